package main

import (
	"context"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	AppID         *string `json:"app_id"`
	IdentityToken *string `json:"identity_token"`
}

type response struct {
	SessionToken string        `json:"session_token"`
	ExpiresAt    wire.Time     `json:"expires_at"`
	Identity     wire.Identity `json:"identity"`
	Warnings     []string      `json:"warnings,omitzero"`
}

type create func(ctx context.Context, named, identityToken string) (access.Login, error)

func handler(create create) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		if body.AppID == nil {
			return web.Response{}, web.Missing("/app_id")
		}
		if body.IdentityToken == nil {
			return web.Response{}, web.Missing("/identity_token")
		}
		login, err := create(ctx, *body.AppID, *body.IdentityToken)
		if err != nil {
			return web.Response{}, err
		}
		return web.Created(response{
			SessionToken: login.Token, ExpiresAt: wire.Time(login.ExpiresAt),
			Identity: wire.IdentityOf(access.IdentityView{Identity: login.Identity, Private: true}),
			Warnings: login.Warnings,
		}, true), nil
	})
}
