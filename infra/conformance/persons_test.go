package conformance_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/coder/websocket"
)

type written struct {
	identity
	Warnings []string
}

func TestServerWritesIdentities(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	full := object{
		"type": "bot", "display_name": "Helper", "first_name": "Hel", "last_name": "Per", "email": "h@example.com", "phone_number": "+15550100",
		"avatar_url": "https://example.com/h.png", "metadata": object{"team": "blue"},
	}
	first := as[identity](t, a.server.put(t, "/v1/identities/helper", full).is(t, http.StatusOK))
	same(t, "new", []string{first.UserID, first.Type, value(first.DisplayName), value(first.FirstName), value(first.LastName), value(first.Email),
		value(first.Phone), value(first.Avatar), first.Metadata["team"]},
		[]string{"helper", "bot", "Helper", "Hel", "Per", "h@example.com", "+15550100", "https://example.com/h.png", "blue"})
	same(t, "suspended", value(first.Suspended), false)
	same(t, "read", as[identity](t, a.server.get(t, "/v1/identities/helper").is(t, http.StatusOK)), first)
	second := as[identity](t, a.server.put(t, "/v1/identities/helper", object{"last_name": "Last", "email": nil}).is(t, http.StatusOK))
	no := false
	same(t, "replaced", second, identity{UserID: "helper", Type: "user", LastName: second.LastName, Suspended: &no, Metadata: map[string]string{}})
	same(t, "last name", value(second.LastName), "Last")

	helper := a.login(t, "helper", object{"first_name": "Help"})
	same(t, "logged in", value(helper.session.Identity.FirstName)+value(helper.session.Identity.LastName), "HelpLast")
	got := as[written](t, a.server.put(t, "/v1/identities/"+url.PathEscape("a@example.com"), object{}).is(t, http.StatusOK))
	same(t, "warnings", len(got.Warnings), 1)
	same(t, "none of another", as[written](t, a.server.put(t, "/v1/identities/x", object{})).Warnings, []string(nil))
}

func TestWhoMayGovernIdentities(t *testing.T) {
	t.Parallel()
	a, stranger := newApp(t), newApp(t)
	alice, bob := a.two(t)
	for name, by := range map[string]caller{"oneself": alice.caller, "another": bob.caller} {
		by.put(t, "/v1/identities/alice", object{"display_name": name}).refused(t, http.StatusForbidden, "forbidden")
		by.delete(t, "/v1/identities/alice").refused(t, http.StatusForbidden, "forbidden")
		by.post(t, "/v1/identities/alice/suspend", nil).refused(t, http.StatusForbidden, "forbidden")
		by.post(t, "/v1/identities/alice/unsuspend", nil).refused(t, http.StatusForbidden, "forbidden")
	}
	for name, c := range map[string]struct {
		by    caller
		named string
	}{
		"another app's server": {stranger.server, "alice"}, "nobody": {a.server, "nobody"}, "me": {a.as("alice"), "me"}, "dots": {a.server, "%2E%2E"},
	} {
		t.Log(name)
		c.by.delete(t, "/v1/identities/"+c.named).refused(t, http.StatusNotFound, "not_found")
		c.by.post(t, "/v1/identities/"+c.named+"/suspend", nil).refused(t, http.StatusNotFound, "not_found")
		c.by.post(t, "/v1/identities/"+c.named+"/unsuspend", nil).refused(t, http.StatusNotFound, "not_found")
	}
	stranger.server.put(t, "/v1/identities/alice", object{"display_name": "theirs"}).is(t, http.StatusOK)
	a.server.put(t, "/v1/identities/me", object{}).refused(t, http.StatusUnprocessableEntity, "invalid_value")
	a.server.put(t, "/v1/identities/alice", object{"type": "robot"}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/type")
	a.server.put(t, "/v1/identities/alice", object{"metadata": object{"": "x"}}, byARuleOfItsOwn).
		refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/metadata")
	me := as[identity](t, alice.get(t, "/v1/identities/me").is(t, http.StatusOK))
	same(t, "alice as before", value(me.DisplayName), "")
}

func TestASuspendedPersonIsOutUntilTheServerSaysOtherwise(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	again := a.login(t, "alice")
	c := alice.group(t, "bob")
	for range 2 {
		got := as[identity](t, a.server.post(t, "/v1/identities/alice/suspend", nil).is(t, http.StatusOK))
		same(t, "suspended", value(got.Suspended), true)
	}
	for _, session := range []user{alice, again} {
		session.get(t, "/v1/unread").refused(t, http.StatusUnauthorized, "session_expired")
	}
	token := a.signer.sign(t, a.claims(t, "alice"))
	a.submit(t, token).refused(t, http.StatusForbidden, "suspended")
	same(t, "sessions", as[list[object]](t, a.server.get(t, "/v1/identities/alice/sessions").is(t, http.StatusOK)).Meta.Total, 0)
	same(t, "as the server sees it", value(as[identity](t, a.server.get(t, "/v1/identities/alice")).Suspended), true)
	same(t, "as bob sees it", as[identity](t, bob.get(t, "/v1/identities/alice").is(t, http.StatusOK)).Suspended, (*bool)(nil))
	same(t, "as oneself by the server", value(as[identity](t, a.as("alice").get(t, "/v1/identities/me").is(t, http.StatusOK)).Suspended), true)
	a.as("alice").say(t, c.ID, "the server speaks for her")
	patched := as[identity](t, a.server.patch(t, "/v1/identities/alice", object{"display_name": "Al"}).is(t, http.StatusOK))
	put := as[identity](t, a.server.put(t, "/v1/identities/alice", object{}).is(t, http.StatusOK))
	same(t, "after a patch and a put", value(patched.Suspended) && value(put.Suspended), true)
	for range 2 {
		got := as[identity](t, a.server.post(t, "/v1/identities/alice/unsuspend", nil).is(t, http.StatusOK))
		same(t, "suspended", value(got.Suspended), false)
	}
	a.submit(t, token).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token") // it was used up
	alice.get(t, "/v1/unread").refused(t, http.StatusUnauthorized, "session_expired")
	same(t, "back again", a.login(t, "alice").channelNow(t, c.ID).Last, 1)
}

func TestSocketsOfASuspendedOrErasedPersonAreClosed(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	for name, end := range map[string]func(){
		"alice": func() { a.server.post(t, "/v1/identities/alice/suspend", nil).is(t, http.StatusOK) },
		"bob":   func() { a.server.delete(t, "/v1/identities/bob").is(t, http.StatusNoContent) },
	} {
		u := a.login(t, name)
		s, silent := u.connect(t), u.open(t)
		end()
		s.await("session.ended", func(f frame) bool { return f.Type == "session.ended" })
		same(t, name+": close", s.ended().Code, websocket.StatusNormalClosure)
		silent.send(silent.text(object{"type": "hello"}))
		same(t, name+": close of who says hello afterwards", silent.ended().Code, websocket.StatusNormalClosure)
		if conn, _, err := dial(t, "parley.v1", u.token); err == nil {
			t.Errorf("%s connected", name)
			_ = conn.CloseNow()
		}
	}
}

// Whoever ends a session closes its connections, and does not leave that to the fan-out, which does it too and may be
// there first: here it is kept from it.
func TestWhoeverEndsASessionClosesItsSockets(t *testing.T) { // not beside others: it stalls a stream for all
	needs(t, sockets)
	stack := deployment.stack
	if stack == nil {
		t.Skip("needs a stack of its own, whose streams can be stalled")
	}
	a := newApp(t)
	stack.StallStream("stream-fanout", "Identities", true)
	t.Cleanup(func() { stack.StallStream("stream-fanout", "Identities", false) })
	for name, end := range map[string]func(u user) answer{
		"sessions-delete":            func(u user) answer { return u.delete(t, "/v1/sessions/current") },
		"identities-sessions-delete": func(u user) answer { return a.server.delete(t, "/v1/identities/"+u.id+"/sessions") },
		"identities-suspend":         func(u user) answer { return a.server.post(t, "/v1/identities/"+u.id+"/suspend", nil) },
		"identities-delete":          func(u user) answer { return a.server.delete(t, "/v1/identities/"+u.id) },
	} {
		u := a.login(t, name)
		s := u.connect(t)
		if got := end(u); got.Status >= http.StatusMultipleChoices {
			t.Fatalf("%s: %d %s", name, got.Status, got.Body)
		}
		s.await("session.ended", func(f frame) bool { return f.Type == "session.ended" })
		same(t, name+": close", s.ended().Code, websocket.StatusNormalClosure)
	}
}

// However logins and suspensions fall together, nobody is in when the person is suspended.
func TestNoLoginSlipsPastASuspension(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.login(t, "alice")
	tokens := make([]string, 8)
	for i := range tokens {
		tokens[i] = a.signer.sign(t, a.claims(t, "alice"))
	}
	got := make([]answer, len(tokens))
	together(len(tokens)+1, func(i int) {
		if i == len(tokens) {
			a.server.post(t, "/v1/identities/alice/suspend", nil).is(t, http.StatusOK)
			return
		}
		got[i] = a.submit(t, tokens[i])
	})
	for _, each := range got {
		if each.Status == http.StatusCreated {
			caller{authorization: "Bearer " + as[session](t, each).Token}.get(t, "/v1/unread").refused(t, http.StatusUnauthorized, "session_expired")
		} else {
			each.refused(t, http.StatusForbidden, "suspended")
		}
	}
	same(t, "sessions", as[list[object]](t, a.server.get(t, "/v1/identities/alice/sessions")).Meta.Total, 0)
}

func TestAnErasedPersonIsGoneAndTheirIDIsNeverUsedAgain(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice", object{"display_name": "Alice", "email": "alice@example.com"})
	bob := a.login(t, "bob")
	c := bob.group(t, "alice")
	pair := bob.personal(t, "alice")
	alice.say(t, c.ID, "hello")
	open := bob.channel(t, object{"participants": []string{"carol"}, "exposed": true})
	together(3, func(int) { a.server.delete(t, "/v1/identities/alice").is(t, http.StatusNoContent) })
	a.server.delete(t, "/v1/identities/alice").is(t, http.StatusNoContent)

	alice.get(t, "/v1/unread").refused(t, http.StatusUnauthorized, "session_expired")
	for _, got := range []answer{
		bob.get(t, "/v1/identities/alice"), a.server.get(t, "/v1/identities/alice"), a.as("alice").get(t, "/v1/identities/me"),
		a.server.put(t, "/v1/identities/alice", object{"display_name": "Alice"}), a.server.patch(t, "/v1/identities/alice", object{"display_name": "Alice"}),
		a.server.post(t, "/v1/identities/alice/suspend", nil), a.server.post(t, "/v1/identities/alice/unsuspend", nil),
		a.server.get(t, "/v1/identities/alice/sessions"), a.server.delete(t, "/v1/identities/alice/sessions"),
		a.submit(t, a.signer.sign(t, a.claims(t, "alice").with(object{"display_name": "Alice"}))),
		bob.post(t, "/v1/channels", object{"participants": []string{"alice", "carol"}}), bob.add(t, open.ID, "alice"),
		a.as("alice").put(t, "/v1/channels/"+open.ID+"/participants/me", nil),
	} {
		got.refused(t, http.StatusGone, "erased")
	}
	got := as[added](t, bob.add(t, open.ID, "alice", "dave").is(t, http.StatusOK))
	for _, each := range got.Data.Participants {
		if each.User == "alice" {
			same(t, "beside somebody else", value(each.Problem).Code, "erased")
		}
	}
	listed := as[list[identity]](t, bob.post(t, "/v1/identities/list", object{"user_ids": []string{"alice", "bob"}}).is(t, http.StatusOK))
	same(t, "listed", len(listed.Data), 1)
	for _, brought := range bob.sync(t, object{}).Channels {
		for _, person := range brought.Identities {
			same(t, "synced is not alice", person.UserID == "alice", false)
		}
	}
	same(t, "her message", bob.history(t, c.ID, "").Data.Messages[0].Author, "alice")
	same(t, "the pair", bob.channelNow(t, pair.ID).Count, 2)
}

func TestTheProfileOfAnErasedPersonIsTakenFromThoseWhoHaveIt(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	a.login(t, "alice", object{"display_name": "Alice", "metadata": object{"team": "red"}})
	bob := a.login(t, "bob")
	s := bob.connect(t)
	bob.personal(t, "alice")
	a.server.delete(t, "/v1/identities/alice").is(t, http.StatusNoContent)
	told := s.await("identity.changed", func(f frame) bool { return f.Type == "identity.changed" })
	got := dataOf[identity](t, told)
	same(t, "what is left", []any{got.UserID, got.DisplayName, len(got.Metadata)}, []any{"alice", (*string)(nil), 0})
}
