package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type revoke func(ctx context.Context, c parley.Credential, named string) error

func handler(revoke revoke) web.Handler { return web.NamedGone("id", revoke) }
