package conformance_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func reactionPath(m message, key string) string {
	return "/v1/messages/" + m.ID + "/reactions/" + url.PathEscape(key)
}

func (c caller) react(t testing.TB, m message, key string) message {
	t.Helper()
	return as[message](t, c.put(t, reactionPath(m, key), nil).is(t, http.StatusOK))
}

// counted is a reader's view of a message's reactions.
func counted(m message) map[string]string {
	all := map[string]string{}
	for key, r := range m.Reactions {
		all[key] = fmt.Sprint(r.Count)
		if r.Mine != nil {
			all[key] = fmt.Sprint(r.Count, *r.Mine)
		}
	}
	return all
}

func TestReactionsAreCountedAndEverybodysOwn(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.group(t, "bob")
	m := alice.say(t, c.ID, "hello")
	same(t, "the answer", counted(bob.react(t, m, "👍")), map[string]string{"👍": "1 true"})
	same(t, "a repeat", bob.react(t, m, "👍").Change, 1)
	same(t, "another's", counted(alice.react(t, m, "👍")), map[string]string{"👍": "2 true"})
	same(t, "a word", counted(alice.react(t, m, "a word")), map[string]string{"👍": "2 true", "a word": "1 true"})
	seen := map[string]string{"👍": "2 true", "a word": "1 false"}
	same(t, "by id", counted(bob.messageNow(t, m.ID)), seen)
	same(t, "in the list", counted(bob.history(t, c.ID, "").Data.Messages[0]), seen)
	same(t, "last_message", counted(*bob.channelNow(t, c.ID).LastMessage), seen)
	same(t, "last_message in the list", counted(*as[list[channel]](t, bob.get(t, "/v1/channels")).Data[0].LastMessage), seen)
	same(t, "to a server", counted(a.server.messageNow(t, m.ID)), map[string]string{"👍": "2", "a word": "1"})
	same(t, "for alice", counted(a.as("alice").messageNow(t, m.ID)), map[string]string{"👍": "2 true", "a word": "1 true"})

	bob.delete(t, reactionPath(m, "👍")).is(t, http.StatusNoContent)
	bob.delete(t, reactionPath(m, "👍")).is(t, http.StatusNoContent)
	bob.delete(t, reactionPath(m, "a word")).is(t, http.StatusNoContent)
	now := bob.messageNow(t, m.ID)
	same(t, "taken away", counted(now), map[string]string{"👍": "1 false", "a word": "1 false"})
	same(t, "changes, one for each that changed something", now.Change, 4)

	alice.delete(t, "/v1/messages/"+m.ID).is(t, http.StatusNoContent)
	same(t, "a tombstone", counted(bob.messageNow(t, m.ID)), map[string]string{})
	bob.put(t, reactionPath(m, "👍"), nil).refused(t, http.StatusConflict, "conflict")
	bob.delete(t, reactionPath(m, "👍")).is(t, http.StatusNoContent)
}

func TestReactionKeysAreKeptByteForByte(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	m := alice.say(t, alice.group(t).ID, "hello")
	keys := []string{"é", "e\u0301", "a b", "+1", `"\<`, "👩‍👩‍👧‍👦", "...", strings.Repeat("é", 32)}
	if can(t, escapes) {
		keys = append(keys, "50%")
	}
	for _, key := range keys {
		same(t, key, counted(alice.react(t, m, key))[key], "1 true")
	}
	same(t, "keys", len(alice.messageNow(t, m.ID).Reactions), len(keys))
	for _, key := range []string{strings.Repeat("é", 32) + "x", "a\x01", "\u0085", "\ufffd"} {
		alice.put(t, reactionPath(m, key), nil).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "key")
		alice.delete(t, reactionPath(m, key)).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "key")
	}
}

func TestAMessageHasAtMost20DifferentReactions(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	m := alice.say(t, c.ID, "hello")
	for i := range 20 {
		alice.react(t, m, fmt.Sprint("key ", i))
	}
	bob.put(t, reactionPath(m, "another"), nil).refused(t, http.StatusConflict, "conflict")
	same(t, "one of them", counted(bob.react(t, m, "key 7"))["key 7"], "2 true")
	alice.delete(t, reactionPath(m, "key 0")).is(t, http.StatusNoContent)
	bob.react(t, m, "another")
}

func TestReadersDoNotReact(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.group(t, "bob")
	m := alice.say(t, c.ID, "hello")
	alice.role(t, c.ID, "bob", "read_only").is(t, http.StatusOK)
	bob.put(t, reactionPath(m, "👍"), nil).refused(t, http.StatusForbidden, "read_only")
	bob.delete(t, reactionPath(m, "👍")).refused(t, http.StatusForbidden, "read_only")
	a.server.put(t, reactionPath(m, "👍"), nil).refused(t, http.StatusUnprocessableEntity, "user_required")
	same(t, "reactions", counted(alice.messageNow(t, m.ID)), map[string]string{})
}

// One frame is for all; what in it is mine follows from who did what, and stands in a sync.
func TestReactionsAreToldAndSynced(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	m := alice.say(t, c.ID, "hello")
	before := bob.sync(t, object{})
	needs(t, sockets)
	change := func(n int) func(frame) bool { return func(f frame) bool { return f.Change == n } }
	phone, tablet := bob.connect(t), bob.connect(t)
	bob.react(t, m, "👍")
	for name, s := range map[string]*socket{"phone": phone, "tablet": tablet} {
		e := s.event("message.changed", c.ID, change(1))
		same(t, name+": kind", e.Kind, "reaction")
		same(t, name+": reaction", e.Reaction, &reacted{User: "bob", Key: "👍", Added: true})
		same(t, name+": data", counted(dataOf[message](t, e)), map[string]string{"👍": "1"})
	}
	bob.delete(t, reactionPath(m, "👍")).is(t, http.StatusNoContent)
	same(t, "taken away", phone.event("message.changed", c.ID, change(2)).Reaction, &reacted{User: "bob", Key: "👍"})
	bob.react(t, m, "👎")
	alice.react(t, m, "👎")
	delta := bob.sync(t, object{"channels": before.positions()}).only(t)
	same(t, "changes, compacted", len(delta.Changes), 1)
	same(t, "the message", counted(dataOf[message](t, frame{Data: delta.Changes[0].Object})), map[string]string{"👎": "2 true"})
}

// Wherever a channel is answered, its last message comes with its reactions.
func TestReactionsToTheLastMessageComeWithTheChannel(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	body := object{"participants": []string{"bob"}, "exposed": true, "uuid": "open"}
	c := alice.channel(t, body)
	bob.react(t, alice.say(t, c.ID, "hello"), "👍")
	found := as[list[channel]](t, alice.post(t, "/v1/channels/search", object{"participants": []string{"bob"}, "types": []string{"GROUP"}}).is(t, http.StatusOK))
	for what, answered := range map[string]channel{
		"made again": as[channel](t, alice.post(t, "/v1/channels", body).is(t, http.StatusOK)),
		"found":      found.Data[0],
		"described":  as[channel](t, alice.patch(t, "/v1/channels/"+c.ID, object{"description": "new"}).is(t, http.StatusOK)),
		"joined":     as[channel](t, a.login(t, "carol").put(t, "/v1/channels/"+c.ID+"/participants/me", nil).is(t, http.StatusOK)),
	} {
		same(t, what, counted(*answered.LastMessage), map[string]string{"👍": "1 false"})
	}
}

func TestALargeMessageIsAnsweredWholeToAReaction(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	m := alice.say(t, alice.group(t).ID, strings.Repeat("x", 32<<10))
	same(t, "parts", len(alice.react(t, m, "👍").Parts), len(alice.messageNow(t, m.ID).Parts))
	alice.delete(t, reactionPath(m, "👍")).is(t, http.StatusNoContent)
}
