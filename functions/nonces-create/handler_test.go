package main

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestAnybodyGetsANonceForAnApp(t *testing.T) {
	for event, want := range map[string]string{"good": string(webtest.App), "uri": "parley:///apps/staging/" + string(webtest.App)} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, named string) (string, time.Time, error) {
				webtest.Same(t, "app", named, want)
				return "bm9uY2U", webtest.Now(), nil
			})
			webtest.Serve(t, h, webtest.Load(t, event)).
				Is(t, http.StatusCreated, `{"nonce": "bm9uY2U", "expires_at": "`+webtest.NowText+`"}`)
		})
	}
}

func TestABrokenCredentialDoesNotMatter(t *testing.T) {
	h := handler(func(context.Context, string) (string, time.Time, error) { return "bm9uY2U", webtest.Now(), nil })
	for _, word := range []string{"Basic YWxpY2U6eA==", "Bearer", "Bearer sk_staging_cut-off"} {
		if a := webtest.Serve(t, h, webtest.Load(t, "good").Header("authorization", word)); a.Status != http.StatusCreated {
			t.Errorf("%s: %d %s", word, a.Status, a.Body)
		}
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, string) (string, time.Time, error) {
		t.Error("a nonce was made")
		return "", time.Time{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/app_id"},
		webtest.Field{Pointer: "/app_id", JSON: `null`},
		webtest.Field{Pointer: "/app_id", JSON: `1`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, string) (string, time.Time, error) { return "bm9uY2U", webtest.Now(), err })
	})
}
