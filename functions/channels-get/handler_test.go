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

func TestTheCallerSeesTheChannelWithTheirOwnNumbers(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named string) (messaging.ChannelView, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "channel", named, string(webtest.Channel))
		return webtest.ChannelView(), nil
	})
	a := webtest.Serve(t, h, webtest.Load(t, "good"))
	a.Is(t, http.StatusOK, webtest.ChannelJSON)
	webtest.Same(t, "ETag", a.Header["Etag"], webtest.ChannelTag)
}

func TestAServerThatActsForNobodyReadsItsOwnNumbersAsNull(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, _ string) (messaging.ChannelView, error) {
		webtest.Same(t, "caller", c, webtest.Server(""))
		view := webtest.ChannelView()
		view.Member, view.LastMessage = nil, nil
		return view, nil
	})
	want := webtest.ChannelJSON
	for _, own := range []string{"/role", "/first_sequence_id", "/folder", "/unread_count", "/seen_sequence_id", "/delivered_sequence_id", "/last_message"} {
		want = webtest.Set(t, want, own, "null")
	}
	webtest.Serve(t, h, webtest.Load(t, "server")).Is(t, http.StatusOK, want)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string) (messaging.ChannelView, error) {
		t.Error("the channel was read")
		return messaging.ChannelView{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string) (messaging.ChannelView, error) {
			return messaging.ChannelView{}, err
		})
	})
}
