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
	return web.NamedWith("kid", func(ctx context.Context, c parley.Credential, kid string, body request) (parley.IdentityProviderKey, error) {
		return put(ctx, c, kid, body.PublicKey, body.JWK)
	}, wire.ProviderKeyOf)
}
