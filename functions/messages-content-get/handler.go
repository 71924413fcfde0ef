package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type get func(ctx context.Context, c parley.Credential, named, part string) (messaging.ContentView, error)

func handler(get get) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		content, err := get(ctx, r.Credential, r.Param("id"), r.Param("part"))
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.ContentOf(content)), nil
	})
}
