package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheAppThatIsNamedIsAnswered(t *testing.T) {
	for event, want := range map[string]struct {
		caller parley.Credential
		named  string
	}{
		"good": {webtest.Operator(), string(webtest.App)},
		"uri":  {webtest.Server(""), "parley:///apps/staging/" + string(webtest.App)}, // its slashes come decoded
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, named string) (parley.App, error) {
				webtest.Same(t, "caller", c, want.caller)
				webtest.Same(t, "app", named, want.named)
				return webtest.AppValue(), nil
			})
			webtest.Serve(t, h, webtest.Load(t, event)).Is(t, http.StatusOK, webtest.AppJSON)
		})
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string) (parley.App, error) {
		t.Error("the app was read")
		return parley.App{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string) (parley.App, error) { return webtest.AppValue(), err })
	})
}
