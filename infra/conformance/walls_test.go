package conformance_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/parleyhq/parley/infra/conformance"
)

// ofChannels are the operations on a channel or message that the path names.
func ofChannels(o *conformance.Operation) bool {
	return strings.Contains(o.Path, "/channels/{") || strings.Contains(o.Path, "/messages/{")
}

func TestNothingOfOneAppCanBeReachedFromAnother(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	other := newApp(t)
	staging, production := newApps(t)
	eachOperation(t, ofChannels, func(t *testing.T, o *conformance.Operation) {
		for _, a := range []app{staging, production, other} {
			path, body := f.path(t, o), payload(f.body(t, o))
			a.as("alice").do(t, o.Method, path, body).refused(t, http.StatusNotFound, "not_found")
			if !o.NeedsPerson() {
				a.server.do(t, o.Method, path, body).refused(t, http.StatusNotFound, "not_found")
			}
		}
	})
	thief := other.login(t, "alice")
	thief.post(t, "/v1/messages", textTo("hello", f.channel.ID)).refused(t, http.StatusNotFound, "not_found")
	same(t, "found from outside", thief.search(t, object{"participants": []string{"bob"}, "types": []string{"GROUP"}}), []string{})
	same(t, "listed outside", as[list[channel]](t, thief.get(t, "/v1/channels")).Meta.Total, 0)
	same(t, "unread outside", other.as("bob").unread(t), unread{})
	thief.get(t, "/v1/identities/bob").refused(t, http.StatusNotFound, "not_found")
	listed := thief.post(t, "/v1/identities/list", object{"user_ids": []string{"bob"}})
	same(t, "identities outside", len(as[list[identity]](t, listed).Data), 0)
	same(t, "messages", f.alice.history(t, f.channel.ID, "").Meta.Total, 1)
}

func TestTwoHalvesOfAnAppAreWalledToo(t *testing.T) {
	t.Parallel()
	staging, production := newApps(t)
	c := staging.as("alice").group(t, "bob")
	m := staging.as("alice").say(t, c.ID, "hello")
	for _, by := range []caller{production.as("alice"), production.server} {
		by.get(t, "/v1/channels/"+c.ID).refused(t, http.StatusNotFound, "not_found")
		by.get(t, "/v1/messages/"+m.ID).refused(t, http.StatusNotFound, "not_found")
		by.get(t, "/v1/channels/"+c.ID+"/messages").refused(t, http.StatusNotFound, "not_found")
	}
	same(t, "keys", len(as[providerKeys](t, production.server.get(t, "/v1/identity-provider")).Keys), 1)
	production.server.delete(t, "/v1/identity-provider/keys/suite").is(t, http.StatusNoContent)
	staging.login(t, "alice")
}

// The same words in two apps are two things: uuids, idempotency keys, pairs.
func TestWordsOfOneAppMeanNothingInAnother(t *testing.T) {
	t.Parallel()
	staging, production := newApps(t)
	k := unique()
	var made []string
	for _, a := range []app{staging, production} {
		alice := a.as("alice")
		c := alice.channel(t, object{"participants": []string{"bob"}, "uuid": k, "title": a.Environment})
		m := alice.say(t, c.ID, a.Environment, key(k))
		made = append(made, c.ID, m.ID, alice.personal(t, "bob").ID)
	}
	seen := map[string]bool{}
	for _, id := range made {
		seen[id] = true
	}
	same(t, "things", len(seen), len(made))
}

func TestWhoIsNotAParticipantCannotTellThatAChannelExists(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	eve := f.login(t, "eve")
	const nowhereChannel, nowhereMessage = "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAE"
	absent := strings.NewReplacer(f.message.ID, nowhereMessage, f.excess.ID, nowhereMessage,
		f.channel.ID, nowhereChannel, f.spare.ID, nowhereChannel, f.doomed.ID, nowhereChannel)
	// To join an exposed channel is for those who are not in it; that others cannot be told is tested there.
	closedTo := func(o *conformance.Operation) bool { return ofChannels(o) && o.ID != "participants-join" }
	eachOperation(t, closedTo, func(t *testing.T, o *conformance.Operation) {
		path, body := f.path(t, o), payload(f.body(t, o))
		there := eve.do(t, o.Method, path, body)
		nowhere := eve.do(t, o.Method, absent.Replace(path), body)
		there.refused(t, http.StatusNotFound, "not_found")
		same(t, "byte for byte, there and nowhere", there.withoutRequest(), nowhere.withoutRequest())
		f.as("eve").do(t, o.Method, path, body).refused(t, http.StatusNotFound, "not_found")
	})
	eve.post(t, "/v1/messages", textTo("hello", f.channel.ID)).refused(t, http.StatusNotFound, "not_found")
	same(t, "found", eve.search(t, object{"participants": []string{"alice", "bob"}, "types": []string{"GROUP"}}), []string{})
	same(t, "listed", as[list[channel]](t, eve.get(t, "/v1/channels")).Meta.Total, 0)
	same(t, "unread", eve.unread(t), unread{})
}

func TestMalformedIDsAreNotFound(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	eachOperation(t, ofChannels, func(t *testing.T, o *conformance.Operation) {
		replaced := f.of(o).ID
		if strings.Contains(o.Path, "/messages/{") {
			replaced = f.entry(o).ID
		}
		for _, bad := range []string{
			"x", "1", "-", "%20", "%C3%A9", "..%2F", replaced + "A", replaced[:len(replaced)-1], replaced + "=", strings.Repeat("A", 300),
			f.alice.token[:22], "null", "%00",
		} {
			if strings.Contains(bad, "%2F") && !can(t, escapes) {
				continue
			}
			path := strings.Replace(f.path(t, o), replaced, bad, 1)
			f.alice.do(t, o.Method, path, payload(f.body(t, o))).refused(t, http.StatusNotFound, "not_found")
		}
	})
}

func TestMessageIDsBeyondTheLogAreNotFound(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	longer := f.alice.group(t, "bob")
	third := f.alice.sayN(t, longer.ID, 3)[2]
	// The id of the third message, in a channel that has one.
	guessed := f.message.ID[:20] + third.ID[20:]
	for _, guess := range []string{guessed, f.channel.ID, f.channel.ID + "B", f.channel.ID + "A"} {
		f.alice.get(t, "/v1/messages/"+guess).refused(t, http.StatusNotFound, "not_found")
		f.alice.put(t, "/v1/messages/"+guess+"/seen", nil).refused(t, http.StatusNotFound, "not_found")
	}
}

func TestServerReadsWithoutAPersonShowNothingOfACallersOwn(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	got := f.server.channelNow(t, f.channel.ID)
	if got.Role != nil || got.First != nil || got.Unread != nil || got.Seen != nil || got.Delivered != nil || got.LastMessage != nil {
		t.Errorf("something of a caller's own: %+v", got)
	}
	same(t, "last_sequence_id", got.Last, 1)
	same(t, "numbers", f.server.history(t, f.channel.ID, "").numbers(), []int{1})
	same(t, "message", f.server.messageNow(t, f.message.ID).ID, f.message.ID)
}
