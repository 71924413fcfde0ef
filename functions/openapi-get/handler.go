package main

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/goccy/go-yaml"

	"github.com/parleyhq/parley/shared/web"
)

// handler serves the document, which is kept as YAML for people, as JSON. A document that cannot be
// turned is found by the tests, not by clients.
func handler(document []byte) web.Handler {
	text, err := yaml.YAMLToJSON(document)
	return web.NoQuery(func(context.Context, *web.Request) (web.Response, error) {
		if err != nil {
			return web.Response{}, err
		}
		answer := web.OK(jsontext.Value(text))
		answer.Header = map[string]string{"Cache-Control": "public, max-age=300"}
		return answer, nil
	})
}
