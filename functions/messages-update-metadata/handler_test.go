package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheBodyIsThePatch(t *testing.T) {
	for event, want := range map[string]struct {
		caller parley.Credential
		patch  string
	}{
		"good":        {webtest.Alice(), `{"mood": null, "priority": "high", "title": {"a/b": [1, 2.50]}}`},
		"merge-patch": {webtest.Server("alice"), `{}`},
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, named string, patch jsontext.Value) (messaging.MessageView, error) {
				webtest.Same(t, "caller", c, want.caller)
				webtest.Same(t, "message", named, string(webtest.Message))
				webtest.Same(t, "patch", string(patch), want.patch)
				return webtest.MessageView("alice"), nil
			})
			webtest.Serve(t, h, webtest.Load(t, event)).Is(t, http.StatusOK, webtest.MessageJSON)
		})
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, jsontext.Value) (messaging.MessageView, error) {
		t.Error("the metadata was changed")
		return messaging.MessageView{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesTexts(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	t.Run("a name said twice deep inside is malformed", func(t *testing.T) {
		webtest.Serve(t, h, good.Body(`{"a": [{"b": {"c": 1, "c": 2}}]}`)).Refused(t, http.StatusBadRequest, parley.Malformed, "")
	})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, jsontext.Value) (messaging.MessageView, error) {
			return messaging.MessageView{}, err
		})
	})
}
