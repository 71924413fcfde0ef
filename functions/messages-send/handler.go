package main

import (
	"context"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	Message    *message    `json:"message"`
	Recipients *recipients `json:"recipients"`
}

type message struct {
	Type     string         `json:"type"`
	Content  jsontext.Value `json:"content"`
	Parts    *[]part        `json:"parts"`
	Metadata jsontext.Value `json:"metadata"`
	UUID     *string        `json:"uuid"`
}

type part struct {
	MimeType *string `json:"mime_type"`
	Body     *string `json:"body"`
	Encoding string  `json:"encoding"`
	Name     string  `json:"name"`
}

type recipients struct {
	Channels *[]string `json:"channels"`
}

// several is the answer to a send into more than one channel.
type several struct {
	Data outcomes `json:"data"`
}

type outcomes struct {
	Messages []outcome `json:"messages"`
}

type outcome struct {
	ChannelID string        `json:"channel_id"`
	Message   *wire.Message `json:"message,omitzero"`
	Problem   any           `json:"problem,omitzero"`
}

type send func(ctx context.Context, c parley.Credential, req messaging.SendRequest) ([]messaging.Sent, error)

func handler(send send) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		req, err := decode(r)
		if err != nil {
			return web.Response{}, err
		}
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

func decode(r *web.Request) (messaging.SendRequest, error) {
	var body request
	if err := r.Decode(&body); err != nil {
		return messaging.SendRequest{}, err
	}
	switch {
	case body.Message == nil:
		return messaging.SendRequest{}, web.Missing("/message")
	case body.Recipients == nil || body.Recipients.Channels == nil:
		return messaging.SendRequest{}, web.Missing("/recipients/channels")
	}
	m := body.Message
	draft := parley.MessageDraft{Type: m.Type, Content: m.Content, Metadata: m.Metadata}
	if m.Parts != nil {
		draft.HasParts = true
		var err error
		if draft.Parts, err = partsOf(*m.Parts); err != nil {
			return messaging.SendRequest{}, err
		}
	}
	return messaging.SendRequest{
		Message: draft, Key: r.HeaderGiven("Idempotency-Key"), UUID: m.UUID, Channels: *body.Recipients.Channels,
	}, nil
}

func partsOf(list []part) ([]parley.Part, error) {
	var parts []parley.Part
	for i, p := range list {
		at := "/message/parts/" + strconv.Itoa(i)
		switch {
		case p.MimeType == nil:
			return nil, web.Missing(at + "/mime_type")
		case p.Body == nil:
			return nil, web.Missing(at + "/body")
		}
		parts = append(parts, parley.Part{MimeType: *p.MimeType, Body: *p.Body, Encoding: p.Encoding, Name: p.Name})
	}
	return parts, nil
}

func one(s messaging.Sent) (web.Response, error) {
	if s.Err != nil {
		return web.Response{}, s.Err
	}
	return web.Created(wire.MessageOf(s.Message), s.Fresh), nil
}

// many answers for each channel by itself; where none took the message, with the first problem.
func many(r *web.Request, sent []messaging.Sent) (web.Response, error) {
	var (
		list             []outcome
		anyTaken, anyNew bool
	)
	for _, s := range sent {
		o := outcome{ChannelID: s.Channel}
		if s.Err != nil {
			o.Problem = web.ProblemOf(s.Err, r.ID)
		} else {
			s.Message.Listed = true // as in lists: twenty large ones together would not fit into an answer
			shaped := wire.MessageOf(s.Message)
			o.Message = &shaped
			anyTaken, anyNew = true, anyNew || s.Fresh
		}
		list = append(list, o)
	}
	if !anyTaken {
		return web.Response{}, messaging.Refusal(sent)
	}
	return web.Created(several{outcomes{list}}, anyNew), nil
}
