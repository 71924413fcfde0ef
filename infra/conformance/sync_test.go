package conformance_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// sync asks what changed.
func (c caller) sync(t testing.TB, body object) synced {
	t.Helper()
	return as[synced](t, c.post(t, "/v1/sync", body).is(t, http.StatusOK))
}

// positions are what a client keeps of an answer.
func (s synced) positions() object {
	kept := object{}
	for _, c := range s.Channels {
		position := object{"sequence_id": c.Sequence, "change_id": c.Change}
		if c.Revision != nil {
			position["member_revision"] = *c.Revision
		}
		kept[c.Channel.ID] = position
	}
	return kept
}

// only is the one channel of an answer.
func (s synced) only(t testing.TB) syncedChannel {
	t.Helper()
	if len(s.Channels) != 1 {
		t.Fatalf("%d channels, not one: %+v", len(s.Channels), s)
	}
	return s.Channels[0]
}

func (c syncedChannel) numbers() []int { return messagesOf(c).numbers() }

func messagesOf(c syncedChannel) (m messages) {
	m.Data.Messages = c.Messages
	return m
}

func TestSyncOfNothingIsASnapshot(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	quiet, busy := alice.group(t, "bob"), alice.group(t, "bob", "carol")
	alice.sayN(t, busy.ID, 25)
	a.as("carol").group(t, "dave")
	got := bob.sync(t, object{})
	same(t, "removed", len(got.Removed), 0)
	same(t, "next_cursor", got.Next, (*string)(nil))
	same(t, "channels", len(got.Channels), 2)
	for _, c := range got.Channels {
		switch c.Channel.ID {
		case busy.ID:
			same(t, "numbers", c.numbers(), run(6, 25))
			same(t, "position", []int{c.Sequence, c.Change}, []int{25, 0})
			same(t, "has_more", c.HasMore, true)
			same(t, "unread", value(c.Channel.Unread), 25)
		case quiet.ID:
			same(t, "numbers", c.numbers(), []int{})
			same(t, "has_more", c.HasMore, false)
		}
		same(t, "changes", len(c.Changes), 0)
		var people, known []string
		for _, p := range c.Participants {
			people = append(people, p.User)
		}
		for _, i := range c.Identities {
			known = append(known, i.UserID)
		}
		slices.Sort(people)
		slices.Sort(known)
		slices.Sort(c.Channel.Participants)
		same(t, "participants", people, c.Channel.Participants)
		same(t, "identities", known, c.Channel.Participants)
	}
	again := bob.sync(t, object{"epoch": got.Epoch, "channels": got.positions()})
	same(t, "again", len(again.Channels), 0)
	few := bob.sync(t, object{"messages_per_channel": 3})
	for _, c := range few.Channels {
		if c.Channel.ID == busy.ID {
			same(t, "three", c.numbers(), run(23, 25))
		}
	}
}

func TestSyncBringsWhatCameSince(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	sent := alice.sayN(t, c.ID, 3)
	before := bob.sync(t, object{})
	alice.sayN(t, c.ID, 7)
	alice.delete(t, "/v1/messages/"+sent[1].ID).is(t, http.StatusNoContent)
	alice.patch(t, "/v1/messages/"+sent[2].ID+"/metadata", object{"x": 1}).is(t, http.StatusOK)
	alice.patch(t, "/v1/messages/"+sent[2].ID+"/metadata", object{"x": 2}).is(t, http.StatusOK)
	alice.patch(t, "/v1/channels/"+c.ID, object{"title": "Lunch"}).is(t, http.StatusOK)
	alice.add(t, c.ID, "carol").is(t, http.StatusOK)
	positions := before.positions()
	var numbers []int
	kinds := map[string]int{}
	for step := 0; ; step++ {
		part := bob.sync(t, object{"channels": positions, "messages_per_channel": 3}).only(t)
		same(t, "reset", part.Reset, "")
		numbers = append(numbers, part.numbers()...)
		for _, change := range part.Changes {
			kinds[change.Kind]++
		}
		positions = object{c.ID: object{"sequence_id": part.Sequence, "change_id": part.Change, "member_revision": value(part.Revision)}}
		same(t, "title", value(part.Channel.Title), "Lunch")
		if !part.HasMore || step == 5 {
			break
		}
	}
	same(t, "numbers", numbers, run(4, 10))
	same(t, "changes, compacted", kinds, map[string]int{"message.changed": 2, "channel.changed": 1, "participant.joined": 1})
	same(t, "nothing more", len(bob.sync(t, object{"channels": positions}).Channels), 0)
}

func TestSyncSaysWhatIsMineNoMore(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	left, deleted, stays := alice.group(t, "bob"), alice.group(t, "bob"), alice.group(t, "bob")
	got := bob.sync(t, object{})
	bob.remove(t, left.ID, "me").is(t, http.StatusNoContent)
	alice.delete(t, "/v1/channels/"+deleted.ID).is(t, http.StatusNoContent)
	positions := got.positions()
	positions["AAAAAAAAAAAAAAAAAAAAAA"] = object{"sequence_id": 1, "change_id": 0}
	positions["nonsense"] = object{"sequence_id": 1, "change_id": 0}
	after := bob.sync(t, object{"epoch": got.Epoch, "channels": positions})
	slices.Sort(after.Removed)
	want := []string{left.ID, deleted.ID, "AAAAAAAAAAAAAAAAAAAAAA", "nonsense"}
	slices.Sort(want)
	same(t, "removed", after.Removed, want)
	for _, c := range after.Channels {
		t.Errorf("unchanged, and there: %s (stays: %t)", c.Channel.ID, c.Channel.ID == stays.ID)
	}
}

func TestSyncResetsAPositionThatIsOfNoUse(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.group(t, "bob")
	alice.sayN(t, c.ID, 4)
	got := bob.sync(t, object{})
	position := got.only(t)
	ask := func(epoch, sequence, change int) syncedChannel {
		return bob.sync(t, object{"epoch": epoch, "messages_per_channel": 2,
			"channels": object{c.ID: object{"sequence_id": sequence, "change_id": change}}}).only(t)
	}
	for reset, part := range map[string]syncedChannel{"epoch": ask(got.Epoch+1, 4, 0), "gap": ask(got.Epoch, 9, 0)} {
		same(t, reset, part.Reset, reset)
		same(t, reset+": numbers", part.numbers(), []int{3, 4})
		same(t, reset+": has_more", part.HasMore, true)
		same(t, reset+": position", part.Sequence, 4)
	}
	bob.remove(t, c.ID, "me").is(t, http.StatusNoContent)
	alice.sayN(t, c.ID, 2)
	alice.add(t, c.ID, "bob").is(t, http.StatusOK)
	back := bob.sync(t, object{"epoch": got.Epoch, "channels": object{c.ID: object{"sequence_id": position.Sequence, "change_id": position.Change}}}).only(t)
	same(t, "reset", back.Reset, "rejoined")
	same(t, "numbers", back.numbers(), run(1, 6))
	same(t, "who came when", back.Participants, []standing{{User: "alice", Role: "owner", Delivered: 6, Seen: 6}, {User: "bob", Role: "member", Delivered: 6, Seen: 6, Joined: 6}})
}

func TestSyncTellsOfReceiptsWhereAsked(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	tablet := a.login(t, "bob")
	c := alice.group(t, "bob")
	alice.sayN(t, c.ID, 3)
	hers, others := alice.sync(t, object{}), tablet.sync(t, object{})
	bob.mark(t, c.ID, "seen", 2).is(t, http.StatusOK)
	same(t, "not asked", len(alice.sync(t, object{"channels": hers.positions()}).Channels), 0)
	positions := hers.positions()
	positions[c.ID].(object)["receipts"] = true
	part := alice.sync(t, object{"channels": positions}).only(t)
	same(t, "no messages", part.numbers(), []int{})
	if !slices.Contains(part.Participants, standing{User: "bob", Role: "member", Delivered: 2, Seen: 2}) {
		t.Errorf("participants: %+v", part.Participants)
	}
	moved := tablet.sync(t, object{"channels": others.positions()}).only(t)
	same(t, "my own, moved on another device", []int{value(moved.Channel.Seen), value(moved.Channel.Unread)}, []int{2, 1})
	kept := object{c.ID: object{"sequence_id": moved.Sequence, "change_id": moved.Change, "member_revision": value(moved.Revision)}}
	same(t, "known then", len(tablet.sync(t, object{"channels": kept}).Channels), 0)
}

func TestSyncIsReadInPages(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.as("alice")
	want := map[string]bool{}
	for range 30 {
		c := alice.group(t, "bob")
		want[c.ID] = true
		for range 2 {
			alice.post(t, "/v1/messages", object{"message": object{"type": "x", "content": object{"text": strings.Repeat("x", 28_000)}}, "recipients": object{"channels": []string{c.ID}}}).is(t, http.StatusCreated)
		}
	}
	bob := a.login(t, "bob")
	found := map[string]int{}
	body := object{"messages_per_channel": 2}
	pages := 0
	for {
		got := bob.sync(t, body)
		pages++
		for _, c := range got.Channels {
			found[c.Channel.ID]++
			same(t, "numbers", c.numbers(), []int{1, 2})
		}
		if got.Next == nil {
			break
		}
		body = object{"cursor": *got.Next}
		if pages > 40 {
			t.Fatal("the pages never end")
		}
	}
	same(t, "channels", len(found), len(want))
	for id, times := range found {
		if !want[id] || times != 1 {
			t.Errorf("%s came %d times", id, times)
		}
	}
	if pages < 2 {
		t.Errorf("1.7 MB came in %d page", pages)
	}
	bob.post(t, "/v1/sync", object{"cursor": "nonsense"}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/cursor")
	bob.post(t, "/v1/sync", object{"cursor": "x", "channels": object{}}).refused(t, http.StatusBadRequest, "invalid_request")
	bob.post(t, "/v1/sync", object{"messages_per_channel": 101}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/messages_per_channel")
	bob.post(t, "/v1/sync", object{"messages_per_channel": 0}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/messages_per_channel")
	a.server.post(t, "/v1/sync", object{}).refused(t, http.StatusUnprocessableEntity, "user_required")
}
