package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type (
	listMine    func(ctx context.Context, c parley.Credential, f messaging.ChannelFilter) (messaging.Channels, error)
	listExposed func(ctx context.Context, c parley.Credential, titlePrefix string, page parley.Page) (messaging.Channels, error)
)

func handler(mine listMine, exposed listExposed) web.Handler {
	return func(ctx context.Context, r *web.Request) (web.Response, error) {
		query := r.Query()
		if query.Bool("exposed") {
			return answerExposed(ctx, r, query, exposed)
		}
		return answerMine(ctx, r, query, mine)
	}
}

func answerMine(ctx context.Context, r *web.Request, query *web.Query, list listMine) (web.Response, error) {
	filter := messaging.ChannelFilter{
		Unread:    query.Bool("unread"),
		ByCreated: query.OneOf("sort", "activity", "activity", "created") == "created",
		Folder:    parley.Folder(query.OneOf("folder", "inbox", "inbox", "requests", "declined")),
		Page:      query.Page(),
	}
	words := query.Words("types", "PERSONAL", "GROUP", "MULTI", "ANNOUNCEMENTS")
	query.Without("goes with exposed=true only", "title_prefix")
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

func answerExposed(ctx context.Context, r *web.Request, query *web.Query, list listExposed) (web.Response, error) {
	prefix, page := query.Text("title_prefix", parley.MaxTitleChars), query.Page()
	query.Without("does not go with exposed=true, which lists by title what need not be yours", "types", "unread", "sort", "folder")
	if err := query.Err(); err != nil {
		return web.Response{}, err
	}
	channels, err := list(ctx, r.Credential, prefix, page)
	if err != nil {
		return web.Response{}, err
	}
	return web.OK(wire.FoundChannelsOf(channels.Views, page, channels.Total)), nil
}
