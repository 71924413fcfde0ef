package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type remove func(ctx context.Context, c parley.Credential, named string) error

func handler(remove remove) web.Handler { return web.NamedGone("id", remove) }
