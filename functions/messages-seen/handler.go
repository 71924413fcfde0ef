package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type markMessage func(ctx context.Context, c parley.Credential, named string, mark messaging.Mark) (messaging.MessageView, error)

func handler(mark markMessage) web.Handler {
	return web.Named("id", func(ctx context.Context, c parley.Credential, named string) (messaging.MessageView, error) {
		return mark(ctx, c, named, messaging.Seen)
	}, wire.MessageOf)
}
