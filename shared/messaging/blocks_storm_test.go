package messaging_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// No race leaves a block without its flag, or a flag without its block; and while a block stands, neither of
// the two starts or uses their channel, whatever else happens at once.
func TestBlocksAndTheirFlagsAreOne(t *testing.T) {
	t.Parallel()
	const rounds, steps = 2, 10
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	alice, bob := w.user("alice"), w.user("bob")
	for _, weather := range []faults.Config{
		{Seed: 91},
		{Seed: 92, Torn: 3 * time.Millisecond},
		{Seed: 93, Conflict: 0.1, Throttle: 0.05, Timeout: 0.05, Error: 0.05, Unprocessed: 0.1, Torn: 3 * time.Millisecond},
	} {
		for round := range rounds {
			proxy.Set(weather)
			var group sync.WaitGroup
			for i, pair := range [][2]parley.Credential{{alice, bob}, {bob, alice}} {
				random := rand.New(rand.NewPCG(weather.Seed, uint64(2*round+i)))
				group.Go(func() { w.blockAndTry(pair[0], pair[1], steps, random) })
				group.Go(func() { w.startAndSend(pair[0], pair[1], steps) })
			}
			group.Go(func() { w.deletePersonal(alice, bob, steps/3) })
			group.Wait()
			proxy.Set(faults.Config{})
			w.checkFlags("alice", "bob")
		}
	}
}

// blockAndTry blocks and unblocks somebody again and again. Nobody else takes the block away, so that whatever
// is tried while it stands must be refused.
func (w *world) blockAndTry(me, other parley.Credential, steps int, random *rand.Rand) {
	ctx := context.Background()
	for range steps {
		block := func() error { _, err := w.BlockUser(ctx, me, string(other.User)); return err }
		w.is("block", until(block), "")
		for n := range random.IntN(3) {
			_, err := w.personal(me, other)
			w.is("create while a block stands", err, parley.Blocked)
			if channel, found := w.pair(me, other); found {
				err := until(func() error {
					_, err := w.trySend(other, channel, fmt.Sprintf("%s-%d-%d", me.User, n, random.Uint64()), "hello")
					return err
				})
				if code := parley.CodeOf(err); err == nil || code != parley.Blocked && code != parley.NotFound {
					w.t.Errorf("send while a block stands: %v", err)
				}
			}
		}
		w.is("unblock", until(func() error { return w.UnblockUser(ctx, me, string(other.User)) }), "")
	}
	if random.IntN(2) == 0 {
		w.is("block", until(func() error { _, err := w.BlockUser(ctx, me, string(other.User)); return err }), "")
	}
}

func (w *world) startAndSend(me, other parley.Credential, steps int) {
	for step := range steps {
		channel, err := w.personal(me, other)
		if err == nil {
			err = until(func() error {
				_, err := w.trySend(me, channel, fmt.Sprintf("%s-%d", me.User, step), "hello")
				return err
			})
		}
		if code := parley.CodeOf(err); err != nil && code != parley.Blocked && code != parley.NotFound {
			w.t.Errorf("start and send: %v", err)
		}
	}
}

func (w *world) deletePersonal(a, b parley.Credential, times int) {
	for range times {
		if channel, found := w.pair(a, b); found {
			w.is("delete", until(func() error { return w.DeleteChannel(context.Background(), w.server(""), string(channel)) }), "")
		}
	}
}

// personal is the channel of two people, found or made by one of them.
func (w *world) personal(me, other parley.Credential) (channel parley.ChannelID, err error) {
	err = until(func() error {
		view, _, err := w.CreateChannel(context.Background(), me, parley.ChannelDraft{Participants: []string{string(other.User)}, Type: "PERSONAL"})
		channel = view.Head.Channel
		return err
	})
	return channel, err
}

func (w *world) pair(a, b parley.Credential) (parley.ChannelID, bool) {
	w.t.Helper()
	batch := w.store.Batch()
	pair := batch.Pair(w.app.ID, []parley.UserID{min(a.User, b.User), max(a.User, b.User)})
	w.is("pair", until(func() error { return batch.Run(context.Background()) }), "")
	return pair.Value, pair.Found
}

// checkFlags compares the three places in which blocks stand, when nothing is under way.
func (w *world) checkFlags(a, b parley.UserID) {
	w.t.Helper()
	batch := w.store.Batch()
	pair := batch.Pair(w.app.ID, []parley.UserID{a, b})
	w.is("read", batch.Run(context.Background()), "")
	batch = w.store.Batch()
	head := batch.Head(w.app.ID, pair.Value)
	w.is("read", batch.Run(context.Background()), "")
	for _, two := range [][2]parley.UserID{{a, b}, {b, a}} {
		batch := w.store.Batch()
		block, blocks := batch.Block(w.app.ID, two[0], two[1]), batch.Blocks(w.app.ID, two[0])
		w.is("read", batch.Run(context.Background()), "")
		if blocks.Value.Has(two[1]) != block.Found {
			w.t.Errorf("%s blocks %s: %t by the block, %t by the set", two[0], two[1], block.Found, blocks.Value.Has(two[1]))
		}
		if flag := head.Value.BlockedBy.Has(two[0]); pair.Found && flag != block.Found {
			w.t.Errorf("%s blocks %s: %t, flag %t", two[0], two[1], block.Found, flag)
		}
	}
	if pair.Found && (!head.Found || !head.Value.Visible() || len(slices.Compact(head.Value.BlockedBy)) > 2) {
		w.t.Errorf("the pair names %+v", head.Value)
	}
}
