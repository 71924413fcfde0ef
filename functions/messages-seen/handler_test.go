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

func TestTheMessageIsMarkedAndAnswered(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named string, mark messaging.Mark) (messaging.MessageView, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "message", named, string(webtest.Message))
		webtest.Same(t, "mark", mark, messaging.Seen)
		return webtest.MessageView("alice"), nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, webtest.MessageJSON)
}

func TestTheUUIDIsForTheAuthorOnly(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, messaging.Mark) (messaging.MessageView, error) {
		return webtest.MessageView("bob"), nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Lacks(t, "uuid", "dot-1")
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, messaging.Mark) (messaging.MessageView, error) {
		t.Error("a watermark was moved")
		return messaging.MessageView{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, messaging.Mark) (messaging.MessageView, error) {
			return messaging.MessageView{}, err
		})
	})
}
