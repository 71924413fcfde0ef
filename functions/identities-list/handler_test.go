package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestEachPersonIsShownAsTheCallerMaySeeThem(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named []string) ([]access.IdentityView, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "users", named, []string{"alice", "bob"})
		bob := parley.Identity{User: "bob", Type: "user", CreatedAt: webtest.Now(), UpdatedAt: webtest.Now()}
		bob.Profile.Email = new(string)
		return []access.IdentityView{{Identity: webtest.IdentityValue(), Private: true}, {Identity: bob}}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{"data": [`+webtest.IdentityJSON+`, {
		"user_id": "bob", "type": "user", "display_name": null, "first_name": null, "last_name": null, "avatar_url": null,
		"metadata": {}, "created_at": "`+webtest.NowText+`", "updated_at": "`+webtest.NowText+`"
	}]}`)
}

func TestNobodyIsAnEmptyList(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, []string) ([]access.IdentityView, error) { return nil, nil })
	webtest.Serve(t, h, webtest.Load(t, "good").Body(`{"user_ids": []}`)).Is(t, http.StatusOK, `{"data": []}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, []string) ([]access.IdentityView, error) {
		t.Error("identities were read")
		return nil, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, map[string][]string{"page": {"1"}})
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/user_ids"},
		webtest.Field{Pointer: "/user_ids", JSON: `null`},
		webtest.Field{Pointer: "/user_ids", JSON: `"alice"`},
		webtest.Field{Pointer: "/user_ids", JSON: `{"alice": true}`},
		webtest.Field{Pointer: "/user_ids/1", JSON: `7`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, []string) ([]access.IdentityView, error) { return nil, err })
	})
}
