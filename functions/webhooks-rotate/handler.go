package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/webhook"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	Secret *string `json:"secret"`
}

type rotate func(ctx context.Context, c parley.Credential, named string, secret *string) (webhook.View, error)

func handler(rotate rotate) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.DecodeOptional(&body); err != nil {
			return web.Response{}, err
		}
		rotated, err := rotate(ctx, r.Credential, r.Param("id"), body.Secret)
		if err != nil {
			return web.Response{}, err
		}
		shaped := wire.WebhookOf(rotated.Webhook)
		shaped.Secret = rotated.Secret
		return web.OK(shaped), nil
	})
}
