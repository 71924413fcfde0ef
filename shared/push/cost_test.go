package push_test

import (
	"context"
	"testing"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
)

// What pushes cost is pinned here, and said in docs/cost.md. (P10)
func TestCosts(t *testing.T) {
	w := newWorld(t, parley.Staging)
	alice, bob := w.user("alice"), w.user("bob")
	w.user("carol")
	w.carry(bob, parley.APNs)
	here := w.user("here")
	w.connect(here)
	w.carry(here, parley.APNs)
	reached, connected, without := w.channel(alice, "bob"), w.channel(alice, "here"), w.channel(alice, "carol")
	for _, test := range []struct {
		name    string
		channel parley.ChannelID
		want    meter.Usage
	}{
		{"the first push to a device", reached, meter.Usage{Calls: 7, ReadUnits: 11, WriteUnits: 1}},
		{"a push", reached, meter.Usage{Calls: 6, ReadUnits: 11}},
		{"none to who is connected", connected, meter.Usage{Calls: 3, ReadUnits: 6}},
		{"none to who has no device", without, meter.Usage{Calls: 3, ReadUnits: 6}},
	} {
		w.ring(w.say(alice, test.channel, parley.Notification{}))
		ctx, used := meter.With(context.Background())
		if failed := w.work(ctx); failed > 0 {
			t.Errorf("%s: %d jobs failed", test.name, failed)
		}
		got := used.Total()
		got.Failures = 0
		if got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}
