package conformance_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/go-jose/go-jose/v4"
)

type providerKeys struct {
	Keys []struct {
		KID       string `json:"kid"`
		Algorithm string `json:"algorithm"`
	} `json:"keys"`
}

func (k providerKeys) algorithms() map[string]string {
	all := map[string]string{}
	for _, key := range k.Keys {
		all[key.KID] = key.Algorithm
	}
	return all
}

func TestKeysOfEveryKindInEveryFormLogIn(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	want := map[string]string{"suite": "EdDSA"}
	for _, s := range []signer{newRSA(t, "rsa", 2048), newP256(t, "p-256"), newEd25519(t, "ed.25519")} {
		for form, body := range map[string]object{"pem": {"public_key": s.pem(t)}, "jwk": {"jwk": s.jwk()}} {
			named := signer{s.kid + ":" + form, s.algorithm, s.private}
			got := a.server.put(t, "/v1/identity-provider/keys/"+named.kid, body).is(t, http.StatusOK)
			want[named.kid] = string(s.algorithm)
			stored := as[struct{ KID, Algorithm string }](t, got)
			same(t, "kid", stored.KID, named.kid)
			same(t, "algorithm", stored.Algorithm, string(s.algorithm))
			a.submit(t, named.sign(t, a.claims(t, "alice"))).is(t, http.StatusCreated)
		}
	}
	got := as[providerKeys](t, a.server.get(t, "/v1/identity-provider").is(t, http.StatusOK))
	same(t, "keys", got.algorithms(), want)
}

func TestReplacedOrRemovedKeyLogsNobodyIn(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	next := newP256(t, "suite")
	next.install(t, a)
	a.submit(t, a.signer.sign(t, a.claims(t, "alice"))).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token")
	a.submit(t, next.sign(t, a.claims(t, "alice"))).is(t, http.StatusCreated)
	for range 2 {
		a.server.delete(t, "/v1/identity-provider/keys/suite").is(t, http.StatusNoContent)
	}
	a.submit(t, next.sign(t, a.claims(t, "alice"))).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token")
	same(t, "keys", len(as[providerKeys](t, a.server.get(t, "/v1/identity-provider")).Keys), 0)
	alice.get(t, "/v1/unread").is(t, http.StatusOK)
}

func TestTenIdentityProviderKeysAtMost(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for i := range 9 {
		newEd25519(t, fmt.Sprintf("key-%d", i)).install(t, a)
	}
	newEd25519(t, "one-too-many").put(t, a).refused(t, http.StatusConflict, "too_many_keys")
	newEd25519(t, "key-0").install(t, a) // replacing is not adding
	a.server.delete(t, "/v1/identity-provider/keys/key-0").is(t, http.StatusNoContent)
	newEd25519(t, "one-more").install(t, a)
}

func TestKeysThatAreRefused(t *testing.T) {
	t.Setenv("GODEBUG", "rsa1024min=0") // the suite makes a key that is too small, on purpose
	a := newApp(t)
	p384, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string]object{
		"RSA of 1,024 bits":        {"public_key": newRSA(t, "small", 1024).pem(t)},
		"RSA of 1,024 bits as jwk": {"jwk": newRSA(t, "small", 1024).jwk()},
		"P-384":                    {"public_key": signer{"p", jose.ES384, crypto.Signer(p384)}.pem(t)},
		"P-384 as jwk":             {"jwk": jose.JSONWebKey{Key: p384.Public()}},
		"no PEM":                   {"public_key": "hello"},
		"PEM of nothing":           {"public_key": "-----BEGIN PUBLIC KEY-----\naGVsbG8=\n-----END PUBLIC KEY-----\n"},
		"a secret":                 {"jwk": object{"kty": "oct", "k": "c2VjcmV0"}},
		"an empty jwk":             {"jwk": object{}},
	} {
		t.Run(name, func(t *testing.T) {
			a.server.put(t, "/v1/identity-provider/keys/x", body).refused(t, http.StatusUnprocessableEntity, "invalid_value")
		})
	}
	for name, body := range map[string]object{
		"both": {"public_key": a.signer.pem(t), "jwk": a.signer.jwk()}, "neither": {},
	} {
		got := a.server.put(t, "/v1/identity-provider/keys/x", body)
		if got.Status != http.StatusBadRequest && got.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, got.Status)
		}
	}
	same(t, "keys", len(as[providerKeys](t, a.server.get(t, "/v1/identity-provider")).Keys), 1)
}

func TestKeyNames(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	body := object{"public_key": a.signer.pem(t)}
	for _, good := range []string{"x", "A-Za-z0-9._:-", strings.Repeat("k", 128)} {
		a.server.put(t, "/v1/identity-provider/keys/"+good, body).is(t, http.StatusOK)
	}
	for _, bad := range []string{"a%20b", "a%2Fb", "%C3%A9", strings.Repeat("k", 129)} {
		if strings.Contains(bad, "%2F") && !can(t, escapes) {
			continue
		}
		a.server.put(t, "/v1/identity-provider/keys/"+bad, body).refused(t, http.StatusBadRequest, "invalid_request")
		a.server.delete(t, "/v1/identity-provider/keys/"+bad).is(t, http.StatusNoContent)
	}
}

func TestConcurrentPutsKeepTheLimitOfKeys(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for i := range 7 {
		newEd25519(t, fmt.Sprintf("key-%d", i)).install(t, a)
	}
	together(6, func(i int) { newEd25519(t, fmt.Sprintf("more-%d", i)).put(t, a) })
	same(t, "keys", len(as[providerKeys](t, a.server.get(t, "/v1/identity-provider")).Keys), 10)
}
