package access_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// A login's identity and session are one transaction, of which a reader may see the one an instant before the
// other: whichever of a login and a suspension comes later finds the other all the same.
func TestNoLoginSlipsPastASuspensionThatIsSeenInPieces(t *testing.T) {
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	a := w.app()
	w.login(a, "alice")
	proxy.Set(faults.Config{Seed: 1, Conflict: 0.1, Timeout: 0.05, Error: 0.05, Torn: 2 * time.Millisecond})
	for round := range 4 {
		const logins = 6
		var group sync.WaitGroup
		made := make([]access.Login, logins)
		tokens := make([]string, logins)
		for i := range logins {
			tokens[i] = a.signer.sign(t, w.claims(a, "alice"))
		}
		for i := range logins {
			group.Go(func() {
				login, err := w.CreateSession(ctx, string(a.ID), tokens[i])
				if made[i] = login; err != nil && parley.CodeOf(err) != parley.Suspended {
					t.Errorf("round %d: %v", round, err)
				}
			})
		}
		group.Go(func() {
			if v, err := w.Suspend(ctx, a.server, "alice"); err != nil || !v.Suspended {
				t.Errorf("round %d: %+v, %v", round, v, err)
			}
		})
		group.Wait()
		for _, login := range made {
			if login.Token == "" {
				continue
			}
			if _, err := w.admit(w.credential(login.Token)); parley.CodeOf(err) != parley.SessionExpired {
				t.Errorf("round %d: in while suspended: %v", round, err)
			}
		}
		if _, err := w.Unsuspend(ctx, a.server, "alice"); err != nil {
			t.Fatal(err)
		}
	}
}

// The one order that chance seldom makes: a suspension begins and looks for sessions when a login's identity can be
// seen already, and its session cannot yet. Nobody but the login itself is left to end it.
func TestALoginEndsItselfWhereASuspensionDidNotSeeIt(t *testing.T) {
	var between func()
	s, _ := storetest.Watched(t, func(operation string) {
		if operation == "TransactWriteItems" && between != nil {
			then := between
			between = nil // what it does writes too
			then()
		}
	})
	w := newWorld(t, s)
	ctx := context.Background()
	a := w.app()
	for word, bar := range map[parley.Code]func(*parley.Identity){
		parley.Suspended: func(i *parley.Identity) { i.Suspended = true },
		parley.Erased:    func(i *parley.Identity) { i.Erased, i.Profile = true, parley.Profile{} },
	} {
		user := parley.UserID(word)
		token := a.signer.sign(t, w.claims(a, string(user)))
		between = func() {
			b := w.store.Batch()
			before := b.Identity(a.ID, user)
			if err := b.Run(ctx); err != nil || !before.Found {
				t.Errorf("%s: the login wrote %+v, %v", word, before, err)
			}
			after := before.Value
			bar(&after)
			if done, err := w.store.WriteIdentity(ctx, a.ID, before.Value, after); !done {
				t.Errorf("%s: not barred: %v", word, err)
			}
		}
		if login, err := w.CreateSession(ctx, string(a.ID), token); parley.CodeOf(err) != word || login.Token != "" {
			t.Errorf("%s: logged in: %+v, %v", word, login, err)
		}
		if left, err := w.store.Sessions(ctx, a.ID, user); err != nil || len(left) > 0 || between != nil {
			t.Errorf("%s: %d sessions are left, %v", word, len(left), err)
		}
	}
}

// A call that wrote the flag and died left sessions; the same call again ends them.
func TestARepeatFinishesWhatASuspensionLeft(t *testing.T) {
	for name, bar := range map[string]func(*world, app) error{
		"suspend": func(w *world, a app) error {
			_, err := w.Suspend(context.Background(), a.server, "alice")
			return err
		},
		"erase": func(w *world, a app) error {
			_, err := w.Erase(context.Background(), a.server, "alice")
			return err
		},
	} {
		w := quiet(t)
		ctx := context.Background()
		a := w.app()
		alice := w.credential(w.login(a, "alice").Token)
		b := w.store.Batch()
		before := b.Identity(a.ID, "alice")
		if err := b.Run(ctx); err != nil {
			t.Fatal(err)
		}
		flagged := before.Value
		flagged.Suspended, flagged.Erased = name == "suspend", name == "erase"
		if done, err := w.store.WriteIdentity(ctx, a.ID, before.Value, flagged); !done || err != nil {
			t.Fatalf("%s: %v, %v", name, done, err)
		}
		if _, err := w.admit(alice); err != nil {
			t.Fatalf("%s: before the repeat: %v", name, err)
		}
		if err := bar(w, a); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := w.admit(alice); parley.CodeOf(err) != parley.SessionExpired {
			t.Errorf("%s: after the repeat: %v", name, err)
		}
	}
}

// Patches, puts, logins and a deletion at once: whatever comes last, nothing of an erased profile is left.
func TestNothingBringsAnErasedProfileBack(t *testing.T) {
	w, worsen, mend := stormy(t)
	ctx := context.Background()
	a := w.app()
	w.login(a, "alice")
	tokens := make([]string, 4)
	for i := range tokens {
		tokens[i] = a.signer.sign(t, w.claims(a, "alice").with(claims{"display_name": fmt.Sprint("login ", i)}))
	}
	worsen()
	name := "put"
	var group sync.WaitGroup
	for i := range tokens {
		group.Go(func() { _, _ = w.CreateSession(ctx, string(a.ID), tokens[i]) })
		group.Go(func() {
			_, _ = w.PatchIdentity(ctx, a.server, "alice", parley.ProfilePatch{FirstName: raw(`"patch"`)})
		})
		group.Go(func() {
			_, _, _ = w.PutIdentity(ctx, a.server, "alice", parley.TypeBot, parley.Profile{LastName: &name})
		})
		group.Go(func() {
			if _, err := w.Erase(ctx, a.server, "alice"); err != nil {
				t.Errorf("erase: %v", err)
			}
		})
	}
	group.Wait()
	mend()
	b := w.store.Batch()
	left := b.Identity(a.ID, "alice")
	if err := b.Run(ctx); err != nil {
		t.Fatal(err)
	}
	p := left.Value.Profile
	if !left.Value.Erased || p.DisplayName != nil || p.FirstName != nil || p.LastName != nil || len(p.Metadata) != 0 {
		t.Errorf("%+v", left.Value)
	}
	sessions, err := w.store.Sessions(ctx, a.ID, "alice")
	if len(sessions) != 0 || err != nil {
		t.Errorf("%d sessions, %v", len(sessions), err)
	}
}

func TestAPutTakesTheWholeProfileAndLeavesTheRest(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app()
	name := "Alice"
	first, _, err := w.PutIdentity(ctx, a.server, "alice", parley.TypeBot, parley.Profile{FirstName: &name, Metadata: map[string]string{"a": "b"}})
	if err != nil || first.Type != parley.TypeBot || !first.CreatedAt.Equal(noon) {
		t.Fatalf("%+v, %v", first, err)
	}
	if _, err := w.Suspend(ctx, a.server, "alice"); err != nil {
		t.Fatal(err)
	}
	second, _, err := w.PutIdentity(ctx, a.server, "alice", parley.TypeUser, parley.Profile{LastName: &name})
	if err != nil || second.Profile.FirstName != nil || len(second.Profile.Metadata) != 0 || !second.Suspended || !second.CreatedAt.Equal(noon) {
		t.Errorf("%+v, %v", second, err)
	}
	if !second.UpdatedAt.After(first.UpdatedAt) {
		t.Errorf("updated at %v after %v", second.UpdatedAt, first.UpdatedAt)
	}
	if got, err := w.GetIdentity(ctx, a.server, "alice"); err != nil || got.Type != parley.TypeUser || *got.Profile.LastName != name {
		t.Errorf("%+v, %v", got, err)
	}
}
