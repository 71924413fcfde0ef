package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type deleteMessage func(ctx context.Context, c parley.Credential, named string) error

func handler(deleteMessage deleteMessage) web.Handler { return web.NamedGone("id", deleteMessage) }
