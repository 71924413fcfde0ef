package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type response struct {
	Data []wire.Delivery `json:"data"`
	Meta meta            `json:"meta"`
}

type meta struct {
	PerPage    int64              `json:"per_page"`
	NextBefore *parley.DeliveryID `json:"next_before"` // of the next page; null where there is none
}

type list func(ctx context.Context, c parley.Credential, named, before string, most int) ([]parley.Delivery, error)

func handler(list list) web.Handler {
	return func(ctx context.Context, r *web.Request) (web.Response, error) {
		query := r.Query()
		before, most := query.Text("before", parley.MaxKeyChars), query.Int("per_page", 1, parley.MaxPerPage, parley.DefaultPerPage)
		if err := query.Err(); err != nil {
			return web.Response{}, err
		}
		found, err := list(ctx, r.Credential, r.Param("id"), before, int(most))
		if err != nil {
			return web.Response{}, err
		}
		answer := response{Data: wire.Each(found, wire.DeliveryOf), Meta: meta{PerPage: most}}
		if len(found) == int(most) {
			answer.Meta.NextBefore = &found[most-1].ID
		}
		return web.OK(answer), nil
	}
}
