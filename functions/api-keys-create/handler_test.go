package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheNewKeyIsAnsweredWithItsID(t *testing.T) {
	for event, want := range map[string]struct {
		caller parley.Credential
		named  string
	}{
		"good":     {webtest.Server(""), ""},
		"no-body":  {webtest.Server(""), ""},
		"operator": {webtest.Operator(), string(webtest.App)},
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, named string) (string, parley.APIKeyRecord, error) {
				webtest.Same(t, "caller", c, want.caller)
				webtest.Same(t, "app", named, want.named)
				return "sk_staging_word", parley.APIKeyRecord{ID: "a2V5", SecretHash: []byte("hash of the secret"), CreatedAt: webtest.Now()}, nil
			})
			webtest.Serve(t, h, webtest.Load(t, event)).
				Is(t, http.StatusCreated, `{"id": "a2V5", "api_key": "sk_staging_word", "created_at": "`+webtest.NowText+`"}`)
		})
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string) (string, parley.APIKeyRecord, error) {
		t.Error("a key was made")
		return "", parley.APIKeyRecord{}, nil
	})
	operator := webtest.Load(t, "operator")
	webtest.RefusesBodies(t, h, operator)
	webtest.RefusesQueries(t, h, operator, nil)
	webtest.RefusesFields(t, h, operator, webtest.Field{Pointer: "/app_id", JSON: `1`}, webtest.Field{Pointer: "/app_id", JSON: `{}`})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string) (string, parley.APIKeyRecord, error) {
			return "sk_staging_word", parley.APIKeyRecord{}, err
		})
	})
}
