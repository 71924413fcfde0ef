package main

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestSessionsAreListedWithoutTheirSecrets(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named string, page parley.Page) ([]parley.Session, int, error) {
		webtest.Same(t, "call", []any{c, named, page}, []any{webtest.Server(""), "alice", parley.Page{Number: 2, Size: 10}})
		s := parley.Session{ID: "s-1", User: "alice", SecretHash: []byte("hash"), CreatedAt: webtest.Now(), ExpiresAt: webtest.Now().Add(time.Hour)}
		return []parley.Session{s}, 11, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{
		"data": [{"id": "s-1", "created_at": "2026-11-21T20:43:22.123Z", "expires_at": "2026-11-21T21:43:22.123Z"}],
		"meta": {"page": 2, "per_page": 10, "total": 11}
	}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.Page) ([]parley.Session, int, error) {
		t.Error("sessions were listed")
		return nil, 0, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), webtest.BadPages())
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, parley.Page) ([]parley.Session, int, error) {
			return nil, 0, err
		})
	})
}
