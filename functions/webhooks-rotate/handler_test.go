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

func TestTheNewSecretIsAnswered(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named string, secret *string) (webhook.View, error) {
		webtest.Same(t, "caller", c, webtest.Server(""))
		webtest.Same(t, "webhook", named, string(webtest.WebhookValue().ID))
		return webhook.View{Webhook: webtest.WebhookValue(), Secret: *secret}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, webtest.WebhookJSON(`, "secret": "whsec_YW5vdGhlci1zZWNyZXQtb2YtMzItYnl0ZXMteHg="`))
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, *string) (webhook.View, error) {
		t.Error("keys were rotated")
		return webhook.View{Webhook: webtest.WebhookValue()}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good, webtest.Field{Pointer: "/secret", JSON: `1`}, webtest.Field{Pointer: "/secret", JSON: `null`})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, *string) (webhook.View, error) {
			return webhook.View{Webhook: webtest.WebhookValue()}, err
		})
	})
}
