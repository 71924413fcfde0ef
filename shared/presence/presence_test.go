package presence_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/presence"
)

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestHelloRegistersAndSaysSoAgain(t *testing.T) {
	w := newWorld(t)
	alice := w.login("alice")
	for range 2 {
		r, news, err := w.Hello(context.Background(), on(alice, "c1"), noon)
		if err != nil || r.Connection != (parley.Connection{ID: "c1", Session: alice.ID, ConnectedAt: noon, ExpiresAt: noon.Add(lifetime)}) {
			t.Fatalf("%+v, %v", r, err)
		}
		if err := w.Tell(context.Background(), news); err != nil {
			t.Fatal(err)
		}
	}
	same(t, "connections", w.connections("alice"), []string{"c1"})
	same(t, "closed", w.sockets.closed, []string(nil))
}

func TestTheThirtyThirdTakesThePlaceOfTheOldest(t *testing.T) {
	w := newWorld(t)
	alice := w.login("alice")
	for i := range parley.MaxConnections + 1 {
		w.now = noon.Add(time.Duration(i) * time.Second)
		w.arrive(alice, fmt.Sprintf("c%02d", i))
	}
	same(t, "closed", w.sockets.closed, []string{"c00"})
	if live := w.connections("alice"); len(live) != parley.MaxConnections || live[0] != "c01" {
		t.Error(live)
	}
	if _, err := w.access.Admit(context.Background(), on(alice, "c00"), w.store.Batch()); parley.CodeOf(err) != parley.Unauthenticated {
		t.Errorf("the oldest may still speak: %v", err)
	}
	_, _, err := w.Hello(context.Background(), on(alice, "late"), noon.Add(-time.Second))
	if parley.CodeOf(err) != parley.Unauthenticated || len(w.connections("alice")) != parley.MaxConnections {
		t.Errorf("one that is older than all: %v, %v", err, w.connections("alice"))
	}
}

func TestHellosAtOnceLeaveTheYoungest(t *testing.T) {
	w := newWorld(t)
	alice := w.login("alice")
	const more = 6
	w.now = noon.Add(time.Minute)
	var group sync.WaitGroup
	for i := range parley.MaxConnections + more {
		group.Go(func() {
			_, news, err := w.Hello(context.Background(), on(alice, fmt.Sprintf("c%02d", i)), noon.Add(time.Duration(i)*time.Second))
			if err == nil {
				err = w.Tell(context.Background(), news)
			}
			if err != nil && parley.CodeOf(err) != parley.Unauthenticated {
				t.Error(err)
			}
		})
	}
	group.Wait()
	live := w.connections("alice")
	if len(live) != parley.MaxConnections || live[0] != fmt.Sprintf("c%02d", more) {
		t.Errorf("%d: %v", len(live), live)
	}
}

func TestLogoutClosesTheSocketsOfItsSession(t *testing.T) {
	w := newWorld(t)
	phone, desk := w.login("alice"), w.login("alice")
	w.arrive(phone, "phone 1")
	w.arrive(phone, "phone 2")
	w.arrive(desk, "desk")
	if err := w.EndSession(context.Background(), phone); err != nil {
		t.Fatal(err)
	}
	same(t, "left", w.connections("alice"), []string{"desk"})
	slices.Sort(w.sockets.closed)
	same(t, "closed", w.sockets.closed, []string{"phone 1", "phone 2"})
	told, err := live.SessionEnded(w.app, phone.ID, w.now)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "told as by the fan-out", w.sockets.frames["phone 1"], []string{string(told)})
	for connection, want := range map[string][]string{"phone 1": {"session.ended"}, "phone 2": {"session.ended"}, "desk": nil} {
		same(t, connection, w.sockets.take(t, connection), want)
	}
	if err := w.EndSessions(context.Background(), w.server, "alice"); err != nil {
		t.Fatal(err)
	}
	same(t, "left", w.connections("alice"), []string{})
	same(t, "desk", w.sockets.take(t, "desk"), []string{"session.ended"})
}

// A logout and a hello at the same time: whichever comes first, no registered connection stays.
func TestALogoutRacingAHelloLeavesNoConnection(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	hello := func(session parley.Credential, connection string) error {
		_, _, err := w.Hello(ctx, on(session, connection), noon)
		return err
	}
	t.Run("hello first", func(t *testing.T) {
		alice := w.login("alice")
		if err := hello(alice, "c1"); err != nil {
			t.Fatal(err)
		}
		if err := w.EndSession(ctx, alice); err != nil {
			t.Fatal(err)
		}
		same(t, "connections", w.connections("alice"), []string{})
		same(t, "closed", w.sockets.closed, []string{"c1"})
	})
	t.Run("logout first", func(t *testing.T) {
		alice := w.login("alice")
		if err := w.EndSession(ctx, alice); err != nil {
			t.Fatal(err)
		}
		if err := hello(alice, "c2"); parley.CodeOf(err) != parley.SessionExpired {
			t.Fatal(err)
		}
		same(t, "connections", w.connections("alice"), []string{})
	})
	t.Run("at once", func(t *testing.T) {
		var group sync.WaitGroup
		for i := range 20 {
			user := fmt.Sprint("user ", i)
			session := w.login(user)
			group.Go(func() {
				if err := w.EndSession(ctx, session); err != nil {
					t.Error(err)
				}
			})
			group.Go(func() {
				if err := hello(session, "of "+user); err != nil && parley.CodeOf(err) != parley.SessionExpired {
					t.Error(err)
				}
			})
		}
		group.Wait()
		for i := range 20 {
			same(t, "connections", w.connections(parley.UserID(fmt.Sprint("user ", i))), []string{})
		}
	})
}

func (w *world) set(c parley.Credential, change presence.Change) []parley.Presence {
	w.t.Helper()
	shown, news, err := w.Set(context.Background(), c, change)
	if err == nil {
		err = w.Tell(context.Background(), news)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return shown
}

func TestOnlyAcquaintancesAreWatched(t *testing.T) {
	w := newWorld(t)
	w.channel("PERSONAL", "alice", "bob")
	w.channel("GROUP", "alice", "carol", "dave")
	w.channel("GROUP", "bob", "erin")
	var crowd []string
	for i := range parley.MaxListedParticipants - 1 {
		crowd = append(crowd, fmt.Sprint("one of many ", i))
	}
	w.channel("GROUP", append(slices.Clone(crowd), "alice")...)
	alice := w.arrive(w.login("alice"), "a1")
	w.arrive(w.login("bob"), "b1")
	shown := w.set(alice, presence.Change{Watch: &[]string{"erin", "carol", "bob", "nobody", "alice", crowd[0]}})
	slices.SortFunc(shown, func(a, b parley.Presence) int { return len(a.User) - len(b.User) })
	same(t, "shown", shown, []parley.Presence{
		{User: "bob", Status: "available"}, {User: "carol", Status: "offline"}, {User: parley.UserID(crowd[0]), Status: "offline"},
	})
	w.arrive(w.login("carol"), "c1")
	w.arrive(w.login("erin"), "e1")
	same(t, "told", w.sockets.take(t, "a1"), []string{"presence carol available"})
	w.set(alice, presence.Change{Watch: &[]string{"bob"}})
	if err := w.Leave(context.Background(), on(parley.Credential{App: w.app, User: "carol"}, "c1")); err != nil {
		t.Fatal(err)
	}
	same(t, "told of one no more watched", w.sockets.take(t, "a1"), []string(nil))
}

func TestWhatWatchersAreTold(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	w.channel("PERSONAL", "alice", "bob")
	alice := w.arrive(w.login("alice"), "a1")
	w.set(alice, presence.Change{Watch: &[]string{"bob"}})
	told := func(rule string, want ...string) {
		t.Helper()
		same(t, rule, w.sockets.take(t, "a1"), want)
	}
	leave := func(c parley.Credential) {
		t.Helper()
		if err := w.Leave(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	session := w.login("bob")
	phone := w.arrive(session, "b1")
	told("the first comes", "presence bob available")
	desk := w.arrive(session, "b2")
	told("the second comes")
	w.set(phone, presence.Change{Status: new("busy")})
	told("another status", "presence bob busy")
	w.set(desk, presence.Change{Status: new("busy")})
	told("the same status")
	leave(phone)
	told("the first goes")
	w.now = noon.Add(time.Minute)
	leave(desk)
	told("the last goes", "presence bob offline 12:01")
	leave(on(session, "unknown"))
	phone = w.arrive(session, "b3")
	w.sockets.take(t, "a1")
	w.set(phone, presence.Change{Status: new("invisible")})
	told("one turns invisible", "presence bob offline 12:01")
	w.now = noon.Add(2 * time.Minute)
	leave(phone)
	w.arrive(session, "b4")
	told("one comes and goes invisibly")
	w.sockets.gone = []string{"a1"}
	w.set(on(session, "b4"), presence.Change{Status: new("away")})
	same(t, "one who is gone is forgotten", w.connections("alice"), []string{})
	same(t, "who watches", w.watchers("bob"), []string(nil))
}

func TestWhatIsSaidOfPresenceKeepsTheRules(t *testing.T) {
	w := newWorld(t)
	alice := w.arrive(w.login("alice"), "a1")
	var many []string
	for i := range parley.MaxWatched + 1 {
		many = append(many, fmt.Sprint(i))
	}
	for rule, test := range map[string]struct {
		change presence.Change
		code   parley.Code
	}{
		"nothing":                 {presence.Change{}, parley.InvalidRequest},
		"a status that is none":   {presence.Change{Status: new("offline")}, parley.InvalidValue},
		"too many":                {presence.Change{Watch: &many}, parley.InvalidValue},
		"what is no user id":      {presence.Change{Watch: &[]string{"me"}}, parley.InvalidValue},
		"as many as there may be": {presence.Change{Watch: new(many[1:])}, ""},
	} {
		t.Run(rule, func(t *testing.T) {
			_, _, err := w.Set(context.Background(), alice, test.change)
			if err == nil && test.code != "" || err != nil && parley.CodeOf(err) != test.code {
				t.Error(err)
			}
		})
	}
	if _, _, err := w.Set(context.Background(), on(alice, "unknown"), presence.Change{}); parley.CodeOf(err) != parley.Unauthenticated {
		t.Errorf("a stranger learns what was wrong: %v", err)
	}
}

func TestTypingIsToldToTheOthers(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	channel := w.channel("GROUP", "alice", "bob", "carol")
	alice, dave := w.arrive(w.login("alice"), "a1"), w.arrive(w.login("dave"), "d1")
	for _, state := range []string{"started", "paused", "stopped"} {
		news, err := w.Type(ctx, alice, channel, state)
		if err == nil {
			err = w.Tell(ctx, news)
		}
		if err != nil {
			t.Fatal(err)
		}
		for at, want := range map[string][]string{"user bob": {"typing alice " + state}, "user carol": {"typing alice " + state}, "user alice": nil, "a1": nil} {
			same(t, at, w.sockets.take(t, at), want)
		}
	}
	for rule, test := range map[string]struct {
		c              parley.Credential
		channel, state string
		code           parley.Code
	}{
		"an unknown state":       {alice, channel, "typing", parley.InvalidValue},
		"who is not in it":       {dave, channel, "started", parley.NotFound},
		"an id that is none":     {alice, "x", "started", parley.NotFound},
		"who has not said hello": {on(alice, "a9"), channel, "started", parley.Unauthenticated},
	} {
		if _, err := w.Type(ctx, test.c, test.channel, test.state); parley.CodeOf(err) != test.code {
			t.Errorf("%s: %v", rule, err)
		}
	}
}
