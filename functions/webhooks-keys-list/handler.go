package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type response struct {
	Keys []wire.WebhookKey `json:"keys"`
}

type keys func(ctx context.Context, named string) ([]parley.WebhookKeys, error)

func handler(keys keys) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		found, err := keys(ctx, r.Param("id"))
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(response{wire.Each(found, wire.WebhookKeyOf)}), nil
	})
}
