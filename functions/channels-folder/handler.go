package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	Folder *parley.Folder `json:"folder"`
}

type move func(ctx context.Context, c parley.Credential, named string, to parley.Folder) (messaging.ChannelView, error)

func handler(move move) web.Handler {
	return web.NamedWith("id", func(ctx context.Context, c parley.Credential, named string, body request) (messaging.ChannelView, error) {
		if body.Folder == nil {
			return messaging.ChannelView{}, web.Missing("/folder")
		}
		return move(ctx, c, named, *body.Folder)
	}, wire.ChannelOf)
}
