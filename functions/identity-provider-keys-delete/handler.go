package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type remove func(ctx context.Context, c parley.Credential, kid string) error

func handler(remove remove) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		return web.NoContent(), remove(ctx, r.Credential, r.Param("kid"))
	})
}
