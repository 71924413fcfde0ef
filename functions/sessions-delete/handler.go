package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type end func(ctx context.Context, c parley.Credential) error

func handler(end end) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		return web.NoContent(), end(ctx, r.Credential)
	})
}
