package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	SequenceID *int64 `json:"sequence_id"`
}

type markChannel func(ctx context.Context, c parley.Credential, named string, mark messaging.Mark, sequence int64) (messaging.Watermarks, error)

func handler(mark markChannel) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		if body.SequenceID == nil {
			return web.Response{}, web.Missing("/sequence_id")
		}
		watermarks, err := mark(ctx, r.Credential, r.Param("id"), messaging.Seen, *body.SequenceID)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.WatermarksOf(watermarks)), nil
	})
}
