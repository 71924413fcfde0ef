package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheParticipantIsAnsweredWithTheirNewRole(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named, who string, role parley.Role) (parley.Member, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "channel", named, string(webtest.Channel))
		webtest.Same(t, "participant", who, "bob")
		webtest.Same(t, "role", role, parley.RoleReadOnly)
		return parley.Member{User: "bob", Role: role, First: 4, Joined: 3, Delivered: 9, Seen: 7, Revision: 12, JoinedAt: webtest.Now()}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{
		"user_id": "bob", "role": "read_only", "first_sequence_id": 4, "delivered_sequence_id": 9, "seen_sequence_id": 7,
		"joined_at": "`+webtest.NowText+`"
	}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, string, parley.Role) (parley.Member, error) {
		t.Error("the role was changed")
		return parley.Member{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/role"},
		webtest.Field{Pointer: "/role", JSON: `null`},
		webtest.Field{Pointer: "/role", JSON: `1`},
		webtest.Field{Pointer: "/role", JSON: `["owner"]`},
	)
	for _, word := range []string{"", "Owner", "admin", "readonly"} {
		t.Run("the role "+word+" is unknown", func(t *testing.T) {
			webtest.Serve(t, h, good.Body(`{"role": "`+word+`"}`)).Refused(t, http.StatusUnprocessableEntity, parley.InvalidValue, "/role")
		})
	}
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, string, parley.Role) (parley.Member, error) {
			return parley.Member{}, err
		})
	})
}
