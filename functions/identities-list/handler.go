package main

import (
	"context"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	UserIDs *[]string `json:"user_ids"`
}

type response struct {
	Data []wire.Identity `json:"data"`
}

type list func(ctx context.Context, c parley.Credential, named []string) ([]access.IdentityView, error)

func handler(list list) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		if body.UserIDs == nil {
			return web.Response{}, web.Missing("/user_ids")
		}
		identities, err := list(ctx, r.Credential, *body.UserIDs)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(response{Data: wire.Each(identities, wire.IdentityOf)}), nil
	})
}
