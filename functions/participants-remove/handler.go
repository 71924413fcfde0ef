package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type remove func(ctx context.Context, c parley.Credential, named, who string) error

func handler(remove remove) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		if err := remove(ctx, r.Credential, r.Param("id"), r.Param("user")); err != nil {
			return web.Response{}, err
		}
		return web.NoContent(), nil
	})
}
