package messaging_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

const day = 24 * time.Hour

// keeping is a world whose clock its test moves.
type keeping struct {
	*world
	now time.Time
}

func newKeeping(t *testing.T, days int) *keeping {
	s := storetest.New(t)
	k := &keeping{world: newWorld(t, s), now: time.Now().Truncate(time.Second)}
	clock := func() time.Time { return k.now }
	k.Service = messaging.New(s, access.New(s, nil, clock, rand.Reader), clock, rand.Reader)
	k.keep(days)
	return k
}

// keep sets how many days the app keeps messages, 0 for ever.
func (k *keeping) keep(days int) {
	k.t.Helper()
	after := k.app
	after.Settings.Retention, after.UpdatedAt = time.Duration(days)*day, after.UpdatedAt.Add(time.Millisecond)
	if done, err := k.store.UpdateApp(context.Background(), k.app, after); !done || err != nil {
		k.t.Fatal(done, err)
	}
	k.app = after
}

func (k *keeping) pass(d time.Duration) { k.now = k.now.Add(d) }

// from holds all that shows a channel against where it begins, for people and for the server alone.
func (k *keeping) from(what string, channel parley.ChannelID, first, last int64, users ...parley.Credential) {
	k.t.Helper()
	ctx := context.Background()
	for _, user := range append(users, k.server("")) {
		log := k.log(user, channel)
		if int64(len(log)) != last-first+1 || len(log) > 0 && (log[0].Sequence != first || log[len(log)-1].Sequence != last) {
			k.t.Errorf("%s: %q reads %d entries, want %d to %d", what, user.User, len(log), first, last)
		}
		for _, n := range []int64{1, first - 1, first, last} {
			if n < 1 || n > last {
				continue
			}
			_, err := k.GetMessage(ctx, user, id(channel, n))
			k.is(fmt.Sprintf("%s: %q gets %d", what, user.User, n), err, map[bool]parley.Code{true: parley.NotFound}[n < first])
		}
		if user.User == "" {
			continue
		}
		view := k.get(user, channel)
		if view.Member.First != first || (view.LastMessage == nil) != (first > last) || view.Member.Delivered < view.Member.Seen {
			k.t.Errorf("%s: %q: %+v, last message %v", what, user.User, *view.Member, view.LastMessage)
		}
		if want := oracle(log, *view.Member); view.Unread != want || view.Member.Seen < first-1 {
			k.t.Errorf("%s: %q has %d unread, want %d: %+v", what, user.User, view.Unread, want, *view.Member)
		}
		k.agree(what, user, view)
	}
}

// agree holds every place that counts the unread against one channel's view.
func (k *keeping) agree(what string, user parley.Credential, view messaging.ChannelView) {
	k.t.Helper()
	ctx := context.Background()
	channel := view.Head.Channel
	total, err := k.CountUnread(ctx, user)
	if err != nil || total.Messages != view.Unread {
		k.t.Errorf("%s: %d unread in all, the channel says %d, %v", what, total.Messages, view.Unread, err)
	}
	list, err := k.ListChannels(ctx, user, messaging.ChannelFilter{Page: parley.Page{Number: 1, Size: 10}})
	if err != nil || len(list.Views) != 1 || list.Views[0].Unread != view.Unread || list.Views[0].Member.First != view.Member.First {
		k.t.Errorf("%s: the list says %+v, %v", what, list, err)
	}
	synced, err := k.Sync(ctx, user, messaging.SyncRequest{PerChannel: 100})
	if err != nil || len(synced.Channels) != 1 || synced.Channels[0].Channel.Unread != view.Unread {
		k.t.Errorf("%s: a sync says %+v, %v", what, synced.Channels, err)
	}
	people, err := k.ListParticipants(ctx, user, string(channel), parley.Page{Number: 1, Size: 10})
	if err != nil {
		k.t.Errorf("%s: participants: %v", what, err)
	}
	for _, m := range people.Members {
		if m.User == user.User && (m.Seen != view.Member.Seen || m.First != view.Member.First || m.Delivered != view.Member.Delivered) {
			k.t.Errorf("%s: among the participants %+v, in the channel %+v", what, m, *view.Member)
		}
	}
	marks, err := k.MarkChannel(ctx, user, string(channel), messaging.Seen, 0)
	if err != nil || marks.Unread != view.Unread || marks.Member.Seen != view.Member.Seen {
		k.t.Errorf("%s: a mark of nothing says %+v, %v", what, marks, err)
	}
}

func TestOldMessagesAreGoneForEverybody(t *testing.T) {
	t.Parallel()
	k := newKeeping(t, 30)
	ctx := context.Background()
	alice, bob := k.server("alice"), k.server("bob")
	channel := k.channel(alice, parley.Group, "bob").Head.Channel
	began := k.now
	for range 5 {
		k.send(alice, channel, "old")
	}
	k.pass(10 * day)
	k.send(bob, channel, "newer")
	k.from("all is young", channel, 1, 6, alice, bob)
	k.now = began.Add(30 * day)
	k.from("kept for its time", channel, 1, 6, alice, bob)
	k.now = began.Add(31*day - time.Second)
	k.from("a second before", channel, 1, 6, alice, bob)
	k.now = began.Add(31 * day)
	k.from("without a send", channel, 6, 6, alice, bob)
	for what, err := range map[string]error{
		"delete":   k.DeleteMessage(ctx, alice, id(channel, 5)),
		"by all":   k.DeleteMessage(ctx, k.server(""), id(channel, 5)),
		"unreact":  k.Unreact(ctx, alice, id(channel, 5), "+"),
		"receipts": second(k.ListReceipts(ctx, alice, id(channel, 5), parley.Page{Number: 1, Size: 10})),
		"seen":     second(k.MarkMessage(ctx, bob, id(channel, 5), messaging.Seen)),
		"metadata": second(k.PatchMessageMetadata(ctx, alice, id(channel, 5), []byte(`{"a": 1}`))),
	} {
		k.is(what, err, parley.NotFound)
	}
	marks, err := k.MarkChannel(ctx, alice, string(channel), messaging.Delivered, 6)
	if err != nil || marks.Member.First != 6 || marks.Member.Delivered != 6 || marks.Unread != 1 {
		t.Errorf("%+v, %v", marks, err)
	}
	k.from("after a mark", channel, 6, 6, alice, bob)
	k.now = began.Add(41 * day)
	k.from("all of it", channel, 7, 6, alice, bob)
	k.send(alice, channel, "again")
	k.from("and again", channel, 7, 7, alice, bob)
}

func second[T any](_ T, err error) error { return err }

// A key is remembered longer than its message, which is not sent a second time.
func TestARepeatOfWhatExpiredSendsNothing(t *testing.T) {
	t.Parallel()
	k := newKeeping(t, 1)
	alice := k.server("alice")
	channel := k.channel(alice, parley.Group).Head.Channel
	_, err := k.trySend(alice, channel, "key", "once")
	k.is("send", err, "")
	k.pass(2 * day)
	_, err = k.trySend(alice, channel, "key", "once")
	k.is("repeat", err, parley.NotFound)
	_, err = k.trySend(alice, channel, "key", "another")
	k.is("another", err, parley.KeyReused)
	k.from("after repeats", channel, 2, 1, alice)
}

// P1, P3: who comes back from below the floor goes on from it, and who was up to date learns that it rose.
func TestSyncAcrossTheFloor(t *testing.T) {
	t.Parallel()
	k := newKeeping(t, 30)
	alice, bob := k.server("alice"), k.server("bob")
	channel := k.channel(alice, parley.Group, "bob").Head.Channel
	for range 3 {
		k.send(alice, channel, "old")
	}
	away, here, plain := k.client(bob), k.client(bob), k.client(bob)
	away.marks, here.marks = true, true
	for _, c := range []*client{away, here, plain} {
		if _, _, err := c.sync(); err != nil {
			t.Fatal(err)
		}
	}
	k.pass(20 * day)
	for range 30 {
		k.send(alice, channel, "young")
	}
	for _, c := range []*client{here, plain} {
		if _, _, err := c.sync(); err != nil {
			t.Fatal(err)
		}
	}
	k.pass(11 * day)
	for _, c := range []*client{away, here, plain} {
		if _, _, err := c.sync(); err != nil {
			t.Fatal(err)
		}
		got := c.channels[channel]
		if got.position.Sequence != 33 && !got.more || got.view.Member.First != 4 || got.view.Unread != 30 {
			t.Errorf("%+v, %d unread, from %d", got.position, got.view.Unread, got.view.Member.First)
		}
	}
	if brought, _, err := here.sync(); err != nil || len(brought) > 0 {
		t.Errorf("once more: %+v, %v", brought, err)
	}
	k.pass(20 * day)
	late := k.client(bob)
	for _, c := range []*client{away, here, plain, late} {
		if _, _, err := c.sync(); err != nil {
			t.Fatal(err)
		}
		if got := c.channels[channel]; got.position.Sequence != 33 || got.view.Unread != 0 || got.view.LastMessage != nil {
			t.Errorf("%+v, %d unread", got.position, got.view.Unread)
		}
	}
}

// Whoever joins reads from the floor on, and owes nothing.
func TestJoinersReadFromTheFloor(t *testing.T) {
	t.Parallel()
	k := newKeeping(t, 1)
	alice, bob := k.server("alice"), k.server("bob")
	channel := k.channel(alice, parley.Group).Head.Channel
	k.send(alice, channel, "old")
	k.pass(day)
	k.send(alice, channel, "young")
	k.pass(day / 2)
	_, err := k.AddParticipants(context.Background(), k.server(""), string(channel), []string{"bob"})
	k.is("add", err, "")
	k.from("joined", channel, 2, 2, alice, bob)
}

// What was sent before the setting counts as sent with the next message; what was sent to expire does, whatever
// becomes of the setting.
func TestTheSettingComesAndGoes(t *testing.T) {
	t.Parallel()
	k := newKeeping(t, 0)
	alice, bob := k.server("alice"), k.server("bob")
	channel := k.channel(alice, parley.Group, "bob").Head.Channel
	k.send(alice, channel, "before")
	k.keep(10)
	k.pass(30 * day)
	k.from("nothing was sent since", channel, 1, 1, alice, bob)
	k.send(bob, channel, "to expire")
	k.keep(0)
	k.pass(5 * day)
	k.send(alice, channel, "for ever")
	k.from("off", channel, 1, 3, alice, bob)
	k.pass(6 * day)
	k.from("sent to expire", channel, 3, 3, alice, bob)
	k.pass(1000 * day)
	k.from("for ever", channel, 3, 3, alice, bob)
	k.send(alice, channel, "for ever, too")
	k.keep(100)
	k.send(bob, channel, "to expire late")
	k.pass(day)
	k.keep(10)
	k.send(bob, channel, "to expire early")
	k.from("shorter", channel, 3, 6, alice, bob)
	k.pass(11 * day)
	k.from("all by the shorter one", channel, 7, 6, alice, bob)
}

// P4, where the member's item has given up old own numbers, entries were deleted, and somebody is blocked.
func TestUnreadIsExactAboveTheFloor(t *testing.T) {
	t.Parallel()
	k := newKeeping(t, 30)
	ctx := context.Background()
	alice, bot, carol := k.server("alice"), k.server("bot"), k.server("carol")
	channel := k.channel(alice, parley.Group, "bot", "carol").Head.Channel
	for range 45 {
		k.send(alice, channel, "question")
		k.send(bot, channel, "answer")
		k.pass(3 * time.Hour)
	}
	_, err := k.DeleteMessages(ctx, k.server(""), []string{id(channel, 1), id(channel, 2), id(channel, 21), id(channel, 41), id(channel, 42)})
	k.is("delete", err, "")
	floor := int64(1)
	for range 2 {
		first := k.get(bot, channel).Member.First
		if first < floor {
			t.Errorf("the floor fell from %d to %d", floor, first)
		}
		floor = first
		k.from("days later", channel, first, 90, alice, bot, carol)
		k.pass(14 * time.Hour)
		if floor == 1 {
			k.pass(25 * day)
		}
	}
	if floor < 10 || floor > 26 {
		t.Fatalf("the floor lies at %d, where the item knows all", floor)
	}
	marks, err := k.MarkChannel(ctx, bot, string(channel), messaging.Seen, floor)
	k.is("mark within what the item does not know", err, "")
	k.from(fmt.Sprintf("marked %+v", marks.Member), channel, floor, 90, alice, bot, carol)
	k.send(bot, channel, "on")
	_, err = k.BlockUser(ctx, carol, "bot")
	k.is("block", err, "")
	k.pass(12 * time.Hour)
	view := k.get(carol, channel)
	var want int64
	for _, e := range k.log(carol, channel) {
		if !e.Hidden && !e.Deleted {
			want++
		}
	}
	if view.Unread != want || want == 0 {
		t.Errorf("%d unread, want %d", view.Unread, want)
	}
	k.agree("blocked", carol, view)
}

// Who takes a channel into a folder writes their item, and what it says of their own entries stays right. (P4)
func TestMovingAChannelKeepsUnreadExactAboveTheFloor(t *testing.T) {
	t.Parallel()
	k := newKeeping(t, 30)
	alice, bot := k.server("alice"), k.server("bot")
	channel := k.channel(alice, parley.Personal, "bot").Head.Channel
	for range 45 {
		k.send(alice, channel, "question")
		k.send(bot, channel, "answer")
		k.pass(3 * time.Hour)
	}
	k.pass(26 * day)
	floor := k.get(bot, channel).Member.First
	if floor < 10 || floor > 26 {
		t.Fatalf("the floor lies at %d, where the item knows all", floor)
	}
	before := k.get(bot, channel).Unread
	for _, to := range []parley.Folder{parley.Declined, parley.Inbox} {
		view, err := k.MoveChannel(context.Background(), bot, string(channel), to)
		if err != nil || view.Unread != before {
			t.Errorf("to %q: %d unread, %d before, %v", to, view.Unread, before, err)
		}
	}
	k.from("moved", channel, floor, 90, alice, bot)
}
