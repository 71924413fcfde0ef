package main

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	Participants *[]string      `json:"participants"`
	Type         wire.Word      `json:"type"`
	Exposed      bool           `json:"exposed"`
	Title        string         `json:"title"`
	Description  string         `json:"description"`
	Metadata     jsontext.Value `json:"metadata"`
	Distinct     bool           `json:"distinct"`
	History      wire.Word      `json:"history"`
	Invite       wire.Word      `json:"invite"`
	UUID         *string        `json:"uuid"`
}

type create func(ctx context.Context, c parley.Credential, draft parley.ChannelDraft) (view messaging.ChannelView, fresh bool, err error)

func handler(create create) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		if body.Participants == nil {
			return web.Response{}, web.Missing("/participants")
		}
		view, fresh, err := create(ctx, r.Credential, parley.ChannelDraft{
			Participants: *body.Participants, Type: string(body.Type), Exposed: body.Exposed, Title: body.Title, Description: body.Description,
			Metadata: body.Metadata, Distinct: body.Distinct, History: string(body.History), Invite: string(body.Invite), UUID: body.UUID,
		})
		if err != nil {
			return web.Response{}, err
		}
		return web.Created(wire.ChannelOf(view), fresh).Tagged(view.Revision), nil
	})
}
