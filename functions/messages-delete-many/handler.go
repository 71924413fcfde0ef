package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	IDs *[]string `json:"ids"`
}

type response struct {
	Data deleted `json:"data"`
}

type deleted struct {
	Messages []wire.Message `json:"messages"`
}

type deleteMessages func(ctx context.Context, c parley.Credential, named []string) ([]messaging.MessageView, error)

func handler(deleteMessages deleteMessages) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		if body.IDs == nil {
			return web.Response{}, web.Missing("/ids")
		}
		left, err := deleteMessages(ctx, r.Credential, *body.IDs)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(response{deleted{wire.MessagesOf(left)}}), nil
	})
}
