package messaging_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
)

// size is how large things are here: a tenth of full size, which PARLEY_BIG=full asks for.
func size(full int) int {
	if os.Getenv("PARLEY_BIG") == "full" {
		return full
	}
	return full / 10
}

// crowd makes a group of n people besides alice.
func (w *world) crowd(alice parley.Credential, n int) parley.ChannelID {
	w.t.Helper()
	all := names(n)
	channel := w.channel(alice, parley.Group, all[:min(n, 99)]...).Head.Channel
	for more := range slices.Chunk(all[min(n, 99):], 100) {
		added, err := w.AddParticipants(context.Background(), alice, string(channel), more)
		w.is("add", err, "")
		if len(added) != len(more) {
			w.t.Fatalf("%d of %d were added", len(added), len(more))
		}
	}
	return channel
}

// fill sends n messages, a few authors side by side.
func (w *world) fill(channel parley.ChannelID, n int, authors ...parley.Credential) {
	w.t.Helper()
	var group sync.WaitGroup
	for i, author := range authors {
		group.Go(func() {
			for k := i; k < n; k += len(authors) {
				if err := until(func() error { _, err := w.trySend(author, channel, fmt.Sprint("m", k), "hello"); return err }); err != nil {
					w.t.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
}

// What an operation on a channel costs does not depend on how large it is, and its numbers are as exact. (P1, P4, P10)
func TestABigChannelIsLikeASmallOne(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	alice, bob, carol := w.user("alice"), w.user("user-000"), w.user("user-001")
	length := int64(size(10_000))
	small, big := w.crowd(alice, 101), w.crowd(alice, max(150, size(1_000)-1))
	w.fill(small, 60, alice)
	w.fill(big, int(length), alice)

	for name, op := range w.operations(alice, bob) {
		if a, b := w.price(op(small, 60)), w.price(op(big, length)); a != b {
			t.Errorf("%s: %+v in the small channel, %+v in the big one", name, a, b)
		}
	}
	last := w.get(alice, big).Last
	seen := map[int64]bool{}
	for page := int64(1); page <= last/100+1; page++ {
		got, err := w.ListMessages(context.Background(), carol, string(big), parley.Selection{Page: parley.Page{Number: page, Size: 100}}, false)
		w.is("list", err, "")
		for i, m := range got.Messages {
			if want := (page-1)*100 + int64(i) + 1; m.Sequence != want {
				t.Fatalf("page %d: %d where %d should be", page, m.Sequence, want)
			}
			seen[m.Sequence] = true
		}
	}
	if int64(len(seen)) != last {
		t.Errorf("%d of %d entries are in the pages", len(seen), last)
	}
	w.is("delete", w.DeleteMessage(context.Background(), alice, id(big, 7)), "")
	for _, at := range []int64{0, 1, last / 2, last - 1, last} {
		if at > 0 {
			_, err := w.MarkChannel(context.Background(), carol, string(big), messaging.Seen, at)
			w.is("seen", err, "")
		}
		want := last - at
		if at < 7 {
			want-- // the deleted one
		}
		if got := w.get(carol, big).Unread; got != want {
			t.Errorf("seen to %d: %d unread, want %d", at, got, want)
		}
	}
}

// operations are what is done with a channel that has so many messages.
func (w *world) operations(alice, bob parley.Credential) map[string]func(parley.ChannelID, int64) func(context.Context) error {
	page := func(of func(last int64) int64) func(parley.ChannelID, int64) func(context.Context) error {
		return func(c parley.ChannelID, last int64) func(context.Context) error {
			return func(ctx context.Context) error {
				_, err := w.ListMessages(ctx, alice, string(c), parley.Selection{Page: parley.Page{Number: of(last), Size: 10}}, false)
				return err
			}
		}
	}
	return map[string]func(parley.ChannelID, int64) func(context.Context) error{
		"send": func(c parley.ChannelID, _ int64) func(context.Context) error {
			return func(ctx context.Context) error {
				_, err := w.Send(ctx, alice, messaging.SendRequest{Message: draft("hello"), Channels: []string{string(c)}})
				return err
			}
		},
		"seen": func(c parley.ChannelID, last int64) func(context.Context) error {
			return func(ctx context.Context) error {
				_, err := w.MarkChannel(ctx, bob, string(c), messaging.Seen, last/2)
				return err
			}
		},
		"get the channel": func(c parley.ChannelID, _ int64) func(context.Context) error {
			return func(ctx context.Context) error { _, err := w.GetChannel(ctx, alice, string(c)); return err }
		},
		"get a message": func(c parley.ChannelID, last int64) func(context.Context) error {
			return func(ctx context.Context) error { _, err := w.GetMessage(ctx, bob, id(c, last/2)); return err }
		},
		"first page":  page(func(int64) int64 { return 1 }),
		"middle page": page(func(last int64) int64 { return last / 20 }),
		"last page":   page(func(last int64) int64 { return last / 10 }),
	}
}

// price is what an operation takes.
func (w *world) price(do func(context.Context) error) meter.Usage {
	w.t.Helper()
	metered, used := meter.With(context.Background())
	if err := do(metered); err != nil {
		w.t.Error(err)
	}
	got := used.Total()
	got.Failures = 0 // a connection that broke is no cost of the operation
	return got
}

// Who is in very many channels finds each in lists once, with exact counts, and a sync costs a small read for
// each and what changed. (P4, P9)
func TestBeingInManyChannels(t *testing.T) {
	t.Parallel()
	w, manyRooms := quiet(t), size(1_000)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	channels := make([]parley.ChannelID, manyRooms)
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for i := worker; i < manyRooms; i += 4 {
				channels[i] = w.channel(bob, parley.Group, "alice").Head.Channel
				w.send(bob, channels[i], "hello")
			}
		})
	}
	group.Wait()
	listed := map[parley.ChannelID]bool{}
	for page := int64(1); page <= int64(manyRooms/100); page++ {
		got, err := w.ListChannels(ctx, alice, messaging.ChannelFilter{Page: parley.Page{Number: page, Size: 100}})
		w.is("list", err, "")
		if got.Total != manyRooms {
			t.Errorf("page %d: %d in all", page, got.Total)
		}
		for _, c := range got.Views {
			if listed[c.Head.Channel] = true; c.Unread != 1 {
				t.Errorf("%s: %d unread", c.Head.Channel, c.Unread)
			}
		}
	}
	if len(listed) != manyRooms {
		t.Errorf("%d of %d channels are in the list", len(listed), manyRooms)
	}
	c := w.client(alice)
	c.must(manyRooms)
	for _, changed := range channels[:3] {
		w.send(bob, changed, "news")
	}
	c.must(3)
	unread, err := w.CountUnread(ctx, alice)
	w.is("unread", err, "")
	if want := (messaging.Unread{Channels: int64(manyRooms), Messages: int64(manyRooms + 3)}); unread != want {
		t.Errorf("%+v, want %+v", unread, want)
	}
	req := messaging.SyncRequest{Channels: c.positions(), PerChannel: 20}
	quiet := w.price(func(ctx context.Context) error { _, err := w.Sync(ctx, alice, req); return err })
	t.Logf("a sync of %d channels in which nothing is new: %+v", manyRooms, quiet)
	if quiet.ReadUnits > 2.1*float64(manyRooms) || quiet.WriteUnits != 0 {
		t.Errorf("%+v for %d channels", quiet, manyRooms)
	}
}
