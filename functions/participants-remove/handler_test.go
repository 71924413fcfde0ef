package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestWhoIsNamedIsTakenOut(t *testing.T) {
	for event, want := range map[string]struct {
		caller parley.Credential
		who    string
	}{
		"good":            {webtest.Alice(), "bob"},
		"me":              {webtest.Alice(), "me"},                  // who that is, is the use case's to say
		"percent-encoded": {webtest.Server(""), "Zoë, 50% off/#1?"}, // comes decoded, and is not decoded again
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, named, who string) error {
				webtest.Same(t, "caller", c, want.caller)
				webtest.Same(t, "channel", named, string(webtest.Channel))
				webtest.Same(t, "participant", who, want.who)
				return nil
			})
			webtest.Serve(t, h, webtest.Load(t, event)).Is(t, http.StatusNoContent, "")
		})
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, string) error {
		t.Error("somebody was taken out")
		return nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, string) error { return err })
	})
}
