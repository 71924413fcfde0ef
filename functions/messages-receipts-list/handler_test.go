package main

import (
	"context"
	"encoding/json"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestThePageOfRecipientsThatTheQueryNames(t *testing.T) {
	for event, page := range map[string]parley.Page{"good": {Number: 1, Size: 50}, "page": {Number: 3, Size: 10}} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, named string, p parley.Page) (messaging.Receipts, error) {
				webtest.Same(t, "caller", c, webtest.Alice())
				webtest.Same(t, "message", named, string(webtest.Message))
				webtest.Same(t, "page", p, page)
				return messaging.Receipts{Sequence: 8, Recipients: []parley.Member{
					{User: "bob", Delivered: 9, Seen: 7}, {User: "carol", Delivered: 8, Seen: 8}, {User: "dave", Delivered: 7},
				}, Total: 23}, nil
			})
			meta, err := json.Marshal(map[string]int64{"page": page.Number, "per_page": page.Size, "total": 23})
			if err != nil {
				t.Fatal(err)
			}
			webtest.Serve(t, h, webtest.Load(t, event)).Is(t, http.StatusOK, `{"data": [
				{"user_id": "bob", "delivered": 9, "seen": 7, "status": "delivered"},
				{"user_id": "carol", "delivered": 8, "seen": 8, "status": "seen"},
				{"user_id": "dave", "delivered": 7, "seen": 0, "status": "sent"}
			], "meta": `+string(meta)+`}`)
		})
	}
}

func TestNobodyIsAnEmptyPage(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.Page) (messaging.Receipts, error) {
		return messaging.Receipts{}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{"data": [], "meta": {"page": 1, "per_page": 50, "total": 0}}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.Page) (messaging.Receipts, error) {
		t.Error("the receipts were read")
		return messaging.Receipts{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), webtest.BadPages())
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, parley.Page) (messaging.Receipts, error) {
			return messaging.Receipts{}, err
		})
	})
}
