package main

import (
	"context"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/socket/sockettest"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTypingIsAnsweredAndTold(t *testing.T) {
	told := 0
	h := handler(func(_ context.Context, c parley.Credential, channel, state string) (presence.News, error) {
		webtest.Same(t, "call", []any{c, channel, state}, []any{sockettest.Alice(), string(webtest.Channel), "started"})
		return presence.News{}, nil
	}, func(context.Context, presence.News) error {
		told++
		return nil
	})
	sockettest.Serve(t, h, sockettest.Load(t, "good")).Is(t, `{"type": "ok", "ref": "8"}`)
	webtest.Same(t, "told", told, 1)
}

func refusing(err error) socket.Handler {
	return handler(func(context.Context, parley.Credential, string, string) (presence.News, error) {
		return presence.News{}, err
	}, nil)
}

func TestInvalidFramesDoNotReachTheUseCase(t *testing.T) {
	sockettest.RefusesFields(t, refusing(nil), sockettest.Load(t, "good"),
		webtest.Field{Pointer: "/channel_id"},
		webtest.Field{Pointer: "/channel_id", JSON: `1`},
		webtest.Field{Pointer: "/state"},
		webtest.Field{Pointer: "/state", JSON: `true`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	sockettest.AnswersErrors(t, sockettest.Load(t, "good"), refusing)
}
