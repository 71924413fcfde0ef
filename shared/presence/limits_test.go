package presence_test

import (
	"context"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/rate"
	"github.com/parleyhq/parley/shared/store"
)

// Frames count like calls, a hello among them, and a refused one changes nothing.
func TestFramesAreLimitedByTheMinute(t *testing.T) {
	w := newWorld(t)
	b := w.store.Batch()
	app := b.App(w.app)
	w.ok(b.Run(context.Background()))
	app.Value.Settings.Rates.User = 3
	w.ok(w.store.CreateApps(context.Background(), store.NewApp{App: app.Value, Key: parley.APIKeyRecord{ID: "AAAAAAAAAAA"}}))
	session := w.login("alice")
	called := func(do func(context.Context) error) parley.Code {
		ctx, call := rate.Begin(context.Background())
		defer call.End()
		if err := do(ctx); err != nil {
			return parley.CodeOf(err)
		}
		return ""
	}
	hello := func(connection string) func(context.Context) error {
		return func(ctx context.Context) error {
			_, _, err := w.Hello(ctx, on(session, connection), w.now)
			return err
		}
	}
	busy := func(ctx context.Context) error {
		_, _, err := w.Set(ctx, on(session, "a1"), presence.Change{Status: new("busy")})
		return err
	}
	for i, test := range []struct {
		do   func(context.Context) error
		want parley.Code
	}{
		{hello("a1"), ""}, {busy, ""}, {busy, ""}, {busy, parley.RateLimited}, {hello("a2"), parley.RateLimited},
	} {
		if got := called(test.do); got != test.want {
			t.Errorf("frame %d: %q, want %q", i+1, got, test.want)
		}
	}
	same(t, "connections", w.connections("alice"), []string{"a1"})
	w.now = parley.MinuteOf(w.now).End()
	if got := called(hello("a2")); got != "" {
		t.Errorf("in the next minute: %q", got)
	}
}
