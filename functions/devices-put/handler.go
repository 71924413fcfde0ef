package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	Platform *string `json:"platform"`
	Token    *string `json:"token"`
}

type put func(ctx context.Context, c parley.Credential, d parley.Device) (parley.Device, error)

func handler(put put) web.Handler {
	return web.NamedWith("id", func(ctx context.Context, c parley.Credential, id string, body request) (parley.Device, error) {
		switch {
		case body.Platform == nil:
			return parley.Device{}, web.Missing("/platform")
		case body.Token == nil:
			return parley.Device{}, web.Missing("/token")
		}
		return put(ctx, c, parley.Device{ID: id, Platform: parley.Platform(*body.Platform), Token: *body.Token})
	}, wire.DeviceOf)
}
