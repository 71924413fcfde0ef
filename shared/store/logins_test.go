package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

func session(id string) parley.Session {
	return parley.Session{ID: id, User: "alice", SecretHash: parley.SecretHash([]byte(id)), CreatedAt: noon, ExpiresAt: noon.Add(time.Hour)}
}

// sessions counts alice's.
func (w *world) sessions() int {
	w.t.Helper()
	n, err := w.CountRaw(context.Background(), logins, store.SessionKey(w.app, "alice", ""))
	w.ok(err)
	return n
}

// A token makes one session, whatever becomes of the answer. (P9)
func TestALoginOfUnknownOutcome(t *testing.T) {
	eachLoss(t, func(t *testing.T, w *world, lose func(func() error), effect bool) {
		ctx := context.Background()
		login := func(id string) error { return w.Login(ctx, w.app, session(id), "token", noon, parley.Profile{}) }
		lose(func() error { return login("one") })
		if want := map[bool]int{true: 1}[effect]; w.sessions() != want {
			t.Errorf("%d sessions, want %d", w.sessions(), want)
		}
		w.ok(login("one"))
		if err := login("two"); !errors.Is(err, store.ErrSpent) {
			t.Errorf("another session by the same token: %v", err)
		}
		if n := w.sessions(); n != 1 {
			t.Errorf("%d sessions", n)
		}
	})
}

func TestLoginsSideBySide(t *testing.T) {
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	proxy.Set(faults.Config{Seed: 1, Conflict: 0.2, Timeout: 0.2, Error: 0.2, Torn: 2 * time.Millisecond})
	var group sync.WaitGroup
	for i := range 10 {
		group.Go(func() {
			err := retry.Repeat(context.Background(), func() error {
				return w.Login(context.Background(), w.app, session(fmt.Sprint(i)), "token", noon, parley.Profile{})
			})
			if err != nil && !errors.Is(err, store.ErrSpent) && parley.CodeOf(err) == parley.Internal {
				t.Error(err)
			}
		})
	}
	group.Wait()
	proxy.Set(faults.Config{})
	if n := w.sessions(); n != 1 {
		t.Errorf("%d sessions by one token", n)
	}
}

func TestASpentTokenLogsNobodyIn(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	for range 2 {
		w.ok(w.Spend(ctx, w.app, "token", noon))
	}
	if err := w.Login(ctx, w.app, session("one"), "token", noon, parley.Profile{DisplayName: new("Mallory")}); !errors.Is(err, store.ErrSpent) {
		t.Errorf("%v", err)
	}
	b := w.Batch()
	alice := b.Identity(w.app, "alice")
	w.run(b)
	if n := w.sessions(); n != 0 || alice.Found {
		t.Errorf("%d sessions, %+v", n, alice)
	}
	w.ok(w.Login(ctx, w.app, session("one"), "another", noon, parley.Profile{}))
	w.ok(w.Spend(ctx, w.app, "another", noon))
	w.ok(w.Login(ctx, w.app, session("one"), "another", noon, parley.Profile{})) // spending left the session's mark
}

// newApp writes an app with one API key, "first".
func (w *world) newApp() {
	w.t.Helper()
	w.ok(w.CreateApps(context.Background(), store.NewApp{
		App: parley.App{ID: w.app, Environment: parley.Staging, Settings: parley.DefaultSettings(parley.Staging)}, Key: parley.APIKeyRecord{ID: "first"},
	}))
}

// Keys are counted once, whatever becomes of the answer: as many as the limit says can be made and ended, no
// more and no fewer.
func TestKeysAreCountedOnce(t *testing.T) {
	eachLoss(t, func(t *testing.T, w *world, lose func(func() error), _ bool) {
		const most = 4
		ctx := context.Background()
		w.newApp()
		for round := range 2 {
			for _, id := range []string{"a", "b", "c"} {
				add := func() error { return w.AddAPIKey(ctx, w.app, parley.APIKeyRecord{ID: id}, most) }
				lose(add)
				w.ok(add())
			}
			if err := w.AddAPIKey(ctx, w.app, parley.APIKeyRecord{ID: "d"}, most); !errors.Is(err, store.ErrTooMany) {
				t.Errorf("round %d: one too many: %v", round, err)
			}
			for _, id := range []string{"a", "b", "c"} {
				end := func() error { return w.EndAPIKey(ctx, w.app, id) }
				lose(end)
				w.ok(end())
			}
			if err := w.EndAPIKey(ctx, w.app, "first"); !errors.Is(err, store.ErrTooFew) {
				t.Errorf("round %d: the last one: %v", round, err)
			}
		}
		keys, err := w.APIKeys(ctx, w.app)
		if len(keys) != 1 || keys[0].ID != "first" || err != nil {
			t.Errorf("%+v, %v", keys, err)
		}
	})
}

func TestProviderKeysAreCountedOnce(t *testing.T) {
	eachLoss(t, func(t *testing.T, w *world, lose func(func() error), _ bool) {
		const most = 2
		ctx := context.Background()
		w.newApp()
		put := func(kid, algorithm string) func() error {
			return func() error {
				return w.PutProviderKey(ctx, w.app, parley.IdentityProviderKey{KID: kid, Algorithm: algorithm}, most)
			}
		}
		for range 2 {
			lose(put("a", "ES256"))
			w.ok(put("a", "ES256")())
			w.ok(put("b", "ES256")())
			if err := put("c", "ES256")(); !errors.Is(err, store.ErrTooMany) {
				t.Errorf("one too many: %v", err)
			}
			w.ok(put("b", "EdDSA")()) // over the limit's last one
			keys, err := w.ProviderKeys(ctx, w.app)
			if len(keys) != 2 || err != nil || keys[0].KID != "a" || keys[1].KID != "b" || keys[1].Algorithm != "EdDSA" {
				t.Errorf("%+v, %v", keys, err)
			}
			for _, kid := range []string{"a", "b"} {
				end := func() error { return w.EndProviderKey(ctx, w.app, kid) }
				lose(end)
				w.ok(end())
			}
			w.ok(w.EndProviderKey(ctx, w.app, "a"))
		}
	})
}

// However many are ended at once, one API key stays; however many are made, the limit holds.
func TestTheLimitsOfKeysHoldSideBySide(t *testing.T) {
	const most = 5
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	w.newApp()
	proxy.Set(faults.Config{Seed: 1, Conflict: 0.1, Timeout: 0.05, Error: 0.05, Torn: time.Millisecond})
	var group sync.WaitGroup
	var tooMany, tooFew atomic.Int64
	for i := range 12 {
		group.Go(func() {
			err := retry.Repeat(ctx, func() error { return w.AddAPIKey(ctx, w.app, parley.APIKeyRecord{ID: fmt.Sprint(i)}, most) })
			if errors.Is(err, store.ErrTooMany) {
				tooMany.Add(1)
			} else if err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	keys, err := w.APIKeys(ctx, w.app)
	if len(keys) != most || tooMany.Load() != 12-most+1 || err != nil {
		t.Fatalf("%d keys, %d refused, %v", len(keys), tooMany.Load(), err)
	}
	for _, key := range keys {
		group.Go(func() {
			err := retry.Repeat(ctx, func() error { return w.EndAPIKey(ctx, w.app, key.ID) })
			if errors.Is(err, store.ErrTooFew) {
				tooFew.Add(1)
			} else if err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if keys, err := w.APIKeys(ctx, w.app); len(keys) != 1 || tooFew.Load() != 1 || err != nil {
		t.Errorf("%d keys, %d refused, %v", len(keys), tooFew.Load(), err)
	}
}

// An app's keys and its place in the list are found, and nothing else is taken for one.
func TestAppsAndTheirKeysAreListed(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	w.newApp()
	w.ok(w.PutProviderKey(ctx, w.app, parley.IdentityProviderKey{KID: "kid", Algorithm: "ES256", PublicJWK: []byte("{}"), CreatedAt: noon}, 10))
	ids, err := w.AppIDs(ctx)
	if len(ids) != 1 || ids[0] != w.app || err != nil {
		t.Errorf("%v, %v", ids, err)
	}
	keys, err := w.APIKeys(ctx, w.app)
	if len(keys) != 1 || keys[0].ID != "first" || err != nil {
		t.Errorf("%+v, %v", keys, err)
	}
	provider, err := w.ProviderKeys(ctx, w.app)
	want := []parley.IdentityProviderKey{{KID: "kid", Algorithm: "ES256", PublicJWK: []byte("{}"), CreatedAt: noon}}
	if diff := diff(want, provider); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

// What a login says of its person is a change like any other: later than the one before, and seen by who writes next.
func TestALoginIsNeverBeforeTheChangeBeforeIt(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	login := func(id string, at time.Time, profile parley.Profile) error {
		s := session(id)
		s.CreatedAt = at
		return w.Login(ctx, w.app, s, id, noon, profile)
	}
	alice := func() parley.Identity {
		b := w.Batch()
		found := b.Identity(w.app, "alice")
		w.run(b)
		return found.Value
	}
	w.ok(login("first", noon, parley.Profile{}))
	read := alice()
	for _, at := range []time.Time{noon.Add(-time.Hour), noon} {
		var stopped *store.Stopped
		if err := login("early", at, parley.Profile{DisplayName: new("Early")}); !errors.As(err, &stopped) || stopped.Identity.UpdatedAt != read.UpdatedAt {
			t.Errorf("at %v: %v", at, err)
		}
		w.ok(login("silent"+at.String(), at, parley.Profile{})) // it changes nothing
	}
	if diff := diff(read, alice()); diff != "" {
		t.Error(diff)
	}
	w.ok(login("early", noon.Add(time.Millisecond), parley.Profile{DisplayName: new("Later")}))
	after := read
	after.Profile.FirstName, after.UpdatedAt = new("Patched"), noon.Add(time.Millisecond)
	if done, err := w.WriteIdentity(ctx, w.app, read, after); done || err != nil {
		t.Errorf("over a login that it has not seen: %v, %v", done, err)
	}
	if got := alice(); got.Profile.DisplayName == nil || !got.UpdatedAt.Equal(noon.Add(time.Millisecond)) {
		t.Errorf("%+v", got)
	}
}
