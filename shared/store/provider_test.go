package store_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

const keysURL = "https://acme.example/keys"

// follow writes a provider whose keys are at keysURL.
func (w *world) follow() {
	w.t.Helper()
	w.ok(w.PutProvider(context.Background(), w.app, parley.IdentityProvider{Issuer: "acme", JWKSURL: keysURL}))
}

func (w *world) provider() store.Provider {
	w.t.Helper()
	b := w.Batch()
	found := b.Published(w.app)
	w.ok(b.Run(context.Background()))
	return found.Value
}

func turn(id string, at time.Time) store.Turn {
	return store.Turn{ID: []byte(id), JWKSURL: keysURL, At: at, Gap: time.Minute}
}

// takes tries a turn and holds against want whether it was taken.
func (w *world) takes(what string, turn store.Turn, want bool) store.Provider {
	w.t.Helper()
	found, taken, err := w.TakeTurn(context.Background(), w.app, turn)
	if err != nil || taken != want {
		w.t.Errorf("%s: taken is %v, %v", what, taken, err)
	}
	return found
}

func TestATurnIsTakenOnceInItsGap(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	w.takes("without a provider", turn("a", noon), false)
	w.follow()
	w.takes("first", turn("a", noon), true)
	w.takes("the same", turn("a", noon), true)
	w.takes("another", turn("b", noon), false)
	w.takes("just within the gap", turn("b", noon.Add(time.Minute-time.Millisecond)), false)
	elsewhere := turn("b", noon.Add(time.Minute))
	elsewhere.JWKSURL += "/old"
	w.takes("for an address of before", elsewhere, false)
	w.takes("after the gap", turn("b", noon.Add(time.Minute)), true)
	w.ok(w.PutProvider(ctx, w.app, parley.IdentityProvider{}))
	if found := w.takes("without an address", turn("c", noon.Add(time.Hour)), false); found.JWKSURL != "" {
		t.Errorf("%+v", found)
	}
}

// What a turn has fetched is kept while the turn is the last one, and shown to who does not get the next.
func TestKeysAreKeptByTheLastTurn(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	keys := func(kid string) []parley.IdentityProviderKey {
		return []parley.IdentityProviderKey{{KID: kid, Algorithm: "EdDSA", PublicJWK: []byte(`{"kid":"` + kid + `"}`)}}
	}
	w.follow()
	w.takes("first", turn("a", noon), true)
	w.ok(w.KeepKeys(ctx, w.app, turn("a", noon), keys("a"), noon.Add(time.Hour)))
	want := store.Provider{
		IdentityProvider: parley.IdentityProvider{Issuer: "acme", JWKSURL: keysURL},
		Set:              parley.KeySet{Keys: keys("a"), FetchedAt: noon, FreshUntil: noon.Add(time.Hour), AskedAt: noon},
	}
	if diff := cmp.Diff(want, w.provider()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want, w.takes("another", turn("b", noon), false)); diff != "" {
		t.Error(diff)
	}
	w.takes("the next", turn("b", noon.Add(time.Minute)), true)
	w.ok(w.KeepKeys(ctx, w.app, turn("a", noon), keys("late"), noon.Add(2*time.Hour)))
	want.Set.AskedAt = noon.Add(time.Minute)
	if diff := cmp.Diff(want, w.provider()); diff != "" {
		t.Errorf("a turn that is over: %s", diff)
	}
	w.follow()
	want.Set = parley.KeySet{}
	w.ok(w.KeepKeys(ctx, w.app, turn("b", noon.Add(time.Minute)), keys("b"), noon.Add(time.Hour)))
	if diff := cmp.Diff(want, w.provider()); diff != "" {
		t.Errorf("after the provider was put again: %s", diff)
	}
}

func TestATurnOfUnknownOutcomeIsItsTakers(t *testing.T) {
	eachLoss(t, func(t *testing.T, w *world, lose func(func() error), effect bool) {
		w.follow()
		lose(func() error {
			_, _, err := w.TakeTurn(context.Background(), w.app, turn("a", noon))
			return err
		})
		if effect {
			w.takes("another", turn("b", noon), false)
		}
		w.takes("the same", turn("a", noon), true)
		w.takes("another, then", turn("b", noon), false)
	})
}

func TestTurnsSideBySide(t *testing.T) {
	w := quiet(t)
	w.follow()
	var (
		group sync.WaitGroup
		turns atomic.Int32
	)
	for i := range 20 {
		group.Go(func() {
			if _, taken, err := w.TakeTurn(context.Background(), w.app, turn(fmt.Sprint(i), noon)); err != nil {
				t.Error(err)
			} else if taken {
				turns.Add(1)
			}
		})
	}
	group.Wait()
	if turns.Load() != 1 {
		t.Errorf("%d turns", turns.Load())
	}
}
