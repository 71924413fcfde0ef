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

func TestAnAnnouncementIsTakenAndShown(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, req messaging.AnnounceRequest) (messaging.AnnouncementView, error) {
		webtest.Same(t, "caller", c, webtest.Server("news-bot"))
		webtest.Same(t, "recipients and key", []any{req.Recipients, *req.Key, req.UUID == nil}, []any{[]string{"alice", "bob"}, "spring", true})
		webtest.Same(t, "message", []string{req.Message.Type, string(req.Message.Content), req.Message.Pushes.Text}, []string{"text", `{"text": "We are open."}`, "News"})
		return messaging.AnnouncementView{
			Announcement: parley.Announcement{ID: "YW5ub3VuY2VtZW50LWlkLQ", People: 2, Chunks: 1, CreatedAt: webtest.Now()},
			Progress:     parley.Progress{UpdatedAt: webtest.Now()},
		}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusAccepted, `{"announcement": {"id": "YW5ub3VuY2VtZW50LWlkLQ", "status": "running",
		"recipients": 2, "delivered": 0, "failed": 0, "created_at": "`+webtest.NowText+`", "updated_at": "`+webtest.NowText+`"}}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, messaging.AnnounceRequest) (messaging.AnnouncementView, error) {
		t.Error("something was announced")
		return messaging.AnnouncementView{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/recipients"},
		webtest.Field{Pointer: "/recipients", JSON: `"alice"`},
		webtest.Field{Pointer: "/recipients/0", JSON: `1`},
		webtest.Field{Pointer: "/message"},
		webtest.Field{Pointer: "/message", JSON: `[]`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, messaging.AnnounceRequest) (messaging.AnnouncementView, error) {
			return messaging.AnnouncementView{}, err
		})
	})
}
