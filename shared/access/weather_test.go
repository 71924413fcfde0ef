package access_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// badWeather is every fault at once.
const badWeather = "seed=1,conflict=0.1,throttle=0.04,timeout=0.06,error=0.06,unprocessed=0.03,torn=2ms"

// stormy is a world whose database misbehaves from when worsen is called until mend is.
func stormy(t *testing.T) (w *world, worsen, mend func()) {
	t.Helper()
	return stormyAndWatched(t, func(string) {})
}

// stormyAndWatched is stormy where done is told of every call to the database that succeeded.
func stormyAndWatched(t *testing.T, done func(operation string)) (w *world, worsen, mend func()) {
	t.Helper()
	s, proxy := storetest.Watched(t, done)
	bad, err := faults.Parse(badWeather)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		counts, all := proxy.Counts(), 0
		for _, fault := range []string{faults.CountConflict, faults.CountTimeoutAfter, faults.CountErrorAfter} {
			all += counts[fault]
		}
		if all == 0 && !t.Failed() { // which of them came is chance where few calls are made
			t.Errorf("the weather was good: %v", counts)
		}
	})
	return newWorld(t, s), func() { proxy.Set(bad) }, func() { proxy.Set(faults.Config{}) }
}

// What may be repeated succeeds, whatever the database does: nobody sees more than that it took longer.
func TestAccessInBadWeather(t *testing.T) {
	w, worsen, mend := stormy(t)
	ctx := context.Background()
	worsen()
	a := w.app()
	for i := range 6 {
		user := fmt.Sprintf("user-%d", i)
		said := w.claims(a, user)
		token := a.signer.sign(t, said.with(claims{"display_name": user}))
		login, err := w.CreateSession(ctx, string(a.ID), token)
		if err != nil || login.Identity.Profile.DisplayName == nil {
			t.Fatalf("login %d: %+v, %v", i, login, err)
		}
		if _, err := w.CreateSession(ctx, string(a.ID), token); !refusedAs(err, parley.InvalidIdentityToken, "used before") {
			t.Errorf("login %d again: %v", i, err)
		}
		refused := w.claims(a, user)
		if _, err := w.CreateSession(ctx, string(a.ID), a.signer.sign(t, refused.with(claims{"aud": "x"}))); !refusedAs(err, parley.InvalidIdentityToken, "aud is neither") {
			t.Errorf("refused %d: %v", i, err)
		}
		if _, err := w.CreateSession(ctx, string(a.ID), a.signer.sign(t, refused)); !refusedAs(err, parley.InvalidIdentityToken, "used before") {
			t.Errorf("refused %d again: %v", i, err)
		}
		c := w.credential(login.Token)
		me, err := w.GetIdentity(ctx, c, "me")
		if err != nil || me.User != parley.UserID(user) || *me.Profile.DisplayName != user {
			t.Errorf("me %d: %+v, %v", i, me, err)
		}
		if err := w.EndSession(ctx, c); err != nil {
			t.Errorf("logout %d: %v", i, err)
		}
		if _, err := w.admit(c); parley.CodeOf(err) != parley.SessionExpired {
			t.Errorf("after logout %d: %v", i, err)
		}
	}
	mend()
	if apps, total, err := w.ListApps(ctx, w.credential(operatorKey), parley.Page{Number: 1, Size: 10}); err != nil || total != 2 || len(apps) != 2 {
		t.Errorf("%d of %d apps, %v", len(apps), total, err)
	}
}

// Keys are counted once, whatever became of the answers: afterwards the limits are where they should be.
func TestKeysInBadWeather(t *testing.T) {
	w, worsen, mend := stormy(t)
	ctx := context.Background()
	a := w.app()
	ids := map[string]bool{}
	worsen()
	for round := range 2 {
		for len(ids) < parley.MaxAPIKeys-1 {
			text, record, err := w.CreateAPIKey(ctx, a.server, "")
			if err != nil {
				t.Fatalf("round %d: key %d: %v", round, len(ids)+2, err)
			}
			if ids[record.ID] = true; w.credential(text).ID != record.ID {
				t.Errorf("%q is not key %s", text, record.ID)
			}
		}
		if _, _, err := w.CreateAPIKey(ctx, a.server, ""); parley.CodeOf(err) != parley.TooManyKeys {
			t.Errorf("round %d: an eleventh: %v", round, err)
		}
		for id := range ids {
			if err := w.DeleteAPIKey(ctx, a.server, id); err != nil {
				t.Errorf("round %d: delete: %v", round, err)
			}
			delete(ids, id)
		}
		if err := w.DeleteAPIKey(ctx, a.server, a.server.ID); parley.CodeOf(err) != parley.LastKey {
			t.Errorf("round %d: the last one: %v", round, err)
		}
	}
	for i := range parley.MaxIdentityProviderKeys + 1 { // the first one is there, and is replaced
		s := newSigner(t, fmt.Sprintf("key-%d", i+1), jose.ES256)
		_, err := w.PutProviderKey(ctx, a.server, s.kid, s.pem(t), nil)
		if full := i == parley.MaxIdentityProviderKeys; full != (parley.CodeOf(err) == parley.TooManyKeys) || !full && err != nil {
			t.Errorf("provider key %d: %v", i+1, err)
		}
	}
	if err := w.DeleteProviderKey(ctx, a.server, "key-1"); err != nil {
		t.Error(err)
	}
	mend()
	if keys, err := w.ListAPIKeys(ctx, a.server); err != nil || len(keys) != 1 {
		t.Errorf("%d API keys, %v", len(keys), err)
	}
	if provider, err := w.Provider(ctx, a.server); err != nil || len(provider.Keys) != parley.MaxIdentityProviderKeys-1 {
		t.Errorf("%d provider keys, %v", len(provider.Keys), err)
	}
}

// Many at once, in bad weather: the limits hold, and one nonce makes one session.
func TestAccessSideBySideInBadWeather(t *testing.T) {
	w, worsen, mend := stormy(t)
	ctx := context.Background()
	a := w.app()
	token := a.signer.sign(t, w.claims(a, "alice"))
	worsen()
	var (
		group  sync.WaitGroup
		mu     sync.Mutex
		logins int
		made   []parley.Credential
	)
	for range 8 {
		group.Go(func() {
			_, err := w.CreateSession(ctx, string(a.ID), token)
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				logins++
			} else if !refusedAs(err, parley.InvalidIdentityToken, "used before") {
				t.Errorf("login: %v", err)
			}
		})
	}
	for range 14 {
		group.Go(func() {
			text, _, err := w.CreateAPIKey(ctx, a.server, "")
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				made = append(made, w.credential(text))
			} else if parley.CodeOf(err) != parley.TooManyKeys {
				t.Errorf("key: %v", err)
			}
		})
	}
	group.Wait()
	if logins != 1 {
		t.Errorf("%d logins by one nonce", logins)
	}
	if len(made) != parley.MaxAPIKeys-1 {
		t.Fatalf("%d more keys", len(made))
	}
	for _, c := range append(made, a.server) {
		group.Go(func() {
			if err := w.DeleteAPIKey(ctx, c, c.ID); err != nil && parley.CodeOf(err) != parley.LastKey {
				t.Errorf("delete: %v", err)
			}
		})
	}
	group.Wait()
	mend()
	alive := 0
	for _, c := range append(made, a.server) {
		if _, err := w.admit(c); err == nil {
			alive++
		}
	}
	if alive != 1 {
		t.Errorf("%d keys are left", alive)
	}
}

// A login that never got through used nothing up.
func TestALoginThatDoesNotGetThrough(t *testing.T) {
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	a := w.app()
	said := w.claims(a, "alice")
	proxy.Set(faults.Config{Seed: 1, Throttle: 1})
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := w.CreateSession(ctx, string(a.ID), a.signer.sign(t, said)); parley.CodeOf(err) != parley.TryAgain {
		t.Errorf("throttled: %v", err)
	}
	proxy.Set(faults.Config{})
	if _, err := w.CreateSession(context.Background(), string(a.ID), a.signer.sign(t, said)); err != nil {
		t.Errorf("later: %v", err)
	}
}
