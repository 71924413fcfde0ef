package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type apiKey struct {
	ID        string    `json:"id"`
	CreatedAt wire.Time `json:"created_at"`
}

type list func(ctx context.Context, c parley.Credential) ([]parley.APIKeyRecord, error)

func handler(list list) web.Handler {
	return func(ctx context.Context, r *web.Request) (web.Response, error) {
		query := r.Query()
		page := query.Page()
		if err := query.Err(); err != nil {
			return web.Response{}, err
		}
		keys, err := list(ctx, r.Credential)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.ListOf(parley.Cut(keys, page), apiKeyOf, page, int64(len(keys)))), nil
	}
}

func apiKeyOf(k parley.APIKeyRecord) apiKey {
	return apiKey{ID: k.ID, CreatedAt: wire.Time(k.CreatedAt)}
}
