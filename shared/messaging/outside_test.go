package messaging_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
)

// erase erases somebody as their app's server does.
func (w *world) erase(user parley.UserID) {
	w.t.Helper()
	ctx, b := context.Background(), w.store.Batch()
	before := b.Identity(w.app.ID, user)
	if err := b.Run(ctx); err != nil {
		w.t.Fatal(err)
	}
	after := before.Value
	after.User, after.Erased = user, true
	if done, err := w.store.WriteIdentity(ctx, w.app.ID, before.Value, after); !done || err != nil {
		w.t.Fatalf("erase: %t, %v", done, err)
	}
}

func (w *world) identity(user parley.UserID) parley.Identity {
	w.t.Helper()
	b := w.store.Batch()
	slot := b.Identity(w.app.ID, user)
	if err := b.Run(context.Background()); err != nil {
		w.t.Fatal(err)
	}
	return slot.Value
}

func TestAServerSendsAsSomebodyWhoIsNotInTheChannel(t *testing.T) {
	w := quiet(t)
	alice, bob := w.user("alice"), w.user("bob")
	w.user("reader")
	group := w.channel(alice, parley.Group, "bob").Head.Channel
	silent := w.group(w.server(""), parley.ChannelDraft{Participants: []string{"alice", "reader"}}).Head.Channel
	if _, err := w.UpdateParticipant(context.Background(), w.server(""), string(silent), "reader", parley.RoleReadOnly); err != nil {
		t.Fatal(err)
	}
	blocked := w.channel(alice, parley.Personal, "bob").Head.Channel
	if _, err := w.BlockUser(context.Background(), alice, "bob"); err != nil {
		t.Fatal(err)
	}
	gone := w.channel(alice, parley.Group).Head.Channel
	if err := w.DeleteChannel(context.Background(), alice, string(gone)); err != nil {
		t.Fatal(err)
	}
	w.erase("old-bot")
	for _, test := range []struct {
		what    string
		caller  parley.Credential
		channel parley.ChannelID
		want    parley.Code
	}{
		{"into a group", w.server("bot"), group, ""},
		{"into an archive", w.server("bot"), w.group(w.server(""), parley.ChannelDraft{}).Head.Channel, ""},
		{"into a PERSONAL channel of two who block each other", w.server("bot"), blocked, ""},
		{"into a channel that others only read", w.server("bot"), silent, ""},
		{"as who may only read there", w.server("reader"), silent, parley.ReadOnly},
		{"as one of the two who block each other", w.server("bob"), blocked, parley.Blocked},
		{"into a channel that is deleted", w.server("bot"), gone, parley.NotFound},
		{"into a channel that never was", w.server("bot"), parley.NewChannelID([16]byte(randomBytes(16))), parley.NotFound},
		{"for nobody", w.server(""), group, parley.UserRequired},
		{"as somebody who was erased", w.server("old-bot"), group, parley.Erased},
		{"a user by themselves", w.user("bot"), group, parley.NotFound},
		{"a user by themselves, who is in it", bob, group, ""},
	} {
		_, err := w.trySend(test.caller, test.channel, "", "hello")
		w.is(test.what, err, test.want)
	}
}

// An entry from outside is everybody's to read, and nobody's own.
func TestAnEntryFromOutsideIsNewToEverybody(t *testing.T) {
	ctx, w := context.Background(), quiet(t)
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	sent, err := w.trySend(w.server("bot"), channel, "k", "hello")
	if err != nil || !sent.Fresh || sent.Message.Author != "bot" || *sent.Message.Delivered {
		t.Fatalf("%+v, %v", sent, err)
	}
	again, err := w.trySend(w.server("bot"), channel, "k", "hello")
	if err != nil || again.Fresh || again.Message.Sequence != 1 || again.Message.UUID != "k" {
		t.Errorf("a repeat: %+v, %v", again, err)
	}
	_, err = w.trySend(w.server("bot"), channel, "k", "another")
	w.is("another with its key", err, parley.KeyReused)
	for i, who := range []parley.Credential{alice, bob} {
		if view := w.get(who, channel); view.Unread != 1 || view.LastMessage.Sequence != 1 {
			t.Errorf("%s: %d unread, the last %+v", who.User, view.Unread, view.LastMessage)
		}
		if _, err := w.MarkChannel(ctx, who, string(channel), messaging.Seen, 1); err != nil {
			t.Fatal(err)
		}
		view, err := w.GetMessage(ctx, alice, string(parley.NewMessageID(channel, 1)))
		if err != nil || *view.Seen != (i == 1) || len(view.Status) != 2 {
			t.Errorf("when %d have seen it: seen %t, %v; %v", i+1, *view.Seen, view.Status, err)
		}
	}
	if i := w.identity("bot"); i.User != "bot" || i.Type != parley.TypeUser {
		t.Errorf("its author is %+v", i)
	}
}

func TestABlockHidesAnAuthorFromOutside(t *testing.T) {
	w := quiet(t)
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	w.send(w.server("bot"), channel, "hello")
	if _, err := w.BlockUser(context.Background(), alice, "bot"); err != nil {
		t.Fatal(err)
	}
	if log := w.log(alice, channel); !log[0].Hidden || w.get(alice, channel).Unread != 0 {
		t.Errorf("to who blocks the author: %+v", log[0])
	}
	if log := w.log(bob, channel); log[0].Hidden || w.get(bob, channel).Unread != 1 {
		t.Errorf("to others: %+v", log[0])
	}
}

// What was erased since stays repeatable: an answer is the message that there is.
func TestARepeatAsSomebodyErasedSinceFindsTheOriginal(t *testing.T) {
	w := quiet(t)
	channel := w.channel(w.user("alice"), parley.Group).Head.Channel
	if _, err := w.trySend(w.server("bot"), channel, "k", "hello"); err != nil {
		t.Fatal(err)
	}
	w.erase("bot")
	if again, err := w.trySend(w.server("bot"), channel, "k", "hello"); err != nil || again.Fresh {
		t.Errorf("%+v, %v", again, err)
	}
}

// Sends as somebody who comes and goes meanwhile: each counts as their own where they are in the channel, so
// that nobody's count of unread entries drifts. (P4)
func TestUnreadIsExactForWhoJoinsWhileServersSendAsThem(t *testing.T) {
	ctx, w := context.Background(), quiet(t)
	alice, bot := w.user("alice"), w.user("bot")
	channel := w.channel(alice, parley.Group).Head.Channel
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			for i := range 12 {
				key := fmt.Sprintf("%d-%x", i, randomBytes(4))
				w.is("send", until(func() error { _, err := w.trySend(w.server("bot"), channel, key, "hello"); return err }), "")
			}
		})
	}
	group.Go(func() {
		for range 4 {
			w.is("add", until(func() error { _, err := w.AddParticipants(ctx, alice, string(channel), []string{"bot"}); return err }), "")
			w.is("remove", until(func() error { return w.RemoveParticipant(ctx, w.server(""), string(channel), "bot") }), "")
		}
		w.is("add", until(func() error { _, err := w.AddParticipants(ctx, alice, string(channel), []string{"bot"}); return err }), "")
	})
	group.Wait()
	if view := w.get(alice, channel); view.Last != 36 || view.Unread != 36 {
		t.Errorf("alice has %d unread of %d", view.Unread, view.Last)
	}
	if view := w.get(bot, channel); view.Unread != 0 {
		t.Errorf("the author has %d unread, all of them their own", view.Unread)
	}
}

// A send from outside costs what one from inside does; the first of an unknown author makes their identity, for
// which a staging app reserves a place.
func TestCostsOfSendsFromOutside(t *testing.T) {
	w := quiet(t)
	channel := w.channel(w.user("alice"), parley.Group, names(20)...).Head.Channel
	send := func(as string) func(context.Context) error {
		return func(ctx context.Context) error {
			sent, err := w.Send(ctx, w.server(as), messaging.SendRequest{Message: draft("hello"), Channels: []string{string(channel)}})
			if err == nil {
				err = sent[0].Err
			}
			return err
		}
	}
	priced(t, "as somebody unknown", meter.Usage{Calls: 3, ReadUnits: 6.5, WriteUnits: 11}, send("bot"))
	priced(t, "as somebody outside", meter.Usage{Calls: 2, ReadUnits: 6.5, WriteUnits: 8}, send("bot"))
	priced(t, "as a participant", meter.Usage{Calls: 2, ReadUnits: 6.5, WriteUnits: 8}, send("user-001"))
}
