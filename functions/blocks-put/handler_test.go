package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestWhoIsNamedIsBlocked(t *testing.T) {
	for event, want := range map[string]struct {
		caller parley.Credential
		named  string
	}{
		"good":            {webtest.Alice(), "bob"},
		"percent-encoded": {webtest.Alice(), "Zoë, 50% off/#1?"}, // comes decoded, and is not decoded again
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, named string) (parley.Block, error) {
				webtest.Same(t, "caller", c, want.caller)
				webtest.Same(t, "user", named, want.named)
				return parley.Block{User: "bob", CreatedAt: webtest.Now()}, nil
			})
			webtest.Serve(t, h, webtest.Load(t, event)).Is(t, http.StatusOK, `{"user_id": "bob", "created_at": "`+webtest.NowText+`"}`)
		})
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string) (parley.Block, error) {
		t.Error("somebody was blocked")
		return parley.Block{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string) (parley.Block, error) { return parley.Block{}, err })
	})
}
