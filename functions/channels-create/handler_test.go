package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestAChannelIsMadeAsAskedFor(t *testing.T) {
	for event, want := range map[string]struct {
		caller parley.Credential
		draft  parley.ChannelDraft
	}{
		"good": {webtest.Alice(), parley.ChannelDraft{Participants: []string{"alice", "bob"}, Type: "PERSONAL"}},
		"group": {webtest.Server("alice"), parley.ChannelDraft{
			Participants: []string{"bob", "carol"}, Type: "GROUP", Exposed: true, Title: "Lunch", Description: "Where to?",
			Metadata: jsontext.Value(`{"colour": "green"}`), Distinct: true, History: "joining", UUID: new("lunch-1"),
		}},
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, draft parley.ChannelDraft) (messaging.ChannelView, bool, error) {
				webtest.Same(t, "caller", c, want.caller)
				webtest.Same(t, "draft", draft, want.draft)
				return webtest.ChannelView(), true, nil
			})
			a := webtest.Serve(t, h, webtest.Load(t, event))
			a.Is(t, http.StatusCreated, webtest.ChannelJSON)
			webtest.Same(t, "ETag", a.Header["Etag"], webtest.ChannelTag)
		})
	}
}

func TestTheChannelThatIsThereAlreadyIsNotCreated(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, parley.ChannelDraft) (messaging.ChannelView, bool, error) {
		return webtest.ChannelView(), false, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, webtest.ChannelJSON)
}

func TestNoParticipantsAreNotMissing(t *testing.T) {
	h := handler(func(_ context.Context, _ parley.Credential, draft parley.ChannelDraft) (messaging.ChannelView, bool, error) {
		webtest.Same(t, "participants", draft.Participants, []string{})
		return webtest.ChannelView(), true, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good").Body(`{"participants": []}`)).Is(t, http.StatusCreated, webtest.ChannelJSON)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, parley.ChannelDraft) (messaging.ChannelView, bool, error) {
		t.Error("a channel was made")
		return messaging.ChannelView{}, false, nil
	})
	group := webtest.Load(t, "group")
	webtest.RefusesBodies(t, h, group)
	webtest.RefusesQueries(t, h, group, nil)
	webtest.RefusesFields(t, h, group,
		webtest.Field{Pointer: "/participants"},
		webtest.Field{Pointer: "/participants", JSON: `null`},
		webtest.Field{Pointer: "/participants", JSON: `"bob"`},
		webtest.Field{Pointer: "/participants/1", JSON: `{"user_id": "bob"}`},
		webtest.Field{Pointer: "/type", JSON: `1`},
		webtest.Field{Pointer: "/exposed", JSON: `"true"`},
		webtest.Field{Pointer: "/exposed", JSON: `1`},
		webtest.Field{Pointer: "/title", JSON: `["Lunch"]`},
		webtest.Field{Pointer: "/description", JSON: `2`},
		webtest.Field{Pointer: "/distinct", JSON: `"no"`},
		webtest.Field{Pointer: "/history", JSON: `false`},
		webtest.Field{Pointer: "/invite", JSON: `true`},
		webtest.Field{Pointer: "/uuid", JSON: `17`},
	)
	t.Run("a name said twice in metadata is malformed", func(t *testing.T) {
		webtest.Serve(t, h, group.Body(`{"participants": [], "metadata": {"a": {"b": 1, "b": 2}}}`)).
			Refused(t, http.StatusBadRequest, parley.Malformed, "")
	})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, parley.ChannelDraft) (messaging.ChannelView, bool, error) {
			return messaging.ChannelView{}, false, err
		})
	})
}
