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

func TestTheMessageIsAnsweredWhole(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named string) (messaging.MessageView, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "message", named, string(webtest.Message))
		view := webtest.MessageView("alice")
		view.Size = parley.MaxMessageBytes // lists would leave its parts out
		return view, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, webtest.MessageJSON)
}

func TestTheUUIDIsForTheAuthorOnly(t *testing.T) {
	for _, reader := range []parley.UserID{"bob", ""} { // "" is a server that acts for nobody
		h := handler(func(context.Context, parley.Credential, string) (messaging.MessageView, error) {
			return webtest.MessageView(reader), nil
		})
		a := webtest.Serve(t, h, webtest.Load(t, "good"))
		a.Is(t, http.StatusOK, webtest.Set(t, webtest.MessageJSON, "/uuid", ""))
		a.Lacks(t, "uuid", "dot-1")
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string) (messaging.MessageView, error) {
		t.Error("the message was read")
		return messaging.MessageView{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string) (messaging.MessageView, error) {
			return messaging.MessageView{}, err
		})
	})
}
