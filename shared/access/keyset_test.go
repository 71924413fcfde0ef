package access_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/outbound"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// provider is an app's own server, which publishes its keys.
type provider struct {
	*httptest.Server
	calls  atomic.Int32
	answer atomic.Pointer[http.HandlerFunc]
}

func newProvider(t testing.TB, keys ...any) *provider {
	t.Helper()
	p := &provider{}
	p.publish(keys...)
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.calls.Add(1)
		(*p.answer.Load())(w, r)
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *provider) answers(h http.HandlerFunc) { p.answer.Store(&h) }

// publish answers signers' public keys, or whatever else is given as a key.
func (p *provider) publish(keys ...any) {
	p.says(string(keySet(keys...)))
}

func (p *provider) says(text string) {
	p.answers(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(text)) })
}

func (p *provider) fails() {
	p.answers(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
}

// called reports how often it was, since the last time.
func (p *provider) called() int { return int(p.calls.Swap(0)) }

func keySet(keys ...any) []byte {
	set := []any{}
	for _, key := range keys {
		if s, ok := key.(signer); ok {
			key = jose.JSONWebKey{Key: s.private.Public(), KeyID: s.kid}
		}
		set = append(set, key)
	}
	text, err := json.Marshal(map[string]any{"keys": set})
	if err != nil {
		panic(err)
	}
	return text
}

// local lets the service call servers of the test.
func local(w *world) *world {
	w.Fetching(outbound.New(outbound.Config{Loopback: true}))
	return w
}

// provide names an app's provider.
func (w *world) provide(a app, issuer, url *string) {
	w.t.Helper()
	if _, err := w.PutProvider(context.Background(), a.server, issuer, url); err != nil {
		w.t.Fatal(err)
	}
}

// try logs somebody in by a fresh token of a signer's.
func (w *world) try(a app, s signer) error {
	w.t.Helper()
	_, err := w.CreateSession(context.Background(), string(a.ID), s.sign(w.t, w.claims(a, "alice")))
	return err
}

// tried holds against expectation how a login ended, and how often the provider was called for it. Words are
// those of the refusal, "" for a login.
func (w *world) tried(what string, a app, s signer, code parley.Code, p *provider, calls int) {
	w.t.Helper()
	err := w.try(a, s)
	if err == nil && code != "" || err != nil && parley.CodeOf(err) != code {
		w.t.Errorf("%s: %v, want %q", what, err, code)
	}
	if got := p.called(); got != calls {
		w.t.Errorf("%s: the provider was called %d times, want %d", what, got, calls)
	}
}

func TestKeysAtAnAddressLogIn(t *testing.T) {
	w := local(quiet(t))
	for _, algorithm := range []jose.SignatureAlgorithm{jose.RS256, jose.ES256, jose.EdDSA} {
		a, s := w.app(), newSigner(t, "p/+=", algorithm)
		p := newProvider(t, s)
		w.tried("before", a, s, parley.InvalidIdentityToken, p, 0)
		w.provide(a, nil, &p.URL)
		w.tried("the first", a, s, "", p, 1)
		w.tried("the second", a, s, "", p, 0)
		w.tried("by hand", a, a.signer, "", p, 0)
		w.provide(a, nil, nil)
		w.tried("afterwards", a, s, parley.InvalidIdentityToken, p, 0)
	}
}

func TestAKeyPutByHandWins(t *testing.T) {
	w := local(quiet(t))
	a := w.app()
	other := newSigner(t, a.signer.kid, jose.ES256)
	p := newProvider(t, other)
	w.provide(a, nil, &p.URL)
	w.tried("by hand", a, a.signer, "", p, 0)
	w.tried("published", a, other, parley.InvalidIdentityToken, p, 0)
	if err := w.DeleteProviderKey(context.Background(), a.server, a.signer.kid); err != nil {
		t.Fatal(err)
	}
	w.tried("published, alone", a, other, "", p, 1)
	w.tried("by hand, gone", a, a.signer, parley.InvalidIdentityToken, p, 0)
}

// A key works from the first token that names it, and until the set without it was fetched.
func TestRotation(t *testing.T) {
	w := local(quiet(t))
	a, old, next := w.app(), newSigner(t, "old", jose.EdDSA), newSigner(t, "next", jose.ES256)
	p := newProvider(t, old)
	w.provide(a, nil, &p.URL)
	w.tried("old", a, old, "", p, 1)
	w.tried("next, not yet there", a, next, parley.InvalidIdentityToken, p, 0)
	p.publish(old, next)
	w.now = noon.Add(time.Minute - time.Millisecond)
	w.tried("next, within the minute", a, next, parley.InvalidIdentityToken, p, 0)
	w.now = noon.Add(time.Minute)
	w.tried("next", a, next, "", p, 1)
	w.tried("next again", a, next, "", p, 0)
	p.publish(next)
	w.now = noon.Add(11*time.Minute - time.Millisecond)
	w.tried("old, while the set is fresh", a, old, "", p, 0)
	w.now = noon.Add(11 * time.Minute)
	w.tried("old, when it no longer is", a, old, parley.InvalidIdentityToken, p, 1)
	w.tried("next, still", a, next, "", p, 0)
}

func TestTheProviderSaysHowLongItsKeysAreFresh(t *testing.T) {
	w := local(quiet(t))
	for header, want := range map[string]time.Duration{
		"": 10 * time.Minute, "public": 10 * time.Minute, "max-age=x": 10 * time.Minute, "max-age=-1": 10 * time.Minute, "s-maxage=90": 10 * time.Minute,
		"public, max-age=1200, must-revalidate": 20 * time.Minute, `Max-Age="120"`: 2 * time.Minute, "max-age=3": time.Minute, "max-age=0": time.Minute,
		"no-store": time.Minute, "no-cache, max-age=600": time.Minute, "max-age=1000000": 24 * time.Hour,
	} {
		w.now = noon
		a, s := w.app(), newSigner(t, "s", jose.EdDSA)
		p := newProvider(t)
		p.answers(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Cache-Control", header)
			_, _ = w.Write(keySet(s))
		})
		w.provide(a, nil, &p.URL)
		w.tried(header, a, s, "", p, 1)
		w.now = noon.Add(want - time.Millisecond)
		w.tried(header+", before", a, s, "", p, 0)
		w.now = noon.Add(want)
		w.tried(header+", after", a, s, "", p, 1)
	}
}

// While the provider is away its keys work on for a day, and it is asked once a minute.
func TestAnOutageOfTheProvider(t *testing.T) {
	w := local(quiet(t))
	a, s, unknown := w.app(), newSigner(t, "s", jose.EdDSA), newSigner(t, "unknown", jose.EdDSA)
	p := newProvider(t, s)
	w.provide(a, nil, &p.URL)
	w.tried("before", a, s, "", p, 1)
	p.fails()
	w.now = noon.Add(10 * time.Minute)
	w.tried("known", a, s, "", p, 1)
	w.tried("known, again", a, s, "", p, 0)
	w.tried("unknown, within the minute", a, unknown, parley.TryAgain, p, 0)
	w.now = noon.Add(11 * time.Minute)
	w.tried("unknown, a minute later", a, unknown, parley.TryAgain, p, 1)
	view, err := w.Provider(context.Background(), a.server)
	if err != nil || view.Published.Failure != "answered with status 502" || !view.Published.FetchedAt.Equal(noon) || !view.Published.AskedAt.Equal(w.now) {
		t.Errorf("what the app's server is told: %+v, %v", view.Published, err)
	}
	w.now = noon.Add(24*time.Hour - time.Millisecond)
	w.tried("for a day", a, s, "", p, 1)
	w.now = noon.Add(24*time.Hour + time.Minute)
	token := s.sign(t, w.claims(a, "alice"))
	if _, err := w.CreateSession(context.Background(), string(a.ID), token); parley.CodeOf(err) != parley.TryAgain || p.called() != 1 {
		t.Errorf("after a day: %v", err)
	}
	p.publish(s)
	w.now = w.now.Add(time.Minute)
	if _, err := w.CreateSession(context.Background(), string(a.ID), token); err != nil || p.called() != 1 {
		t.Errorf("the same token, when it is back: %v", err)
	}
	if view, err := w.Provider(context.Background(), a.server); err != nil || view.Published.Failure != "" || len(view.Published.Keys) != 1 {
		t.Errorf("what the app's server is told when it is back: %+v, %v", view.Published, err)
	}
}

// A flood of tokens that name no key makes one fetch a minute; so does one of logins before the first.
func TestAFloodOfUnknownKidsMakesOneFetch(t *testing.T) {
	for name, fetched := range map[string]bool{"before the first fetch": false, "after it": true} {
		t.Run(name, func(t *testing.T) {
			w := local(quiet(t))
			a, s := w.app(), newSigner(t, "s", jose.EdDSA)
			p := newProvider(t, s)
			w.provide(a, nil, &p.URL)
			if fetched {
				w.tried("the first", a, s, "", p, 1)
				w.now = noon.Add(5 * time.Minute)
			}
			next := newSigner(t, "next", jose.EdDSA)
			p.publish(s, next)
			tokens := make([]string, 50)
			for i := range tokens {
				tokens[i] = next.sign(t, w.claims(a, fmt.Sprintf("user-%d", i)))
			}
			again := w.loginAll(a, tokens)
			if calls := p.called(); calls != 1 || len(again) == len(tokens) {
				t.Errorf("%d fetches, %d of %d to try again", calls, len(again), len(tokens))
			}
			if rest := w.loginAll(a, again); len(rest) > 0 || p.called() != 0 {
				t.Errorf("%d of %d do not log in the second time", len(rest), len(again))
			}
		})
	}
}

// loginAll logs in by all tokens at once. Those that are to be tried again are returned.
func (w *world) loginAll(a app, tokens []string) (again []string) {
	w.t.Helper()
	var (
		group sync.WaitGroup
		mu    sync.Mutex
	)
	for _, token := range tokens {
		group.Go(func() {
			_, err := w.CreateSession(context.Background(), string(a.ID), token)
			mu.Lock()
			defer mu.Unlock()
			if parley.CodeOf(err) == parley.TryAgain {
				again = append(again, token)
			} else if err != nil {
				w.t.Error(err)
			}
		})
	}
	group.Wait()
	return again
}

// What is wrong with a token but its signature is found before anybody is asked.
func TestTokensThatAreNoGoodMakeNoFetch(t *testing.T) {
	w := local(quiet(t))
	a, other, s := w.app(), w.app(), newSigner(t, "s", jose.EdDSA)
	p := newProvider(t, s)
	w.provide(a, new("https://acme.example"), &p.URL)
	good := func() claims { return w.claims(a, "alice").with(claims{"iss": "https://acme.example"}) }
	kidless := s
	kidless.kid = "a b"
	for name, token := range map[string]string{
		"no token":         "a.b.c",
		"no kid":           kidless.sign(t, good()),
		"HMAC":             s.signText(t, jose.HS256, make([]byte, 32), `{}`),
		"no claims":        s.signText(t, jose.EdDSA, s.private, `[]`),
		"a wrong type":     s.sign(t, good().with(claims{"sub": 7})),
		"another's aud":    s.sign(t, good().with(claims{"aud": string(other.ID)})),
		"another's nonce":  s.sign(t, good().with(claims{"nce": w.nonce(other)})),
		"no nonce":         s.sign(t, good().with(claims{"nce": nil})),
		"expired":          s.sign(t, good().with(claims{"iat": noon.Add(-time.Hour).Unix(), "exp": noon.Add(-time.Hour).Unix()})),
		"another's issuer": s.sign(t, good().with(claims{"iss": "https://acme.example/"})),
		"no issuer":        s.sign(t, good().with(claims{"iss": nil})),
		"nobody":           s.sign(t, good().with(claims{"sub": nil})),
	} {
		if _, err := w.CreateSession(context.Background(), string(a.ID), token); parley.CodeOf(err) != parley.InvalidIdentityToken || p.called() != 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.CreateSession(context.Background(), string(a.ID), s.sign(t, good())); err != nil {
		t.Error(err)
	}
}

// The issuer is checked whoever's key it is, and a token of another is used up.
func TestTheIssuer(t *testing.T) {
	w := local(quiet(t))
	a := w.app()
	w.provide(a, new("https://acme.example"), nil)
	said := w.claims(a, "alice")
	for range 2 {
		_, err := w.CreateSession(context.Background(), string(a.ID), a.signer.sign(t, said.with(claims{"iss": "https://evil.example"})))
		if !refusedAs(err, parley.InvalidIdentityToken, "its iss is not the issuer") {
			t.Error(err)
		}
	}
	said = said.with(claims{"iss": "https://acme.example"})
	if _, err := w.CreateSession(context.Background(), string(a.ID), a.signer.sign(t, said)); !refusedAs(err, parley.InvalidIdentityToken, "used before") {
		t.Error(err)
	}
	said = said.with(claims{"nce": w.nonce(a)})
	if _, err := w.CreateSession(context.Background(), string(a.ID), a.signer.sign(t, said)); err != nil {
		t.Error(err)
	}
}

// What was fetched for one provider is nothing for the next, nor is what is being fetched when it changes.
func TestChangingTheProviderDropsItsKeys(t *testing.T) {
	w := local(quiet(t))
	a, s, next := w.app(), newSigner(t, "s", jose.EdDSA), newSigner(t, "s", jose.ES256)
	p, q := newProvider(t, s), newProvider(t, next)
	w.provide(a, nil, &p.URL)
	w.tried("one", a, s, "", p, 1)
	w.provide(a, nil, &q.URL)
	w.tried("another", a, next, "", q, 1)
	w.tried("the one before", a, s, parley.InvalidIdentityToken, p, 0)
	w.provide(a, nil, &q.URL)
	w.tried("the same again", a, next, "", q, 1)

	w.provide(a, nil, &p.URL)
	p.answers(func(rw http.ResponseWriter, _ *http.Request) {
		w.provide(a, nil, &q.URL)
		_, _ = rw.Write(keySet(s))
	})
	_ = w.try(a, s)
	w.tried("changed while it was fetched", a, next, "", q, 1)
	w.tried("the one before", a, s, parley.InvalidIdentityToken, q, 0)
}

// One app's keys are nobody else's, whatever their names are.
func TestOneAppsFetchedKeysAreNotAnothers(t *testing.T) {
	w := local(quiet(t))
	a, b, s := w.app(), w.app(), newSigner(t, "s", jose.EdDSA)
	p, q := newProvider(t, s), newProvider(t, newSigner(t, "s", jose.EdDSA))
	w.provide(a, nil, &p.URL)
	w.provide(b, nil, &q.URL)
	w.tried("its own", a, s, "", p, 1)
	w.tried("another's", b, s, parley.InvalidIdentityToken, q, 1)
}

func TestAnswersThatAreNoKeySet(t *testing.T) {
	w := local(quiet(t))
	a, s := w.app(), newSigner(t, "s", jose.EdDSA)
	p := newProvider(t)
	many := make([]any, 51)
	for i := range many {
		many[i] = s
	}
	text := string(keySet(s))
	for name, answer := range map[string]http.HandlerFunc{
		"nothing":                 func(http.ResponseWriter, *http.Request) {},
		"a page":                  says("<html>"),
		"an array":                says("[]"),
		"no keys":                 says("{}"),
		"keys that are null":      says(`{"keys": null}`),
		"keys that are an object": says(`{"keys": {}}`),
		"keys said twice":         says(`{"keys": [], ` + text[1:]),
		"more than one text":      says(text + text),
		"more than 50 keys":       says(string(keySet(many...))),
		"more than 256 KB":        says(text + strings.Repeat(" ", 256<<10)),
		"an error with keys": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusInternalServerError)
			_, _ = w.Write([]byte(text))
		},
		"a redirect": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://169.254.169.254/", http.StatusFound)
		},
		"a connection that breaks": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		p.answers(answer)
		w.provide(a, nil, &p.URL)
		w.tried(name, a, s, parley.TryAgain, p, 1)
	}
	p.says(text + strings.Repeat(" ", 256<<10-len(text)))
	w.provide(a, nil, &p.URL)
	w.tried("just not too much", a, s, "", p, 1)
}

func says(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(text)) }
}

// Keys that cannot be used are left out; the others beside them work.
func TestKeysThatAreLeftOut(t *testing.T) {
	w := local(quiet(t))
	a, good, bad := w.app(), newSigner(t, "good", jose.EdDSA), newSigner(t, "bad", jose.EdDSA)
	p := newProvider(t)
	member := func(name string, value any) map[string]any {
		var key map[string]any
		text, _ := json.Marshal(jose.JSONWebKey{Key: bad.private.Public(), KeyID: bad.kid})
		_ = json.Unmarshal(text, &key)
		key[name] = value
		return key
	}
	for name, key := range map[string]any{
		"a private one":            jose.JSONWebKey{Key: bad.private, KeyID: bad.kid},
		"a secret":                 map[string]any{"kty": "oct", "k": "c2VjcmV0", "kid": bad.kid},
		"for encryption":           member("use", "enc"),
		"of another algorithm":     member("alg", "ES256"),
		"of HMAC":                  member("alg", "HS256"),
		"to sign, not to verify":   member("key_ops", []string{"sign"}),
		"of another curve":         member("crv", "X25519"),
		"of another kind":          member("kty", "XYZ"),
		"without a name":           member("kid", ""),
		"of a name that is none":   member("kid", 7),
		"of a name that is not it": member("kid", "b a d"),
		"no object":                "key",
		"null":                     nil,
	} {
		p.publish(key, good)
		w.provide(a, nil, &p.URL)
		w.tried(name, a, bad, parley.InvalidIdentityToken, p, 1)
		w.tried(name+": beside it", a, good, "", p, 0)
	}
	for name, key := range map[string]any{
		"said to be for signatures": member("use", "sig"), "said to be EdDSA": member("alg", "EdDSA"),
		"said to verify": member("key_ops", []string{"verify"}), "with words of its own": member("x", member("", 0)["x"]),
	} {
		p.publish(key, good)
		w.provide(a, nil, &p.URL)
		w.tried(name, a, bad, "", p, 1)
	}
}

// The key says by which algorithm it verifies, and a token cannot say otherwise.
func TestAlgorithmsCannotBeConfused(t *testing.T) {
	w := local(quiet(t))
	a, rsa, ec := w.app(), newSigner(t, "rsa", jose.RS256), newSigner(t, "ec", jose.ES256)
	p := newProvider(t, rsa, ec)
	w.provide(a, nil, &p.URL)
	w.tried("itself", a, rsa, "", p, 1)
	for name, token := range map[string]string{
		"HMAC by the public key": rsa.signText(t, jose.HS256, []byte(rsa.pem(t)), `{"sub":"alice"}`),
		"RSA under EC's name":    signer{ec.kid, jose.RS256, rsa.private}.sign(t, w.claims(a, "alice")),
		"EC under RSA's name":    signer{rsa.kid, jose.ES256, ec.private}.sign(t, w.claims(a, "alice")),
		"PSS by the RSA key":     signer{rsa.kid, jose.PS256, rsa.private}.sign(t, w.claims(a, "alice")),
	} {
		if _, err := w.CreateSession(context.Background(), string(a.ID), token); parley.CodeOf(err) != parley.InvalidIdentityToken {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// In a deployment an address of this machine is refused where it is written and, behind a name, where it is called.
func TestAddressesThatAreNotPublic(t *testing.T) {
	w := quiet(t)
	w.Fetching(outbound.New(outbound.Config{}))
	a, s := w.app(), newSigner(t, "s", jose.EdDSA)
	p := newProvider(t, s)
	for _, address := range []string{"", p.URL, "https://127.0.0.1/", "https://169.254.169.254/", "https://[fd00:ec2::254]/", "https://a:b@c.example/", "https://c.example/#d"} {
		if _, err := w.PutProvider(context.Background(), a.server, nil, &address); !refusedAs(err, parley.InvalidValue, "/jwks_url") {
			t.Errorf("%q: %v", address, err)
		}
	}
	w.provide(a, nil, new("https://localhost:"+p.URL[strings.LastIndex(p.URL, ":")+1:]))
	if err := w.try(a, s); !refusedAs(err, parley.TryAgain, "not on the public Internet") || p.called() != 0 {
		t.Error(err)
	}
	for _, issuer := range []string{"", strings.Repeat("x", 2049)} {
		if _, err := w.PutProvider(context.Background(), a.server, &issuer, nil); !refusedAs(err, parley.InvalidValue, "/issuer") {
			t.Errorf("%.10q: %v", issuer, err)
		}
	}
}

func TestWhoMaySayWhatTheProviderIs(t *testing.T) {
	w := local(quiet(t))
	ctx := context.Background()
	a, other := w.app(), w.app()
	issuer, url := "https://acme.example", "https://acme.example/keys"
	w.provide(a, &issuer, &url)
	got, err := w.Provider(ctx, a.server)
	if err != nil || got.Issuer != issuer || got.JWKSURL != url || len(got.Keys) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := w.Provider(ctx, other.server); err != nil || got.Issuer != "" || got.JWKSURL != "" {
		t.Errorf("another's: %+v, %v", got, err)
	}
	alice := w.credential(w.login(other, "alice").Token)
	if _, err := w.PutProvider(ctx, alice, nil, nil); parley.CodeOf(err) != parley.Forbidden {
		t.Errorf("a user: %v", err)
	}
	if _, err := w.Provider(ctx, alice); parley.CodeOf(err) != parley.Forbidden {
		t.Errorf("a user: %v", err)
	}
	w.provide(a, nil, nil)
	if got, err := w.Provider(ctx, a.server); err != nil || got.Issuer != "" || got.JWKSURL != "" {
		t.Errorf("taken away: %+v, %v", got, err)
	}
}

// Whatever the database does, a minute has one fetch, and nothing but try_again or unknown_outcome is heard of it.
func TestFetchingInBadWeather(t *testing.T) {
	s, proxy := storetest.WithFaults(t)
	w := local(newWorld(t, s))
	a, key := w.app(), newSigner(t, "s", jose.EdDSA)
	p := newProvider(t, key)
	w.provide(a, nil, &p.URL)
	bad, err := faults.Parse(badWeather)
	if err != nil {
		t.Fatal(err)
	}
	for minute := range 5 {
		w.now = noon.Add(time.Duration(minute) * 20 * time.Minute)
		tokens := make([]string, 8)
		for i := range tokens {
			tokens[i] = key.sign(t, w.claims(a, fmt.Sprintf("user-%d", i)))
		}
		proxy.Set(bad)
		again := w.loginAll(a, tokens)
		proxy.Set(faults.Config{})
		if rest := w.loginAll(a, again); len(rest) > 0 {
			t.Errorf("minute %d: %d of %d do not log in the second time", minute, len(rest), len(again))
		}
		if calls := p.called(); calls != 1 {
			t.Errorf("minute %d: %d fetches", minute, calls)
		}
	}
}

// That a provider cannot be reached is nothing that this deployment's operator could mend; that ours cannot, is.
func TestAProviderThatFailsIsNoFaultOfOurs(t *testing.T) {
	w := local(quiet(t))
	a, s := w.app(), newSigner(t, "s", jose.EdDSA)
	p := newProvider(t)
	p.fails()
	w.provide(a, nil, &p.URL)
	for _, when := range []string{"as it fails", "within the minute"} {
		if err := w.try(a, s); parley.CodeOf(err) != parley.TryAgain || !errors.As(err, new(parley.Theirs)) {
			t.Errorf("%s: %v", when, err)
		}
	}
}

// What a provider publishes costs nothing where a key put by hand is named, or where a token is no good anyhow.
func TestPublishedKeysAreReadWhereTheyAreNeeded(t *testing.T) {
	w := local(quiet(t))
	a, s := w.app(), newSigner(t, "s", jose.EdDSA)
	w.login(a, "alice")
	reads := func(token string) (float64, int) {
		ctx, used := meter.With(context.Background())
		_, _ = w.CreateSession(ctx, string(a.ID), token)
		return used.Total().ReadUnits, used.Total().Calls
	}
	said := func() claims { return w.claims(a, "alice") }
	tokens := func() []string {
		return []string{a.signer.sign(t, said()), s.sign(t, said().with(claims{"nce": nil}))}
	}
	p := newProvider(t)
	w.provide(a, nil, &p.URL)
	var before []float64
	for _, token := range tokens() {
		units, _ := reads(token)
		before = append(before, units)
	}
	many := []any{s}
	for i := range 49 {
		many = append(many, newSigner(t, fmt.Sprintf("%s-%d", strings.Repeat("k", 100), i), jose.ES256))
	}
	p.publish(many...)
	w.tried("published", a, s, "", p, 1)
	for i, token := range tokens() {
		if units, calls := reads(token); units != before[i] {
			t.Errorf("token %d: %v units in %d calls, %v where nothing is published", i, units, calls, before[i])
		}
	}
}

// A provider that changes between a login's two reads of it: the keys of the one are nothing by the word of the other.
func TestALoginDoesNotMixTwoProviders(t *testing.T) {
	var between func()
	db, _ := storetest.Watched(t, func(operation string) {
		if operation == "BatchGetItem" && between != nil {
			then := between
			between = nil // what it does reads too
			then()
		}
	})
	w := local(newWorld(t, db))
	a, s := w.app(), newSigner(t, "s", jose.EdDSA)
	p, q := newProvider(t), newProvider(t, s)
	w.provide(a, nil, &p.URL)
	token := s.sign(t, w.claims(a, "alice")) // without the issuer that is asked for next
	between = func() { w.provide(a, new("https://acme.example"), &q.URL) }
	if _, err := w.CreateSession(context.Background(), string(a.ID), token); parley.CodeOf(err) != parley.TryAgain || q.called() != 0 {
		t.Errorf("by the keys of the next: %v", err)
	}
	if _, err := w.CreateSession(context.Background(), string(a.ID), token); parley.CodeOf(err) != parley.InvalidIdentityToken {
		t.Errorf("afterwards: %v", err)
	}
}
