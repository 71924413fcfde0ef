package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheDeliveryIsAnsweredAsItIsNow(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named, delivery string) (parley.Delivery, error) {
		webtest.Same(t, "call", []any{c, named, delivery}, []any{webtest.Server(""), string(webtest.WebhookValue().ID), string(webtest.DeliveryValue().ID)})
		return webtest.DeliveryValue(), nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, webtest.DeliveryJSON)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, string) (parley.Delivery, error) {
		t.Error("something was delivered")
		return parley.Delivery{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, string) (parley.Delivery, error) {
			return webtest.DeliveryValue(), err
		})
	})
}
