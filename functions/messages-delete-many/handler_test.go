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

func TestWhatIsLeftOfTheMessagesIsAnswered(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named []string) ([]messaging.MessageView, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "messages", named, []string{string(webtest.Message), "Q2hhbm5lbC1vZi1hbGljZQQ"})
		return []messaging.MessageView{tombstone("alice"), tombstone("bob")}, nil
	})
	left := webtest.Set(t, webtest.MessageJSON, "/recipient_status", "")
	for pointer, value := range map[string]string{
		"/change_id": "9", "/deleted": "true", "/content": "null", "/parts": "[]", "/metadata": "{}", "/delivered": "null", "/seen": "null",
	} {
		left = webtest.Set(t, left, pointer, value)
	}
	others := webtest.Set(t, left, "/uuid", "")
	a := webtest.Serve(t, h, webtest.Load(t, "good"))
	a.Is(t, http.StatusOK, `{"data": {"messages": [`+left+`, `+others+`]}}`)
	a.Lacks(t, "Shall we", "mood", "text/plain")
}

// tombstone is what is left of the sample message.
func tombstone(reader parley.UserID) messaging.MessageView {
	view := webtest.MessageView(reader)
	view.Message = view.Tombstone(9, webtest.Now())
	view.Delivered, view.Seen, view.Status = nil, nil, nil
	return view
}

func TestNoIDsAreNotMissing(t *testing.T) {
	h := handler(func(_ context.Context, _ parley.Credential, named []string) ([]messaging.MessageView, error) {
		webtest.Same(t, "messages", named, []string{})
		return nil, parley.RefuseField(parley.InvalidValue, "/ids", "must be 1 to 20 message ids")
	})
	webtest.Serve(t, h, webtest.Load(t, "good").Body(`{"ids": []}`)).Refused(t, http.StatusUnprocessableEntity, parley.InvalidValue, "/ids")
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, []string) ([]messaging.MessageView, error) {
		t.Error("messages were deleted")
		return nil, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/ids"},
		webtest.Field{Pointer: "/ids", JSON: `null`},
		webtest.Field{Pointer: "/ids", JSON: `"` + string(webtest.Message) + `"`},
		webtest.Field{Pointer: "/ids/1", JSON: `4`},
		webtest.Field{Pointer: "/ids/0", JSON: `{"id": "x"}`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, []string) ([]messaging.MessageView, error) { return nil, err })
	})
}
