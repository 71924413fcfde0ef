package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheMessageThatIsNamedIsNotSent(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, id string) error {
		webtest.Same(t, "caller", c, webtest.Server(""))
		webtest.Same(t, "id", id, "c2NoZWR1bGVkLWV4YW1wbA")
		return nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusNoContent, "")
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string) error {
		t.Error("a message was cancelled")
		return nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string) error { return err })
	})
}
