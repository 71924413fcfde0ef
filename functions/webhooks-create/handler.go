package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/webhook"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	URL         *string  `json:"url"`
	Events      []string `json:"events"`
	UnreadAfter *int64   `json:"unread_after_in_seconds"`
	Secret      *string  `json:"secret"`
}

type create func(ctx context.Context, c parley.Credential, draft parley.WebhookDraft) (webhook.View, error)

func handler(create create) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		if body.URL == nil {
			return web.Response{}, web.Missing("/url")
		}
		if body.Events == nil {
			return web.Response{}, web.Missing("/events")
		}
		made, err := create(ctx, r.Credential, parley.WebhookDraft{URL: body.URL, Events: body.Events, UnreadAfter: body.UnreadAfter, Secret: body.Secret})
		if err != nil {
			return web.Response{}, err
		}
		shaped := wire.WebhookOf(made.Webhook)
		shaped.Secret = made.Secret
		return web.Created(shaped, true), nil
	})
}
