package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type list func(ctx context.Context, c parley.Credential, page parley.Page) (messaging.Blocks, error)

func handler(list list) web.Handler {
	return func(ctx context.Context, r *web.Request) (web.Response, error) {
		query := r.Query()
		page := query.Page()
		if err := query.Err(); err != nil {
			return web.Response{}, err
		}
		blocks, err := list(ctx, r.Credential, page)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.ListOf(blocks.Blocks, wire.BlockOf, page, int64(blocks.Total))), nil
	}
}
