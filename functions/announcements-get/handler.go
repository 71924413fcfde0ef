package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type get func(ctx context.Context, c parley.Credential, id string) (messaging.AnnouncementView, error)

func handler(get get) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		view, err := get(ctx, r.Credential, r.Param("id"))
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.AnnouncedOf(view, func(err error) any { return web.ProblemOf(err, r.ID) })), nil
	})
}
