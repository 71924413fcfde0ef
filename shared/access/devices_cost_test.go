package access_test

import (
	"context"
	"testing"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
)

// What devices cost is pinned here, and said in docs/cost.md. (P10)
func TestCostsOfDevices(t *testing.T) {
	w := quiet(t)
	a := w.app()
	alice := w.credential(w.login(a, "alice").Token)
	bob := w.credential(w.login(a, "bob").Token)
	put := func(c parley.Credential, id, token string) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := w.PutDevice(ctx, c, parley.Device{ID: id, Platform: parley.FCM, Token: token})
			return err
		}
	}
	for _, test := range []struct {
		name string
		do   func(context.Context) error
		want meter.Usage
	}{
		{"put", put(alice, "phone", "1"), meter.Usage{Calls: 2, ReadUnits: 5, WriteUnits: 6}},
		{"put again", put(alice, "phone", "1"), meter.Usage{Calls: 2, ReadUnits: 5, WriteUnits: 2}},
		{"put with another token", put(alice, "phone", "2"), meter.Usage{Calls: 2, ReadUnits: 5, WriteUnits: 6}},
		{"put what was somebody else's", put(bob, "phone", "2"), meter.Usage{Calls: 3, ReadUnits: 6, WriteUnits: 8}},
		{"delete", func(ctx context.Context) error { return w.DeleteDevice(ctx, bob, "phone") }, meter.Usage{Calls: 2, ReadUnits: 4, WriteUnits: 4}},
		{"delete again", func(ctx context.Context) error { return w.DeleteDevice(ctx, bob, "phone") }, meter.Usage{Calls: 1, ReadUnits: 4}},
	} {
		ctx, used := meter.With(context.Background())
		if err := test.do(ctx); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		got := used.Total()
		got.Failures = 0
		if got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}
