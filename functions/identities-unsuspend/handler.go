package main

import (
	"context"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type unsuspend func(ctx context.Context, c parley.Credential, named string) (access.IdentityView, error)

func handler(unsuspend unsuspend) web.Handler { return web.Named("user", unsuspend, wire.IdentityOf) }
