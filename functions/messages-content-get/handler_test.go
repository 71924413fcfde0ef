package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/content"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheContentIsAnsweredWithItsLink(t *testing.T) {
	for name, want := range map[string]string{"dot.png": `"dot.png"`, "": "null"} {
		h := handler(func(_ context.Context, c parley.Credential, named, part string) (messaging.ContentView, error) {
			webtest.Same(t, "caller", c, webtest.Alice())
			webtest.Same(t, "message", named, string(webtest.Message))
			webtest.Same(t, "part", part, "1")
			return messaging.ContentView{
				Part: parley.Part{ID: "1", MimeType: "image/png", Name: name, Content: parley.PartContent{ID: "Y29udGVudC1vZi1hbGljZQ", Size: 51200}},
				Link: content.Link{URL: "https://bucket.example/a", ExpiresAt: webtest.Now()},
			}, nil
		})
		webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{"id": "Y29udGVudC1vZi1hbGljZQ", "size": 51200,
			"mime_type": "image/png", "name": `+want+`, "download_url": "https://bucket.example/a", "expires_at": "`+webtest.NowText+`"}`)
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, string) (messaging.ContentView, error) {
		t.Error("a link was made")
		return messaging.ContentView{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, string) (messaging.ContentView, error) {
			return messaging.ContentView{}, err
		})
	})
}
