package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestALoginIsAnsweredWithTokenAndOneselfInFull(t *testing.T) {
	for rule, warnings := range map[string][]string{"warned": {"looks like an e-mail address"}, "not warned": nil} {
		t.Run(rule, func(t *testing.T) {
			h := handler(func(_ context.Context, named, token string) (access.Login, error) {
				webtest.Same(t, "app", named, string(webtest.App))
				webtest.Same(t, "identity token", token, "eyJhbGciOiJFZERTQSIsImtpZCI6ImFjbWUtMjAyNiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl")
				return access.Login{Token: "AT8", ExpiresAt: webtest.Now(), Identity: webtest.IdentityValue(), Warnings: warnings}, nil
			})
			want := `{"session_token": "AT8", "expires_at": "` + webtest.NowText + `", "identity": ` + webtest.IdentityJSON + `}`
			if warnings != nil {
				want = webtest.Set(t, want, "/warnings", `["looks like an e-mail address"]`)
			}
			webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusCreated, want)
		})
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, string, string) (access.Login, error) {
		t.Error("somebody was logged in")
		return access.Login{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/app_id"},
		webtest.Field{Pointer: "/app_id", JSON: `{}`},
		webtest.Field{Pointer: "/identity_token"},
		webtest.Field{Pointer: "/identity_token", JSON: `null`},
		webtest.Field{Pointer: "/identity_token", JSON: `["a.b.c"]`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, string, string) (access.Login, error) { return access.Login{}, err })
	})
}
