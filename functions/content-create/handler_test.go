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

func TestTheAnswerSaysHowToUpload(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, draft parley.ContentDraft) (messaging.Upload, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "draft", draft, parley.ContentDraft{MimeType: "image/png", Size: 51200, Name: "dot.png"})
		return messaging.Upload{ID: "Y29udGVudC1vZi1hbGljZQ", Ticket: content.Ticket{
			Link:    content.Link{URL: "https://bucket.example/a?b=c&d=e", ExpiresAt: webtest.Now()},
			Headers: map[string]string{"content-type": "image/png", "if-none-match": "*"},
		}}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusCreated, `{"id": "Y29udGVudC1vZi1hbGljZQ", "upload": {
		"method": "PUT", "url": "https://bucket.example/a?b=c&d=e", "headers": {"content-type": "image/png", "if-none-match": "*"},
		"expires_at": "`+webtest.NowText+`"}}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, parley.ContentDraft) (messaging.Upload, error) {
		t.Error("content was made")
		return messaging.Upload{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/mime_type"},
		webtest.Field{Pointer: "/mime_type", JSON: `1`},
		webtest.Field{Pointer: "/size"},
		webtest.Field{Pointer: "/size", JSON: `"5"`},
		webtest.Field{Pointer: "/size", JSON: `1.5`},
		webtest.Field{Pointer: "/name", JSON: `1`},
		webtest.Field{Pointer: "/sha256", JSON: `[]`},
		webtest.Field{Pointer: "/url", JSON: `"x"`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, parley.ContentDraft) (messaging.Upload, error) {
			return messaging.Upload{}, err
		})
	})
}
