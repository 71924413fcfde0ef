package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type list func(ctx context.Context, c parley.Credential) ([]parley.Webhook, error)

func handler(list list) web.Handler {
	return func(ctx context.Context, r *web.Request) (web.Response, error) {
		query := r.Query()
		page := query.Page()
		if err := query.Err(); err != nil {
			return web.Response{}, err
		}
		webhooks, err := list(ctx, r.Credential)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.ListOf(parley.Cut(webhooks, page), wire.WebhookOf, page, int64(len(webhooks)))), nil
	}
}
