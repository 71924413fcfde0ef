package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheWebhookIsAnsweredWithoutItsSecret(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named string) (parley.Webhook, error) {
		webtest.Same(t, "caller", c, webtest.Server(""))
		webtest.Same(t, "webhook", named, string(webtest.WebhookValue().ID))
		return webtest.WebhookValue(), nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, webtest.WebhookJSON(""))
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string) (parley.Webhook, error) {
		t.Error("a webhook was read")
		return webtest.WebhookValue(), nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string) (parley.Webhook, error) {
			return webtest.WebhookValue(), err
		})
	})
}
