package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	MimeType *string `json:"mime_type"`
	Size     *int64  `json:"size"`
	Name     string  `json:"name"`
	SHA256   string  `json:"sha256"`
}

type create func(ctx context.Context, c parley.Credential, draft parley.ContentDraft) (messaging.Upload, error)

func handler(create create) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		switch {
		case body.MimeType == nil:
			return web.Response{}, web.Missing("/mime_type")
		case body.Size == nil:
			return web.Response{}, web.Missing("/size")
		}
		draft := parley.ContentDraft{MimeType: *body.MimeType, Size: *body.Size, Name: body.Name, SHA256: body.SHA256}
		upload, err := create(ctx, r.Credential, draft)
		if err != nil {
			return web.Response{}, err
		}
		return web.Created(wire.UploadOf(upload), true), nil
	})
}
