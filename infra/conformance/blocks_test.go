package conformance_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// blocked is somebody whom a caller blocks.
type blocked struct {
	User      string `json:"user_id"`
	CreatedAt string `json:"created_at"`
}

func (c caller) block(t testing.TB, user string) blocked {
	t.Helper()
	return as[blocked](t, c.put(t, "/v1/blocks/"+url.PathEscape(user), nil).is(t, http.StatusOK))
}

func (c caller) unblock(t testing.TB, user string) {
	t.Helper()
	c.delete(t, "/v1/blocks/"+url.PathEscape(user)).is(t, http.StatusNoContent)
}

func TestBlocksAreListed(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, _ := a.two(t)
	strange := "Zoë, 50% off/#1?"
	if !can(t, escapes) {
		strange = "Zoë, off #1?"
	}
	a.login(t, strange)
	first := alice.block(t, strange)
	second := alice.block(t, "bob")
	same(t, "again", alice.block(t, strange), first)
	same(t, "all", as[list[blocked]](t, alice.get(t, "/v1/blocks").is(t, http.StatusOK)).Data, []blocked{first, second})
	paged := as[list[blocked]](t, a.as("alice").get(t, "/v1/blocks?per_page=1&page=2").is(t, http.StatusOK))
	same(t, "the second page", paged, list[blocked]{Data: []blocked{second}, Meta: meta{Page: 2, PerPage: 1, Total: 2}})
	for range 2 {
		alice.unblock(t, strange)
	}
	alice.unblock(t, "nobody")
	same(t, "left", as[list[blocked]](t, alice.get(t, "/v1/blocks")).Data, []blocked{second})
	alice.put(t, "/v1/blocks/alice", nil).refused(t, 422, "invalid_value")
	alice.put(t, "/v1/blocks/nobody", nil).refused(t, 404, "not_found")
	for _, method := range []string{http.MethodPut, http.MethodDelete} {
		a.server.do(t, method, "/v1/blocks/bob", nil).refused(t, 422, "user_required")
	}
	a.server.get(t, "/v1/blocks").refused(t, 422, "user_required")
}

func TestABlockClosesAPersonalChannelToBoth(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.personal(t, "bob")
	his, hers := bob.say(t, c.ID, "hello", key("first")), alice.say(t, c.ID, "hello")
	closed := func() {
		t.Helper()
		for _, who := range []user{alice, bob} {
			other := map[string]string{"alice": "bob", "bob": "alice"}[who.id]
			who.post(t, "/v1/messages", textTo("no", c.ID)).refused(t, 422, "blocked")
			who.post(t, "/v1/channels", object{"participants": []string{other}, "type": "PERSONAL"}).refused(t, 422, "blocked")
			same(t, "history", who.history(t, c.ID, "").numbers(), []int{1, 2})
			who.mark(t, c.ID, "seen", 2).is(t, http.StatusOK)
		}
		alice.patch(t, "/v1/messages/"+hers.ID+"/metadata", object{"a": 1}).refused(t, 422, "blocked")
		alice.patch(t, "/v1/channels/"+c.ID, object{"title": "no"}).refused(t, 422, "blocked")
		alice.delete(t, "/v1/messages/"+his.ID).refused(t, 422, "blocked")
	}
	alice.block(t, "bob")
	closed()
	bob.block(t, "alice")
	alice.unblock(t, "bob")
	closed()
	same(t, "a repeat", as[message](t, bob.post(t, "/v1/messages", textTo("hello", c.ID), key("first")).is(t, http.StatusOK)).ID, his.ID)
	group := alice.group(t, "bob")
	got := as[several](t, bob.post(t, "/v1/messages", textTo("both", c.ID, group.ID)).is(t, http.StatusCreated)).Data.Messages
	same(t, "one of two", fmt.Sprint(got[0].Problem.Code, got[1].Message.Sequence), "blocked1")
	bob.delete(t, "/v1/messages/"+his.ID).is(t, http.StatusNoContent)
	bob.unblock(t, "alice")
	same(t, "open again", alice.say(t, c.ID, "hello").Sequence, 3)
	same(t, "found again", as[channel](t, bob.post(t, "/v1/channels", object{"participants": []string{"alice"}, "type": "PERSONAL"}).is(t, http.StatusOK)).ID, c.ID)
}

func TestABlockKeepsAPersonalChannelFromBeingMade(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	bob.block(t, "alice")
	for _, who := range []caller{alice.caller, bob.caller, a.server} {
		who.post(t, "/v1/channels", object{"participants": []string{"alice", "bob"}, "type": "PERSONAL"}).refused(t, 422, "blocked")
	}
	bob.unblock(t, "alice")
	alice.say(t, alice.personal(t, "bob").ID, "hello")
}

func TestWhoIsBlockedIsHiddenInGroups(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	carol := a.login(t, "carol")
	c := alice.group(t, "bob", "carol")
	before := bob.say(t, c.ID, "before")
	alice.block(t, "bob")
	carol.say(t, c.ID, "hello")
	bob.say(t, c.ID, "after")
	agree := func(unread int, last string) {
		t.Helper()
		now := alice.channelNow(t, c.ID)
		listed := as[list[channel]](t, alice.get(t, "/v1/channels").is(t, http.StatusOK)).Data[0]
		same(t, "unread", []int{*now.Unread, *listed.Unread, alice.unread(t).Messages}, []int{unread, unread, unread})
		same(t, "last message by", []string{now.LastMessage.Author, listed.LastMessage.Author}, []string{last, last})
		got := alice.history(t, c.ID, "")
		same(t, "numbers", got.numbers(), []int{1, 2, 3})
		same(t, "authors", []string{got.Data.Messages[0].Author, got.Data.Messages[1].Author, got.Data.Messages[2].Author}, []string{last, "carol", last})
		same(t, "by id", alice.messageNow(t, before.ID).Author, last)
	}
	agree(1, "")
	same(t, "bob notices nothing", *bob.channelNow(t, c.ID).Unread, 1)
	same(t, "carol sees all", carol.channelNow(t, c.ID).LastMessage.Author, "bob")
	alice.unblock(t, "bob")
	agree(3, "bob")
}

func TestWhoBlocksIsToldOfStubsAndOfNoTyping(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	carol := a.login(t, "carol")
	hers, his := alice.connect(t), bob.connect(t)
	c := alice.group(t, "bob", "carol")
	direct := alice.personal(t, "bob")
	first := bob.say(t, direct.ID, "before")
	alice.block(t, "bob")
	for _, who := range []user{alice, bob} {
		who.put(t, reactionPath(first, "a"), nil).refused(t, 422, "blocked")
		who.delete(t, reactionPath(first, "a")).refused(t, 422, "blocked")
	}
	his.command(object{"type": "typing", "channel_id": c.ID, "state": "started"})
	bob.say(t, c.ID, "hidden")
	carol.say(t, c.ID, "shown")
	stub := hers.event("message.created", c.ID, func(f frame) bool { return f.Sequence == 1 })
	if text := string(stub.Data); strings.Contains(text, "bob") || !strings.Contains(text, `"hidden":true`) {
		t.Errorf("not a stub: %s", text)
	}
	hers.event("message.created", c.ID, func(f frame) bool { return f.Sequence == 2 })
	if f, _, told := hers.find(func(f frame) bool { return f.Type == "typing" }); told {
		t.Errorf("told that bob types: %s", f.Data)
	}
}
