package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type redeliver func(ctx context.Context, c parley.Credential, named, delivery string) (parley.Delivery, error)

func handler(redeliver redeliver) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		delivery, err := redeliver(ctx, r.Credential, r.Param("id"), r.Param("delivery"))
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.DeliveryOf(delivery)), nil
	})
}
