package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	wire.Send
	Key *string `json:"key"`
}

type send func(ctx context.Context, c parley.Credential, req messaging.SendRequest) ([]messaging.Sent, error)

func handler(send send) socket.Handler {
	return func(ctx context.Context, f *socket.Frame) (socket.Answer, error) {
		var body request
		if err := f.Decode(&body); err != nil {
			return socket.Answer{}, err
		}
		req, err := body.Request(body.Key)
		if err != nil {
			return socket.Answer{}, err
		}
		sent, err := send(ctx, f.Credential, req)
		if err != nil {
			return socket.Answer{}, err
		}
		if len(sent) == 1 {
			return one(sent[0])
		}
		outcomes, _, err := wire.OutcomesOf(sent, func(err error) any { return web.ProblemOf(err, f.ID) })
		return socket.OK(outcomes).Always(), err
	}
}

func one(s messaging.Sent) (socket.Answer, error) {
	if s.Err != nil {
		return socket.Answer{}, s.Err
	}
	s.Message.Listed = true // as in events: a large one does not fit into a frame
	shaped := wire.MessageOf(s.Message)
	return socket.OK(&shaped).Always(), nil // the connection gets no event of it
}
