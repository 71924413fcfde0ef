package main

import (
	"context"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type get func(ctx context.Context, c parley.Credential, named string) (access.IdentityView, error)

func handler(get get) web.Handler { return web.Named("user", get, wire.IdentityOf) }
