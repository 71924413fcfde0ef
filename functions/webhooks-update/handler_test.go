package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestThePatchReachesTheUseCase(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named string, draft parley.WebhookDraft) (parley.Webhook, error) {
		webtest.Same(t, "caller", c, webtest.Server(""))
		webtest.Same(t, "webhook", named, string(webtest.WebhookValue().ID))
		return webtest.WebhookValue(), sameDraft(t, draft)
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, webtest.WebhookJSON(""))
}

func sameDraft(t *testing.T, draft parley.WebhookDraft) error {
	url, after, state := "https://acme.example/parley", int64(60), "paused"
	webtest.Same(t, "draft", draft, parley.WebhookDraft{URL: &url, Events: []string{"message.unread"}, UnreadAfter: &after, State: &state})
	return nil
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.WebhookDraft) (parley.Webhook, error) {
		t.Error("a webhook was changed")
		return webtest.WebhookValue(), nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good, webtest.Field{Pointer: "/url", JSON: `null`}, webtest.Field{Pointer: "/events", JSON: `{}`},
		webtest.Field{Pointer: "/unread_after_in_seconds", JSON: `1.5`}, webtest.Field{Pointer: "/state", JSON: `true`}, webtest.Field{Pointer: "/secret", JSON: `"x"`})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, parley.WebhookDraft) (parley.Webhook, error) {
			return webtest.WebhookValue(), err
		})
	})
}
