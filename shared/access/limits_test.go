package access_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/rate"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// called makes a call as an edge does, and returns what its answer says of limits.
func called(do func(context.Context) error) ([]rate.Policy, error) {
	ctx, call := rate.Begin(context.Background())
	err := do(ctx)
	call.End()
	return call.Policies(), err
}

// call is one that needs nothing but a caller.
func (w *world) call(c parley.Credential) error {
	_, err := called(func(ctx context.Context) error { _, err := w.Admit(ctx, c, w.store.Batch()); return err })
	return err
}

// times is how many of n calls pass.
func times(t testing.TB, n int, do func() error) (passed int) {
	t.Helper()
	for range n {
		switch err := do(); {
		case err == nil:
			passed++
		case parley.CodeOf(err) != parley.RateLimited:
			t.Error(err)
		}
	}
	return passed
}

// limited is an app with these rates, and one of its users.
func (w *world) limited(user, all int64) (app, parley.Credential) {
	w.t.Helper()
	a := w.rewrite(w.app(), func(a *parley.App) { a.Settings.Rates = parley.Rates{User: user, App: all} })
	w.install(a, a.signer)
	return a, w.credential(w.login(a, "alice").Token)
}

func waitOf(err error) int64 {
	var refusal *parley.Error
	errors.As(err, &refusal)
	return refusal.Wait
}

func TestCallsAreLimitedByTheMinute(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	a, alice := w.limited(3, 5)
	bob := w.credential(w.login(a, "bob").Token)
	w.now = noon.Add(43 * time.Second)
	if n := times(t, 10, func() error { return w.call(alice) }); n != 3 {
		t.Errorf("alice made %d calls, want 3", n)
	}
	if n := times(t, 10, func() error { return w.call(bob) }); n != 2 {
		t.Errorf("bob made %d calls, want the 2 that the app had left", n)
	}
	err := w.call(a.server)
	if !refusedAs(err, parley.RateLimited, "5 calls a minute (app)") || waitOf(err) != 17 {
		t.Errorf("the server: %v, wait %d", err, waitOf(err))
	}
	if err := w.call(alice); !refusedAs(err, parley.RateLimited, "3 calls a minute (user)") {
		t.Errorf("alice: %v", err)
	}
	w.now = noon.Add(time.Minute)
	if n := times(t, 10, func() error { return w.call(alice) }); n != 3 {
		t.Errorf("alice made %d calls in the next minute, want 3", n)
	}
}

func TestServersCountToTheirAppAlone(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	a, alice := w.limited(1, 6)
	as := a.server
	as.User = "alice"
	if n := times(t, 2, func() error { return w.call(as) }) + times(t, 2, func() error { return w.call(a.server) }); n != 4 {
		t.Errorf("the server made %d calls, want 4", n)
	}
	if n := times(t, 3, func() error { return w.call(alice) }); n != 1 {
		t.Errorf("alice made %d, want 1", n)
	}
	if n := times(t, 3, func() error { return w.call(a.server) }); n != 1 {
		t.Errorf("the server made %d more, want 1", n)
	}
}

func TestStrangersUseUpWhatStrangersHave(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	a, alice := w.limited(10, 3)
	nonce := func() error {
		_, err := called(func(ctx context.Context) error { _, _, err := w.CreateNonce(ctx, string(a.ID)); return err })
		return err
	}
	if n := times(t, 5, nonce); n != 3 {
		t.Errorf("%d nonces, want 3", n)
	}
	token := a.signer.sign(t, w.claims(a, "bob"))
	login := func() error {
		_, err := called(func(ctx context.Context) error { _, err := w.CreateSession(ctx, string(a.ID), token); return err })
		return err
	}
	if err := login(); parley.CodeOf(err) != parley.RateLimited {
		t.Errorf("login: %v", err)
	}
	forged := alice
	forged.Secret = make([]byte, 32)
	for range 5 {
		if err := w.call(forged); parley.CodeOf(err) != parley.Unauthenticated {
			t.Errorf("forged: %v", err)
		}
	}
	if n := times(t, 5, func() error { return w.call(alice) }); n != 3 {
		t.Errorf("alice made %d calls, want 3", n)
	}
	w.now = noon.Add(time.Minute)
	if err := login(); err != nil {
		t.Errorf("a token that was refused for the limit is not spent: %v", err)
	}
}

func TestNobodyIsLimitedByOthers(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	a, alice := w.limited(2, 100)
	bob := w.credential(w.login(a, "bob").Token)
	_, other := w.limited(2, 100) // alice of another app
	_ = times(t, 5, func() error { return w.call(alice) })
	for who, c := range map[string]parley.Credential{"bob": bob, "alice of another app": other, "the server": a.server} {
		if err := w.call(c); err != nil {
			t.Errorf("%s: %v", who, err)
		}
	}
	operator := w.credential(operatorKey)
	for range 5 {
		if policies, err := called(func(ctx context.Context) error { return w.Check(ctx, operator) }); err != nil || len(policies) > 0 {
			t.Errorf("the operator: %v, %v", policies, err)
		}
	}
}

func TestACallCountsOnceHoweverOftenItReadsWhoCalls(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	_, alice := w.limited(2, 100)
	thrice := func(ctx context.Context) (err error) {
		for range 3 {
			_, again := w.Admit(ctx, alice, w.store.Batch())
			err = errors.Join(err, again, w.Check(ctx, alice))
		}
		return err
	}
	for range 2 {
		if _, err := called(thrice); err != nil {
			t.Error(err)
		}
	}
	if err := w.call(alice); parley.CodeOf(err) != parley.RateLimited {
		t.Errorf("the third call: %v", err)
	}
	if err := thrice(context.Background()); err != nil {
		t.Errorf("what is no client's call is not limited: %v", err)
	}
}

func TestAnswersSayWhatIsLeft(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	_, alice := w.limited(2, 5)
	w.now = noon.Add(43 * time.Second)
	for _, want := range []string{"user 2 1 17, app 5 4 17", "user 2 0 17, app 5 3 17", "user 2 0 17, app 5 2 17"} {
		policies, _ := called(func(ctx context.Context) error { _, err := w.Admit(ctx, alice, w.store.Batch()); return err })
		var said []string
		for _, p := range policies {
			said = append(said, fmt.Sprint(p.Name, " ", p.Quota, " ", p.Remaining, " ", p.Reset))
			if p.Window != time.Minute {
				t.Errorf("%s: by %s", p.Name, p.Window)
			}
		}
		if got := strings.Join(said, ", "); got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}

// Calls that are on their way together do not see one another: as many as those pass beyond a limit, and no more.
func TestOnlyCallsAlreadyOnTheirWayPassBeyondALimit(t *testing.T) {
	t.Parallel()
	const limit, atOnce = 20, 50
	w := quiet(t)
	_, alice := w.limited(limit, 100_000)
	var passed atomic.Int64
	var callers sync.WaitGroup
	for range atOnce {
		callers.Go(func() {
			for range 4 {
				if w.call(alice) == nil {
					passed.Add(1)
				}
			}
		})
	}
	callers.Wait()
	if n := passed.Load(); n < limit || n >= limit+atOnce {
		t.Errorf("%d calls passed, want %d and at most %d more", n, limit, atOnce-1)
	}
	if err := w.call(alice); parley.CodeOf(err) != parley.RateLimited {
		t.Errorf("and then: %v", err)
	}
}

// A counter of a large limit moves in steps, each time one in as many: on average by one a call.
func TestLargeLimitsAreSampled(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	a, alice := w.limited(400, 100_000)
	w.dice.fixed.Store(never)
	if n := times(t, 20, func() error { return w.call(alice) }); n != 20 {
		t.Errorf("%d calls without a step", n)
	}
	if used := w.used(a, "alice"); len(used) > 0 {
		t.Errorf("counted %v without a step", used)
	}
	w.dice.fixed.Store(always)
	if n := times(t, 120, func() error { return w.call(alice) }); n != 100 {
		t.Errorf("%d calls of four each, want 100", n)
	}
	w.dice.fixed.Store(0)
	w.now = noon.Add(time.Minute)
	_ = times(t, 200, func() error { return w.call(alice) })
	counter := parley.CountedCalls(parley.MinuteOf(w.now))
	if n := w.used(a, "alice")[counter]; n < 75 || n > 325 || n%4 != 0 { // five standard deviations
		t.Errorf("200 calls were counted as %d", n)
	}
}

// used is what is stored of a person's calls.
func (w *world) used(a app, user parley.UserID) parley.Counts {
	w.t.Helper()
	b := w.store.Batch()
	slot := b.UserUsage(a.ID, user)
	if err := b.Run(context.Background()); err != nil {
		w.t.Fatal(err)
	}
	return slot.Value
}

func TestCountersOfMinutesThatAreOverGo(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	a, alice := w.limited(100, 100)
	for range 4 {
		_ = w.call(alice)
		w.now = w.now.Add(3 * time.Minute)
	}
	used := w.used(a, "alice")
	if last := parley.CountedCalls(parley.MinuteOf(w.now.Add(-3 * time.Minute))); len(used) != 2 || used[last] != 1 {
		t.Errorf("%v is kept, want %s and when it expires", used, last)
	}
	b := w.store.Batch()
	all := b.AppUsage(a.ID)
	if err := b.Run(context.Background()); err != nil || len(all.Value) != 1 {
		t.Errorf("%v is kept of the app, %v", all.Value, err)
	}
}

// counting is how the database answers writes of counts, in the way of which it stands.
type counting func(w http.ResponseWriter, r *http.Request)

func (c counting) between(engine http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		if strings.HasSuffix(r.Header.Get("X-Amz-Target"), ".UpdateItem") && bytes.Contains(body, []byte(`"UsageTable"`)) {
			c(w, r)
			return
		}
		engine.ServeHTTP(w, r)
	})
}

func TestACountThatIsNotWrittenCostsNobodyACall(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]counting{
		"throttled": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException"}`)
		},
		"broken": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"lost":   func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"slow":   func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, storetest.Behind(t, c.between))
			_, alice := w.limited(2, 100)
			for range 3 {
				began := time.Now()
				policies, err := called(func(ctx context.Context) error { _, err := w.Admit(ctx, alice, w.store.Batch()); return err })
				if err != nil || policies[0].Remaining != 1 {
					t.Errorf("%+v, %v", policies, err)
				}
				if took := time.Since(began); took > 10*time.Second {
					t.Errorf("took %s", took)
				}
			}
		})
	}
}

// What counting costs: a unit more to read, half a unit each, and a write unit for each step. (P10)
func TestCostsOfCounting(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	_, alice := w.limited(6_000, 60_000)
	for _, test := range []struct {
		name  string
		draws int64
		want  meter.Usage
	}{
		{"most calls", never, meter.Usage{Calls: 1, ReadUnits: 3}},
		{"one that both counters step for", always, meter.Usage{Calls: 3, ReadUnits: 3, WriteUnits: 2}},
	} {
		w.dice.fixed.Store(test.draws)
		metered, used := meter.With(context.Background())
		ctx, call := rate.Begin(metered)
		if _, err := w.Admit(ctx, alice, w.store.Batch()); err != nil {
			t.Error(err)
		}
		call.End()
		got := used.Total()
		got.Failures = 0
		if got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestIdentitiesAreWithinTheirQuota(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	a := w.rewrite(w.app(), func(a *parley.App) { a.Settings.Quotas.Identities = 2 })
	w.install(a, a.signer)
	login := func(user string) error {
		token := a.signer.sign(t, w.claims(a, user))
		_, err := called(func(ctx context.Context) error { _, err := w.CreateSession(ctx, string(a.ID), token); return err })
		return err
	}
	for _, user := range []string{"alice", "bob", "alice", "bob"} { // who is there may come again
		if err := login(user); err != nil {
			t.Errorf("%s: %v", user, err)
		}
	}
	err := login("carol")
	if !refusedAs(err, parley.QuotaExceeded, "2 identities") || waitOf(err) != 0 {
		t.Errorf("carol: %v, wait %d", err, waitOf(err))
	}
	b := w.store.Batch()
	carol, all := b.Identity(a.ID, "carol"), b.AppUsage(a.ID)
	if err := b.Run(context.Background()); err != nil || carol.Found || all.Value[parley.CountedIdentities] != 2 {
		t.Errorf("carol %t, counted %v, %v", carol.Found, all.Value, err)
	}
}

func TestWhomAServerWritesCountAsIdentities(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	a := w.rewrite(w.app(), func(a *parley.App) { a.Settings.Quotas.Identities = 2 })
	put := func(user, kind string) error {
		_, err := called(func(ctx context.Context) error {
			_, _, err := w.PutIdentity(ctx, a.server, user, kind, parley.Profile{})
			return err
		})
		return err
	}
	for _, user := range []string{"alice", "bob", "alice"} { // who is there is written again
		if err := put(user, parley.TypeBot); err != nil {
			t.Errorf("%s: %v", user, err)
		}
	}
	if err := put("carol", "nonsense"); parley.CodeOf(err) != parley.InvalidValue {
		t.Errorf("carol, who cannot be written: %v", err)
	}
	if err := put("carol", parley.TypeBot); !refusedAs(err, parley.QuotaExceeded, "2 identities") {
		t.Errorf("carol: %v", err)
	}
	b := w.store.Batch()
	carol, all := b.Identity(a.ID, "carol"), b.AppUsage(a.ID)
	if err := b.Run(context.Background()); err != nil || carol.Found || all.Value[parley.CountedIdentities] != 2 {
		t.Errorf("carol %t, counted %v, %v", carol.Found, all.Value, err)
	}
}

func TestPlacesForIdentitiesAreNeverTooMany(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	a := w.rewrite(w.app(), func(a *parley.App) { a.Settings.Quotas.Identities = 20 })
	var taken atomic.Int64
	var callers sync.WaitGroup
	for i := range 30 {
		callers.Go(func() {
			_, err := called(func(ctx context.Context) error {
				user := parley.UserID(fmt.Sprint("user-", i))
				for range 2 { // deciding anew takes no second place
					if err := w.ReserveIdentities(ctx, a.App, user); err != nil {
						return err
					}
				}
				return nil
			})
			if err == nil {
				taken.Add(1)
			} else if parley.CodeOf(err) != parley.QuotaExceeded {
				t.Error(err)
			}
		})
	}
	callers.Wait()
	if n := taken.Load(); n != 20 {
		t.Errorf("%d places were taken, want 20", n)
	}
	_, err := called(func(ctx context.Context) error { return w.ReserveIdentities(ctx, a.App) })
	if err != nil {
		t.Errorf("nobody takes no place: %v", err)
	}
	if err := w.store.CountAppWithin(context.Background(), a.ID, parley.CountedIdentities, 21, 20); !errors.Is(err, store.ErrOver) {
		t.Errorf("more than all: %v", err)
	}
}
