package template

import (
	"strings"
	"time"
)

// What SAM and Lambda take where a template says nothing.
const (
	defaultTimeout = 3
	defaultMemory  = 128
)

// implicitAPI is SAM's name for the HTTP API of events that name none.
const implicitAPI = "ServerlessHttpApi"

func (r *reader) function(d *document, res resource) error {
	folder, err := d.folder(res)
	if err != nil {
		return err
	}
	if err := r.claim("function", folder, res.place); err != nil {
		return err
	}
	f := Function{LogicalID: res.id, Folder: folder, Place: res.place}
	timeout, err := d.number(d.withGlobal(res, "Timeout"), defaultTimeout)
	if err != nil {
		return err
	}
	f.Timeout = time.Duration(timeout) * time.Second
	if f.MemoryMB, err = d.number(d.withGlobal(res, "MemorySize"), defaultMemory); err != nil {
		return err
	}
	if f.Reserved, err = d.number(d.withGlobal(res, "ReservedConcurrentExecutions"), 0); err != nil {
		return err
	}
	if f.Environment, err = d.environment(res); err != nil {
		return err
	}
	if f.Policies, err = d.policies(res); err != nil {
		return err
	}
	if f.Routes, err = d.routes(res); err != nil {
		return err
	}
	if err := d.events(&f, res); err != nil {
		return err
	}
	r.stack.Functions = append(r.stack.Functions, f)
	return nil
}

func (d *document) withGlobal(res resource, property string) value {
	if own := res.properties.get(property); !own.is(null) {
		return own
	}
	return d.root.get("Globals", "Function", property)
}

// environment is Globals' variables with the function's own above them, as SAM merges them.
func (d *document) environment(res resource) (map[string]string, error) {
	out := map[string]string{}
	for _, section := range []value{d.root.get("Globals", "Function"), res.properties} {
		variables, err := d.resolve(section.get("Environment", "Variables"))
		if err != nil {
			return nil, err
		}
		for _, e := range variables.entries {
			if !e.value.is(scalar) {
				return nil, errorAt(e.value.place, "the variable %s must be a text", e.key)
			}
			out[e.key] = e.value.text
		}
	}
	return out, nil
}

func (d *document) routes(res resource) ([]Route, error) {
	var out []Route
	for _, e := range res.properties.get("Events").entries {
		if e.value.get("Type").text != "HttpApi" {
			continue
		}
		route, err := d.route(e.value.get("Properties"), e.value.place)
		if err != nil {
			return nil, err
		}
		out = append(out, route)
	}
	return out, nil
}

func (d *document) route(properties value, place Place) (Route, error) {
	path, err := d.text(properties.get("Path"))
	if err != nil {
		return Route{}, err
	}
	method, err := d.text(properties.get("Method"))
	if err != nil {
		return Route{}, err
	}
	api, err := d.text(properties.get("ApiId"))
	if err != nil {
		return Route{}, err
	}
	if api == "" {
		api = implicitAPI
	}
	if path == "" && method == "" || path == Default {
		return Route{API: api, Path: Default, Place: place}, nil
	}
	if !strings.HasPrefix(path, "/") || method == "" {
		return Route{}, errorAt(place, "a route needs a Method and a Path that begins with /")
	}
	method = strings.ToUpper(method)
	if method == "*" || method == "X-AMAZON-APIGATEWAY-ANY-METHOD" {
		method = "ANY"
	}
	return Route{API: api, Method: method, Path: path, Place: place}, nil
}
