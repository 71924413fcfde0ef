package presence_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/rate"
)

// watchers are the connections stored as told of somebody, also those that have ended.
func (w *world) watchers(watched parley.UserID) []string {
	w.t.Helper()
	stored, err := w.store.Watchers(context.Background(), w.app, watched, time.Time{})
	if err != nil {
		w.t.Fatal(err)
	}
	var ids []string
	for _, each := range stored {
		ids = append(ids, each.Connection)
	}
	return ids
}

func (w *world) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func TestAConnectionThatEndsWatchesNobody(t *testing.T) {
	ctx := context.Background()
	for rule, end := range map[string]func(w *world, session, on parley.Credential){
		"it leaves": func(w *world, _, on parley.Credential) { w.ok(w.Leave(ctx, on)) },
		"its session ends": func(w *world, session, _ parley.Credential) {
			w.ok(w.EndSession(ctx, session))
		},
		"it gives way": func(w *world, session, _ parley.Credential) {
			for i := range parley.MaxConnections {
				w.now = w.now.Add(time.Second)
				w.arrive(session, fmt.Sprint("newer ", i))
			}
		},
		"it is found gone": func(w *world, _, on parley.Credential) {
			w.sockets.gone = []string{on.Connection}
			w.arrive(w.login("bob"), "b1")
		},
	} {
		t.Run(rule, func(t *testing.T) {
			w := newWorld(t)
			w.channel("GROUP", "alice", "bob", "carol")
			session := w.login("alice")
			alice := w.arrive(session, "a0")
			w.set(alice, presence.Change{Watch: &[]string{"bob", "carol"}})
			same(t, "while it is", w.watchers("carol"), []string{"a0"})
			end(w, session, alice)
			for _, user := range []parley.UserID{"bob", "carol"} {
				same(t, "then", w.watchers(user), []string(nil))
			}
		})
	}
}

// (P7) What somebody may know of another ends with the last channel that the two share.
func TestWatchingEndsWithTheAcquaintance(t *testing.T) {
	ctx := context.Background()
	remove := func(user string) func(w *world, channel string) {
		return func(w *world, channel string) { w.ok(w.messaging.RemoveParticipant(ctx, w.server, channel, user)) }
	}
	erase := func(w *world, channel string) { w.ok(w.messaging.DeleteChannel(ctx, w.server, channel)) }
	for rule, test := range map[string]struct {
		kind   string
		people []string
		end    func(w *world, channel string)
		left   []string // by what they are acquainted besides
	}{
		"the watcher is removed":       {"GROUP", []string{"alice", "bob", "carol"}, remove("alice"), nil},
		"who is watched is removed":    {"GROUP", []string{"alice", "bob", "carol"}, remove("bob"), nil},
		"the group is deleted":         {"GROUP", []string{"alice", "bob", "carol"}, erase, nil},
		"their own channel is deleted": {"PERSONAL", []string{"alice", "bob"}, erase, nil},
		"they share another group":     {"GROUP", []string{"alice", "bob"}, remove("alice"), []string{"GROUP"}},
		"they share their own channel": {"GROUP", []string{"alice", "bob"}, remove("bob"), []string{"PERSONAL"}},
	} {
		t.Run(rule, func(t *testing.T) {
			w := newWorld(t)
			channel := w.channel(test.kind, test.people...)
			alice := w.arrive(w.login("alice"), "a1")
			w.set(alice, presence.Change{Watch: &[]string{"bob"}})
			bob := w.arrive(w.login("bob"), "b1")
			same(t, "before", w.sockets.take(t, "a1"), []string{"presence bob available"})
			var by []parley.ChannelID
			for _, kind := range test.left {
				by = append(by, parley.ChannelID(w.channel(kind, "alice", "bob")))
			}
			test.end(w, channel)
			var told, watching []string
			if test.left != nil {
				told, watching = []string{"presence bob busy"}, []string{"a1"}
			}
			for range 2 {
				w.set(bob, presence.Change{Status: new("busy")})
				same(t, "then", w.sockets.take(t, "a1"), told)
				same(t, "who watches", w.watchers("bob"), watching)
				w.set(bob, presence.Change{Status: new("away")})
				w.sockets.take(t, "a1")
			}
			stored, err := w.store.Watchers(ctx, w.app, "bob", w.now)
			w.ok(err)
			var noted []parley.ChannelID
			for _, each := range stored {
				noted = append(noted, each.Channel)
			}
			same(t, "by what is noted", noted, by)
		})
	}
}

// A socket ends with its session, also where nobody ends that: nothing reaches it from then on, and the next it
// says is refused.
func TestASessionThatRunsOutEndsItsSockets(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	w.channel("PERSONAL", "alice", "bob")
	session := w.login("alice")
	b := w.store.Batch()
	stored := b.Session(w.app, "alice", session.ID)
	w.ok(b.Run(ctx))
	ends := stored.Value.ExpiresAt
	w.now = ends.Add(-time.Minute)
	alice := w.arrive(session, "a1")
	w.set(alice, presence.Change{Watch: &[]string{"bob"}})
	same(t, "before", w.connections("alice"), []string{"a1"})
	w.now = ends
	same(t, "live", w.connections("alice"), []string{})
	w.arrive(w.login("bob"), "b1")
	same(t, "told", w.sockets.take(t, "a1"), []string(nil))
	if _, _, err := w.Set(ctx, alice, presence.Change{Status: new("busy")}); parley.CodeOf(err) != parley.SessionExpired {
		t.Errorf("a frame: %v", err)
	}
	if _, _, err := w.Hello(ctx, on(session, "a2"), w.now); parley.CodeOf(err) != parley.SessionExpired {
		t.Errorf("another hello: %v", err)
	}
}

// Hellos at once may all see one another, and somebody has to tell that their user came.
func TestOfHellosAtOnceTheOldestTells(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	w.channel("PERSONAL", "alice", "bob")
	alice := w.arrive(w.login("alice"), "a1")
	w.set(alice, presence.Change{Watch: &[]string{"bob"}})
	bob := w.login("bob")
	for _, connection := range []string{"b1", "b2"} { // each is written before the other reads
		_, err := w.access.Register(ctx, on(bob, connection), noon, lifetime)
		w.ok(err)
	}
	w.arrive(bob, "b2")
	same(t, "the other", w.sockets.take(t, "a1"), []string(nil))
	w.arrive(bob, "b1")
	same(t, "the oldest", w.sockets.take(t, "a1"), []string{"presence bob available"})
}

// Of two of whom one blocks the other neither is told of the other's presence, whoever it is who blocks.
func TestABlockEndsWatchingBothWays(t *testing.T) {
	ctx := context.Background()
	for blocker, blocked := range map[string]string{"alice": "bob", "bob": "alice"} {
		t.Run(blocker+" blocks", func(t *testing.T) {
			w := newWorld(t)
			w.channel("GROUP", "alice", "bob")
			sessions := map[string]parley.Credential{"alice": w.login("alice"), "bob": w.login("bob")}
			alice, bob := w.arrive(sessions["alice"], "a1"), w.arrive(sessions["bob"], "b1")
			same(t, "before", len(w.set(alice, presence.Change{Watch: &[]string{"bob"}})), 1)
			_, err := w.messaging.BlockUser(ctx, sessions[blocker], blocked)
			w.ok(err)
			w.set(bob, presence.Change{Status: new("busy")})
			same(t, "told", w.sockets.take(t, "a1"), []string(nil))
			same(t, "watching", w.watchers("bob"), []string(nil))
			same(t, "shown", len(w.set(alice, presence.Change{Watch: &[]string{"bob"}})), 0)
			w.set(bob, presence.Change{Status: new("away")})
			same(t, "told after another try", w.sockets.take(t, "a1"), []string(nil))
		})
	}
}

// What presence costs in DynamoDB. A change that moves a number has to say so here. (P10)
func TestCosts(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	w.channel("PERSONAL", "alice", "bob")
	w.channel("GROUP", "bob", "carol", "dave")
	session := w.login("bob")
	alice, carol, dave := w.arrive(w.login("alice"), "a1"), w.arrive(w.login("carol"), "c1"), w.arrive(w.login("dave"), "d1")
	watch := func(c parley.Credential, users ...string) func(context.Context) error {
		return func(ctx context.Context) error {
			shown, _, err := w.Set(ctx, c, presence.Change{Watch: &users})
			if err == nil && len(shown) != len(users) {
				err = fmt.Errorf("shown %v", shown)
			}
			return err
		}
	}
	var news presence.News
	hello := func(ctx context.Context) (err error) {
		_, news, err = w.Hello(ctx, on(session, "b1"), noon)
		return err
	}
	tell := func(ctx context.Context) error { return w.Tell(ctx, news) }
	leave := func(c parley.Credential) func(context.Context) error {
		return func(ctx context.Context) error { return w.Leave(ctx, c) }
	}
	w.dice.off = true
	for _, test := range []struct {
		name string
		do   func(context.Context) error
		want meter.Usage
	}{
		{"watch who shares a PERSONAL channel", watch(alice, "bob"), meter.Usage{Calls: 7, ReadUnits: 10, WriteUnits: 4}},
		{"watch who shares a group", watch(carol, "bob"), meter.Usage{Calls: 8, ReadUnits: 10, WriteUnits: 4}},
		{"watch two, one anew", watch(carol, "bob", "dave"), meter.Usage{Calls: 8, ReadUnits: 12, WriteUnits: 6}},
		{"watch, third of a group", watch(dave, "bob"), meter.Usage{Calls: 8, ReadUnits: 10, WriteUnits: 4}},
		{"hello", hello, meter.Usage{Calls: 3, ReadUnits: 6, WriteUnits: 4}},
		{"tell three, of two channels", tell, meter.Usage{Calls: 3, ReadUnits: 9}},
		{"leave, watching nobody, telling three", leave(on(session, "b1")), meter.Usage{Calls: 5, ReadUnits: 10, WriteUnits: 1}},
		{"leave, watching two", leave(carol), meter.Usage{Calls: 5, ReadUnits: 2, WriteUnits: 6}},
	} {
		metered, used := meter.With(ctx)
		ctx, call := rate.Begin(metered)
		if err := test.do(ctx); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		call.End()
		if got := used.Total(); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}
