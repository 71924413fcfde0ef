package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type response struct {
	Data data      `json:"data"`
	Meta wire.Meta `json:"meta"`
}

type data struct {
	Messages []wire.Message `json:"messages"`
}

type list func(ctx context.Context, c parley.Credential, named string, sel parley.Selection, receipts bool) (messaging.Listing, error)

func handler(list list) web.Handler {
	return func(ctx context.Context, r *web.Request) (web.Response, error) {
		query := r.Query()
		sel := parley.Selection{
			After:      query.Int("from_sequence_id", 0, parley.MaxSequence, 0),
			Before:     query.Int("before_sequence_id", 1, parley.MaxSequence, 0),
			Newest:     query.Has("before_sequence_id") && !query.Has("from_sequence_id"),
			Descending: query.OneOf("order", "asc", "asc", "desc") == "desc",
			Page:       query.Page(),
		}
		receipts := query.Bool("receipts")
		if err := query.Err(); err != nil {
			return web.Response{}, err
		}
		listing, err := list(ctx, r.Credential, r.Param("id"), sel, receipts)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(response{
			Data: data{Messages: wire.MessagesOf(listing.Messages)},
			Meta: wire.MetaOf(sel.Page, listing.Total),
		}), nil
	}
}
