package conformance_test

import (
	"net/http"
	"strings"
	"testing"
)

// isTombstone checks what stays of a message.
func isTombstone(t *testing.T, got, was message) {
	t.Helper()
	same(t, "deleted", got.Deleted, true)
	same(t, "what stays", []any{got.ID, got.Sequence, got.Type, got.Author, got.Channel, got.CreatedAt},
		[]any{was.ID, was.Sequence, was.Type, was.Author, was.Channel, was.CreatedAt})
	same(t, "content", string(got.Content), "null")
	same(t, "parts", len(got.Parts), 0)
	sameJSON(t, "metadata", got.Metadata, `{}`)
}

func TestDeletedMessageLeavesATombstone(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	sent := alice.sayN(t, c.ID, 3)
	path := "/v1/messages/" + sent[1].ID
	alice.delete(t, path).is(t, http.StatusNoContent)
	alice.delete(t, path).is(t, http.StatusNoContent)
	for _, u := range []user{alice, bob} {
		isTombstone(t, u.messageNow(t, sent[1].ID), sent[1])
		read := u.history(t, c.ID, "")
		same(t, "numbers", read.numbers(), []int{1, 2, 3})
		same(t, "total", read.Meta.Total, 3)
		isTombstone(t, read.Data.Messages[1], sent[1])
		same(t, "last_change_id", u.channelNow(t, c.ID).LastChange, 1)
	}
	gone := alice.messageNow(t, sent[1].ID)
	same(t, "change_id", gone.Change, 1)
	if gone.UpdatedAt <= sent[1].UpdatedAt {
		t.Errorf("updated_at %s, and was %s", gone.UpdatedAt, sent[1].UpdatedAt)
	}
	same(t, "the next number", alice.say(t, c.ID, "next").Sequence, 4)
}

func TestDeletedMessagesAreNotUnread(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	sent := alice.sayN(t, c.ID, 4)
	bob.mark(t, c.ID, "seen", 1).is(t, http.StatusOK)
	alice.delete(t, "/v1/messages/"+sent[0].ID).is(t, http.StatusNoContent)
	same(t, "unread, of one that was seen", value(bob.channelNow(t, c.ID).Unread), 3)
	alice.delete(t, "/v1/messages/"+sent[2].ID).is(t, http.StatusNoContent)
	same(t, "unread", value(bob.channelNow(t, c.ID).Unread), 2)
	same(t, "GET /v1/unread", bob.unread(t), unread{Channels: 1, Messages: 2})
	got := as[watermarks](t, bob.mark(t, c.ID, "seen", 3).is(t, http.StatusOK))
	same(t, "after seen", got.Unread, 1)
	alice.delete(t, "/v1/messages/"+sent[3].ID).is(t, http.StatusNoContent)
	same(t, "GET /v1/unread", bob.unread(t), unread{})
}

func TestEveryMarkCountsWithoutTheDeleted(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.channel(t, object{"participants": []string{"bob"}, "exposed": true, "history": "all"})
	sent := alice.sayN(t, c.ID, 6)
	alice.delete(t, "/v1/messages/"+sent[5].ID).is(t, http.StatusNoContent)
	for _, step := range []struct {
		kind       string
		to, unread int
	}{{"delivered", 1, 5}, {"seen", 1, 4}, {"cleared", 2, 3}} {
		got := as[watermarks](t, bob.mark(t, c.ID, step.kind, step.to).is(t, http.StatusOK))
		same(t, step.kind, got.Unread, step.unread)
	}
}

func TestEveryMarkOnASocketCountsWithoutTheDeleted(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	sent := alice.sayN(t, c.ID, 3)
	alice.delete(t, "/v1/messages/"+sent[2].ID).is(t, http.StatusNoContent)
	s := bob.connect(t)
	for _, step := range []struct {
		kind   string
		unread int
	}{{"delivered", 2}, {"seen", 1}} {
		got := dataOf[watermarks](t, s.command(object{"type": step.kind, "channel_id": c.ID, "sequence_id": 1}))
		same(t, step.kind, got.Unread, step.unread)
	}
}

func TestWhoJoinsAgainDoesNotCountTheDeleted(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, carol := a.login(t, "alice"), a.login(t, "carol")
	c := alice.channel(t, object{"participants": []string{"bob"}, "exposed": true, "title": "Open"})
	join := func() channel {
		return as[channel](t, carol.put(t, "/v1/channels/"+c.ID+"/participants/me", nil).is(t, http.StatusOK))
	}
	join()
	sent := alice.sayN(t, c.ID, 3)
	alice.delete(t, "/v1/messages/"+sent[0].ID).is(t, http.StatusNoContent)
	again := join()
	same(t, "unread", value(again.Unread), 2)
	same(t, "the last message", again.LastMessage.ID, sent[2].ID)
}

func TestABigMessageIsDeletedWithItsBody(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	for name, remove := range map[string]func(id string){
		"alone": func(id string) { alice.delete(t, "/v1/messages/"+id).is(t, http.StatusNoContent) },
		"with several": func(id string) {
			alice.post(t, "/v1/messages/delete", object{"ids": []string{id}}).is(t, http.StatusOK)
		},
	} {
		big := as[message](t, alice.post(t, "/v1/messages", partsTo(c.ID, partsOf(300, 2048)...)).is(t, http.StatusCreated))
		remove(big.ID)
		isTombstone(t, bob.messageNow(t, big.ID), big)
		if t.Failed() {
			t.Fatal(name)
		}
	}
}

func TestMessagesAreDeletedByAuthorOwnerAndServer(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	owner, author := a.two(t)
	carol := a.login(t, "carol")
	c := owner.group(t, "bob", "carol")
	for name, by := range map[string]caller{"the author": author.caller, "an owner": owner.caller, "the server": a.server, "the server as the author": a.as("bob")} {
		m := author.say(t, c.ID, name)
		refused := carol.delete(t, "/v1/messages/"+m.ID).refused(t, http.StatusForbidden, "forbidden")
		if refused.Detail == "" {
			t.Error("the refusal says nothing")
		}
		by.delete(t, "/v1/messages/"+m.ID).is(t, http.StatusNoContent)
		isTombstone(t, carol.messageNow(t, m.ID), m)
	}
	ours := owner.personal(t, "bob")
	m := author.say(t, ours.ID, "mine")
	author.delete(t, "/v1/messages/"+m.ID).is(t, http.StatusNoContent)
}

func TestRepeatOfADeletedSendIsItsTombstone(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	k := unique()
	m := alice.say(t, c.ID, "once", key(k))
	alice.delete(t, "/v1/messages/"+m.ID).is(t, http.StatusNoContent)
	again := as[message](t, alice.post(t, "/v1/messages", textTo("once", c.ID), key(k)).is(t, http.StatusOK))
	isTombstone(t, again, m)
	alice.post(t, "/v1/messages", textTo("twice", c.ID), key(k)).refused(t, http.StatusUnprocessableEntity, "key_reused")
	same(t, "last_sequence_id", alice.channelNow(t, c.ID).Last, 1)
}

func TestSeveralMessagesAreDeletedAllOrNone(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	one, two := alice.group(t, "bob"), alice.group(t, "bob")
	first, second := alice.say(t, one.ID, "1"), alice.say(t, two.ID, "2")
	foreign := bob.say(t, one.ID, "bob's")
	mine := bob.group(t, "carol")
	hidden := bob.say(t, mine.ID, "elsewhere")
	remove := func(by caller, ids ...string) answer {
		return by.post(t, "/v1/messages/delete", object{"ids": ids})
	}
	third := alice.say(t, one.ID, "3")
	remove(bob.caller, foreign.ID, third.ID).refused(t, http.StatusForbidden, "forbidden")
	remove(alice.caller, first.ID, hidden.ID).refused(t, http.StatusNotFound, "not_found")
	remove(alice.caller, first.ID, "nonsense").refused(t, http.StatusNotFound, "not_found")
	for _, m := range []message{first, second, third, foreign} {
		same(t, "deleted", alice.messageNow(t, m.ID).Deleted, false)
	}
	left := as[messages](t, remove(alice.caller, first.ID, second.ID).is(t, http.StatusOK)).Data.Messages
	same(t, "tombstones", len(left), 2)
	for i, was := range []message{first, second} {
		isTombstone(t, left[i], was)
		isTombstone(t, bob.messageNow(t, was.ID), was)
	}
	again := as[messages](t, remove(alice.caller, second.ID, third.ID).is(t, http.StatusOK)).Data.Messages
	same(t, "again, with another", len(again), 2)
	remove(a.server, foreign.ID, hidden.ID).is(t, http.StatusOK)
}

func TestAtMostTwentyMessagesAreDeletedAtOnce(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	var named []string
	for _, m := range alice.sayN(t, c.ID, 21) {
		named = append(named, m.ID)
	}
	alice.post(t, "/v1/messages/delete", object{"ids": named}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/ids")
	alice.post(t, "/v1/messages/delete", object{"ids": []string{}}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/ids")
	left := as[messages](t, alice.post(t, "/v1/messages/delete", object{"ids": named[:20]}).is(t, http.StatusOK))
	same(t, "tombstones", len(left.Data.Messages), 20)
	tombstones := 0
	for _, m := range alice.history(t, c.ID, "").Data.Messages {
		if m.Deleted {
			tombstones++
		}
	}
	same(t, "in the history", tombstones, 20)
}

func TestMetadataOfAMessageIsPatched(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.group(t, "bob")
	body := textTo("hello", c.ID)
	body["message"].(object)["metadata"] = object{"a": 1, "b": object{"c": "x", "d": "y"}}
	m := as[message](t, alice.post(t, "/v1/messages", body).is(t, http.StatusCreated))
	path := "/v1/messages/" + m.ID + "/metadata"
	for i, step := range []struct{ patch, want string }{
		{`{"a": null, "b": {"c": null, "e": [1]}, "f": "new"}`, `{"b": {"d": "y", "e": [1]}, "f": "new"}`},
		{`{"b": "flat", "none": null}`, `{"b": "flat", "f": "new"}`},
		{`{"b": {"deep": {"x": null, "y": 1}}}`, `{"b": {"deep": {"y": 1}}, "f": "new"}`},
	} {
		got := as[message](t, alice.patch(t, path, raw(step.patch), header("Content-Type", []string{"application/json", "application/merge-patch+json"}[i%2])).is(t, http.StatusOK))
		sameJSON(t, "metadata", got.Metadata, step.want)
		same(t, "change_id", got.Change, i+1)
		now := bob.messageNow(t, m.ID)
		sameJSON(t, "as bob sees it", now.Metadata, step.want)
		sameJSON(t, "content", now.Content, `{"text": "hello"}`)
	}
	same(t, "last_change_id", alice.channelNow(t, c.ID).LastChange, 3)
	bob.patch(t, path, object{"x": 1}).refused(t, http.StatusForbidden, "forbidden")
	sameJSON(t, "by the server", as[message](t, a.server.patch(t, path, object{"b": nil, "f": nil}).is(t, http.StatusOK)).Metadata, `{}`)
	alice.patch(t, path, object{"k": strings.Repeat("x", 4000)}).is(t, http.StatusOK)
	alice.patch(t, path, object{"l": strings.Repeat("x", 200)}).refused(t, http.StatusUnprocessableEntity, "invalid_value")
	alice.delete(t, "/v1/messages/"+m.ID).is(t, http.StatusNoContent)
	alice.patch(t, path, object{"x": 1}).refused(t, http.StatusConflict, "conflict")
}
