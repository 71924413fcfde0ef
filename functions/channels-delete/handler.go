package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type deleteChannel func(ctx context.Context, c parley.Credential, named string) error

func handler(deleteChannel deleteChannel) web.Handler { return web.NamedGone("id", deleteChannel) }
