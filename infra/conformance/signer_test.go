package conformance_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"maps"
	"net/http"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// signer is a key pair of an app's server.
type signer struct {
	kid       string
	algorithm jose.SignatureAlgorithm
	private   crypto.Signer
}

func newEd25519(t testing.TB, kid string) signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return signer{kid, jose.EdDSA, private}
}

func newP256(t testing.TB, kid string) signer {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return signer{kid, jose.ES256, private}
}

func newRSA(t testing.TB, kid string, bits int) signer {
	t.Helper()
	private, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	return signer{kid, jose.RS256, private}
}

func (s signer) pem(t testing.TB) string {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(s.private.Public())
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
}

func (s signer) jwk() jose.JSONWebKey { return jose.JSONWebKey{Key: s.private.Public()} }

// put stores the public key, as PEM, in the app's identity provider.
func (s signer) put(t testing.TB, a app) answer {
	t.Helper()
	return a.server.put(t, "/v1/identity-provider/keys/"+s.kid, object{"public_key": s.pem(t)})
}

func (s signer) install(t testing.TB, a app) {
	t.Helper()
	s.put(t, a).is(t, http.StatusOK)
}

// claims are those of an identity token.
type claims object

// claims are those of a token that logs user in.
func (a app) claims(t testing.TB, user string) claims {
	t.Helper()
	now := time.Now()
	return claims{
		"iss": "https://acme.example", "sub": user, "aud": a.ID, "nce": a.nonce(t),
		"iat": now.Unix(), "exp": now.Add(5 * time.Minute).Unix(),
	}
}

// with is c with others over it; nil takes a claim away.
func (c claims) with(others ...object) claims {
	all := maps.Clone(c)
	for _, other := range others {
		for name, value := range other {
			if value == nil {
				delete(all, name)
			} else {
				all[name] = value
			}
		}
	}
	return all
}

// sign writes an identity token.
func (s signer) sign(t testing.TB, c claims) string {
	t.Helper()
	return s.signWith(t, c, (&jose.SignerOptions{}).WithHeader("kid", s.kid))
}

func (s signer) signWith(t testing.TB, c claims, options *jose.SignerOptions) string {
	t.Helper()
	return compact(t, jose.SigningKey{Algorithm: s.algorithm, Key: s.private}, c, options)
}

func compact(t testing.TB, k jose.SigningKey, c claims, options *jose.SignerOptions) string {
	t.Helper()
	payload, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	signing, err := jose.NewSigner(k, options.WithType("JWT"))
	if err != nil {
		t.Fatal(err)
	}
	signed, err := signing.Sign(payload)
	if err != nil {
		t.Fatal(err)
	}
	token, err := signed.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return token
}
