package main

import (
	"context"
	"time"

	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	AppID *string `json:"app_id"`
}

type response struct {
	Nonce     string    `json:"nonce"`
	ExpiresAt wire.Time `json:"expires_at"`
}

type create func(ctx context.Context, named string) (nonce string, expires time.Time, err error)

func handler(create create) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		if body.AppID == nil {
			return web.Response{}, web.Missing("/app_id")
		}
		nonce, expires, err := create(ctx, *body.AppID)
		if err != nil {
			return web.Response{}, err
		}
		return web.Created(response{nonce, wire.Time(expires)}, true), nil
	})
}
