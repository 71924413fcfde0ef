package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/web"
)

type request struct {
	ChannelID *string `json:"channel_id"`
	State     *string `json:"state"`
}

type (
	write func(ctx context.Context, c parley.Credential, channel, state string) (presence.News, error)
	tell  func(ctx context.Context, n presence.News) error
)

func handler(write write, tell tell) socket.Handler {
	return func(ctx context.Context, f *socket.Frame) (socket.Answer, error) {
		var body request
		if err := f.Decode(&body); err != nil {
			return socket.Answer{}, err
		}
		switch {
		case body.ChannelID == nil:
			return socket.Answer{}, web.Missing("/channel_id")
		case body.State == nil:
			return socket.Answer{}, web.Missing("/state")
		}
		news, err := write(ctx, f.Credential, *body.ChannelID, *body.State)
		if err != nil {
			return socket.Answer{}, err
		}
		return socket.OK(nil).Then(func(ctx context.Context) error { return tell(ctx, news) }), nil
	}
}
