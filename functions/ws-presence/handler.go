package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	Status *string   `json:"status"`
	Watch  *[]string `json:"watch"`
}

// answer is how those are who are watched from now on.
type answer struct {
	Presence []wire.Presence `json:"presence"`
}

type (
	set  func(ctx context.Context, c parley.Credential, change presence.Change) ([]parley.Presence, presence.News, error)
	tell func(ctx context.Context, n presence.News) error
)

func handler(set set, tell tell) socket.Handler {
	return func(ctx context.Context, f *socket.Frame) (socket.Answer, error) {
		var body request
		if err := f.Decode(&body); err != nil {
			return socket.Answer{}, err
		}
		watched, news, err := set(ctx, f.Credential, presence.Change(body))
		if err != nil {
			return socket.Answer{}, err
		}
		shown := answer{wire.Each(watched, wire.PresenceOf)}
		return socket.OK(shown).Then(func(ctx context.Context) error { return tell(ctx, news) }), nil
	}
}
