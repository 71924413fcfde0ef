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

func TestThePersonThatIsNamedIsAnswered(t *testing.T) {
	for event, want := range map[string]struct {
		caller parley.Credential
		named  string
	}{
		"good":            {webtest.Alice(), "bob"},
		"me":              {webtest.Alice(), "me"},
		"percent-encoded": {webtest.Server(""), "Zoë, 50% off/#1?"}, // comes decoded, and is not decoded again
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, named string) (access.IdentityView, error) {
				webtest.Same(t, "caller", c, want.caller)
				webtest.Same(t, "user", named, want.named)
				return access.IdentityView{Identity: webtest.IdentityValue(), Private: true}, nil
			})
			webtest.Serve(t, h, webtest.Load(t, event)).Is(t, http.StatusOK, webtest.IdentityJSON)
		})
	}
}

func TestOthersReadNeitherEmailNorPhoneNumber(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string) (access.IdentityView, error) {
		return access.IdentityView{Identity: webtest.IdentityValue()}, nil
	})
	a := webtest.Serve(t, h, webtest.Load(t, "good"))
	a.Is(t, http.StatusOK, webtest.Set(t, webtest.Set(t, webtest.IdentityJSON, "/email", ""), "/phone_number", ""))
	a.Lacks(t, "email", "alice@example.com", "phone_number", "+49 30 1234")
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string) (access.IdentityView, error) {
		t.Error("the identity was read")
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
