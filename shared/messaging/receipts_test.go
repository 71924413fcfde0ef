package messaging_test

import (
	"context"
	"sync"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// An author whose item has given up old own numbers still has exact counts, wherever they mark. (P4)
func TestUnreadStaysExactBeyondTheKeptNumbers(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	bot, alice := w.user("bot"), w.user("alice")
	channel := w.channel(alice, parley.Group, "bot").Head.Channel
	const pairs = 45
	for range pairs {
		w.send(alice, channel, "question")
		w.send(bot, channel, "answer")
	}
	for _, mark := range []int64{0, 3, 10, 11, 12, 50, 88, 90} {
		got, err := w.MarkChannel(ctx, bot, string(channel), messaging.Seen, mark)
		if err != nil {
			t.Fatal(err)
		}
		if want := (2*pairs - mark + 1) / 2; got.Unread != want && mark%2 == 0 || mark%2 == 1 && got.Unread != (2*pairs-mark)/2 {
			t.Errorf("seen to %d: %d unread, want %d", mark, got.Unread, want)
		}
		if view, err := w.GetChannel(ctx, bot, string(channel)); err != nil || view.Unread != got.Unread {
			t.Errorf("seen to %d: the channel says %d, the receipt %d (%v)", mark, view.Unread, got.Unread, err)
		}
	}
}

func TestWatermarksOnlyRise(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Personal, "bob").Head.Channel
	for range 5 {
		w.send(alice, channel, "hello")
	}
	for _, step := range []struct {
		mark            messaging.Mark
		to              int64
		delivered, seen int64
		code            parley.Code
	}{
		{messaging.Delivered, 3, 3, 0, ""},
		{messaging.Seen, 2, 3, 2, ""},
		{messaging.Delivered, 1, 3, 2, ""},
		{messaging.Seen, 1, 3, 2, ""},
		{messaging.Seen, 6, 0, 0, parley.SequenceAhead},
		{messaging.Seen, -1, 0, 0, parley.InvalidValue},
		{messaging.Seen, 5, 5, 5, ""},
	} {
		got, err := w.MarkChannel(ctx, bob, string(channel), step.mark, step.to)
		if step.code != "" {
			if parley.CodeOf(err) != step.code {
				t.Errorf("mark %d at %d: %v", step.mark, step.to, err)
			}
			continue
		}
		if err != nil || got.Member.Delivered != step.delivered || got.Member.Seen != step.seen {
			t.Errorf("mark %d at %d: delivered %d, seen %d, %v", step.mark, step.to, got.Member.Delivered, got.Member.Seen, err)
		}
	}
}

// Receipts and sends of one person race on one item; neither may undo the other. (P4, P5)
func TestReceiptsRaceSends(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	w.send(bob, channel, "first")
	var group sync.WaitGroup
	for range 10 {
		group.Go(func() { w.send(alice, channel, "mine") })
		group.Go(func() { w.send(bob, channel, "another's") })
		group.Go(func() {
			if _, err := w.MarkChannel(ctx, alice, string(channel), messaging.Seen, 1); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	view, err := w.GetChannel(ctx, alice, string(channel))
	if err != nil {
		t.Fatal(err)
	}
	var want int64
	for _, m := range w.log(alice, channel) {
		if m.Sequence > view.Member.Seen && m.Author != "alice" {
			want++
		}
	}
	if view.Unread != want {
		t.Errorf("%d unread, want %d: %+v", view.Unread, want, view.Member)
	}
}
