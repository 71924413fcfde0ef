package main

import (
	"context"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type suspend func(ctx context.Context, c parley.Credential, named string) (access.IdentityView, error)

func handler(suspend suspend) web.Handler { return web.Named("user", suspend, wire.IdentityOf) }
