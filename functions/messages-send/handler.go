package main

import (
	"context"
	"net/http"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

// several is the answer to a send into more than one channel.
type several struct {
	Data wire.Outcomes `json:"data"`
}

// noted is the answer to a message that is to be sent later.
type noted struct {
	Scheduled wire.Scheduled `json:"scheduled"`
}

type (
	send     func(ctx context.Context, c parley.Credential, req messaging.SendRequest) ([]messaging.Sent, error)
	schedule func(ctx context.Context, c parley.Credential, req messaging.SendRequest) (parley.Scheduled, error)
)

func handler(send send, schedule schedule) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body wire.Send
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		req, err := body.Request(r.HeaderGiven("Idempotency-Key"))
		if err != nil {
			return web.Response{}, err
		}
		if req.Schedule != nil {
			m, err := schedule(ctx, r.Credential, req)
			return web.Response{Status: http.StatusAccepted, Body: noted{wire.ScheduledOf(m)}}, err
		}
		req.URL = r.URL()
		sent, err := send(ctx, r.Credential, req)
		if err != nil {
			return web.Response{}, err
		}
		if len(sent) == 1 {
			return one(sent[0])
		}
		return many(r, sent)
	})
}

func one(s messaging.Sent) (web.Response, error) {
	if s.Err != nil {
		return web.Response{}, s.Err
	}
	return web.Created(wire.MessageOf(s.Message), s.Fresh), nil
}

// many answers for each channel by itself; where none took the message, with the first problem.
func many(r *web.Request, sent []messaging.Sent) (web.Response, error) {
	outcomes, fresh, err := wire.OutcomesOf(sent, func(err error) any { return web.ProblemOf(err, r.ID) })
	if err != nil {
		return web.Response{}, err
	}
	return web.Created(several{outcomes}, fresh), nil
}
