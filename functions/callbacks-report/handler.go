package main

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type response struct {
	Call jsontext.Value `json:"call"`
}

type report func(ctx context.Context, token string, status jsontext.Value) error

// The body is the status, whatever it is. Whoever has the token may say it: no credential is looked at, nor a query,
// which providers add to an address of their own accord.
func handler(report report) web.Handler {
	return func(ctx context.Context, r *web.Request) (web.Response, error) {
		status, err := r.DecodeValue(parley.MaxCallBytes)
		if err != nil {
			return web.Response{}, err
		}
		if err := report(ctx, r.Param("token"), status); err != nil {
			return web.Response{}, err
		}
		return web.OK(response{status}), nil
	}
}
