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

func TestThePageOfBlocksThatTheQueryNames(t *testing.T) {
	for event, page := range map[string]parley.Page{"good": {Number: 1, Size: 50}, "page": {Number: 3, Size: 10}} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, p parley.Page) (messaging.Blocks, error) {
				webtest.Same(t, "caller", c, webtest.Alice())
				webtest.Same(t, "page", p, page)
				return messaging.Blocks{Blocks: []parley.Block{{User: "bob", CreatedAt: webtest.Now()}}, Total: 21}, nil
			})
			meta, err := json.Marshal(map[string]int64{"page": page.Number, "per_page": page.Size, "total": 21})
			if err != nil {
				t.Fatal(err)
			}
			webtest.Serve(t, h, webtest.Load(t, event)).Is(t, http.StatusOK,
				`{"data": [{"user_id": "bob", "created_at": "`+webtest.NowText+`"}], "meta": `+string(meta)+`}`)
		})
	}
}

func TestNobodyIsAnEmptyPage(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, parley.Page) (messaging.Blocks, error) {
		return messaging.Blocks{}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{"data": [], "meta": {"page": 1, "per_page": 50, "total": 0}}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, parley.Page) (messaging.Blocks, error) {
		t.Error("the blocks were read")
		return messaging.Blocks{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), webtest.BadPages())
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, parley.Page) (messaging.Blocks, error) {
			return messaging.Blocks{}, err
		})
	})
}
