package main

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	Participants *[]string      `json:"participants"`
	Types        []string       `json:"types"`
	Metadata     jsontext.Value `json:"metadata"`
}

type search func(ctx context.Context, c parley.Credential, q messaging.ChannelQuery) (messaging.Channels, error)

func handler(search search) web.Handler {
	return func(ctx context.Context, r *web.Request) (web.Response, error) {
		query := r.Query()
		page := query.Page()
		if err := query.Err(); err != nil {
			return web.Response{}, err
		}
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		if body.Participants == nil {
			return web.Response{}, web.Missing("/participants")
		}
		types, err := parley.ChannelTypes(body.Types, "/types")
		if err != nil {
			return web.Response{}, err
		}
		found, err := search(ctx, r.Credential, messaging.ChannelQuery{
			Participants: *body.Participants, Types: types, Metadata: body.Metadata, Page: page,
		})
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.ChannelsOf(found.Views, page, found.Total)), nil
	}
}
