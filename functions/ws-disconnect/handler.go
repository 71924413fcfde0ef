package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/socket"
)

type leave func(ctx context.Context, c parley.Credential) error

func handler(leave leave) socket.Closing { return socket.Closing(leave) }
