package webhook_test

import (
	"context"
	"testing"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
)

// What webhooks cost is pinned here, and said in docs/cost.md. (P10)
func TestCosts(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	ctx := context.Background()
	channel := w.channel("alice", "bob")
	bell := func(ctx context.Context) {
		w.ok(w.Hear(ctx, w.app.ID, channel, []live.Record{{App: w.app.ID, Channel: channel, Message: &parley.Message{}}}))
	}
	work := func(ctx context.Context) { w.Work(ctx, w.waiting.ready()) }
	var last parley.Message
	send := func(n int) func() {
		return func() {
			for range n {
				last = w.quietly("alice", channel, "hello")
			}
			w.hear(channel, last)
		}
	}
	made := func() {
		w.hook(r, "message.created")
		send(1)()
		w.work()
		w.hear(channel, last)
	}
	for _, test := range []struct {
		name   string
		before func()
		do     func(context.Context)
		want   meter.Usage
	}{
		{"a bell without webhooks", func() {}, bell, meter.Usage{Calls: 1, ReadUnits: 1}},
		{"a bell of which nothing is new", made, work, meter.Usage{Calls: 6, ReadUnits: 6, WriteUnits: 2}},
		{"one event", send(1), work, meter.Usage{Calls: 8, ReadUnits: 7, WriteUnits: 3}},
		{"ten events at once", send(10), work, meter.Usage{Calls: 26, ReadUnits: 7, WriteUnits: 21}},
	} {
		test.before()
		metered, used := meter.With(ctx)
		test.do(metered)
		got := used.Total()
		got.Failures = 0
		if got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}
