package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestPositionsReachTheUseCase(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, req messaging.SyncRequest) (messaging.Synced, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "request", req, messaging.SyncRequest{
			Epoch: new(int64(1)), PerChannel: 50,
			Channels: map[string]parley.Position{string(webtest.Channel): {Sequence: 41, Change: 3, Marks: new(int64(7)), Receipts: true}},
		})
		return messaging.Synced{Epoch: 1}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{"epoch": 1, "blocks_revision": 0, "channels": [], "removed": [], "next_cursor": null}`)
}

func TestAClientThatHasNothingAsksForTwentyEntriesOfEach(t *testing.T) {
	h := handler(func(_ context.Context, _ parley.Credential, req messaging.SyncRequest) (messaging.Synced, error) {
		webtest.Same(t, "request", req, messaging.SyncRequest{PerChannel: 20, Channels: map[string]parley.Position{}})
		return messaging.Synced{Epoch: 1, Removed: []string{"x"}, Cursor: "more"}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "first")).Is(t, http.StatusOK, `{"epoch": 1, "blocks_revision": 0, "channels": [], "removed": ["x"], "next_cursor": "more"}`)
}

func TestACursorGoesAlone(t *testing.T) {
	h := handler(func(_ context.Context, _ parley.Credential, req messaging.SyncRequest) (messaging.Synced, error) {
		webtest.Same(t, "request", req, messaging.SyncRequest{Cursor: "ARRDaGFubmVsLW9mLWFsaWNlASkD"})
		return messaging.Synced{Epoch: 1}, nil
	})
	event := webtest.Load(t, "cursor")
	if a := webtest.Serve(t, h, event); a.Status != http.StatusOK {
		t.Errorf("status %d: %s", a.Status, a.Body)
	}
	for _, beside := range []string{`"epoch": 1`, `"channels": {}`, `"messages_per_channel": 20`} {
		webtest.Serve(t, h, event.Body(`{"cursor": "x", `+beside+`}`)).Refused(t, http.StatusBadRequest, parley.InvalidRequest, "/cursor")
	}
	webtest.Serve(t, h, event.Body(`{"cursor": ""}`)).Refused(t, http.StatusUnprocessableEntity, parley.InvalidValue, "/cursor")
}

func TestWhatIsLackingIsShown(t *testing.T) {
	channel, message := webtest.ChannelView(), webtest.MessageView("alice")
	h := handler(func(context.Context, parley.Credential, messaging.SyncRequest) (messaging.Synced, error) {
		return messaging.Synced{Epoch: 1, Channels: []messaging.SyncedChannel{{
			Channel: channel, Messages: []messaging.MessageView{message}, Sequence: 12, Change: 4, HasMore: true, Reset: parley.ResetGap,
			Changes: []messaging.SyncedChange{
				{Change: parley.Change{ID: 3, Kind: parley.MessageChanged}, Entry: &message},
				{Change: parley.Change{ID: 4, Kind: parley.ParticipantJoined, User: "bob", Role: parley.RoleMember}},
			},
			Participants: []parley.Member{{User: "bob", Role: parley.RoleMember, Delivered: 3, Seen: 2, Joined: 1}},
			Identities:   []access.IdentityView{{Identity: webtest.IdentityValue()}},
		}}}, nil
	})
	answer := webtest.Serve(t, h, webtest.Load(t, "first"))
	got, _ := webtest.Decode(t, answer.Body).(map[string]any)["channels"].([]any)[0].(map[string]any)
	for name, want := range map[string]string{
		"sequence_id": `12`, "change_id": `4`, "has_more": `true`, "reset": `"gap"`, "member_revision": `0`,
		"participants": `[{"user_id": "bob", "role": "member", "delivered": 3, "seen": 2, "joined_sequence_id": 1}]`,
	} {
		webtest.Same(t, name, got[name], webtest.Decode(t, want))
	}
	changes := got["changes"].([]any)
	webtest.Same(t, "changes", len(changes), 2)
	webtest.Same(t, "who joined", changes[1], webtest.Decode(t, `{"change_id": 4, "kind": "participant.joined", "object": {"user_id": "bob", "role": "member"}}`))
	webtest.Same(t, "the message", changes[0].(map[string]any)["object"], got["messages"].([]any)[0])
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, messaging.SyncRequest) (messaging.Synced, error) {
		t.Error("channels were read")
		return messaging.Synced{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	at := "/channels/" + string(webtest.Channel)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/epoch", JSON: `"1"`},
		webtest.Field{Pointer: "/channels", JSON: `[]`},
		webtest.Field{Pointer: at, JSON: `3`},
		webtest.Field{Pointer: at + "/sequence_id"},
		webtest.Field{Pointer: at + "/change_id"},
		webtest.Field{Pointer: at + "/sequence_id", JSON: `1.5`},
		webtest.Field{Pointer: at + "/receipts", JSON: `"yes"`},
		webtest.Field{Pointer: "/messages_per_channel", JSON: `"20"`},
	)
	for body, pointer := range map[string]string{
		`{"messages_per_channel": 0}`:                                                    "/messages_per_channel",
		`{"messages_per_channel": 101}`:                                                  "/messages_per_channel",
		`{"channels": {"c": {"sequence_id": -1, "change_id": 0}}}`:                       "/channels/c/sequence_id",
		`{"channels": {"c": {"sequence_id": 0, "change_id": 9007199254740992}}}`:         "/channels/c/change_id",
		`{"channels": {"c": {"sequence_id": 0, "change_id": 0, "member_revision": -1}}}`: "/channels/c/member_revision",
	} {
		webtest.Serve(t, h, good.Body(body)).Refused(t, http.StatusUnprocessableEntity, parley.InvalidValue, pointer)
	}
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, messaging.SyncRequest) (messaging.Synced, error) {
			return messaging.Synced{}, err
		})
	})
}
