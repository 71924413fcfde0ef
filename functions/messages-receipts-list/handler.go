package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type list func(ctx context.Context, c parley.Credential, named string, page parley.Page) (messaging.Receipts, error)

func handler(list list) web.Handler {
	return func(ctx context.Context, r *web.Request) (web.Response, error) {
		query := r.Query()
		page := query.Page()
		if err := query.Err(); err != nil {
			return web.Response{}, err
		}
		receipts, err := list(ctx, r.Credential, r.Param("id"), page)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(shape(receipts, page)), nil
	}
}

// receipt is a recipient's watermarks, and what they say of the message.
type receipt struct {
	wire.Receipt
	Status string `json:"status"`
}

func shape(receipts messaging.Receipts, page parley.Page) wire.List[receipt] {
	return wire.ListOf(receipts.Recipients, func(m parley.Member) receipt {
		return receipt{wire.Receipt{UserID: m.User, Delivered: m.Delivered, Seen: m.Seen}, m.Status(receipts.Sequence)}
	}, page, int64(receipts.Total))
}
