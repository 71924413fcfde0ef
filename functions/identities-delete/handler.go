package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type erase func(ctx context.Context, c parley.Credential, named string) error

func handler(erase erase) web.Handler { return web.NamedGone("user", erase) }
