package main

import (
	"context"
	"errors"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestEachPersonIsToldOfByThemself(t *testing.T) {
	good := webtest.Load(t, "good")
	h := handler(func(_ context.Context, c parley.Credential, named string, people []string) ([]messaging.Added, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "channel", named, string(webtest.Channel))
		webtest.Same(t, "people", people, []string{"bob", "carol", "dave"})
		return []messaging.Added{
			{User: "bob", Role: parley.RoleOwner},
			{User: "carol", Role: parley.RoleMember, Fresh: true},
			{User: "dave", Role: parley.RoleMember, Err: parley.Refuse(parley.ChannelFull, "the channel is full")},
			{User: "erin", Role: parley.RoleMember, Err: errors.New("table-of-secrets: no such host")},
		}, nil
	})
	a := webtest.Serve(t, h, good)
	a.Is(t, http.StatusOK, `{"data": {"participants": [
		{"user_id": "bob", "role": "owner", "status": "already"},
		{"user_id": "carol", "role": "member", "status": "added"},
		{"user_id": "dave", "problem": {"type": "about:blank", "title": "Conflict", "status": 409, "code": "channel_full",
			"detail": "the channel is full", "request_id": "`+good.RequestContext.RequestID+`"}},
		{"user_id": "erin", "problem": {"type": "about:blank", "title": "Internal Server Error", "status": 500, "code": "internal",
			"detail": "something went wrong here; the same call with the same key is safe to repeat", "request_id": "`+good.RequestContext.RequestID+`"}}
	]}}`)
	a.Lacks(t, "table-of-secrets")
}

func TestNobodyIsNotMissing(t *testing.T) {
	h := handler(func(_ context.Context, _ parley.Credential, _ string, people []string) ([]messaging.Added, error) {
		webtest.Same(t, "people", people, []string{})
		return nil, parley.RefuseField(parley.InvalidValue, "/user_ids", "must be 1 to 100 user ids")
	})
	webtest.Serve(t, h, webtest.Load(t, "good").Body(`{"user_ids": []}`)).
		Refused(t, http.StatusUnprocessableEntity, parley.InvalidValue, "/user_ids")
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, []string) ([]messaging.Added, error) {
		t.Error("people were added")
		return nil, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/user_ids"},
		webtest.Field{Pointer: "/user_ids", JSON: `null`},
		webtest.Field{Pointer: "/user_ids", JSON: `"bob"`},
		webtest.Field{Pointer: "/user_ids/1", JSON: `{"user_id": "carol"}`},
		webtest.Field{Pointer: "/role", JSON: `"owner"`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, []string) ([]messaging.Added, error) { return nil, err })
	})
}
