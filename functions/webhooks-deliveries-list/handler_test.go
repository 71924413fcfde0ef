package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestDeliveriesAreAnsweredWithWhereTheNextPageBegins(t *testing.T) {
	all := []parley.Delivery{webtest.DeliveryValue(), webtest.DeliveryValue()}
	h := handler(func(_ context.Context, c parley.Credential, named, before string, most int) ([]parley.Delivery, error) {
		webtest.Same(t, "call", []any{c, named, most}, []any{webtest.Server(""), string(webtest.WebhookValue().ID), most})
		if before != "" {
			webtest.Same(t, "before", before, string(webtest.DeliveryValue().ID))
		}
		return all[:min(most, len(all))], nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{"data": [`+webtest.DeliveryJSON+`, `+webtest.DeliveryJSON+`],
		"meta": {"per_page": 2, "next_before": "`+string(webtest.DeliveryValue().ID)+`"}}`)
	webtest.Serve(t, h, webtest.Load(t, "good").Query("per_page=3")).Is(t, http.StatusOK,
		`{"data": [`+webtest.DeliveryJSON+`, `+webtest.DeliveryJSON+`], "meta": {"per_page": 3, "next_before": null}}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, string, int) ([]parley.Delivery, error) {
		t.Error("deliveries were read")
		return nil, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), map[string][]string{
		"per_page": webtest.BadPages()["per_page"], "before": {"", "a&before=b"},
	})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, string, int) ([]parley.Delivery, error) {
			return nil, err
		})
	})
}
