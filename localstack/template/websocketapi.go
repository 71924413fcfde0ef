package template

import "strings"

// WebSocketAPI is a WebSocket API with its routes and, where it has one, its authorizer.
type WebSocketAPI struct {
	LogicalID                string
	Stage                    string
	RouteSelectionExpression string
	Routes                   []WebSocketRoute
	Authorizer               *Authorizer // nil where everybody may connect
	Place                    Place
}

// WebSocketRoute leads from a route key, such as "$connect" or "message.send", to a function's folder.
type WebSocketRoute struct {
	Key      string
	Function string
	Place    Place
}

// Authorizer is the function, by its folder, that decides who may connect, and what a request must
// have before it is asked.
type Authorizer struct {
	Function        string
	IdentitySources []string
	Place           Place
}

// webSocketParts are the raw resources that belong to WebSocket APIs: SAM refuses route keys with a
// dot, so that such a route stands beside its API. They are put together when all is read.
type webSocketParts struct {
	routes       []rawRoute
	integrations map[string]rawIntegration // by the target that routes name
}

type rawRoute struct {
	api, key, target string
	place            Place
}

type rawIntegration struct {
	kind, uri string
	place     Place
}

func (r *reader) webSocketAPI(d *document, res resource) error {
	if len(r.stack.WebSocketAPIs) > 0 {
		return errorAt(res.place, "a second WebSocket API; the local stack serves one, %s", r.stack.WebSocketAPIs[0].LogicalID)
	}
	api := WebSocketAPI{LogicalID: res.id, Place: res.place}
	var err error
	if api.Stage, err = d.text(res.properties.get("StageName")); err != nil {
		return err
	}
	if api.Stage == "" {
		api.Stage = "default" // SAM's
	}
	if api.RouteSelectionExpression, err = d.text(res.properties.get("RouteSelectionExpression")); err != nil {
		return err
	}
	if !strings.HasPrefix(api.RouteSelectionExpression, "$request.body.") {
		return errorAt(res.place, "the RouteSelectionExpression of %s must be $request.body.NAME to be served here", res.id)
	}
	for _, e := range res.properties.get("Routes").entries {
		route, err := d.webSocketRoute(e)
		if err != nil {
			return err
		}
		api.Routes = append(api.Routes, route)
	}
	if api.Authorizer, err = d.authorizer(res.properties.get("Auth")); err != nil {
		return err
	}
	r.stack.WebSocketAPIs = append(r.stack.WebSocketAPIs, api)
	return nil
}

func (d *document) webSocketRoute(e entry) (WebSocketRoute, error) {
	if !e.value.get("RouteResponseSelectionExpression").is(null) {
		return WebSocketRoute{}, errorAt(e.value.place, "the route %s has a route response; none is served here", e.key)
	}
	function, err := d.functionOf(e.value.get("FunctionArn"), "the route "+e.key)
	return WebSocketRoute{e.key, function, e.value.place}, err
}

// functionOf is the folder of the function whose ARN stands at v.
func (d *document) functionOf(v value, what string) (string, error) {
	arn, err := d.text(v)
	if err != nil {
		return "", err
	}
	folder, ok := functionInARN(arn)
	if !ok {
		return "", errorAt(v.place, "%s has no function of this template", what)
	}
	return folder, nil
}

func functionInARN(arn string) (string, bool) {
	folder, ok := strings.CutPrefix(arn, "arn:aws:lambda:"+Region+":"+Account+":function:")
	return folder, ok && folder != ""
}

func (d *document) authorizer(v value) (*Authorizer, error) {
	kind, err := d.text(v.get("AuthType"))
	if err != nil {
		return nil, err
	}
	switch strings.ToUpper(kind) {
	case "", "NONE":
		return nil, nil
	case "CUSTOM":
	default:
		return nil, errorAt(v.place, "AuthType %s is not served here; CUSTOM and NONE are", kind)
	}
	a := &Authorizer{Place: v.place}
	if a.Function, err = d.functionOf(v.get("AuthArn"), "the authorizer"); err != nil {
		return nil, err
	}
	if a.IdentitySources, err = d.texts(v.get("IdentitySource")); err != nil {
		return nil, err
	}
	for _, source := range a.IdentitySources {
		if !strings.HasPrefix(source, "route.request.header.") && !strings.HasPrefix(source, "route.request.querystring.") {
			return nil, errorAt(v.place, "the identity source %s is not served here; route.request.header.NAME and route.request.querystring.NAME are", source)
		}
	}
	return a, nil
}

func (r *reader) webSocketRoute(d *document, res resource) error {
	route := rawRoute{place: res.place}
	for _, field := range []struct {
		name string
		to   *string
	}{{"ApiId", &route.api}, {"RouteKey", &route.key}, {"Target", &route.target}} {
		var err error
		if *field.to, err = d.text(res.properties.get(field.name)); err != nil {
			return err
		}
		if *field.to == "" {
			return errorAt(res.place, "the route %s has no %s", res.id, field.name)
		}
	}
	r.webSockets.routes = append(r.webSockets.routes, route)
	return nil
}

func (r *reader) webSocketIntegration(d *document, res resource) error {
	kind, err := d.text(res.properties.get("IntegrationType"))
	if err != nil {
		return err
	}
	uri, err := d.text(res.properties.get("IntegrationUri"))
	if err != nil {
		return err
	}
	if r.webSockets.integrations == nil {
		r.webSockets.integrations = map[string]rawIntegration{}
	}
	r.webSockets.integrations["integrations/"+res.id] = rawIntegration{kind, uri, res.place}
	return nil
}

// checkWebSocketAPIs puts raw routes to their APIs, and makes sure that every route of every API has a
// function, and no two have one key.
func (r *reader) checkWebSocketAPIs() error {
	for _, raw := range r.webSockets.routes {
		if err := r.addRawRoute(raw); err != nil {
			return err
		}
	}
	folders := map[string]bool{}
	for _, f := range r.stack.Functions {
		folders[f.Folder] = true
	}
	for _, api := range r.stack.WebSocketAPIs {
		for _, route := range api.Routes {
			if !folders[route.Function] {
				return errorAt(route.Place, "the route %s leads to %s, which is no function of this template", route.Key, route.Function)
			}
			if err := r.claim("route", api.LogicalID+" "+route.Key, route.Place); err != nil {
				return err
			}
		}
		if a := api.Authorizer; a != nil && !folders[a.Function] {
			return errorAt(a.Place, "the authorizer %s is no function of this template", a.Function)
		}
	}
	return nil
}

func (r *reader) addRawRoute(raw rawRoute) error {
	integration, ok := r.webSockets.integrations[raw.target]
	if !ok {
		return errorAt(raw.place, "the route %s leads to %s, which is no integration of this template", raw.key, raw.target)
	}
	if integration.kind != "AWS_PROXY" {
		return errorAt(integration.place, "the integration of the route %s is %q; only AWS_PROXY is served here", raw.key, integration.kind)
	}
	_, arn, _ := strings.Cut(integration.uri, ":lambda:path/2015-03-31/functions/")
	arn, whole := strings.CutSuffix(arn, "/invocations")
	folder, ok := functionInARN(arn)
	if !whole || !ok {
		return errorAt(integration.place, "the integration of the route %s has no function of this template in its IntegrationUri", raw.key)
	}
	for i := range r.stack.WebSocketAPIs {
		if api := &r.stack.WebSocketAPIs[i]; api.LogicalID == raw.api {
			api.Routes = append(api.Routes, WebSocketRoute{raw.key, folder, raw.place})
			return nil
		}
	}
	return errorAt(raw.place, "the route %s is of %s, which is no WebSocket API of this template", raw.key, raw.api)
}
