package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	AppID wire.Word `json:"app_id"`
}

type response struct {
	ID        string    `json:"id"`
	APIKey    string    `json:"api_key"`
	CreatedAt wire.Time `json:"created_at"`
}

type create func(ctx context.Context, c parley.Credential, named string) (string, parley.APIKeyRecord, error)

func handler(create create) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.DecodeOptional(&body); err != nil {
			return web.Response{}, err
		}
		key, record, err := create(ctx, r.Credential, string(body.AppID))
		if err != nil {
			return web.Response{}, err
		}
		return web.Created(response{ID: record.ID, APIKey: key, CreatedAt: wire.Time(record.CreatedAt)}, true), nil
	})
}
