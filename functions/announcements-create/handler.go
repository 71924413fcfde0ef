package main

import (
	"context"
	"net/http"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type announce func(ctx context.Context, c parley.Credential, req messaging.AnnounceRequest) (messaging.AnnouncementView, error)

func handler(announce announce) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body wire.Announce
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		req, err := body.Request(r.HeaderGiven("Idempotency-Key"))
		if err != nil {
			return web.Response{}, err
		}
		view, err := announce(ctx, r.Credential, req)
		if err != nil {
			return web.Response{}, err
		}
		return web.Response{Status: http.StatusAccepted, Body: wire.AnnouncedOf(view, nil)}, nil
	})
}
