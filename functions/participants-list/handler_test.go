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

func TestThePageOfParticipantsThatTheQueryNames(t *testing.T) {
	for event, page := range map[string]parley.Page{"good": {Number: 1, Size: 50}, "page": {Number: 3, Size: 10}} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, named string, p parley.Page) (messaging.Participants, error) {
				webtest.Same(t, "caller", c, webtest.Alice())
				webtest.Same(t, "channel", named, string(webtest.Channel))
				webtest.Same(t, "page", p, page)
				return messaging.Participants{Members: []parley.Member{
					{User: "bob", Role: parley.RoleReadOnly, First: 4, Joined: 3, Delivered: 9, Seen: 7, Revision: 12, JoinedAt: webtest.Now()},
				}, Total: 21}, nil
			})
			meta, err := json.Marshal(map[string]int64{"page": page.Number, "per_page": page.Size, "total": 21})
			if err != nil {
				t.Fatal(err)
			}
			webtest.Serve(t, h, webtest.Load(t, event)).Is(t, http.StatusOK, `{"data": [{
				"user_id": "bob", "role": "read_only", "first_sequence_id": 4, "delivered_sequence_id": 9, "seen_sequence_id": 7,
				"joined_at": "`+webtest.NowText+`"
			}], "meta": `+string(meta)+`}`)
		})
	}
}

func TestNobodyIsAnEmptyPage(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.Page) (messaging.Participants, error) {
		return messaging.Participants{}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{"data": [], "meta": {"page": 1, "per_page": 50, "total": 0}}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.Page) (messaging.Participants, error) {
		t.Error("the participants were read")
		return messaging.Participants{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), webtest.BadPages())
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, parley.Page) (messaging.Participants, error) {
			return messaging.Participants{}, err
		})
	})
}
