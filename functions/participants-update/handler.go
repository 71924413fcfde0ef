package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	Role *string `json:"role"`
}

type update func(ctx context.Context, c parley.Credential, named, who string, role parley.Role) (parley.Member, error)

func handler(update update) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		if body.Role == nil {
			return web.Response{}, web.Missing("/role")
		}
		role, err := parley.ParseRole(*body.Role, "/role")
		if err != nil {
			return web.Response{}, err
		}
		member, err := update(ctx, r.Credential, r.Param("id"), r.Param("user"), role)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.MemberOf(member)), nil
	})
}
