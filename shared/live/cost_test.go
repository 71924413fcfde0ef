package live_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/rate"
)

// Telling has a price, in calls to DynamoDB and in capacity units: on the fast path on top of the send's own,
// which shared/messaging pins (2 calls, 6 units read, 8 written). A change that moves one has to say so here.
// (P10) Posts are counted by the connections that got one.
func TestCosts(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	alice := w.user("alice")
	w.connect(alice, "alice")
	names := func(n int) (all []string) {
		for i := range n {
			all = append(all, fmt.Sprintf("user-%03d", i))
		}
		return all
	}
	other := w.user("user-000")
	w.connect(other, "one", "two")
	direct, small, edge, large := w.channel(alice, names(1)...), w.channel(alice, names(20)...), w.channel(alice, names(31)...), w.channel(alice, names(32)...)
	send := func(channels ...parley.ChannelID) func(context.Context) error {
		return func(ctx context.Context) error {
			sent, err := w.Send(ctx, alice, text("hello", channels...))
			for _, one := range sent {
				err = errors.Join(err, one.Err)
			}
			return err
		}
	}
	entries := []live.Record{w.append(alice, direct, "one"), w.append(alice, direct, "two"), w.append(alice, small, "three")}
	receipt := w.mark(on(other, "one"), direct, messaging.Seen, 2)
	fanOut := func(records ...live.Record) func(context.Context) error {
		return func(ctx context.Context) error {
			report := w.FanOut(ctx, records)
			if report.Failed != nil {
				return errors.New("failed")
			}
			return nil
		}
	}
	for _, test := range []struct {
		name  string
		do    func(context.Context) error
		want  meter.Usage
		posts int
	}{
		{"send, direct", send(direct), meter.Usage{Calls: 4, ReadUnits: 9, WriteUnits: 8}, 3},
		{"send, 21 people", send(small), meter.Usage{Calls: 4, ReadUnits: 29, WriteUnits: 8}, 3},
		{"send, 32 people", send(edge), meter.Usage{Calls: 4, ReadUnits: 40, WriteUnits: 8}, 3},
		{"send, 33 people: the sure path alone", send(large), meter.Usage{Calls: 2, ReadUnits: 6, WriteUnits: 8}, 0},
		{"fan-out, direct", fanOut(entries[0]), meter.Usage{Calls: 3, ReadUnits: 5}, 3},
		{"fan-out, three messages of two channels", fanOut(entries...), meter.Usage{Calls: 5, ReadUnits: 28}, 3},
		{"fan-out, a receipt", fanOut(receipt), meter.Usage{Calls: 3, ReadUnits: 5}, 2},
	} {
		clear(w.frames)
		metered, used := meter.With(ctx)
		ctx, call := rate.Begin(metered)
		if err := test.do(ctx); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		call.End()
		posts := 0
		for _, frames := range w.frames {
			posts += len(frames)
		}
		got := used.Total()
		got.Failures = 0
		if got != test.want || posts != test.posts {
			t.Errorf("%s: %+v and %d posts, want %+v and %d", test.name, got, posts, test.want, test.posts)
		}
	}
}
