package live_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// jsonHas reports whether an object has a member.
func jsonHas(t testing.TB, text json.RawMessage, name string) bool {
	t.Helper()
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	_, ok := members[name]
	return ok
}

func TestANewChannelIsShownToItsParticipants(t *testing.T) {
	w := newWorld(t)
	alice, bob := w.user("alice"), w.user("bob")
	w.connect(alice, "alice")
	w.connect(bob, "bob")
	channel := w.channel(alice, "bob")
	b := w.store.Batch()
	head := b.Head(w.app.ID, channel)
	w.ok(b.Run(context.Background()))
	w.fanOut(w.append(alice, channel, "hello"), w.record(live.Record{Channel: channel, Opened: &head.Value}))
	w.hears("in order", map[string]string{"alice": "channel.created message.created"})
	got := w.got("bob")[0]
	for name, want := range map[string]bool{"participants": true, "epoch": true, "unread_count": false, "role": false, "last_message": false} {
		if jsonHas(t, got.Data, name) != want {
			t.Errorf("%s: %s", name, got.Data)
		}
	}
}

func TestChangesReachThoseWhomTheyConcern(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	alice := w.user("alice")
	for _, name := range []string{"bob", "carol", "dave"} {
		w.connect(w.user(parley.UserID(name)), name)
	}
	w.connect(alice, "alice")
	channel := w.channel(alice, "bob", "carol")
	entry := w.append(alice, channel, "hello")
	told := int64(0)
	step := func(what string, do func() error, want map[string]string) map[string][]event {
		t.Helper()
		w.ok(do())
		records := w.changes(channel, told)
		told += int64(len(records))
		w.fanOut(records...)
		heard := map[string][]event{}
		for id, words := range want {
			heard[id] = w.got(id)
			got := ""
			for i, e := range heard[id] {
				if i > 0 {
					got += " "
				}
				got += e.Type
			}
			if got != words {
				t.Errorf("%s: %s got %q, want %q", what, id, got, words)
			}
		}
		clear(w.frames) // of those whom this step does not ask about
		return heard
	}
	heard := step("delete", func() error { return w.messaging.DeleteMessage(ctx, alice, string(entry.Message.ID())) },
		map[string]string{"alice": "message.changed", "bob": "message.changed", "carol": "message.changed", "dave": ""})
	if e := heard["bob"][0]; e.Kind != "deleted" || !jsonHas(t, e.Data, "deleted") || e.Change != 1 || e.Sequence != 1 {
		t.Errorf("deleted: %+v", e)
	}
	step("rename", func() error {
		_, err := w.messaging.PatchChannel(ctx, alice, string(channel), parley.ChannelPatch{Title: []byte(`"new"`)}, nil)
		return err
	}, map[string]string{"alice": "channel.changed", "bob": "channel.changed", "dave": ""})
	step("join", func() error {
		_, err := w.messaging.AddParticipants(ctx, alice, string(channel), []string{"dave"})
		return err
	}, map[string]string{"alice": "participant.joined", "bob": "participant.joined", "dave": "channel.created"})
	step("role", func() error {
		_, err := w.messaging.UpdateParticipant(ctx, alice, string(channel), "dave", parley.RoleReadOnly)
		return err
	}, map[string]string{"alice": "participant.changed", "dave": "participant.changed"})
	heard = step("removal", func() error { return w.messaging.RemoveParticipant(ctx, alice, string(channel), "carol") },
		map[string]string{"alice": "participant.left", "carol": "channel.removed", "dave": "participant.left"})
	if got := string(heard["carol"][0].Data); got != `{"reason":"removed"}` {
		t.Errorf("carol got %s", got)
	}
	heard = step("end", func() error { return w.messaging.DeleteChannel(ctx, alice, string(channel)) },
		map[string]string{"alice": "channel.removed", "bob": "channel.removed", "carol": "", "dave": "channel.removed"})
	if got := string(heard["bob"][0].Data); got != `{"reason":"deleted"}` {
		t.Errorf("bob got %s", got)
	}
}

// A batch that comes late tells how things stand now: who came after a change found it done.
func TestALateBatchTellsOnlyWhatIsNewsToSomebody(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	alice := w.user("alice")
	w.connect(alice, "alice")
	w.connect(w.user("bob"), "bob")
	channel := w.channel(alice)
	early := w.append(alice, channel, "before bob")
	_, err := w.messaging.PatchChannel(ctx, alice, string(channel), parley.ChannelPatch{Title: []byte(`"new"`)}, nil)
	w.ok(err)
	_, err = w.messaging.AddParticipants(ctx, alice, string(channel), []string{"bob"})
	w.ok(err)
	w.fanOut(append(w.changes(channel, 0), early)...)
	w.hears("late", map[string]string{"bob": "channel.created", "alice": "message.created channel.changed participant.joined"})
}

func TestAClearedHistoryIsOnesOwnBusiness(t *testing.T) {
	w := newWorld(t)
	alice, bob := w.user("alice"), w.user("bob")
	w.connect(alice, "alice")
	w.connect(bob, "bob-1", "bob-2")
	channel := w.channel(alice, "bob")
	w.append(alice, channel, "hello")
	before := w.member(channel, "bob")
	after := before
	after.First, after.Delivered, after.Seen = 2, 1, 1
	w.fanOut(w.record(live.Record{Channel: channel, Receipt: &store.Receipt{Before: before, After: after}}))
	w.hears("others", map[string]string{"alice": "receipts", "bob-2": "participant.changed receipts"})
	got := w.got("bob-1")
	if string(got[0].Data) != `{"user_id":"bob","role":"member","first_sequence_id":2}` {
		t.Errorf("bob got %s", got[0].Data)
	}
}
