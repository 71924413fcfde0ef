package main

import (
	"context"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	Issuer  *string `json:"issuer"`
	JWKSURL *string `json:"jwks_url"`
}

type put func(ctx context.Context, c parley.Credential, issuer, jwksURL *string) (access.ProviderView, error)

func handler(put put) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		stored, err := put(ctx, r.Credential, body.Issuer, body.JWKSURL)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.IdentityProviderOf(stored)), nil
	})
}
