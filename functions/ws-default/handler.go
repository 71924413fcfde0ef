package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/socket"
)

type check func(ctx context.Context, c parley.Credential) error

func handler(check check) socket.Handler {
	return func(ctx context.Context, f *socket.Frame) (socket.Answer, error) {
		if err := check(ctx, f.Credential); err != nil {
			return socket.Answer{}, err
		}
		if f.Type == "" {
			return socket.Answer{}, parley.RefuseField(parley.InvalidRequest, "/type", "missing")
		}
		return socket.Answer{}, parley.RefuseField(parley.InvalidRequest, "/type", "no frame is of this type")
	}
}
