package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestThePersonInThePathIsUnsuspended(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named string) (access.IdentityView, error) {
		webtest.Same(t, "call", []any{c, named}, []any{webtest.Server(""), "alice"})
		alice := webtest.IdentityValue()
		alice.Suspended = false
		return access.IdentityView{Identity: alice, Private: true, Server: true}, nil
	})
	want := webtest.Set(t, webtest.IdentityJSON, "/suspended", `false`)
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, want)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string) (access.IdentityView, error) {
		t.Error("an identity was changed")
		return access.IdentityView{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string) (access.IdentityView, error) {
			return access.IdentityView{}, err
		})
	})
}
