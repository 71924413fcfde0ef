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

func TestTheChannelIsMovedAndShown(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named string, to parley.Folder) (messaging.ChannelView, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "channel", named, string(webtest.Channel))
		webtest.Same(t, "folder", to, parley.Inbox)
		return webtest.ChannelView(), nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, webtest.ChannelJSON)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.Folder) (messaging.ChannelView, error) {
		t.Error("a channel was moved")
		return messaging.ChannelView{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/folder"},
		webtest.Field{Pointer: "/folder", JSON: `null`},
		webtest.Field{Pointer: "/folder", JSON: `1`},
		webtest.Field{Pointer: "/folder", JSON: `["inbox"]`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, parley.Folder) (messaging.ChannelView, error) {
			return messaging.ChannelView{}, err
		})
	})
}
