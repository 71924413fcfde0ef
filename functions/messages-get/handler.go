package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type get func(ctx context.Context, c parley.Credential, named string) (messaging.MessageView, error)

func handler(get get) web.Handler { return web.Named("id", get, wire.MessageOf) }
