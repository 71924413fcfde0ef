package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type block func(ctx context.Context, c parley.Credential, named string) (parley.Block, error)

func handler(block block) web.Handler { return web.Named("user", block, wire.BlockOf) }
