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
	return web.NamedWith("id", func(ctx context.Context, c parley.Credential, named string, body request) (messaging.Watermarks, error) {
		if body.SequenceID == nil {
			return messaging.Watermarks{}, web.Missing("/sequence_id")
		}
		return mark(ctx, c, named, messaging.Cleared, *body.SequenceID)
	}, wire.WatermarksOf)
}
