package main

import (
	"context"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type get func(ctx context.Context, c parley.Credential) (access.ProviderView, error)

func handler(get get) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		found, err := get(ctx, r.Credential)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.IdentityProviderOf(found)), nil
	})
}
