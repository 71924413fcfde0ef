package main

import (
	"context"

	"github.com/parleyhq/parley/shared/web"
)

type response struct {
	Status string `json:"status"`
}

func handler() web.Handler {
	return web.NoQuery(func(context.Context, *web.Request) (web.Response, error) {
		return web.OK(response{Status: "ok"}), nil
	})
}
