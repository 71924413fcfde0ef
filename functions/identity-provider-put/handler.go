package main

import (
	"context"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

// request is all that is set beside keys by hand: what is left out, or null, is none.
type request struct {
	Issuer  jsontext.Value `json:"issuer"`
	JWKSURL jsontext.Value `json:"jwks_url"`
}

type put func(ctx context.Context, c parley.Credential, issuer, jwksURL *string) (access.ProviderView, error)

func handler(put put) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		issuer, err := textOrNone(body.Issuer, "/issuer")
		if err != nil {
			return web.Response{}, err
		}
		jwksURL, err := textOrNone(body.JWKSURL, "/jwks_url")
		if err != nil {
			return web.Response{}, err
		}
		stored, err := put(ctx, r.Credential, issuer, jwksURL)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.IdentityProviderOf(stored)), nil
	})
}

func textOrNone(value jsontext.Value, at string) (*string, error) {
	if value.Kind() != '"' {
		if len(value) == 0 || value.Kind() == 'n' {
			return nil, nil
		}
		return nil, parley.RefuseField(parley.InvalidRequest, at, "must be a string or null")
	}
	var text string
	err := json.Unmarshal(value, &text)
	return &text, err
}
