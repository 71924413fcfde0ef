package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type list func(ctx context.Context, c parley.Credential, f messaging.ChannelFilter) (messaging.Channels, error)

func handler(list list) web.Handler {
	return func(ctx context.Context, r *web.Request) (web.Response, error) {
		query := r.Query()
		filter := messaging.ChannelFilter{
			Unread:    query.Bool("unread"),
			ByCreated: query.OneOf("sort", "activity", "activity", "created") == "created",
			Page:      query.Page(),
		}
		words := query.Words("types", "PERSONAL", "GROUP", "MULTI")
		if err := query.Err(); err != nil {
			return web.Response{}, err
		}
		var err error
		if filter.Types, err = parley.ChannelTypes(words, "types"); err != nil {
			return web.Response{}, err
		}
		channels, err := list(ctx, r.Credential, filter)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.ChannelsOf(channels.Views, filter.Page, channels.Total)), nil
	}
}
