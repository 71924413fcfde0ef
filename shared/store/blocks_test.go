package store_test

import (
	"context"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// personal makes the PERSONAL channel of alice and bob.
func (w *world) personal(n byte) parley.ChannelID {
	w.t.Helper()
	if existing, err := w.CreateChannel(context.Background(), w.draft(n, parley.Personal, "alice", "bob")); existing != nil || err != nil {
		w.t.Fatalf("create channel: %+v, %v", existing, err)
	}
	return channelID(n)
}

// blocking is alice's block of bob, over what is there now.
func (w *world) blocking() store.Blocking {
	w.t.Helper()
	b := w.Batch()
	pair, blocks := b.Pair(w.app, []parley.UserID{"alice", "bob"}), b.Blocks(w.app, "alice")
	w.run(b)
	return store.Blocking{App: w.app, By: "alice", Block: parley.Block{User: "bob", CreatedAt: noon}, Blocks: blocks.Value.Blocks, Channel: pair.Value}
}

func (w *world) stale(what string, err error) {
	w.t.Helper()
	if !errors.Is(err, store.ErrStale) {
		w.t.Errorf("%s: %v", what, err)
	}
}

// What was decided before a block came or went is not written after it.
func TestWhatWasDecidedBeforeABlockLoses(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	channel := w.personal(1)
	late := w.next(channel, "bob", "late")
	change := w.Mutate(w.app, late.Head, noon)
	change.Log(parley.Change{Kind: parley.ChannelChanged})
	w.ok(w.Block(ctx, w.blocking()))
	moved, err := w.Append(ctx, late)
	if err != nil || moved == nil || moved.Head == nil || !moved.Head.BlockedBy.Has("alice") || moved.Head.BlockedBy.Has("bob") {
		t.Errorf("the append met %+v, %v", moved, err)
	}
	w.stale("the change", w.Commit(ctx, change))

	allowed := w.Mutate(w.app, *moved.Head, noon)
	allowed.Log(parley.Change{Kind: parley.ChannelChanged})
	w.ok(w.Unblock(ctx, w.blocking(), noon))
	w.stale("a change decided in the block", w.Commit(ctx, allowed))
	if now := w.state(channel, "bob", "late"); now.Head.Last != 0 || now.Head.LastChange != 0 || now.Head.Blocked() {
		t.Errorf("the head is %+v", now.Head)
	}
	w.append(w.next(channel, "bob", "after"))
}

// A block decided by what is no longer so is not written: it would leave a channel without its flag, or flag
// one that is the two people's no more.
func TestABlockIsOfTheChannelThatThereIs(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	none := w.blocking()
	channel := w.personal(1)
	w.stale("blocking without the channel", w.Block(ctx, none))
	first := w.blocking()
	w.ok(w.Block(ctx, first))
	w.stale("the same again", w.Block(ctx, first))
	w.stale("unblocking without the channel", w.Unblock(ctx, store.Blocking{
		App: w.app, By: "alice", Block: first.Block, Blocks: w.blocking().Blocks,
	}, noon))
	w.ok(w.Unblock(ctx, w.blocking(), noon))
	w.stale("unblocking again", w.Unblock(ctx, store.Blocking{App: w.app, By: "alice", Block: first.Block, Blocks: parley.Blocks{1}, Channel: channel}, noon))

	end := w.Mutate(w.app, *w.state(channel, "alice", "").Head, noon)
	end.Head.State = parley.Deleted
	end.Release(parley.Personal, []parley.UserID{"alice", "bob"})
	end.Log(parley.Change{Kind: parley.ChannelRemoved})
	w.ok(w.Commit(ctx, end))
	w.stale("blocking the channel that was", w.Block(ctx, first))
	w.ok(w.Block(ctx, w.blocking()))
	existing, err := w.CreateChannel(ctx, w.draft(2, parley.Personal, "alice", "bob"))
	if err != nil || existing == nil || !existing.Blocked || existing.Head != nil || existing.Channel != "" {
		t.Errorf("the creation met %+v, %v", existing, err)
	}
	w.ok(w.Unblock(ctx, w.blocking(), noon))
	w.personal(2)
}

// The item of somebody's connections never expires while it holds whom they block, whoever writes it; and the
// connections come and go as ever.
func TestBlocksOutliveConnections(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	expires := func() string {
		t.Helper()
		item, err := w.Raw(ctx, logins, store.Sockets(w.app, "alice"))
		w.ok(err)
		return item["expires"].(*types.AttributeValueMemberN).Value
	}
	w.connect("alice", connection("one", 0))
	before := expires()
	w.ok(w.Block(ctx, w.blocking()))
	other := w.blocking()
	other.Block.User = "carol"
	w.ok(w.Block(ctx, other))
	never := expires()
	if never <= before || len(never) < len(before) {
		t.Errorf("expires at %s, before at %s", never, before)
	}
	kept := func(when string, blocks ...parley.UserID) {
		t.Helper()
		if got := expires(); got != never {
			t.Errorf("%s: expires at %s, not %s", when, got, never)
		}
		got := w.connections("alice")
		for _, user := range blocks {
			if !got.Blocks.Has(user) || len(got.Blocks) != len(blocks) {
				t.Errorf("%s: blocks %v, want %v", when, got.Blocks, blocks)
			}
		}
	}
	w.connect("alice", connection("two", 1))
	w.has("alice", connection("one", 0), connection("two", 1))
	kept("after a connection came", "bob", "carol")
	_, err := w.SetPresence(ctx, w.app, "alice", parley.Away, noon)
	w.ok(err)
	_, err = w.SetPresence(ctx, w.app, "alice", parley.Invisible, noon)
	w.ok(err)
	kept("after a status", "bob", "carol")
	w.ok(w.RemoveConnection(ctx, w.app, "alice", "one"))
	_, err = w.EndConnection(ctx, w.app, "alice", "two", noon)
	w.ok(err)
	kept("after the last connection went", "bob", "carol")
	w.ok(w.Unblock(ctx, w.blocking(), noon))
	kept("after one of two was unblocked", "carol")
	other.Blocks = parley.Blocks{1, 2}
	w.stale("unblocking as if both were there", w.Unblock(ctx, other, noon))
	other.Blocks = w.blocking().Blocks
	w.ok(w.Unblock(ctx, other, noon))
	if got := expires(); got >= never {
		t.Errorf("without blocks it expires at %s", got)
	}
	_, err = w.EndConnection(ctx, w.app, "alice", "two", noon.AddDate(1, 0, 0))
	w.ok(err)
	if got := expires(); got >= never {
		t.Errorf("later without blocks it expires at %s", got)
	}
	if got := w.connections("alice").Blocks; got != nil {
		t.Errorf("blocks %v", got)
	}
}

// After a lost answer the same attempt writes nothing twice: what it did is found.
func TestALostAnswerToABlockIsFound(t *testing.T) {
	eachLoss(t, func(t *testing.T, w *world, lose func(func() error), effect bool) {
		ctx := context.Background()
		channel := w.personal(1)
		b := w.blocking()
		lose(func() error { return w.Block(ctx, b) })
		blocks, err := w.BlocksOf(ctx, w.app, "alice")
		w.ok(err)
		want := []parley.Block{}
		if effect {
			want = append(want, b.Block)
		}
		if diff := diff(want, blocks); diff != "" {
			t.Errorf("blocks (-want +got):\n%s", diff)
		}
		if got := w.state(channel, "alice", "").Head.Blocked(); got != effect {
			t.Errorf("blocked: %t, want %t", got, effect)
		}
		if diff := cmp.Diff(effect, w.connections("alice").Blocks.Has("bob")); diff != "" {
			t.Errorf("in the set (-want +got):\n%s", diff)
		}
	})
}
