package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type unreact func(ctx context.Context, c parley.Credential, named, key string) error

func handler(unreact unreact) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		if err := unreact(ctx, r.Credential, r.Param("id"), r.Param("key")); err != nil {
			return web.Response{}, err
		}
		return web.NoContent(), nil
	})
}
