package main

import (
	"context"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/socket/sockettest"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestAPingIsAnswered(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential) error {
		webtest.Same(t, "caller", c, sockettest.Alice())
		return nil
	})
	sockettest.Serve(t, h, sockettest.Load(t, "good")).Is(t, `{"type": "pong", "ref": "6"}`)
	sockettest.Serve(t, h, sockettest.Load(t, "good").Frame(`{"type":"ping"}`)).Is(t, `{"type": "pong"}`)
	sockettest.RefusesFields(t, h, sockettest.Load(t, "good"))
}

func TestErrorsOfTheCheckAreAnswered(t *testing.T) {
	sockettest.AnswersErrors(t, sockettest.Load(t, "good"), func(err error) socket.Handler {
		return handler(func(context.Context, parley.Credential) error { return err })
	})
}
