package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type get func(ctx context.Context, c parley.Credential, named string) (parley.Webhook, error)

func handler(get get) web.Handler { return web.Named("id", get, wire.WebhookOf) }
