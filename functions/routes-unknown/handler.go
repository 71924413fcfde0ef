package main

import (
	"context"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

// route is a path of the contract and the methods that it has.
type route struct {
	segments []string
	methods  []string
}

// handler reads the routes from the contract, so that it cannot know others than the documents.
func handler(document []byte) web.Handler {
	routes, broken := readRoutes(document)
	return func(_ context.Context, r *web.Request) (web.Response, error) {
		if broken != nil {
			return web.Response{}, broken
		}
		if methods := methodsOf(routes, r.Path()); len(methods) > 0 {
			refusal := parley.Refuse(parley.MethodNotAllowed, "this path takes "+strings.Join(methods, ", "))
			refusal.Allow = methods
			return web.Response{}, refusal
		}
		return web.Response{}, parley.Refuse(parley.NotFound, "no such path; GET /v1/openapi.json lists them all")
	}
}

func readRoutes(document []byte) ([]route, error) {
	var contract struct {
		Paths map[string]map[string]any `yaml:"paths"`
	}
	if err := yaml.Unmarshal(document, &contract); err != nil {
		return nil, err
	}
	var routes []route
	for path, operations := range contract.Paths {
		r := route{segments: strings.Split(path, "/")}
		for method := range operations {
			switch method {
			case "get", "put", "post", "patch", "delete":
				r.methods = append(r.methods, strings.ToUpper(method))
			}
		}
		slices.Sort(r.methods)
		routes = append(routes, r)
	}
	return routes, nil
}

func methodsOf(routes []route, path string) []string {
	segments := strings.Split(path, "/")
	var methods []string
	for _, r := range routes {
		if matches(r.segments, segments) {
			methods = append(methods, r.methods...)
		}
	}
	slices.Sort(methods)
	return slices.Compact(methods)
}

func matches(pattern, segments []string) bool {
	return slices.EqualFunc(pattern, segments, func(p, s string) bool {
		return p == s || strings.HasPrefix(p, "{") && s != ""
	})
}
