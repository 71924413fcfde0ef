package live_test

import (
	"context"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

func (w *world) block(by, user parley.UserID) {
	w.t.Helper()
	w.ok(w.store.Block(context.Background(), store.Blocking{App: w.app.ID, By: by, Block: parley.Block{User: user, CreatedAt: time.Now()}}))
}

// In groups whoever blocks an author is told of their entries and what becomes of them by stubs, on both paths, so
// that no number is missing; everybody else as ever.
func TestWhoBlocksAnAuthorIsToldByStubs(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	alice, bob, carol := w.user("alice"), w.user("bob"), w.user("carol")
	for name, c := range map[string]parley.Credential{"alice": alice, "bob": bob, "carol": carol} {
		w.connect(c, name)
	}
	group := w.channel(alice, "bob", "carol")
	w.block("alice", "bob")
	hears := func(what, kind string) {
		t.Helper()
		for name, hidden := range map[string]bool{"alice": true, "bob": false, "carol": false} {
			got := w.got(name)
			if len(got) != 1 || got[0].Type != kind || got[0].Sequence != 1 {
				t.Errorf("%s: %s got %+v", what, name, got)
			} else if stub := `{"channel_id":"` + string(group) + `","hidden":true,"sequence_id":1}`; hidden != parley.SameJSON(jsontext.Value(got[0].Data), jsontext.Value(stub)) {
				t.Errorf("%s: %s got %s", what, name, got[0].Data)
			}
		}
	}
	sent, err := w.Send(ctx, bob, text("hello", group))
	w.ok(err)
	hears("the fast path", "message.created")
	m := sent[0].Message.Message
	w.fanOut(w.record(live.Record{Channel: group, Message: &m}))
	hears("the sure path", "message.created")
	w.ok(w.messaging.DeleteMessage(ctx, bob, string(m.ID())))
	w.fanOut(w.changes(group, 0)...)
	hears("a change", "message.changed")
}
