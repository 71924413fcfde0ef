package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheKeyIsTakenAsItWasSent(t *testing.T) {
	for event, want := range map[string]struct {
		caller parley.Credential
		key    string
	}{
		"good":    {webtest.Alice(), "👍"},
		"slashed": {webtest.Server("alice"), "a/b%2F+c"},
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, named, key string) (messaging.MessageView, error) {
				webtest.Same(t, "caller", c, want.caller)
				webtest.Same(t, "message", named, string(webtest.Message))
				webtest.Same(t, "key", key, want.key)
				return webtest.MessageView("alice"), nil
			})
			webtest.Serve(t, h, webtest.Load(t, event)).Is(t, http.StatusOK, webtest.MessageJSON)
		})
	}
}

func TestReactionsAreShownWithWhichAreTheReaders(t *testing.T) {
	for name, test := range map[string]struct {
		reader parley.UserID
		mine   []string
		want   string
	}{
		"of one who reacted":        {"bob", []string{"👍"}, `{"👍": {"count": 2, "mine": true}, "a word": {"count": 1, "mine": false}}`},
		"of one who did not":        {"bob", []string{}, `{"👍": {"count": 2, "mine": false}, "a word": {"count": 1, "mine": false}}`},
		"to a server as nobody":     {"", nil, `{"👍": {"count": 2, "mine": null}, "a word": {"count": 1, "mine": null}}`},
		"whose own count no longer": {"bob", []string{"gone"}, `{"👍": {"count": 2, "mine": false}, "a word": {"count": 1, "mine": false}}`},
	} {
		t.Run(name, func(t *testing.T) {
			h := handler(func(context.Context, parley.Credential, string, string) (messaging.MessageView, error) {
				view := webtest.MessageView(test.reader)
				view.Reactions, view.Mine = parley.Reactions{"👍": 2, "a word": 1}, test.mine
				return view, nil
			})
			answer := webtest.Decode(t, webtest.Serve(t, h, webtest.Load(t, "good")).Body).(map[string]any)
			webtest.Same(t, "reactions", answer["reactions"], webtest.Decode(t, test.want))
		})
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, string) (messaging.MessageView, error) {
		t.Error("somebody reacted")
		return messaging.MessageView{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, string) (messaging.MessageView, error) {
			return messaging.MessageView{}, err
		})
	})
}
