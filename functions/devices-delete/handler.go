package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type forget func(ctx context.Context, c parley.Credential, named string) error

func handler(forget forget) web.Handler { return web.NamedGone("id", forget) }
