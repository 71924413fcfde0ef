package main

import (
	"context"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

// request is all that is set beside keys by hand: what is left out, or null, is none.
type request struct {
	Issuer  web.OrNull[string] `json:"issuer"`
	JWKSURL web.OrNull[string] `json:"jwks_url"`
}

type put func(ctx context.Context, c parley.Credential, issuer, jwksURL *string) (access.ProviderView, error)

func handler(put put) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		stored, err := put(ctx, r.Credential, body.Issuer.Value, body.JWKSURL.Value)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.IdentityProviderOf(stored)), nil
	})
}
