package messaging_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
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

// A receipt that is written after an entry of its reader's own, though the channel was read before, says that the entry
// is there: its author's watermark was below when they sent it, and is not moved by it. (P5)
func TestAReceiptKnowsOfTheEntryItCameAfter(t *testing.T) {
	t.Parallel()
	var meanwhile atomic.Pointer[func()]
	w := newWorld(t, storetest.Behind(t, func(engine http.Handler) http.Handler {
		return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.Header.Get("X-Amz-Target"), ".UpdateItem") {
				if act := meanwhile.Swap(nil); act != nil {
					(*act)()
				}
			}
			engine.ServeHTTP(rw, r)
		})
	}))
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	w.send(bob, channel, "his")
	meanwhile.Store(new(func() { w.send(alice, channel, "hers") }))
	got, err := w.MarkChannel(context.Background(), alice, string(channel), messaging.Delivered, 1)
	if err != nil || meanwhile.Load() != nil {
		t.Fatalf("nothing came between, or %v", err)
	}
	if got.Member.Delivered != 1 || got.Last != 2 {
		t.Errorf("delivered up to %d of %d, want 1 of 2", got.Member.Delivered, got.Last)
	}
}

// Each recipient's status is computed from their watermark, and nobody else is a recipient. (P5)
func TestReceiptsListRecipientsAndNobodyElse(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice, bob, late := w.user("alice"), w.user("bob"), w.user("late")
	channel := w.group(alice, parley.ChannelDraft{History: "joining", Participants: []string{"zoe", "bob", "gone", "carol"}}).Head.Channel
	for range 3 {
		w.send(alice, channel, "hello")
	}
	_, err := w.AddParticipants(ctx, alice, string(channel), []string{"late"})
	w.is("add", err, "")
	w.is("remove", w.RemoveParticipant(ctx, alice, string(channel), "gone"), "")
	_, err = w.MarkChannel(ctx, bob, string(channel), messaging.Seen, 1)
	w.is("bob sees", err, "")
	_, err = w.MarkChannel(ctx, bob, string(channel), messaging.Delivered, 2)
	w.is("bob has", err, "")
	_, err = w.MarkChannel(ctx, w.user("carol"), string(channel), messaging.Seen, 3)
	w.is("carol sees", err, "")
	for n, want := range map[int64]string{1: "bob:seen carol:seen zoe:sent ", 2: "bob:delivered carol:seen zoe:sent ", 3: "bob:sent carol:seen zoe:sent "} {
		if got := w.receipts(bob, id(channel, n)); got != want {
			t.Errorf("entry %d: %s, want %s", n, got, want)
		}
	}
	w.is("delete", w.DeleteMessage(ctx, alice, id(channel, 1)), "")
	if got := w.receipts(w.server(""), id(channel, 1)); got != "bob:seen carol:seen zoe:sent " {
		t.Errorf("of a tombstone, to the server: %s", got)
	}
	for name, by := range map[string]struct {
		parley.Credential
		named string
	}{
		"below the floor": {late, id(channel, 3)}, "by a stranger": {w.user("stranger"), id(channel, 1)}, "by who was removed": {w.user("gone"), id(channel, 1)},
		"of no entry": {alice, id(channel, 4)}, "of no id": {alice, "x"},
	} {
		_, err := w.ListReceipts(ctx, by.Credential, by.named, parley.Page{Number: 1, Size: 10})
		w.is(name, err, parley.NotFound)
	}
}

func (w *world) receipts(c parley.Credential, named string) string {
	w.t.Helper()
	page, err := w.ListReceipts(context.Background(), c, named, parley.Page{Number: 1, Size: 100})
	if err != nil || page.Total != len(page.Recipients) {
		w.t.Errorf("%d of %d receipts: %v", len(page.Recipients), page.Total, err)
	}
	text := ""
	for _, m := range page.Recipients {
		text += string(m.User) + ":" + m.Status(page.Sequence) + " "
	}
	return text
}

// A thousand people are pages like any others, at the cost of reading who they are. (P5, P10)
func TestReceiptsOfAThousand(t *testing.T) {
	t.Parallel()
	w, all := quiet(t), size(parley.MaxParticipants)
	ctx := context.Background()
	owner := w.user("owner")
	channel := w.channel(owner, parley.Group).Head.Channel
	people := names(all - 1)
	for some := range slices.Chunk(people, 100) {
		_, err := w.AddParticipants(ctx, owner, string(channel), some)
		w.is("add", err, "")
	}
	w.send(owner, channel, "hello")
	_, err := w.MarkChannel(ctx, w.user(parley.UserID(people[all-2])), string(channel), messaging.Seen, 1)
	w.is("seen", err, "")
	units := map[int]float64{100: 14, 1000: 68}[all]
	last, first := all/10-1, all-all/10 // of the last page: how many, and who
	priced(t, fmt.Sprintf("a page of %d receipts", all-1), meter.Usage{Calls: 2, ReadUnits: units}, func(ctx context.Context) error {
		page, err := w.ListReceipts(ctx, owner, id(channel, 1), parley.Page{Number: 10, Size: int64(all / 10)})
		if err == nil && (page.Total != all-1 || len(page.Recipients) != last || string(page.Recipients[0].User) != people[first] || page.Recipients[last-1].Status(1) != "seen") {
			t.Errorf("%d of %d, %+v", len(page.Recipients), page.Total, page.Recipients[0])
		}
		return err
	})
}
