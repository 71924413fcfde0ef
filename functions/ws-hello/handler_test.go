package main

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/socket/sockettest"
	"github.com/parleyhq/parley/shared/web/webtest"
)

const ready = `"type": "ready", "connection_id": "L0SM9cOFvHcCIhw=", "expires_at": "2026-11-21T22:43:21.123Z", "epoch": 1`

func TestHelloIsAnsweredBeforeOthersAreTold(t *testing.T) {
	told := 0
	hello := func(_ context.Context, c parley.Credential, connectedAt time.Time) (access.Registered, presence.News, error) {
		webtest.Same(t, "call", []any{c, connectedAt, told}, []any{sockettest.Alice(), sockettest.ConnectedAt(), 0})
		ends := connectedAt.Add(2 * time.Hour)
		return access.Registered{
			Actor: parley.Actor{App: webtest.AppValue()}, Connection: parley.Connection{ID: c.Connection, ExpiresAt: ends},
		}, presence.News{}, nil
	}
	for rule, failure := range map[string]error{"told": nil, "that others cannot be told is not the client's": errors.New("broken")} {
		t.Run(rule, func(t *testing.T) {
			told = 0
			h := handler(hello, func(context.Context, presence.News) error {
				told++
				return failure
			})
			sockettest.Serve(t, h, sockettest.Load(t, "good")).Is(t, `{"ref": "1", `+ready+`}`)
			webtest.Same(t, "told", told, 1)
		})
	}
	t.Run("without a ref", func(t *testing.T) {
		told = 0
		h := handler(hello, func(context.Context, presence.News) error { return nil })
		sockettest.Serve(t, h, sockettest.Load(t, "good").Frame(`{"type":"hello"}`)).Is(t, `{`+ready+`}`)
	})
}

// over is a handler whose use case refuses.
func over(t *testing.T, err error) socket.Handler {
	return handler(func(context.Context, parley.Credential, time.Time) (access.Registered, presence.News, error) {
		if err == nil {
			t.Error("said hello")
		}
		return access.Registered{}, presence.News{}, err
	}, func(context.Context, presence.News) error {
		t.Error("told")
		return nil
	})
}

func TestInvalidFramesDoNotReachTheUseCase(t *testing.T) {
	sockettest.RefusesFields(t, over(t, nil), sockettest.Load(t, "good"))
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	sockettest.AnswersErrors(t, sockettest.Load(t, "good"), func(err error) socket.Handler { return over(t, err) })
}
