package access_test

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"maps"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

const operatorKey = "the-word-of-the-operator"

var noon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

// world is access to one deployment, whose clock stands still until it is set.
type world struct {
	*access.Service
	t     testing.TB
	store *store.Store
	now   time.Time
	dice  *dice
}

// dice is randomness whose draws can be set: to always, or never, count.
type dice struct{ fixed atomic.Int64 } // 0: true randomness

const (
	always = 1
	never  = 2
)

func (d *dice) Read(p []byte) (int, error) {
	switch d.fixed.Load() {
	case always:
		clear(p)
	case never:
		for i := range p {
			p[i] = 0xff
		}
	default:
		return rand.Read(p)
	}
	return len(p), nil
}

func newWorld(t testing.TB, s *store.Store) *world {
	w := &world{t: t, store: s, now: noon, dice: &dice{}}
	operator := func(context.Context) (string, error) { return operatorKey, nil }
	w.Service = access.New(s, operator, func() time.Time { return w.now }, w.dice)
	return w
}

func quiet(t testing.TB) *world { return newWorld(t, storetest.New(t)) }

// app is an app as its server knows it.
type app struct {
	parley.App
	key    string // its first API key
	server parley.Credential
	signer signer
}

// app makes an app that signs with Ed25519, in staging.
func (w *world) app() app {
	w.t.Helper()
	staging, _, err := w.CreateApp(context.Background(), w.credential(operatorKey), "test")
	if err != nil {
		w.t.Fatal(err)
	}
	a := app{App: staging.App, key: staging.APIKey, server: w.credential(staging.APIKey), signer: newSigner(w.t, "key-1", jose.EdDSA)}
	w.install(a, a.signer)
	return a
}

// rewrite stores the app anew with other settings, as an operator's tool would. Its first API key is another then.
func (w *world) rewrite(a app, change func(*parley.App)) app {
	w.t.Helper()
	change(&a.App)
	secret := make([]byte, 32)
	record := parley.APIKeyRecord{ID: "AAAAAAAAAAA", SecretHash: parley.SecretHash(secret), CreatedAt: noon}
	if err := w.store.CreateApps(context.Background(), store.NewApp{App: a.App, Key: record}); err != nil {
		w.t.Fatal(err)
	}
	a.key = parley.NewAPIKey(a.Environment, a.ID, record.ID, secret)
	a.server = w.credential(a.key)
	return a
}

func (w *world) credential(word string) parley.Credential {
	w.t.Helper()
	c, err := parley.ParseCredential("Bearer "+word, "")
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func (w *world) admit(c parley.Credential) (parley.Actor, error) {
	return w.Admit(context.Background(), c, w.store.Batch())
}

func (w *world) nonce(a app) string {
	w.t.Helper()
	nonce, _, err := w.CreateNonce(context.Background(), string(a.ID))
	if err != nil {
		w.t.Fatal(err)
	}
	return nonce
}

// login logs a user in, which must succeed.
func (w *world) login(a app, user string) access.Login {
	w.t.Helper()
	login, err := w.CreateSession(context.Background(), string(a.ID), a.signer.sign(w.t, w.claims(a, user)))
	if err != nil {
		w.t.Fatal(err)
	}
	return login
}

// signer is a key pair of an app's server.
type signer struct {
	kid       string
	algorithm jose.SignatureAlgorithm
	private   crypto.Signer
}

func newSigner(t testing.TB, kid string, algorithm jose.SignatureAlgorithm) signer {
	t.Helper()
	var private crypto.Signer
	var err error
	switch algorithm {
	case jose.RS256:
		private, err = rsa.GenerateKey(rand.Reader, 2048)
	case jose.ES256:
		private, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	default:
		_, private, err = ed25519.GenerateKey(rand.Reader)
	}
	if err != nil {
		t.Fatal(err)
	}
	return signer{kid, algorithm, private}
}

func (s signer) pem(t testing.TB) string {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(s.private.Public())
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
}

func (w *world) install(a app, s signer) {
	w.t.Helper()
	key, err := w.PutProviderKey(context.Background(), a.server, s.kid, s.pem(w.t), nil)
	if err != nil || key.Algorithm != string(s.algorithm) {
		w.t.Fatalf("install %s: %+v, %v", s.kid, key, err)
	}
}

// claims are what a token says.
type claims map[string]any

// claims log a user in, now.
func (w *world) claims(a app, user string) claims {
	w.t.Helper()
	return claims{
		"sub": user, "aud": string(a.ID), "iat": w.now.Unix(), "exp": w.now.Add(5 * time.Minute).Unix(), "nce": w.nonce(a),
	}
}

// with is c with others over it; nil takes a claim away.
func (c claims) with(others claims) claims {
	all := maps.Clone(c)
	for name, value := range others {
		if all[name] = value; value == nil {
			delete(all, name)
		}
	}
	return all
}

func (s signer) sign(t testing.TB, c claims) string {
	t.Helper()
	text, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	return s.signText(t, s.algorithm, s.private, string(text))
}

// signText signs any text by any algorithm and key.
func (s signer) signText(t testing.TB, algorithm jose.SignatureAlgorithm, key any, text string) string {
	t.Helper()
	options := (&jose.SignerOptions{}).WithType("JWT")
	if s.kid != "" {
		options = options.WithHeader("kid", s.kid)
	}
	made, err := jose.NewSigner(jose.SigningKey{Algorithm: algorithm, Key: key}, options)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := made.Sign([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	token, err := signed.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// refusedAs reports whether err is a refusal of this code that says these words.
func refusedAs(err error, code parley.Code, words string) bool {
	return parley.CodeOf(err) == code && err != nil && strings.Contains(err.Error(), words)
}

func nonceOf(err error) string {
	var refusal *parley.Error
	if errors.As(err, &refusal) {
		return refusal.Nonce
	}
	return ""
}
