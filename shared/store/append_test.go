package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

func TestAnAppendWritesAllOfIt(t *testing.T) {
	w := quiet(t)
	channel := w.channel(1, "alice", "bob")
	a := w.next(channel, "alice", "k")
	w.append(a)
	head := a.Head
	head.Last, head.Recent = 1, a.Head.Wrote("alice")
	member := a.Member.Sent(1)
	want := state{
		Head: &head, Member: &member, Record: &store.SendRecord{Sequence: 1, Hash: a.Hash, Call: a.Call}, Log: []parley.Message{a.Message},
	}
	if diff := diff(want, w.state(channel, "alice", "k")); diff != "" {
		t.Error(diff)
	}
	if other := w.state(channel, "bob", "k"); other.Record != nil || other.Member.Revision != 0 {
		t.Errorf("bob's part changed: %+v", other)
	}
}

// What stands in an append's way is said exactly, whatever comes together, and nothing is written. (P1, P2)
func TestMovedSaysWhatStoodInTheWay(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	n := byte(0)
	for _, used := range []bool{false, true} {
		for _, behind := range []bool{false, true} {
			for _, member := range []string{"as read", "moved", "gone"} {
				n++
				t.Run(fmt.Sprintf("key used %t, head moved %t, member %s", used, behind, member), func(t *testing.T) {
					w := newWorld(t, w.Store)
					channel := w.channel(n, "alice", "bob")
					w.append(w.next(channel, "bob", "first"))
					if used {
						w.append(w.next(channel, "alice", "k"))
					}
					a := w.next(channel, "alice", "k")
					if behind {
						w.append(w.next(channel, "bob", "second"))
					}
					switch member {
					case "moved":
						marked, _ := a.Member.MarkDelivered(a.Member.Delivered + 5)
						if done, _, err := w.MoveWatermarks(ctx, w.app, channel, a.Member, marked); !done || err != nil {
							t.Fatal(done, err)
						}
					case "gone":
						w.ok(w.DeleteRaw(ctx, channels, store.MemberKey(w.app, channel, "alice")))
					}
					before := w.state(channel, "alice", "k")
					want := &store.Moved{Record: before.Record, Gone: member == "gone"}
					if behind {
						want.Head = before.Head
					}
					if member == "moved" {
						want.Member = before.Member
					}
					if !used && !behind && member == "as read" {
						want = nil
					}
					moved, err := w.Append(ctx, a)
					if err != nil {
						t.Fatal(err)
					}
					if diff := diff(want, moved); diff != "" {
						t.Error(diff)
					}
					if want != nil {
						if diff := diff(before, w.state(channel, "alice", "k")); diff != "" {
							t.Errorf("a refused append wrote: %s", diff)
						}
					}
				})
			}
		}
	}
}

// A call that is made again after all of it was written meets everything, its own record among it.
func TestAnAppendMeetsItself(t *testing.T) {
	w := quiet(t)
	channel := w.channel(1, "alice")
	a := w.next(channel, "alice", "k")
	w.append(a)
	now := w.state(channel, "alice", "k")
	moved, err := w.Append(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	if diff := diff(&store.Moved{Record: now.Record, Member: now.Member, Head: now.Head}, moved); diff != "" {
		t.Error(diff)
	}
	if !bytes.Equal(moved.Record.Call, a.Call) || moved.Record.Sequence != 1 {
		t.Errorf("record %+v", moved.Record)
	}
}

// The head must be as read in every part that an append builds on.
func TestAnAppendNeedsTheHeadAsRead(t *testing.T) {
	s := storetest.New(t)
	for name, change := range map[string]func(w *world, channel parley.ChannelID) error{
		"a change": func(w *world, channel parley.ChannelID) error {
			return w.SetRaw(context.Background(), channels, store.HeadKey(w.app, channel), "last_change_id", store.Number(1))
		},
		"not open": func(w *world, channel parley.ChannelID) error {
			return w.SetRaw(context.Background(), channels, store.HeadKey(w.app, channel), "state", store.Text(string(parley.Building)))
		},
		"no head": func(w *world, channel parley.ChannelID) error {
			return w.DeleteRaw(context.Background(), channels, store.HeadKey(w.app, channel))
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, s)
			channel := w.channel(1, "alice")
			a := w.next(channel, "alice", "k")
			w.ok(change(w, channel))
			before := w.state(channel, "alice", "k")
			moved, err := w.Append(context.Background(), a)
			if err != nil {
				t.Fatal(err)
			}
			if diff := diff(&store.Moved{Head: before.Head}, moved); diff != "" {
				t.Error(diff)
			}
			if diff := diff(before, w.state(channel, "alice", "k")); diff != "" {
				t.Errorf("a refused append wrote: %s", diff)
			}
		})
	}
}

// An entry is never written over, even where the head says that there is none.
func TestAnEntryIsNeverWrittenOver(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	channel := w.channel(1, "alice")
	w.append(w.next(channel, "alice", "first"))
	w.ok(w.SetRaw(ctx, channels, store.HeadKey(w.app, channel), "last_sequence_id", store.Number(0)))
	before := w.state(channel, "alice", "second")
	moved, err := w.Append(ctx, w.next(channel, "alice", "second"))
	if err != nil || moved == nil {
		t.Fatalf("%+v, %v", moved, err)
	}
	if diff := diff(before, w.state(channel, "alice", "second")); diff != "" {
		t.Error(diff)
	}
}

// After an unknown outcome the record tells whether it happened, and the same attempt again is safe. (P2)
func TestAnAppendOfUnknownOutcome(t *testing.T) {
	eachLoss(t, func(t *testing.T, w *world, lose func(func() error), effect bool) {
		channel := w.channel(1, "alice", "bob")
		a := w.next(channel, "alice", "k")
		lose(func() error {
			moved, err := w.Append(context.Background(), a)
			if moved != nil {
				t.Errorf("moved %+v beside an unknown outcome", moved)
			}
			return err
		})
		after := w.state(channel, "alice", "k")
		if (after.Record != nil) != effect || int64(len(after.Log)) != after.Head.Last || (len(after.Log) == 1) != effect {
			t.Fatalf("took effect %t: %+v", effect, after)
		}
		moved, err := w.Append(context.Background(), a)
		if err != nil || (moved != nil) != effect {
			t.Fatalf("again: %+v, %v", moved, err)
		}
		if effect {
			if diff := diff(&store.Moved{Record: after.Record, Member: after.Member, Head: after.Head}, moved); diff != "" {
				t.Error(diff)
			}
		}
		if end := w.state(channel, "alice", "k"); end.Head.Last != 1 || len(end.Log) != 1 || !bytes.Equal(end.Record.Call, a.Call) {
			t.Errorf("in the end %+v", end)
		}
	})
}

// Attempts side by side, over the same reading: one wins, and its losers learn the truth.
func TestAppendsSideBySide(t *testing.T) {
	const senders = 10
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	people := make([]parley.UserID, senders)
	for i := range people {
		people[i] = parley.UserID(fmt.Sprintf("user-%d", i))
	}
	channel := w.channel(1, people...)
	tries := make([]store.Append, senders)
	for i, user := range people {
		tries[i] = w.next(channel, user, "k")
	}
	proxy.Set(faults.Config{Seed: 1, Torn: 2 * time.Millisecond})
	var (
		group sync.WaitGroup
		mu    sync.Mutex
		won   []parley.UserID
	)
	for _, try := range tries {
		group.Go(func() {
			moved, err := w.Append(context.Background(), try)
			switch {
			case errors.Is(err, retry.ErrBusy):
			case err != nil:
				t.Error(err)
			case moved == nil:
				mu.Lock()
				won = append(won, try.Message.Author)
				mu.Unlock()
			case moved.Head == nil || moved.Head.Last != 1 || moved.Record != nil || moved.Member != nil || moved.Gone:
				t.Errorf("moved %+v", moved)
			}
		})
	}
	group.Wait()
	proxy.Set(faults.Config{})
	if len(won) != 1 {
		t.Fatalf("%v won", won)
	}
	if end := w.state(channel, won[0], "k"); end.Head.Last != 1 || len(end.Log) != 1 || end.Log[0].Author != won[0] || end.Record == nil {
		t.Errorf("%+v", end)
	}
}

// The body of a large message is kept beside the log: lists have all but it, and Whole brings it back as it was.
func TestALargeMessageIsKeptInChunks(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	channel := w.channel(1, "alice")
	for _, test := range []struct{ bytes, chunks int }{
		{parley.MaxListedBytes + 1, 1}, {350 << 10, 1}, {500 << 10, 2}, {parley.MaxMessageBytes, 3},
	} {
		a := w.next(channel, "alice", fmt.Sprint(test.bytes))
		a.Message = large(channel, a.Head.Last+1, "alice", test.bytes)
		w.append(a)
		b := w.Batch()
		slot := b.Message(w.app, channel, a.Message.Sequence)
		w.run(b)
		listed := slot.Value
		if listed.Chunks != test.chunks || listed.Parts != len(a.Message.Body.Parts) || len(listed.Body.Parts) != 0 || len(listed.Body.Content) != 0 {
			t.Errorf("%d bytes: listed with %d chunks, %d parts, %d of them here", test.bytes, listed.Chunks, listed.Parts, len(listed.Body.Parts))
		}
		whole, err := w.Whole(ctx, w.app, listed)
		if err != nil {
			t.Fatal(err)
		}
		want := a.Message
		want.Chunks = test.chunks
		if diff := diff(want, whole); diff != "" {
			t.Errorf("%d bytes: %s", test.bytes, diff)
		}
	}
	small := w.next(channel, "alice", "small")
	w.append(small)
	log, err := w.Messages(ctx, w.app, channel, parley.Span{First: 1, Last: 100})
	if err != nil || len(log) != 5 {
		t.Fatalf("%d entries, %v", len(log), err)
	}
	for i, m := range log {
		if m.Sequence != int64(i+1) || (m.Chunks == 0) != (i == 4) {
			t.Errorf("entry %d: %d with %d chunks", i+1, m.Sequence, m.Chunks)
		}
	}
	if whole, err := w.Whole(ctx, w.app, log[4]); err != nil || diff(small.Message, whole) != "" {
		t.Errorf("a small one: %+v, %v", whole, err)
	}
}

// Chunks are written with their message or not at all.
func TestChunksOfARefusedAppendAreNotWritten(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	channel := w.channel(1, "alice", "bob")
	a := w.next(channel, "alice", "k")
	a.Message = large(channel, 1, "alice", 500<<10)
	w.append(w.next(channel, "bob", "first"))
	if moved, err := w.Append(ctx, a); moved == nil || err != nil {
		t.Fatalf("%+v, %v", moved, err)
	}
	for chunk := range 2 {
		if item, err := w.Raw(ctx, messages, store.ChunkKey(w.app, channel, 1, chunk)); item != nil || err != nil {
			t.Errorf("chunk %d is there, %v", chunk, err)
		}
	}
}

// An item that is over DynamoDB's limit is refused for good, and nothing of its message is written.
func TestAnItemOverTheLimitIsNoFault(t *testing.T) {
	w := quiet(t)
	channel := w.channel(1, "alice")
	a := w.next(channel, "alice", "k")
	a.Message.Body.Metadata = fmt.Appendf(nil, `{"m":"%0450000d"}`, 1)
	before := w.state(channel, "alice", "k")
	moved, err := w.Append(context.Background(), a)
	if moved != nil || err == nil || errors.Is(err, retry.ErrBusy) || errors.Is(err, retry.ErrUnknown) {
		t.Fatalf("%+v, %v", moved, err)
	}
	if diff := diff(before, w.state(channel, "alice", "k")); diff != "" {
		t.Error(diff)
	}
}

func TestMoveWatermarks(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	channel := w.channel(1, "alice", "bob")
	read := *w.state(channel, "bob", "").Member
	seen, _ := read.MarkSeen(3, 0)
	if done, instead, err := w.MoveWatermarks(ctx, w.app, channel, read, seen); !done || instead != nil || err != nil {
		t.Fatalf("as read: %t, %+v, %v", done, instead, err)
	}
	if diff := diff(&seen, w.state(channel, "bob", "").Member); diff != "" {
		t.Error(diff)
	}
	late, _ := read.MarkSeen(2, 0)
	done, instead, err := w.MoveWatermarks(ctx, w.app, channel, read, late)
	if done || err != nil {
		t.Fatalf("another than was read: %t, %v", done, err)
	}
	if diff := diff(&seen, instead); diff != "" {
		t.Error(diff)
	}
	if diff := diff(&seen, w.state(channel, "bob", "").Member); diff != "" {
		t.Errorf("a refused move wrote: %s", diff)
	}
	w.ok(w.DeleteRaw(ctx, channels, store.MemberKey(w.app, channel, "bob")))
	if done, instead, err := w.MoveWatermarks(ctx, w.app, channel, seen, late); done || instead != nil || err != nil {
		t.Errorf("gone: %t, %+v, %v", done, instead, err)
	}
	if w.state(channel, "bob", "").Member != nil {
		t.Error("a move made a participant")
	}
}

func TestMoveWatermarksOfUnknownOutcome(t *testing.T) {
	eachLoss(t, func(t *testing.T, w *world, lose func(func() error), effect bool) {
		ctx := context.Background()
		channel := w.channel(1, "bob")
		read := *w.state(channel, "bob", "").Member
		seen, _ := read.MarkSeen(3, 0)
		lose(func() error {
			done, _, err := w.MoveWatermarks(ctx, w.app, channel, read, seen)
			if done {
				t.Error("done beside an unknown outcome")
			}
			return err
		})
		done, instead, err := w.MoveWatermarks(ctx, w.app, channel, read, seen)
		if err != nil || done == effect || (instead != nil) != effect {
			t.Fatalf("again: %t, %+v, %v", done, instead, err)
		}
		if diff := diff(&seen, w.state(channel, "bob", "").Member); diff != "" {
			t.Error(diff)
		}
	})
}
