package conformance_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

func TestChannelShowsWhatItWasMadeWith(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	body := object{
		"participants": []string{"bob", "carol", "bob"}, "type": "MULTI", "exposed": true, "title": "Lunch",
		"description": "Every day", "metadata": json.RawMessage(`{"colour": "green", "n": [1, {"x": null}]}`),
		"history": "joining", "uuid": unique(),
	}
	made := alice.channel(t, body)
	for who, c := range map[string]channel{"creator": made, "alice": alice.channelNow(t, made.ID), "bob": bob.channelNow(t, made.ID)} {
		same(t, who+": type", c.Type, "GROUP")
		same(t, who+": exposed", c.Exposed, true)
		same(t, who+": distinct", c.Distinct, false)
		same(t, who+": history", c.History, "joining")
		same(t, who+": title", value(c.Title), "Lunch")
		same(t, who+": description", value(c.Description), "Every day")
		sameJSON(t, who+": metadata", c.Metadata, `{"colour": "green", "n": [1, {"x": null}]}`)
		slices.Sort(c.Participants)
		same(t, who+": participants", c.Participants, []string{"alice", "bob", "carol"})
		same(t, who+": participant_count", c.Count, 3)
		same(t, who+": created_by", value(c.CreatedBy), "alice")
		same(t, who+": numbers", []int{c.Last, c.LastChange, value(c.Unread), value(c.Seen), value(c.Delivered)}, []int{0, 0, 0, 0, 0})
		same(t, who+": first_sequence_id", value(c.First), 1)
		same(t, who+": last_message", c.LastMessage, (*message)(nil))
	}
	same(t, "alice's role", value(made.Role), "owner")
	same(t, "bob's role", value(bob.channelNow(t, made.ID).Role), "member")
	seen := a.server.channelNow(t, made.ID)
	if seen.Role != nil || seen.First != nil || seen.Unread != nil || seen.Seen != nil || seen.Delivered != nil || seen.LastMessage != nil {
		t.Errorf("a server that acts for nobody has something of its own: %+v", seen)
	}
	same(t, "as the server sees it", value(seen.Title), "Lunch")
}

func TestLastMessageIsTheNewest(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	alice.say(t, c.ID, "one")
	newest := alice.say(t, c.ID, "two")
	for _, u := range []user{alice, bob} {
		got := u.channelNow(t, c.ID)
		same(t, "last_sequence_id", got.Last, 2)
		same(t, "last_message", got.LastMessage.ID, newest.ID)
		sameJSON(t, "its content", got.LastMessage.Content, `{"text": "two"}`)
	}
}

func TestPersonalChannelIsOnePerPairForEver(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	first := alice.personal(t, "bob")
	for name, again := range map[string]answer{
		"the same":      alice.post(t, "/v1/channels", object{"participants": []string{"bob"}, "type": "PERSONAL"}),
		"other way":     bob.post(t, "/v1/channels", object{"participants": []string{"alice"}, "type": "PERSONAL"}),
		"both named":    bob.post(t, "/v1/channels", object{"participants": []string{"bob", "alice"}, "type": "PERSONAL"}),
		"exposed":       bob.post(t, "/v1/channels", object{"participants": []string{"alice"}, "type": "PERSONAL", "exposed": true}),
		"by the server": a.server.post(t, "/v1/channels", object{"participants": []string{"alice", "bob"}, "type": "PERSONAL"}),
	} {
		same(t, name, as[channel](t, again.is(t, http.StatusOK)).ID, first.ID)
	}
	same(t, "a group of the two is another", alice.group(t, "bob").ID != first.ID, true)
	same(t, "another pair", alice.personal(t, "carol").ID != first.ID, true)
	same(t, "alice's PERSONAL channels", as[list[channel]](t, alice.get(t, "/v1/channels?types=PERSONAL")).Meta.Total, 2)
}

func TestPersonalChannelOfAPairMadeByManyAtOnceIsOne(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	callers := []caller{a.as("alice"), a.as("bob"), a.server}
	answers := make([]answer, 9)
	together(len(answers), func(i int) {
		answers[i] = callers[i%3].post(t, "/v1/channels", object{"participants": []string{"alice", "bob"}, "type": "PERSONAL"})
	})
	onlyOne(t, answers)
	same(t, "channels", as[list[channel]](t, a.as("bob").get(t, "/v1/channels")).Meta.Total, 1)
}

// onlyOne checks that one answer made a channel and all show it.
func onlyOne(t *testing.T, answers []answer) {
	t.Helper()
	fresh, ids := 0, map[string]bool{}
	for _, got := range answers {
		if got.Status == http.StatusCreated {
			fresh++
		} else {
			got.is(t, http.StatusOK)
		}
		ids[as[channel](t, got).ID] = true
	}
	same(t, "channels", len(ids), 1)
	same(t, "answers 201", fresh, 1)
}

func TestPersonalChannelHasExactlyTwo(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	for name, test := range map[string]struct {
		by           caller
		participants []string
	}{
		"myself only": {alice.caller, []string{"alice"}}, "nobody": {alice.caller, []string{}},
		"three": {alice.caller, []string{"bob", "carol"}}, "two others": {alice.caller, []string{"bob", "carol"}},
		"one, by a server": {a.server, []string{"bob"}}, "three, by a server": {a.server, []string{"alice", "bob", "carol"}},
		"the same twice": {a.server, []string{"bob", "bob"}},
	} {
		t.Log(name)
		test.by.post(t, "/v1/channels", object{"participants": test.participants, "type": "PERSONAL"}).
			refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/participants")
	}
}

func TestDistinctGroupIsOnePerParticipantSet(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	wish := func(metadata string, participants ...string) object {
		return object{"participants": participants, "distinct": true, "metadata": json.RawMessage(metadata)}
	}
	plain := alice.group(t, "bob", "carol")
	first := alice.channel(t, wish(`{"a": 1, "b": [2]}`, "bob", "carol"))
	same(t, "not the one that is not distinct", first.ID != plain.ID, true)
	same(t, "distinct", first.Distinct, true)
	for name, again := range map[string]answer{
		"the same":  alice.post(t, "/v1/channels", wish(`{"b": [2], "a": 1}`, "carol", "alice", "bob", "bob")),
		"by bob":    bob.post(t, "/v1/channels", wish(`{"a": 1, "b": [2]}`, "alice", "carol")),
		"by server": a.server.post(t, "/v1/channels", wish(`{"a": 1, "b": [2]}`, "alice", "carol", "bob")),
	} {
		same(t, name, as[channel](t, again.is(t, http.StatusOK)).ID, first.ID)
	}
	bob.post(t, "/v1/channels", wish(`{"a": 2}`, "alice", "carol")).refused(t, http.StatusConflict, "metadata_conflict")
	same(t, "another set", alice.channel(t, wish(`{}`, "bob")).ID != first.ID, true)
	same(t, "undistinct ones go on", alice.group(t, "bob", "carol").ID != first.ID, true)
}

func TestDistinctGroupMadeByManyAtOnceIsOne(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	callers := []caller{a.as("alice"), a.as("bob"), a.as("carol")}
	answers := make([]answer, 9)
	together(len(answers), func(i int) {
		answers[i] = callers[i%3].post(t, "/v1/channels", object{"participants": []string{"alice", "bob", "carol"}, "distinct": true})
	})
	onlyOne(t, answers)
}

func TestChannelWithTheSameUUIDIsTheFirst(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	body := func(uuid, title string) object {
		return object{"participants": []string{"alice", "bob"}, "title": title, "uuid": uuid}
	}
	k := unique()
	first := alice.channel(t, body(k, "Lunch"))
	same(t, "uuid", value(first.UUID), k)
	same(t, "repeat", as[channel](t, alice.post(t, "/v1/channels", body(k, "Lunch")).is(t, http.StatusOK)).ID, first.ID)
	alice.post(t, "/v1/channels", body(k, "Dinner")).refused(t, http.StatusUnprocessableEntity, "key_reused")
	same(t, "by somebody else", bob.channel(t, body(k, "Lunch")).ID != first.ID, true)
	same(t, "by the server", a.server.channel(t, body(k, "Lunch")).ID != first.ID, true)
	same(t, "another uuid", alice.channel(t, body(unique(), "Lunch")).ID != first.ID, true)
	alice.say(t, first.ID, "hello")
	repeat := as[channel](t, alice.post(t, "/v1/channels", body(k, "Lunch")).is(t, http.StatusOK))
	same(t, "repeat shows it as it is now", repeat.Last, 1)
}

func TestChannelWithOneUUIDMadeByManyAtOnceIsOne(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	k := unique()
	answers := make([]answer, 8)
	together(len(answers), func(i int) {
		answers[i] = alice.post(t, "/v1/channels", object{"participants": []string{"bob"}, "uuid": k})
	})
	onlyOne(t, answers)
}

func TestChannelOfManyParticipants(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	people := func(n int) (ids []string) {
		for i := range n {
			ids = append(ids, fmt.Sprintf("person-%03d", i))
		}
		return ids
	}
	for _, n := range []int{25, 26, 51, 100} {
		others := people(n - 1)
		k := unique()
		body := object{"participants": others, "distinct": true, "uuid": k}
		c := alice.channel(t, body)
		same(t, "participant_count", c.Count, n)
		slices.Sort(c.Participants)
		same(t, "participants", c.Participants, append([]string{"alice"}, others...))
		m := alice.say(t, c.ID, "hello everybody")
		for _, other := range []string{others[0], others[n/2], others[n-2]} {
			same(t, "unread of "+other, value(a.as(other).channelNow(t, c.ID).Unread), 1)
		}
		same(t, "recipients", len(alice.messageNow(t, m.ID).Status), n-1)
		same(t, "repeat", as[channel](t, alice.post(t, "/v1/channels", body).is(t, http.StatusOK)).ID, c.ID)
	}
	alice.post(t, "/v1/channels", object{"participants": people(100)}).
		refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/participants")
}

func TestChannelLimits(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	text := func(n int) string { return strings.Repeat("é", n) }
	for _, test := range []struct {
		field     string
		good, bad any
	}{
		{"title", text(256), text(257)},
		{"description", text(2048), text(2049)},
		{"metadata", object{"k": strings.Repeat("x", 15_000)}, object{"k": strings.Repeat("x", 16_400)}},
		{"type", "GROUP", "CROWD"},
		{"history", "all", "none"},
		{"participants", []string{strings.Repeat("u", 128)}, []string{strings.Repeat("u", 129)}},
		{"participants", []string{strings.Repeat("é", 64)}, []string{strings.Repeat("é", 65)}},
		{"participants", []string{"Me", "...", "a/b c%2F"}, []string{"me"}},
		{"participants", []string{" "}, []string{""}},
		{"participants", []string{"😀"}, []string{"a\x07"}},
	} {
		body := object{"participants": []string{"bob"}}
		body[test.field] = test.good
		alice.post(t, "/v1/channels", body).is(t, http.StatusCreated)
		body[test.field] = test.bad
		alice.post(t, "/v1/channels", body).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/"+test.field)
	}
	for good, bad := range map[string]string{strings.Repeat("k", 128): strings.Repeat("k", 129), "A-Za-z0-9._:-": "a b", "x": ""} {
		alice.post(t, "/v1/channels", object{"participants": []string{"bob"}, "uuid": good}).is(t, http.StatusCreated)
		alice.post(t, "/v1/channels", object{"participants": []string{"bob"}, "uuid": bad}).refused(t, http.StatusBadRequest, "invalid_request").points(t, "/uuid")
	}
}
