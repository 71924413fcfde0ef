package access_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// A login answers the identity as it is afterwards: what the token says, over what was there before.
func TestALoginAnswersTheMergedProfile(t *testing.T) {
	w := quiet(t)
	a := w.app()
	log := func(over claims) parley.Identity {
		t.Helper()
		login, err := w.CreateSession(context.Background(), string(a.ID), a.signer.sign(t, w.claims(a, "alice").with(over)))
		if err != nil {
			t.Fatal(err)
		}
		read, err := w.GetIdentity(context.Background(), w.credential(login.Token), "me")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(read.Identity, login.Identity); diff != "" {
			t.Errorf("answered another than is stored: %s", diff)
		}
		return login.Identity
	}
	want := parley.Identity{User: "alice", Type: "user", CreatedAt: noon, UpdatedAt: noon}
	check := func(got parley.Identity) {
		t.Helper()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	check(log(nil))

	w.now = noon.Add(time.Minute)
	check(log(nil)) // who says nothing changes nothing

	w.now = noon.Add(2 * time.Minute)
	want.UpdatedAt, want.Profile.DisplayName, want.Profile.Email = w.now, new("Alice"), new("a@example.com")
	want.Profile.Metadata = map[string]string{"a": "1", "b": "2"}
	check(log(claims{"display_name": "Alice", "email": "a@example.com", "metadata": map[string]string{"a": "1", "b": "2"}}))

	w.now = noon.Add(3 * time.Minute)
	want.UpdatedAt, want.Profile.DisplayName, want.Profile.FirstName, want.Profile.Metadata = w.now, new(""), new("Al"), map[string]string{"c": "3"}
	check(log(claims{"display_name": "", "first_name": "Al", "metadata": map[string]string{"c": "3"}}))

	w.now = noon.Add(4 * time.Minute)
	want.UpdatedAt, want.Profile.LastName, want.Profile.AvatarURL, want.Profile.PhoneNumber = w.now, new("B"), new("https://example.com/a"), new("+1")
	check(log(claims{"last_name": "B", "avatar_url": "https://example.com/a", "phone_number": "+1"}))
}

// Who signed nothing changes nobody's profile.
func TestARefusedTokenChangesNoProfile(t *testing.T) {
	w := quiet(t)
	a := w.app()
	alice := w.credential(w.login(a, "alice").Token)
	stranger := newSigner(t, a.signer.kid, a.signer.algorithm)
	for _, token := range []string{
		stranger.sign(t, w.claims(a, "alice").with(claims{"display_name": "Mallory"})),
		a.signer.sign(t, w.claims(a, "alice").with(claims{"display_name": "Mallory", "aud": "x"})),
	} {
		if _, err := w.CreateSession(context.Background(), string(a.ID), token); parley.CodeOf(err) != parley.InvalidIdentityToken {
			t.Error(err)
		}
	}
	if me, err := w.GetIdentity(context.Background(), alice, "me"); err != nil || me.Profile.DisplayName != nil {
		t.Errorf("%+v, %v", me, err)
	}
}

func TestAnAddressAsUserIDIsWarnedOf(t *testing.T) {
	w := quiet(t)
	a := w.app()
	if login := w.login(a, "alice@example.com"); len(login.Warnings) != 1 {
		t.Errorf("%q", login.Warnings)
	}
	if login := w.login(a, "alice"); len(login.Warnings) != 0 {
		t.Errorf("%q", login.Warnings)
	}
}

// A session lasts as long as the app says, and its end hands out a nonce that logs in.
func TestASessionEnds(t *testing.T) {
	w := quiet(t)
	a := w.rewrite(w.app(), func(a *parley.App) { a.Settings.SessionLifetime = time.Hour })
	login := w.login(a, "alice")
	if !login.ExpiresAt.Equal(noon.Add(time.Hour)) {
		t.Errorf("ends at %v", login.ExpiresAt)
	}
	c := w.credential(login.Token)
	w.now = noon.Add(time.Hour - time.Millisecond)
	if actor, err := w.admit(c); err != nil || actor.User != "alice" || actor.App.ID != a.ID || actor.Session == "" {
		t.Errorf("an instant before: %+v, %v", actor, err)
	}
	w.now = noon.Add(time.Hour)
	_, err := w.admit(c)
	nonce := nonceOf(err)
	if parley.CodeOf(err) != parley.SessionExpired || nonce == "" {
		t.Fatalf("at its end: %q, %v", nonce, err)
	}
	again, err := w.CreateSession(context.Background(), string(a.ID), a.signer.sign(t, w.claims(a, "alice").with(claims{"nce": nonce})))
	if err != nil {
		t.Fatalf("by the nonce: %v", err)
	}
	if _, err := w.admit(w.credential(again.Token)); err != nil {
		t.Error(err)
	}
	if _, err := w.admit(c); parley.CodeOf(err) != parley.SessionExpired {
		t.Errorf("the old one: %v", err)
	}
}

func TestALogoutEndsOneSession(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app()
	phone, laptop := w.credential(w.login(a, "alice").Token), w.credential(w.login(a, "alice").Token)
	if err := w.EndSession(ctx, phone); err != nil {
		t.Fatal(err)
	}
	err := w.EndSession(ctx, phone)
	if parley.CodeOf(err) != parley.SessionExpired || nonceOf(err) == "" {
		t.Errorf("twice: %v", err)
	}
	if _, err := w.admit(laptop); err != nil {
		t.Errorf("the other device: %v", err)
	}
	if err := w.EndSession(ctx, a.server); parley.CodeOf(err) != parley.Forbidden {
		t.Errorf("a server: %v", err)
	}
}

// A session token with anything changed is nobody's.
func TestForgedSessionTokens(t *testing.T) {
	w := quiet(t)
	a, other := w.app(), w.app()
	good := w.credential(w.login(a, "alice").Token)
	bob := w.credential(w.login(a, "bob").Token)
	for name, test := range map[string]struct {
		change func(*parley.Credential)
		want   parley.Code
	}{
		"another secret":           {func(c *parley.Credential) { c.Secret = bob.Secret }, parley.Unauthenticated},
		"no secret":                {func(c *parley.Credential) { c.Secret = nil }, parley.Unauthenticated},
		"the hash for the secret":  {func(c *parley.Credential) { c.Secret = parley.SecretHash(c.Secret) }, parley.Unauthenticated},
		"another's session":        {func(c *parley.Credential) { c.ID = bob.ID }, parley.SessionExpired},
		"another user":             {func(c *parley.Credential) { c.User = "bob" }, parley.SessionExpired},
		"another user and session": {func(c *parley.Credential) { c.User, c.ID = "bob", bob.ID }, parley.Unauthenticated},
		"another app":              {func(c *parley.Credential) { c.App = other.ID }, parley.SessionExpired},
		"an app that is not there": {func(c *parley.Credential) { c.App = parley.NewAppID([16]byte{}) }, parley.Unauthenticated},
		"as an API key":            {func(c *parley.Credential) { c.Kind, c.Environment = parley.APIKey, a.Environment }, parley.Unauthenticated},
		"as an operator key":       {func(c *parley.Credential) { c.Kind = parley.OperatorKey }, parley.Unauthenticated},
		"no credential":            {func(c *parley.Credential) { *c = parley.Credential{} }, parley.Unauthenticated},
	} {
		forged := good
		test.change(&forged)
		if actor, err := w.admit(forged); parley.CodeOf(err) != test.want || actor.User != "" || actor.App.ID != "" {
			t.Errorf("%s: %+v, %v", name, actor, err)
		}
		if err := w.Check(context.Background(), forged); parley.CodeOf(err) != test.want {
			t.Errorf("%s: check: %v", name, err)
		}
	}
	if _, err := w.admit(good); err != nil {
		t.Errorf("the real one: %v", err)
	}
}

// A disabled app lets nobody in, and says so only to those whom it knows.
func TestADisabledApp(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app()
	alice := w.credential(w.login(a, "alice").Token)
	token := a.signer.sign(t, w.claims(a, "alice"))
	a = w.rewrite(a, func(a *parley.App) { a.Disabled = true })
	for name, err := range map[string]error{
		"a user":        second(w.admit(alice)),
		"a server":      second(w.admit(a.server)),
		"a login":       second(w.CreateSession(ctx, string(a.ID), token)),
		"a nonce":       third(w.CreateNonce(ctx, string(a.ID))),
		"a list":        second(w.ListAPIKeys(ctx, a.server)),
		"a server's":    second(w.GetApp(ctx, a.server, string(a.ID))),
		"a logout":      w.EndSession(ctx, alice),
		"an identity":   second(w.GetIdentity(ctx, alice, "me")),
		"a key's check": w.Check(ctx, a.server),
	} {
		if parley.CodeOf(err) != parley.AppDisabled {
			t.Errorf("%s: %v", name, err)
		}
	}
	forged := alice
	forged.Secret = nil
	if _, err := w.admit(forged); parley.CodeOf(err) != parley.Unauthenticated {
		t.Errorf("a forged token: %v", err)
	}
	forged = a.server
	forged.Secret = nil
	if _, err := w.admit(forged); parley.CodeOf(err) != parley.Unauthenticated {
		t.Errorf("a forged key: %v", err)
	}
	if app, err := w.GetApp(ctx, w.credential(operatorKey), string(a.ID)); err != nil || !app.Disabled {
		t.Errorf("to the operator: %+v, %v", app, err)
	}
	w.rewrite(a, func(a *parley.App) { a.Disabled = false })
	if _, err := w.admit(alice); err != nil {
		t.Errorf("enabled again: %v", err)
	}
	if _, err := w.CreateSession(ctx, string(a.ID), token); err != nil {
		t.Errorf("the token of before: %v", err)
	}
}

// E-mail and phone are for oneself and for servers. Other apps' people are not there.
func TestWhoSeesAnIdentity(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a, other := w.app(), w.app()
	alice, bob := w.credential(w.login(a, "alice").Token), w.credential(w.login(a, "bob").Token)
	stranger := w.credential(w.login(other, "stranger").Token)
	asBob := a.server
	asBob.User = "bob"
	for _, test := range []struct {
		name    string
		c       parley.Credential
		named   string
		code    parley.Code
		private bool
	}{
		{"oneself", alice, "me", "", true},
		{"oneself by name", alice, "alice", "", true},
		{"another", bob, "alice", "", false},
		{"a server", a.server, "alice", "", true},
		{"a server as somebody", asBob, "me", "", true},
		{"a server as nobody", a.server, "me", parley.UserRequired, false},
		{"somebody who is not there", bob, "carol", parley.NotFound, false},
		{"a name that cannot be", bob, "..", parley.NotFound, false},
		{"from another app", stranger, "alice", parley.NotFound, false},
		{"another app's server", other.server, "alice", parley.NotFound, false},
		{"nobody", parley.Credential{}, "alice", parley.Unauthenticated, false},
	} {
		view, err := w.GetIdentity(ctx, test.c, test.named)
		if test.code != "" {
			if parley.CodeOf(err) != test.code || view.User != "" {
				t.Errorf("%s: %+v, %v", test.name, view, err)
			}
		} else if err != nil || view.Private != test.private || view.User == "" {
			t.Errorf("%s: %+v, %v", test.name, view, err)
		}
	}
	views, err := w.ListIdentities(ctx, bob, []string{"bob", "carol", "alice", "bob"})
	if err != nil || len(views) != 2 || views[0].User != "bob" || !views[0].Private || views[1].User != "alice" || views[1].Private {
		t.Errorf("%+v, %v", views, err)
	}
	if views, err := w.ListIdentities(ctx, stranger, []string{"alice"}); err != nil || len(views) != 0 {
		t.Errorf("from another app: %+v, %v", views, err)
	}
	if _, err := w.ListIdentities(ctx, bob, []string{"alice", ""}); parley.CodeOf(err) != parley.InvalidValue {
		t.Errorf("a name that cannot be: %v", err)
	}
}

func second[T any](_ T, err error) error        { return err }
func third[A, B any](_ A, _ B, err error) error { return err }

// A change that comes between a login's read and its write, at a time that is later by far: the login is later still,
// says so, and takes nothing of it away.
func TestALoginIsLaterThanTheChangeThatOvertookIt(t *testing.T) {
	var between func()
	s, _ := storetest.Watched(t, func(operation string) {
		if operation == "BatchGetItem" && between != nil {
			then := between
			between = nil // what it does reads too
			then()
		}
	})
	w := newWorld(t, s)
	ctx := context.Background()
	a := w.app()
	w.login(a, "alice")
	token := a.signer.sign(t, w.claims(a, "alice").with(claims{"display_name": "Alice"}))
	between = func() {
		w.now = noon.Add(time.Hour)
		if _, err := w.PatchIdentity(ctx, a.server, "alice", parley.ProfilePatch{FirstName: raw(`"Al"`)}); err != nil {
			t.Error(err)
		}
		w.now = noon
	}
	login, err := w.CreateSession(ctx, string(a.ID), token)
	if err != nil {
		t.Fatal(err)
	}
	read, err := w.GetIdentity(ctx, a.server, "alice")
	if err != nil || read.Profile.FirstName == nil || !read.UpdatedAt.Equal(noon.Add(time.Hour+time.Millisecond)) {
		t.Errorf("%+v, %v", read, err)
	}
	if diff := cmp.Diff(read.Identity, login.Identity); diff != "" {
		t.Errorf("answered another than is stored: %s", diff)
	}
	if !login.ExpiresAt.Equal(noon.Add(a.Settings.SessionLifetime)) {
		t.Errorf("ends at %v", login.ExpiresAt)
	}
}
