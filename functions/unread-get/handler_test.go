package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestWhatIsUnreadIsAnswered(t *testing.T) {
	for event, caller := range map[string]parley.Credential{"good": webtest.Alice(), "server": webtest.Server("alïce")} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential) (messaging.Unread, error) {
				webtest.Same(t, "caller", c, caller)
				return messaging.Unread{Channels: 2, Messages: 7}, nil
			})
			webtest.Serve(t, h, webtest.Load(t, event)).Is(t, http.StatusOK, `{"channels": 2, "messages": 7}`)
		})
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential) (messaging.Unread, error) {
		t.Error("channels were read")
		return messaging.Unread{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential) (messaging.Unread, error) {
			return messaging.Unread{Messages: 1}, err
		})
	})
}
