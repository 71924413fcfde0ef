package conformance_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

func TestSocketWithoutALiveTokenIsRefused(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	alice, bob := a.two(t)
	bob.delete(t, "/v1/sessions/current").is(t, http.StatusNoContent)
	for name, protocols := range map[string][]string{
		"none": nil, "no token": {"parley.v1"}, "a word": {"parley.v1", "nonsense"}, "another protocol": {"parley.v2", alice.token},
		"forged": {"parley.v1", forged(alice.token)}, "over": {"parley.v1", bob.token}, "an API key": {"parley.v1", a.APIKey},
	} {
		conn, response, err := dial(t, protocols...)
		if err == nil {
			t.Errorf("%s: connected", name)
			_ = conn.CloseNow()
			continue
		}
		if can(t, unauthorized) && (response == nil || response.StatusCode != http.StatusUnauthorized) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSocketBeginsWithHello(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	s := alice.connect(t)
	if can(t, subprotocol) {
		same(t, "subprotocol", s.conn.Subprotocol(), "parley.v1")
	}
	s.say(object{"type": "ping", "ref": "p"})
	s.await("pong", func(f frame) bool { return f.Type == "pong" && f.Ref == "p" })
}

func TestSocketThatBeginsWithAnythingElseIsClosed(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	for _, first := range []object{
		{"type": "ping"}, textFrame("hello", c.ID), {"type": "delivered", "channel_id": c.ID, "sequence_id": 0}, {"type": "seen", "channel_id": c.ID, "sequence_id": 0},
		{"type": "typing", "channel_id": c.ID, "state": "started"}, {"type": "presence", "status": "busy"}, {"type": "nonsense"},
	} {
		s := alice.open(t)
		s.send(s.text(first))
		same(t, "close", s.ended().Code, websocket.StatusNormalClosure)
	}
	same(t, "messages", alice.channelNow(t, c.ID).Last, 0)
}

func TestMessageReachesEverySocketOfEveryParticipant(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	alice, bob := a.two(t)
	phone, tablet, other := alice.connect(t), a.login(t, "alice").connect(t), bob.connect(t)
	eve := a.login(t, "eve").connect(t)
	c := alice.group(t, "bob")
	body := textFrame("hello", c.ID)
	k := unique()
	body["key"] = k
	sent := dataOf[message](t, phone.command(body))
	same(t, "number", sent.Sequence, 1)
	same(t, "uuid", sent.UUID, k)
	for name, s := range map[string]*socket{"bob": other, "alice's other device": tablet} {
		uuid := "" // for its author only
		if s == tablet {
			uuid = k
		}
		told := s.event("message.created", c.ID)
		m := dataOf[message](t, told)
		same(t, name+": message", []any{m.ID, m.Sequence, m.Author, told.Sequence}, []any{sent.ID, 1, "alice", 1})
		sameJSON(t, name+": content", m.Content, `{"text": "hello"}`)
		same(t, name+": uuid", m.UUID, uuid)
	}
	same(t, "repeat", dataOf[message](t, phone.command(body)).ID, sent.ID)
	over := bob.say(t, c.ID, "over HTTP")
	for _, s := range []*socket{phone, tablet, other} {
		s.event("message.created", c.ID, func(f frame) bool { return f.Sequence == over.Sequence })
	}
	same(t, "last_sequence_id", alice.channelNow(t, c.ID).Last, 2)
	if _, _, heard := eve.find(func(f frame) bool { return f.Channel == c.ID }); heard {
		t.Error("somebody who is not in the channel was told")
	}
}

func TestSameEventHasTheSameID(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	alice, bob := a.two(t)
	one, two := bob.connect(t), a.login(t, "bob").connect(t)
	c := alice.group(t, "bob")
	for range 5 {
		m := alice.say(t, c.ID, "hello")
		is := func(f frame) bool { return f.Sequence == m.Sequence }
		same(t, "id", one.event("message.created", c.ID, is).ID, two.event("message.created", c.ID, is).ID)
	}
	for _, s := range []*socket{one, two} {
		s.mu.Lock()
		byID := map[string]int{}
		for _, f := range s.frames {
			if f.Type == "message.created" && byID[f.ID] != 0 && byID[f.ID] != f.Sequence {
				t.Errorf("two events have the id %s", f.ID)
			}
			byID[f.ID] = f.Sequence
		}
		s.mu.Unlock()
	}
}

func TestMarksOnASocketAreToldAsReceipts(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	alice, bob := newApp(t).two(t)
	his, hers := bob.connect(t), alice.connect(t)
	c := alice.group(t, "bob")
	sent := alice.sayN(t, c.ID, 3)
	marks := dataOf[watermarks](t, his.command(object{"type": "delivered", "channel_id": c.ID, "sequence_id": 2}))
	same(t, "answer", marks, watermarks{Channel: c.ID, Last: 3, Delivered: 2, Seen: 0, Unread: 3})
	stands := func(delivered, seen int) func(frame) bool {
		return func(f frame) bool {
			return slices.Contains(dataOf[[]standing](t, f), standing{User: "bob", Delivered: delivered, Seen: seen})
		}
	}
	hers.event("receipts", c.ID, stands(2, 0))
	same(t, "one by its id", dataOf[message](t, his.command(object{"type": "delivered", "message_id": sent[2].ID})).ID, sent[2].ID)
	same(t, "message", dataOf[message](t, his.command(object{"type": "seen", "message_id": sent[2].ID})).ID, sent[2].ID)
	hers.event("receipts", c.ID, stands(3, 3))
	same(t, "recipients", alice.messageNow(t, sent[2].ID).Status, map[string]string{"bob": "seen"})
	his.refused(object{"type": "seen", "channel_id": c.ID, "sequence_id": 4}, "sequence_ahead")
	his.refused(object{"type": "seen", "channel_id": c.ID}, "invalid_request").points(t, "/sequence_id")
	his.refused(object{"type": "seen", "message_id": sent[0].ID, "channel_id": c.ID, "sequence_id": 1}, "invalid_request")
	his.refused(object{"type": "delivered", "message_id": "nonsense"}, "not_found")
}

func TestChangesAreTold(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	alice, bob := a.two(t)
	carol := a.login(t, "carol")
	hers, his, new := alice.connect(t), bob.connect(t), carol.connect(t)
	c := alice.group(t, "bob")
	created := dataOf[channel](t, his.event("channel.created", c.ID))
	same(t, "the channel", []any{created.ID, created.Count, created.Role}, []any{c.ID, 2, (*string)(nil)})
	m := alice.say(t, c.ID, "hello")
	alice.patch(t, "/v1/messages/"+m.ID+"/metadata", object{"x": 1}).is(t, http.StatusOK)
	change := func(n int) func(frame) bool { return func(f frame) bool { return f.Change == n } }
	for _, s := range []*socket{hers, his} {
		told := s.event("message.changed", c.ID, change(1))
		same(t, "kind", told.Kind, "metadata")
		sameJSON(t, "metadata", dataOf[message](t, told).Metadata, `{"x": 1}`)
	}
	alice.patch(t, "/v1/channels/"+c.ID, object{"title": "Lunch"}).is(t, http.StatusOK)
	same(t, "title", value(dataOf[channel](t, his.event("channel.changed", c.ID, change(2))).Title), "Lunch")
	alice.add(t, c.ID, "carol").is(t, http.StatusOK)
	same(t, "who joined", dataOf[participant](t, his.event("participant.joined", c.ID, change(3))).User, "carol")
	same(t, "to her", dataOf[channel](t, new.event("channel.created", c.ID)).ID, c.ID)
	alice.role(t, c.ID, "carol", "read_only").is(t, http.StatusOK)
	same(t, "role", dataOf[participant](t, new.event("participant.changed", c.ID, change(4))).Role, "read_only")
	alice.delete(t, "/v1/messages/"+m.ID).is(t, http.StatusNoContent)
	gone := his.event("message.changed", c.ID, change(5))
	same(t, "kind", gone.Kind, "deleted")
	isTombstone(t, dataOf[message](t, gone), m)
	reason := func(f frame) string {
		return dataOf[struct{ Reason string }](t, f).Reason
	}
	alice.remove(t, c.ID, "carol").is(t, http.StatusNoContent)
	same(t, "who left", dataOf[participant](t, his.event("participant.left", c.ID)).User, "carol")
	same(t, "to her", reason(new.event("channel.removed", c.ID)), "removed")
	alice.delete(t, "/v1/channels/"+c.ID).is(t, http.StatusNoContent)
	for _, s := range []*socket{hers, his} {
		same(t, "the end", reason(s.event("channel.removed", c.ID)), "deleted")
	}
	other := alice.group(t, "bob")
	bob.remove(t, other.ID, "me").is(t, http.StatusNoContent)
	same(t, "to himself", reason(his.event("channel.removed", other.ID)), "left")
}

func TestTypingIsTold(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	alice, bob := a.two(t)
	hers, his := alice.connect(t), bob.connect(t)
	c := alice.group(t, "bob")
	for _, state := range []string{"started", "paused", "stopped"} {
		hers.command(object{"type": "typing", "channel_id": c.ID, "state": state})
		his.event("typing", c.ID, func(f frame) bool {
			got := dataOf[struct {
				User  string `json:"user_id"`
				State string `json:"state"`
			}](t, f)
			return got.User == "alice" && got.State == state
		})
	}
	hers.refused(object{"type": "typing", "channel_id": c.ID, "state": "dancing"}, "invalid_value")
	a.login(t, "eve").connect(t).refused(object{"type": "typing", "channel_id": c.ID, "state": "started"}, "not_found")
	same(t, "it is no entry", alice.channelNow(t, c.ID).Last, 0)
}

func TestPresenceIsToldToWhoWatches(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	alice, bob := a.two(t)
	alice.personal(t, "bob")
	hers := alice.connect(t)
	hers.command(object{"type": "presence", "watch": []string{"bob", "stranger"}})
	shows := func(status string) func(frame) bool {
		return func(f frame) bool {
			got := dataOf[struct {
				User   string `json:"user_id"`
				Status string `json:"status"`
			}](t, f)
			return got.User == "bob" && got.Status == status
		}
	}
	his := bob.connect(t)
	hers.event("presence", "", shows("available"))
	his.command(object{"type": "presence", "status": "busy"})
	hers.event("presence", "", shows("busy"))
	his.command(object{"type": "presence", "status": "invisible"})
	hers.event("presence", "", shows("offline"))
	his.command(object{"type": "presence", "status": "away"})
	hers.event("presence", "", shows("away"))
	his.refused(object{"type": "presence", "status": "dancing"}, "invalid_value")
	his.refused(object{"type": "presence"}, "invalid_request")
	eve := a.login(t, "eve").connect(t)
	eve.command(object{"type": "presence", "watch": []string{"bob"}})
	_ = his.conn.Close(websocket.StatusNormalClosure, "")
	bob.connect(t).command(object{"type": "presence", "status": "available"})
	hers.event("presence", "", shows("available"))
	if _, _, told := eve.find(func(f frame) bool { return f.Type == "presence" }); told {
		t.Error("somebody who shares no channel was told")
	}
}

func TestSocketRefusesByRef(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	alice := a.login(t, "alice")
	s := alice.connect(t)
	mine, theirs := alice.group(t, "bob"), a.as("bob").group(t, "carol")
	s.refused(textFrame("hello", theirs.ID), "not_found")
	s.refused(textFrame("", mine.ID), "invalid_value")
	s.refused(object{"type": "nonsense"}, "invalid_request")
	s.refused(object{"type": "Ping"}, "invalid_request")
	s.refused(object{"type": "ping", "nobody_knows_this": 1}, "invalid_request")
	with := textFrame("hello", mine.ID)
	with["nobody_knows_this"] = 1
	s.refused(with, "invalid_request").points(t, "/nobody_knows_this")
	s.refused(object{"type": "message.send", "recipients": object{"channels": []string{mine.ID}}}, "invalid_request").points(t, "/message")
	for _, text := range []string{"hello", "[]", `{"type":"ping"`, `{"type":1}`, `{"ref":"x"}`, `{"type":"ping","type":"ping"}`} {
		before := s.errors()
		s.send([]byte(text))
		s.awaitErrors(text, before+1)
	}
	k := unique()
	first, second := textFrame("one", mine.ID), textFrame("two", mine.ID)
	first["key"], second["key"] = k, k
	s.command(first)
	s.refused(second, "key_reused")
	same(t, "messages", alice.channelNow(t, mine.ID).Last, 1)
}

// errors is how many refusals came.
func (s *socket) errors() (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.frames {
		if f.Type == "error" {
			n++
		}
	}
	return n
}

// awaitErrors waits until n refusals came.
func (s *socket) awaitErrors(of string, n int) {
	s.t.Helper()
	late := time.After(arrival)
	for s.errors() < n {
		select {
		case _, open := <-s.arrived:
			if !open {
				s.t.Fatalf("closed after %s", of)
			}
		case <-late:
			s.t.Fatalf("%s was not refused", of)
		}
	}
}

func TestSocketTakesFramesOf32KB(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	s, his := alice.connect(t), bob.connect(t)
	m := dataOf[message](t, s.command(textFrame(strings.Repeat("x", 20_000), c.ID)))
	same(t, "as bob is told", dataOf[message](t, his.event("message.created", c.ID)).ID, m.ID)
	large := alice.say(t, c.ID, strings.Repeat("y", 32_000))
	told := dataOf[message](t, his.event("message.created", c.ID, func(f frame) bool { return f.Sequence == 2 }))
	same(t, "a large one", []any{told.ID, told.Truncated}, []any{large.ID, true})
	if can(t, frameLimit) {
		s.send(hugeFrame())
		same(t, "close", s.ended().Code, websocket.StatusMessageTooBig)
	}
}

func TestSocketOfASessionThatEndsIsClosed(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	alice := a.login(t, "alice")
	tablet := a.login(t, "alice")
	s, other := alice.connect(t), tablet.connect(t)
	c := alice.group(t, "bob")
	alice.delete(t, "/v1/sessions/current").is(t, http.StatusNoContent)
	s.await("session.ended", func(f frame) bool { return f.Type == "session.ended" })
	same(t, "close", s.ended().Code, websocket.StatusNormalClosure)
	same(t, "the other device goes on", dataOf[message](t, other.command(textFrame("hello", c.ID))).Sequence, 1)
}

func TestIdentityChangesAreTold(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	alice, _ := a.two(t)
	s := alice.connect(t)
	alice.patch(t, "/v1/identities/me", object{"display_name": "Al", "email": "al@example.com"}).is(t, http.StatusOK)
	told := s.await("identity.changed", func(f frame) bool { return f.Type == "identity.changed" })
	got := dataOf[identity](t, told)
	same(t, "identity", []string{got.UserID, value(got.DisplayName)}, []string{"alice", "Al"})
	same(t, "email", got.Email, (*string)(nil))
}

func TestAServerEndsAllSessionsOfAUser(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	phone, tablet, bob := a.login(t, "alice"), a.login(t, "alice"), a.login(t, "bob")
	s, other := phone.connect(t), tablet.connect(t)
	sessions := func(user string) int {
		return len(as[struct {
			Data []struct{ ID string }
		}](t, a.server.get(t, "/v1/identities/"+user+"/sessions").is(t, http.StatusOK)).Data)
	}
	same(t, "sessions", sessions("alice"), 2)
	for range 2 { // again, the same
		a.server.delete(t, "/v1/identities/alice/sessions").is(t, http.StatusNoContent)
	}
	same(t, "sessions that are left", []int{sessions("alice"), sessions("bob")}, []int{0, 1})
	for _, socket := range []*socket{s, other} {
		socket.await("session.ended", func(f frame) bool { return f.Type == "session.ended" })
		same(t, "close", socket.ended().Code, websocket.StatusNormalClosure)
	}
	phone.get(t, "/v1/unread").refused(t, http.StatusUnauthorized, "session_expired")
	bob.get(t, "/v1/unread").is(t, http.StatusOK)
}
