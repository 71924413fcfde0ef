package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type join func(ctx context.Context, c parley.Credential, named string) (messaging.ChannelView, error)

func handler(join join) web.Handler { return web.Named("id", join, wire.ChannelOf) }
