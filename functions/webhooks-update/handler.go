package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

// request is a merge patch: an absent field stays as it is.
type request struct {
	URL         *string  `json:"url"`
	Events      []string `json:"events"`
	UnreadAfter *int64   `json:"unread_after_in_seconds"`
	State       *string  `json:"state"`
}

type patch func(ctx context.Context, c parley.Credential, named string, draft parley.WebhookDraft) (parley.Webhook, error)

func handler(patch patch) web.Handler {
	return web.NamedPatch("id", func(ctx context.Context, c parley.Credential, named string, body request) (parley.Webhook, error) {
		return patch(ctx, c, named, parley.WebhookDraft{URL: body.URL, Events: body.Events, UnreadAfter: body.UnreadAfter, State: body.State})
	}, wire.WebhookOf)
}
