package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestThePageThatIsAskedForIsAnsweredWithoutSecrets(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential) ([]parley.Webhook, error) {
		webtest.Same(t, "caller", c, webtest.Server(""))
		w := webtest.WebhookValue()
		return []parley.Webhook{w, w, w}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK,
		`{"data": [`+webtest.WebhookJSON("")+`], "meta": {"page": 2, "per_page": 2, "total": 3}}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential) ([]parley.Webhook, error) {
		t.Error("webhooks were read")
		return nil, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), webtest.BadPages())
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential) ([]parley.Webhook, error) { return nil, err })
	})
}
