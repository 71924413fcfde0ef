package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
	"github.com/parleyhq/parley/shared/webhook"
)

func TestTheWebhookIsAnsweredWithItsSecret(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, draft parley.WebhookDraft) (webhook.View, error) {
		url, after, secret := "https://acme.example/parley", int64(600), "whsec_YW4tZXhhbXBsZS1zZWNyZXQtb2YtMzItYnl0ZXMteHg="
		webtest.Same(t, "caller", c, webtest.Server(""))
		webtest.Same(t, "draft", draft, parley.WebhookDraft{
			URL: &url, Events: []string{"message.created", "message.unread"}, UnreadAfter: &after, Secret: &secret,
		})
		return webhook.View{Webhook: webtest.WebhookValue(), Secret: secret}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusCreated,
		webtest.WebhookJSON(`, "secret": "whsec_YW4tZXhhbXBsZS1zZWNyZXQtb2YtMzItYnl0ZXMteHg="`))
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, parley.WebhookDraft) (webhook.View, error) {
		t.Error("a webhook was made")
		return webhook.View{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good, webtest.Field{Pointer: "/url", JSON: `1`}, webtest.Field{Pointer: "/url"},
		webtest.Field{Pointer: "/events", JSON: `"message.created"`}, webtest.Field{Pointer: "/events"}, webtest.Field{Pointer: "/events/0", JSON: `1`},
		webtest.Field{Pointer: "/unread_after_in_seconds", JSON: `"600"`}, webtest.Field{Pointer: "/secret", JSON: `null`})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, parley.WebhookDraft) (webhook.View, error) {
			return webhook.View{Webhook: webtest.WebhookValue()}, err
		})
	})
}
