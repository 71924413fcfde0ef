package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type cancel func(ctx context.Context, c parley.Credential, named string) error

func handler(cancel cancel) web.Handler { return web.NamedGone("id", cancel) }
