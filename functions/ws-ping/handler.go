package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/socket"
)

type check func(ctx context.Context, c parley.Credential) error

func handler(check check) socket.Handler {
	return func(ctx context.Context, f *socket.Frame) (socket.Answer, error) {
		if err := f.Bare(); err != nil {
			return socket.Answer{}, err
		}
		return socket.Pong(), check(ctx, f.Credential)
	}
}
