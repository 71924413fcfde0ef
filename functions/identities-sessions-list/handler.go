package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type session struct {
	ID        string    `json:"id"`
	CreatedAt wire.Time `json:"created_at"`
	ExpiresAt wire.Time `json:"expires_at"`
}

func sessionOf(s parley.Session) session {
	return session{ID: s.ID, CreatedAt: wire.Time(s.CreatedAt), ExpiresAt: wire.Time(s.ExpiresAt)}
}

type list func(ctx context.Context, c parley.Credential, named string, page parley.Page) (sessions []parley.Session, total int, err error)

func handler(list list) web.Handler {
	return func(ctx context.Context, r *web.Request) (web.Response, error) {
		q := r.Query()
		page := q.Page()
		if err := q.Err(); err != nil {
			return web.Response{}, err
		}
		sessions, total, err := list(ctx, r.Credential, r.Param("user"), page)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.ListOf(sessions, sessionOf, page, int64(total))), nil
	}
}
