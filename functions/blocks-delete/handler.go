package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type unblock func(ctx context.Context, c parley.Credential, named string) error

func handler(unblock unblock) web.Handler { return web.NamedGone("user", unblock) }
