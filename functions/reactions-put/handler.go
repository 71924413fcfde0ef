package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type react func(ctx context.Context, c parley.Credential, named, key string) (messaging.MessageView, error)

func handler(react react) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		message, err := react(ctx, r.Credential, r.Param("id"), r.Param("key"))
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.MessageOf(message)), nil
	})
}
