package access_test

import (
	"context"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/parley"
)

// socket is a session on a connection, as API Gateway vouches for it.
func socket(session parley.Credential, connection string) parley.Credential {
	session.Kind, session.Secret, session.Connection = parley.SocketSession, nil, connection
	return session
}

func TestAFrameIsAdmittedWhileItsConnectionAndItsSessionLast(t *testing.T) {
	w := quiet(t)
	a, ctx := w.app(), context.Background()
	session := w.credential(w.login(a, "alice").Token)
	other := w.credential(w.login(a, "alice").Token)
	c := socket(session, "c1")
	if _, err := w.admit(c); !refusedAs(err, parley.Unauthenticated, "say hello first") {
		t.Fatalf("before hello: %v", err)
	}
	r, err := w.Register(ctx, c, noon, time.Hour)
	if err != nil || r.Connection.ExpiresAt != noon.Add(time.Hour) || len(r.All.All) != 1 || r.Actor.App.Epoch != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	actor, err := w.admit(c)
	if err != nil || actor.User != "alice" || actor.Session != session.ID || actor.Connection != "c1" || actor.Server {
		t.Fatalf("%+v, %v", actor, err)
	}
	for rule, c := range map[string]parley.Credential{
		"another connection": socket(session, "c2"),
		"another session":    socket(other, "c1"),
	} {
		if _, err := w.admit(c); !refusedAs(err, parley.Unauthenticated, "say hello first") {
			t.Errorf("%s: %v", rule, err)
		}
	}
	w.now = noon.Add(time.Hour)
	if _, err := w.admit(c); !refusedAs(err, parley.Unauthenticated, "say hello first") {
		t.Errorf("past the connection's end: %v", err)
	}
	if _, err := w.Register(ctx, c, noon, time.Hour); !refusedAs(err, parley.Unauthenticated, "come to its end") {
		t.Errorf("hello past the connection's end: %v", err)
	}
	w.now = noon
	if err := w.EndSession(ctx, session); err != nil {
		t.Fatal(err)
	}
	if _, err := w.admit(c); !refusedAs(err, parley.SessionExpired, "") || nonceOf(err) == "" {
		t.Errorf("past the session's end: %v", err)
	}
	if _, err := w.Register(ctx, socket(session, "c3"), noon, time.Hour); !refusedAs(err, parley.SessionExpired, "") {
		t.Errorf("hello past the session's end: %v", err)
	}
}

func TestNoConnectionOutlivesItsSession(t *testing.T) {
	w := quiet(t)
	a := w.rewrite(w.app(), func(app *parley.App) { app.Settings.SessionLifetime = time.Minute })
	login := w.login(a, "alice")
	r, err := w.Register(context.Background(), socket(w.credential(login.Token), "c1"), noon, time.Hour)
	if err != nil || !r.Connection.ExpiresAt.Equal(login.ExpiresAt) {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestAFrameOfADisabledAppIsRefused(t *testing.T) {
	w := quiet(t)
	a := w.app()
	c := socket(w.credential(w.login(a, "alice").Token), "c1")
	if _, err := w.Register(context.Background(), c, noon, time.Hour); err != nil {
		t.Fatal(err)
	}
	w.rewrite(a, func(app *parley.App) { app.Disabled = true })
	if _, err := w.admit(c); parley.CodeOf(err) != parley.AppDisabled {
		t.Error(err)
	}
}

func TestAServerListsAndEndsSessions(t *testing.T) {
	w := quiet(t)
	a, ctx := w.app(), context.Background()
	first, page := w.login(a, "alice"), parley.Page{Number: 1, Size: 50}
	w.now = noon.Add(time.Minute)
	second, bob := w.login(a, "alice"), w.login(a, "bob")
	sessions, total, err := w.ListSessions(ctx, a.server, "alice", page)
	if err != nil || total != 2 || sessions[0].ID != w.credential(first.Token).ID || sessions[1].ID != w.credential(second.Token).ID {
		t.Fatalf("%+v of %d, %v", sessions, total, err)
	}
	for _, named := range []string{"carol", "me", ""} {
		if _, _, err := w.ListSessions(ctx, a.server, named, page); parley.CodeOf(err) != parley.NotFound {
			t.Errorf("%q: %v", named, err)
		}
		if _, err := w.EndSessions(ctx, a.server, named); parley.CodeOf(err) != parley.NotFound {
			t.Errorf("%q: %v", named, err)
		}
	}
	if _, err := w.EndSessions(ctx, w.credential(bob.Token), "bob"); parley.CodeOf(err) != parley.Forbidden {
		t.Errorf("a user: %v", err)
	}
	for range 2 {
		if user, err := w.EndSessions(ctx, a.server, "alice"); err != nil || user != "alice" {
			t.Fatal(user, err)
		}
	}
	if sessions, total, err = w.ListSessions(ctx, a.server, "alice", page); err != nil || total != 0 || len(sessions) != 0 {
		t.Errorf("%+v of %d, %v", sessions, total, err)
	}
	if _, err := w.admit(w.credential(bob.Token)); err != nil {
		t.Errorf("another's session: %v", err)
	}
	w.now = bob.ExpiresAt
	if _, total, err := w.ListSessions(ctx, a.server, "bob", page); err != nil || total != 0 {
		t.Errorf("a session that is over is listed: %d, %v", total, err)
	}
}
