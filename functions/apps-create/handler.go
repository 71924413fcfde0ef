package main

import (
	"context"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	Name *string `json:"name"`
}

type response struct {
	Staging    half `json:"staging"`
	Production half `json:"production"`
}

type half struct {
	App    wire.App `json:"app"`
	APIKey string   `json:"api_key"`
}

type create func(ctx context.Context, c parley.Credential, name string) (staging, production access.AppWithKey, err error)

func handler(create create) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		if body.Name == nil {
			return web.Response{}, web.Missing("/name")
		}
		staging, production, err := create(ctx, r.Credential, *body.Name)
		if err != nil {
			return web.Response{}, err
		}
		return web.Created(response{halfOf(staging), halfOf(production)}, true), nil
	})
}

func halfOf(a access.AppWithKey) half { return half{App: wire.AppOf(a.App), APIKey: a.APIKey} }
