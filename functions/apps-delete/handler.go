package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type archive func(ctx context.Context, c parley.Credential, named string) error

func handler(archive archive) web.Handler { return web.NamedGone("id", archive) }
