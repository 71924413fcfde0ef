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

func TestAnAnnouncementIsShownWithWhomItDoesNotReach(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, id string) (messaging.AnnouncementView, error) {
		webtest.Same(t, "caller", c, webtest.Server(""))
		webtest.Same(t, "announcement", id, "YW5ub3VuY2VtZW50LWlkLQ")
		return messaging.AnnouncementView{
			Announcement: parley.Announcement{ID: id, People: 3, Chunks: 1, CreatedAt: webtest.Now()},
			Progress: parley.Progress{Chunks: 1, Delivered: 2, Failed: 1, UpdatedAt: webtest.Now(),
				Failures: []parley.Failure{{User: "carol", Code: parley.Erased, Detail: "gone"}}},
		}, nil
	})
	e := webtest.Load(t, "good")
	webtest.Serve(t, h, e).Is(t, http.StatusOK, `{"announcement": {"id": "YW5ub3VuY2VtZW50LWlkLQ", "status": "done", "recipients": 3, "delivered": 2, "failed": 1,
		"failures": [{"user_id": "carol", "problem": {"type": "about:blank", "title": "Gone", "status": 410, "detail": "gone", "code": "erased", "request_id": "`+e.RequestContext.RequestID+`"}}],
		"created_at": "`+webtest.NowText+`", "updated_at": "`+webtest.NowText+`"}}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string) (messaging.AnnouncementView, error) {
		t.Error("an announcement was read")
		return messaging.AnnouncementView{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string) (messaging.AnnouncementView, error) {
			return messaging.AnnouncementView{}, err
		})
	})
}
