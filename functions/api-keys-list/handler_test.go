package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestThePageThatIsAskedForIsAnsweredWithoutSecrets(t *testing.T) {
	keys := []parley.APIKeyRecord{
		{ID: "one", CreatedAt: webtest.Now()}, {ID: "two", CreatedAt: webtest.Now()},
		{ID: "three", SecretHash: []byte("hash of a secret"), CreatedAt: webtest.Now()},
	}
	h := handler(func(_ context.Context, c parley.Credential) ([]parley.APIKeyRecord, error) {
		webtest.Same(t, "caller", c, webtest.Server(""))
		return keys, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{
		"data": [{"id": "three", "created_at": "`+webtest.NowText+`"}], "meta": {"page": 2, "per_page": 2, "total": 3}
	}`)
	webtest.Serve(t, h, webtest.Load(t, "good").Query("page=1099511627776")).
		Is(t, http.StatusOK, `{"data": [], "meta": {"page": 1099511627776, "per_page": 50, "total": 3}}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential) ([]parley.APIKeyRecord, error) {
		t.Error("the keys were read")
		return nil, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), webtest.BadPages())
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential) ([]parley.APIKeyRecord, error) { return nil, err })
	})
}
