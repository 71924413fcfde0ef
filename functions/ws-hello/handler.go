package main

import (
	"context"
	"time"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/socket"
)

type (
	hello func(ctx context.Context, c parley.Credential, connectedAt time.Time) (access.Registered, presence.News, error)
	tell  func(ctx context.Context, n presence.News) error
)

func handler(hello hello, tell tell) socket.Handler {
	return func(ctx context.Context, f *socket.Frame) (socket.Answer, error) {
		if err := f.Bare(); err != nil {
			return socket.Answer{}, err
		}
		registered, news, err := hello(ctx, f.Credential, f.ConnectedAt)
		if err != nil {
			return socket.Answer{}, err
		}
		return socket.Ready(registered).Then(func(ctx context.Context) error { return tell(ctx, news) }), nil
	}
}
