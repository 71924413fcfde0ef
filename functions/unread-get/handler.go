package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type response struct {
	Channels int64 `json:"channels"`
	Messages int64 `json:"messages"`
}

type count func(ctx context.Context, c parley.Credential) (messaging.Unread, error)

func handler(count count) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		unread, err := count(ctx, r.Credential)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(response(unread)), nil
	})
}
