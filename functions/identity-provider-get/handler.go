package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type response struct {
	Keys []wire.ProviderKey `json:"keys"`
}

type keys func(ctx context.Context, c parley.Credential) ([]parley.IdentityProviderKey, error)

func handler(keys keys) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		found, err := keys(ctx, r.Credential)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(response{Keys: wire.Each(found, wire.ProviderKeyOf)}), nil
	})
}
