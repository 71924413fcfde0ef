package main

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	PublicKey string         `json:"public_key"`
	JWK       jsontext.Value `json:"jwk"`
}

type put func(ctx context.Context, c parley.Credential, kid, publicPEM string, jwk []byte) (parley.IdentityProviderKey, error)

func handler(put put) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		key, err := put(ctx, r.Credential, r.Param("kid"), body.PublicKey, body.JWK)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.ProviderKeyOf(key)), nil
	})
}
