package template

func (r *reader) httpAPI(d *document, res resource) error {
	stage, err := d.text(res.properties.get("StageName"))
	if err != nil {
		return err
	}
	if stage == "" {
		stage = Default
	}
	setting := res.properties.get("CorsConfiguration")
	if setting.is(null) {
		setting = d.root.get("Globals", "HttpApi", "CorsConfiguration")
	}
	cors, err := d.cors(setting)
	if err != nil {
		return err
	}
	r.stack.HTTPAPIs = append(r.stack.HTTPAPIs, HTTPAPI{LogicalID: res.id, Stage: stage, CORS: cors, Place: res.place})
	return nil
}

// cors reads SAM's forms: true (everything is allowed), or the settings one by one.
func (d *document) cors(v value) (*CORS, error) {
	v, err := d.resolve(v)
	if err != nil {
		return nil, err
	}
	if v.is(null) || v.is(scalar) {
		everything, err := d.flag(v, false)
		if err != nil || !everything {
			return nil, err
		}
		return &CORS{AllowOrigins: []string{"*"}}, nil
	}
	out := &CORS{}
	for _, field := range []struct {
		name string
		to   *[]string
	}{
		{"AllowOrigins", &out.AllowOrigins}, {"AllowMethods", &out.AllowMethods},
		{"AllowHeaders", &out.AllowHeaders}, {"ExposeHeaders", &out.ExposeHeaders},
	} {
		if *field.to, err = d.texts(v.get(field.name)); err != nil {
			return nil, err
		}
	}
	if out.AllowCredentials, err = d.flag(v.get("AllowCredentials"), false); err != nil {
		return nil, err
	}
	out.MaxAge, err = d.number(v.get("MaxAge"), 0)
	return out, err
}

// checkAPIs makes sure that every route leads from an API that exists, and no two from one place.
func (r *reader) checkAPIs() error {
	known := map[string]bool{}
	for _, api := range r.stack.HTTPAPIs {
		known[api.LogicalID] = true
	}
	for _, f := range r.stack.Functions {
		for _, route := range f.Routes {
			if route.API == implicitAPI && !known[implicitAPI] {
				known[implicitAPI] = true
				r.stack.HTTPAPIs = append(r.stack.HTTPAPIs, HTTPAPI{LogicalID: implicitAPI, Stage: Default, Place: route.Place})
			}
			if !known[route.API] {
				return errorAt(route.Place, "there is no HTTP API %s in this template", route.API)
			}
			if err := r.claim("route", route.API+" "+route.Key(), route.Place); err != nil {
				return err
			}
		}
	}
	return nil
}
