package conformance_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/go-jose/go-jose/v4"
)

const providerPath = "/v1/identity-provider"

type provider struct {
	Issuer  *string  `json:"issuer"`
	JWKSURL *string  `json:"jwks_url"`
	Keys    []object `json:"keys"`
}

func TestTheProviderIsReplacedWhole(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	issuer, url := "https://acme.example", "https://acme.example/keys?v=2"
	for _, c := range []struct {
		body        object
		issuer, url *string
	}{
		{object{"issuer": issuer, "jwks_url": url}, &issuer, &url},
		{object{"jwks_url": url}, nil, &url},
		{object{"issuer": issuer, "jwks_url": nil}, &issuer, nil},
		{object{}, nil, nil},
		{object{"issuer": issuer}, &issuer, nil},
		{object{"issuer": nil, "jwks_url": nil}, nil, nil},
	} {
		want := provider{Issuer: c.issuer, JWKSURL: c.url}
		want.Keys = as[provider](t, a.server.get(t, providerPath)).Keys
		same(t, "keys put by hand", len(want.Keys), 1)
		same(t, "answered", as[provider](t, a.server.put(t, providerPath, c.body).is(t, http.StatusOK)), want)
		same(t, "shown", as[provider](t, a.server.get(t, providerPath).is(t, http.StatusOK)), want)
	}
	a.login(t, "alice").put(t, providerPath, object{}).refused(t, http.StatusForbidden, "forbidden")
}

func TestProvidersThatAreRefused(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for _, url := range []string{
		"", "acme", "acme.example/keys", "ftp://acme.example/keys", "https://", "https://user:password@acme.example/", "https://acme.example/#keys",
		"https://acme.example/" + strings.Repeat("x", 2048), "https://10.0.0.1/", "https://192.168.1.1/", "https://169.254.169.254/latest/meta-data",
		"https://100.64.0.1/", "https://0.0.0.0/", "https://[fd00:ec2::254]/", "https://[fe80::1]/", "https://[::ffff:10.0.0.1]/", "https://[64:ff9b::a00:1]/",
	} {
		a.server.put(t, providerPath, object{"jwks_url": url}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/jwks_url")
	}
	for _, issuer := range []string{"", strings.Repeat("x", 2049)} {
		a.server.put(t, providerPath, object{"issuer": issuer}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/issuer")
	}
	same(t, "stored", as[provider](t, a.server.get(t, providerPath)).JWKSURL, (*string)(nil))
}

func TestTheIssuerIsChecked(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.server.put(t, providerPath, object{"issuer": "https://another.example"}).is(t, http.StatusOK)
	a.submit(t, a.signer.sign(t, a.claims(t, "alice"))).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token").says(t, "iss")
	a.submit(t, a.signer.sign(t, a.claims(t, "alice").with(object{"iss": "https://another.example"}))).is(t, http.StatusCreated)
	a.server.put(t, providerPath, object{"issuer": nil}).is(t, http.StatusOK)
	a.submit(t, a.signer.sign(t, a.claims(t, "alice"))).is(t, http.StatusCreated)
}

// says checks that a refusal has a word in its detail.
func (p problem) says(t testing.TB, word string) {
	t.Helper()
	if !strings.Contains(p.Detail, word) {
		t.Errorf("the problem does not say %s: %+v", word, p)
	}
}

// publisher is an app's server that publishes its keys, on this machine.
type publisher struct {
	url    string
	answer atomic.Pointer[[]byte] // nil fails
}

func newPublisher(t *testing.T) *publisher {
	t.Helper()
	p := &publisher{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		answer := p.answer.Load()
		if answer == nil {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		_, _ = w.Write(*answer)
	}))
	t.Cleanup(server.Close)
	p.url = server.URL
	return p
}

func (p *publisher) publish(t *testing.T, signers ...signer) {
	t.Helper()
	var set jose.JSONWebKeySet
	for _, s := range signers {
		set.Keys = append(set.Keys, jose.JSONWebKey{Key: s.private.Public(), KeyID: s.kid, Use: "sig"})
	}
	answer, err := json.Marshal(set)
	if err != nil {
		t.Fatal(err)
	}
	p.answer.Store(&answer)
}

// follow says that a's keys are at p. A deployment that is not this machine's own refuses to call this machine.
func (a app) follow(t *testing.T, p *publisher) {
	t.Helper()
	got := a.server.put(t, providerPath, object{"jwks_url": p.url})
	if got.Status == http.StatusUnprocessableEntity && os.Getenv("PARLEY_URL") != "" {
		t.Skip("no published keys: this deployment does not call the test's machine")
	}
	got.is(t, http.StatusOK)
}

func TestPublishedKeysLogIn(t *testing.T) {
	t.Parallel()
	a, p := newApp(t), newPublisher(t)
	first, next := newP256(t, "first/+="), newRSA(t, "next", 2048)
	p.publish(t, first)
	a.follow(t, p)
	a.submit(t, first.sign(t, a.claims(t, "alice"))).is(t, http.StatusCreated)
	a.submit(t, a.signer.sign(t, a.claims(t, "alice"))).is(t, http.StatusCreated)
	a.submit(t, next.sign(t, a.claims(t, "alice"))).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token").says(t, "kid")

	p.publish(t, next)
	a.submit(t, first.sign(t, a.claims(t, "alice"))).is(t, http.StatusCreated) // it is known, and need not be asked for
	a.follow(t, p)                                                             // what was fetched is dropped
	a.submit(t, next.sign(t, a.claims(t, "alice"))).is(t, http.StatusCreated)
	a.submit(t, first.sign(t, a.claims(t, "alice"))).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token").says(t, "kid")

	a.server.put(t, providerPath, object{}).is(t, http.StatusOK)
	a.submit(t, next.sign(t, a.claims(t, "alice"))).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token").says(t, "kid")
}

func TestAPublisherThatIsAwayUsesNoTokenUp(t *testing.T) {
	t.Parallel()
	a, p, s := newApp(t), newPublisher(t), newEd25519(t, "published")
	a.follow(t, p)
	token := s.sign(t, a.claims(t, "alice"))
	body, err := json.Marshal(object{"app_id": a.ID, "identity_token": token})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		nobody().once(t, http.MethodPost, "/v1/sessions", body, nil).refused(t, http.StatusServiceUnavailable, "try_again")
	}
	p.publish(t, s)
	a.follow(t, p)
	a.submit(t, token).is(t, http.StatusCreated)
	a.submit(t, token).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token")
}
