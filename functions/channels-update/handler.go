package main

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

// request is a merge patch: null takes a value away, and an absent field stays as it is.
type request struct {
	Title       jsontext.Value `json:"title"`
	Description jsontext.Value `json:"description"`
	Exposed     jsontext.Value `json:"exposed"`
	Invite      jsontext.Value `json:"invite"`
	Metadata    jsontext.Value `json:"metadata"`
}

type patchChannel func(ctx context.Context, c parley.Credential, named string, patch parley.ChannelPatch, revisions []int64) (messaging.ChannelView, error)

func handler(patch patchChannel) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.DecodePatch(&body); err != nil {
			return web.Response{}, err
		}
		view, err := patch(ctx, r.Credential, r.Param("id"), parley.ChannelPatch(body), r.IfMatch())
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.ChannelOf(view)).Tagged(view.Revision), nil
	})
}
