package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

func connection(id string, minutes int) parley.Connection {
	at := noon.Add(time.Duration(minutes) * time.Minute)
	return parley.Connection{ID: id, Session: "session of " + id, ConnectedAt: at, ExpiresAt: at.Add(2 * time.Hour)}
}

func (w *world) connections(user parley.UserID) parley.Connections {
	w.t.Helper()
	b := w.Batch()
	slot := b.Connections(w.app, user)
	w.run(b)
	return slot.Value
}

// connect registers a connection, with the session that it belongs to, and shows all of the user.
func (w *world) connect(user parley.UserID, c parley.Connection) parley.Connections {
	w.t.Helper()
	w.session(user, c.Session)
	err := retry.Repeat(context.Background(), func() error { return w.AddConnection(context.Background(), w.app, user, c) })
	if err != nil {
		w.t.Error(err)
	}
	return w.connections(user)
}

// session makes a session, as far as a connection needs it.
func (w *world) session(user parley.UserID, id string) {
	w.t.Helper()
	if err := w.SetRaw(context.Background(), logins, store.SessionKey(w.app, user, id), "id", store.Text(id)); err != nil {
		w.t.Error(err)
	}
}

var byID = cmpopts.SortSlices(func(a, b parley.Connection) bool { return a.ID < b.ID })

func (w *world) has(user parley.UserID, want ...parley.Connection) {
	w.t.Helper()
	if diff := cmp.Diff(want, w.connections(user).All, byID, cmpopts.EquateEmpty()); diff != "" {
		w.t.Errorf("connections of %s (-want +got):\n%s", user, diff)
	}
}

func TestConnectionsComeAndGoOneByOne(t *testing.T) {
	w, ctx := quiet(t), context.Background()
	w.has("alice")
	// The ids of API Gateway, and what would be a path or a name in an expression.
	one, two, three := connection("L0SM9cOFvHcCIhw=", 0), connection("a.b[0]#c", 1), connection("c#c#", 2)
	for _, c := range []parley.Connection{one, two, three} {
		w.connect("alice", c)
	}
	w.connect("bob", one)
	if all := w.connect("alice", two); len(all.All) != 3 || all.User != "alice" { // again
		t.Errorf("%+v", all)
	}
	w.has("alice", one, two, three)
	for range 2 {
		if err := w.RemoveConnection(ctx, w.app, "alice", two.ID); err != nil {
			t.Fatal(err)
		}
		w.has("alice", one, three)
	}
	if err := w.RemoveConnection(ctx, w.app, "nobody", one.ID); err != nil {
		t.Fatal(err)
	}
	if got := w.connections("nobody"); got.User != "nobody" || got.All != nil {
		t.Errorf("%+v", got)
	}
	w.has("bob", one)
}

func TestHellosAtOnceAllCount(t *testing.T) {
	w := quiet(t)
	var group sync.WaitGroup
	var want []parley.Connection
	for i := range parley.MaxConnections + 8 {
		c := connection(fmt.Sprint("c", i), i)
		want = append(want, c)
		group.Go(func() {
			for _, old := range w.connect("alice", c).Surplus(noon.Add(time.Hour)) {
				err := retry.Repeat(context.Background(), func() error { return w.RemoveConnection(context.Background(), w.app, "alice", old.ID) })
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if live := w.connections("alice").Live(noon.Add(time.Hour)); len(live) != parley.MaxConnections {
		t.Errorf("%d are left of %d", len(live), len(want))
	}
}

func TestTheLastConnectionSaysWhenItEnded(t *testing.T) {
	w, ctx := quiet(t), context.Background()
	end := func(id string, minutes int) parley.Connections {
		t.Helper()
		left, err := w.EndConnection(ctx, w.app, "alice", id, noon.Add(time.Duration(minutes)*time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		return left
	}
	if left := end("unknown", 1); !left.LastSeenAt.IsZero() || w.connections("alice").All != nil {
		t.Errorf("of one who was never there: %+v", left)
	}
	w.connect("alice", connection("1", 0))
	w.connect("alice", connection("2", 0))
	if left := end("1", 5); len(left.All) != 1 || !left.LastSeenAt.Equal(noon.Add(5*time.Minute)) {
		t.Errorf("%+v", left)
	}
	if left := end("2", 6); len(left.All) != 0 || !left.LastSeenAt.Equal(noon.Add(6*time.Minute)) {
		t.Errorf("%+v", left)
	}
}

func TestWhoIsInvisibleSeemsToHaveLeftWhenTheyTurnedSo(t *testing.T) {
	w, ctx := quiet(t), context.Background()
	w.connect("alice", connection("1", 0))
	set := func(status string, minutes int) parley.Connections {
		t.Helper()
		c, err := w.SetPresence(ctx, w.app, "alice", status, noon.Add(time.Duration(minutes)*time.Minute))
		if err != nil || c.Status != status || len(c.All) != 1 {
			t.Fatalf("%+v, %v", c, err)
		}
		return c
	}
	if c := set("busy", 1); !c.LastSeenAt.IsZero() {
		t.Errorf("%+v", c)
	}
	for _, minutes := range []int{2, 3} {
		if c := set("invisible", minutes); !c.LastSeenAt.Equal(noon.Add(2 * time.Minute)) {
			t.Errorf("%+v", c)
		}
	}
	left, err := w.EndConnection(ctx, w.app, "alice", "another", noon.Add(9*time.Minute))
	if err != nil || !left.LastSeenAt.Equal(noon.Add(2*time.Minute)) {
		t.Errorf("%+v, %v", left, err)
	}
	set("away", 10)
	if left, err = w.EndConnection(ctx, w.app, "alice", "1", noon.Add(11*time.Minute)); err != nil || !left.LastSeenAt.Equal(noon.Add(11*time.Minute)) {
		t.Errorf("%+v, %v", left, err)
	}
}

func TestTheLatestWatchCounts(t *testing.T) {
	w, ctx := quiet(t), context.Background()
	watcher := parley.Watcher{User: "alice", Connection: "c1", ExpiresAt: noon.Add(time.Hour), Channel: "channel"}
	var many []parley.UserID
	for i := range parley.MaxWatched {
		many = append(many, parley.UserID(fmt.Sprint("user ", i)))
	}
	for _, watched := range [][]parley.UserID{many, {"bob"}, {"bob", "carol"}, many, {}} {
		b := w.Batch()
		before := b.Watching(w.app, "alice", "c1")
		w.run(b)
		if err := w.Watch(ctx, w.app, watcher, before.Value, by("channel", watched...)); err != nil {
			t.Fatal(err)
		}
		for _, user := range append(slices.Clone(many), "bob", "carol", "dave") {
			var want []parley.Watcher
			if slices.Contains(watched, user) {
				want = []parley.Watcher{watcher}
			}
			got, err := w.Watchers(ctx, w.app, user, noon)
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Fatalf("who watches %s of %d: %v\n%s", user, len(watched), err, diff)
			}
		}
	}
}

// by are users, all acquainted by one channel.
func by(channel parley.ChannelID, users ...parley.UserID) []parley.Acquaintance {
	var all []parley.Acquaintance
	for _, user := range users {
		all = append(all, parley.Acquaintance{User: user, Channel: channel})
	}
	return all
}

// (P7) Whatever comes between, and wherever a hello dies, no connection is registered for a session that was
// ended before.
func TestAConnectionIsRegisteredOnlyWhileItsSessionIs(t *testing.T) {
	w, ctx := quiet(t), context.Background()
	c := connection("1", 0)
	w.session("alice", "another session")
	w.session("bob", c.Session)
	if err := w.AddConnection(ctx, w.app, "alice", c); !errors.Is(err, store.ErrNoSession) {
		t.Errorf("before its session: %v", err)
	}
	w.session("alice", c.Session)
	metered, used := meter.With(ctx)
	for range 2 {
		w.ok(w.AddConnection(metered, w.app, "alice", c))
	}
	w.has("alice", c)
	if got, want := used.Total(), (meter.Usage{Calls: 2, WriteUnits: 8}); got != want {
		t.Errorf("two registrations cost %+v, want %+v", got, want)
	}
	w.ok(w.EndSession(ctx, w.app, "alice", c.Session))
	w.ok(w.RemoveConnection(ctx, w.app, "alice", c.ID))
	if err := w.AddConnection(ctx, w.app, "alice", c); !errors.Is(err, store.ErrNoSession) {
		t.Errorf("after its session: %v", err)
	}
	w.has("alice")
}

func TestWhoWatchesNobodyAnyMoreLeavesNothing(t *testing.T) {
	w, ctx := quiet(t), context.Background()
	watcher := parley.Watcher{User: "alice", Connection: "c1", ExpiresAt: noon.Add(time.Hour)}
	var before, after []parley.UserID
	for i := range parley.MaxWatched {
		before, after = append(before, parley.UserID(fmt.Sprint("old ", i))), append(after, parley.UserID(fmt.Sprint("new ", i)))
	}
	w.ok(w.Watch(ctx, w.app, watcher, nil, by("channel", before...)))
	w.ok(w.Watch(ctx, w.app, watcher, before, by("channel", after...)))
	w.ok(w.Watch(ctx, w.app, parley.Watcher{User: "alice", Connection: "c2", ExpiresAt: noon.Add(time.Hour)}, nil, by("channel", "new 1")))
	for range 2 {
		w.ok(w.Unwatch(ctx, w.app, "alice", "c1"))
	}
	for _, user := range slices.Concat(before, after) {
		want := 0
		if user == "new 1" {
			want = 1
		}
		if n, err := w.CountRaw(ctx, logins, store.WatcherKey(w.app, user, "")); err != nil || n != want {
			t.Errorf("%d watch %s, %v", n, user, err)
		}
	}
	if n, err := w.CountRaw(ctx, logins, store.WatchedBy(w.app, "alice", "")); err != nil || n != 1 {
		t.Errorf("%d notes of whom alice watches are left, %v", n, err)
	}
}

func TestNoMoreWatchersAreReadThanAreTold(t *testing.T) {
	w, ctx := quiet(t), context.Background()
	const over, live = 300, parley.MaxWatchersTold + 5
	var group errgroup.Group
	group.SetLimit(16)
	for i := range over + live {
		watcher := parley.Watcher{User: "alice", Connection: fmt.Sprintf("c%04d", i), ExpiresAt: noon.Add(time.Hour)}
		if i < over {
			watcher.ExpiresAt = noon
		}
		group.Go(func() error { return w.Watch(ctx, w.app, watcher, nil, by("channel", "bob")) })
	}
	w.ok(group.Wait())
	metered, used := meter.With(ctx)
	got, err := w.Watchers(metered, w.app, "bob", noon)
	if err != nil || len(got) != parley.MaxWatchersTold {
		t.Fatalf("%d watchers, %v", len(got), err)
	}
	for _, each := range got {
		if !noon.Before(each.ExpiresAt) {
			t.Errorf("%s has ended", each.Connection)
		}
	}
	if cost := used.Total(); cost.Calls > 2 || cost.ReadUnits > 80 {
		t.Errorf("%+v", cost)
	}
}

func TestAWatcherIsMovedWhereItStillIs(t *testing.T) {
	w, ctx := quiet(t), context.Background()
	watcher := parley.Watcher{User: "alice", Connection: "c1", ExpiresAt: noon.Add(time.Hour)}
	w.ok(w.Watch(ctx, w.app, watcher, nil, by("old", "bob")))
	for _, user := range []parley.UserID{"bob", "carol"} {
		w.ok(w.MoveWatcher(ctx, w.app, user, "c1", "new"))
	}
	watcher.Channel = "new"
	if got, err := w.Watchers(ctx, w.app, "bob", noon); err != nil || !slices.Equal(got, []parley.Watcher{watcher}) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := w.Watchers(ctx, w.app, "carol", noon); err != nil || len(got) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAllSessionsOfAUserAreListed(t *testing.T) {
	w, ctx := quiet(t), context.Background()
	for i, user := range []parley.UserID{"alice", "alice", "bob"} {
		s := parley.Session{ID: fmt.Sprint("s", i), User: user, SecretHash: []byte("h"), CreatedAt: noon, ExpiresAt: noon.Add(time.Hour)}
		if err := w.Login(ctx, w.app, s, fmt.Sprint("token ", i), noon, parley.Profile{}); err != nil {
			t.Fatal(err)
		}
	}
	w.ok(w.AddConnection(ctx, w.app, "alice", parley.Connection{ID: "1", Session: "s0"}))
	got, err := w.Sessions(ctx, w.app, "alice")
	if err != nil || len(got) != 2 || got[0].ID != "s0" || got[1].ID != "s1" || got[0].User != "alice" {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := w.Sessions(ctx, w.app, "ali"); err != nil || len(got) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}
