package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type markMessage func(ctx context.Context, c parley.Credential, named string, mark messaging.Mark) (messaging.MessageView, error)

func handler(mark markMessage) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		message, err := mark(ctx, r.Credential, r.Param("id"), messaging.Delivered)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.MessageOf(message)), nil
	})
}
