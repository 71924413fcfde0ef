package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type end func(ctx context.Context, c parley.Credential, named string) error

func handler(end end) web.Handler { return web.NamedGone("user", end) }
