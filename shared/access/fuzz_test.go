package access

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/parleyhq/parley/shared/parley"
)

var fuzzNoon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

// fuzzApp takes tokens with a jti, so that what a token is to say can be written beforehand.
func fuzzApp() parley.App {
	return parley.App{ID: "3f1c9a5e-d2b7-4c4e-9a0b-6d1f8e7c2a55", Environment: parley.Staging, NonceKey: make([]byte, 32)}
}

// refusesToken holds what is said of a bad token to what clients are told.
func refusesToken(t *testing.T, err error) {
	t.Helper()
	refused, ok := err.(*parley.Error)
	if !ok || refused.Code != parley.InvalidIdentityToken || len(refused.Fields) != 1 || refused.Fields[0].Pointer != "/identity_token" {
		t.Errorf("%v", err)
	}
}

// Whatever is sent as an identity token: it names a key that can be looked up and a user who can be, or nobody.
func FuzzIdentityToken(f *testing.F) {
	f.Add("e30.e30.AA")
	f.Fuzz(func(t *testing.T, text string) {
		token, kid, err := parseIdentityToken(text)
		if err != nil {
			if refusesToken(t, err); token != nil && kid != "" {
				t.Errorf("%q: %q beside %v", text, kid, err)
			}
			return
		}
		if !validKID(kid) || len(text) > maxTokenBytes {
			t.Errorf("%q names the key %q", text, kid)
		}
		if user := claimedUser(token); user != "" {
			if _, err := parley.ParseUserID(string(user)); err != nil {
				t.Errorf("%q names the user %q", text, user)
			}
		}
	})
}

// Whatever a good signature stands under: it is a whole statement, or it is refused and says what is spent at most.
func FuzzClaims(f *testing.F) {
	f.Add([]byte(`{"sub": "alice", "aud": "3f1c9a5e-d2b7-4c4e-9a0b-6d1f8e7c2a55", "iat": 1767355200, "exp": 1767355500, "jti": "1"}`))
	private := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	public, err := storedJWK("key-1", string(jose.EdDSA), private.Public())
	if err != nil {
		f.Fatal(err)
	}
	signing, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: private}, (&jose.SignerOptions{}).WithHeader("kid", "key-1"))
	if err != nil {
		f.Fatal(err)
	}
	key := parley.IdentityProviderKey{KID: "key-1", Algorithm: string(jose.EdDSA), PublicJWK: public}
	f.Fuzz(func(t *testing.T, payload []byte) {
		signed, err := signing.Sign(payload)
		if err != nil {
			t.Fatal(err)
		}
		text, err := signed.CompactSerialize()
		if err != nil {
			t.Fatal(err)
		}
		token, _, err := parseIdentityToken(text)
		if err != nil {
			refusesToken(t, err)
			return
		}
		said, err := verifyIdentityToken(token, key, expectation{app: fuzzApp(), now: fuzzNoon})
		if err != nil {
			refusesToken(t, err)
			return
		}
		if _, err := parley.ParseUserID(string(said.user)); err != nil || said.once == "" || !said.expires.After(fuzzNoon) {
			t.Errorf("%q: %+v, %v", payload, said, err)
		}
		if err := said.profile.Check(""); err != nil {
			t.Errorf("%q: %v", payload, err)
		}
		if claimedUser(token) != said.user {
			t.Errorf("%q: looked up %q, logged in %q", payload, claimedUser(token), said.user)
		}
	})
}

// Whatever an identity provider's address answers: a key set of public keys, each once, which reads again as itself.
func FuzzKeySet(f *testing.F) {
	f.Add([]byte(`{"keys": []}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		keys, err := readKeySet(text)
		if err != nil {
			if keys != nil {
				t.Errorf("%q: %v beside %v", text, keys, err)
			}
			return
		}
		if len(keys) > maxKeySetKeys {
			t.Errorf("%d keys", len(keys))
		}
		names := map[string]bool{}
		for _, key := range keys {
			if names[key.KID] || !validKID(key.KID) {
				t.Errorf("%q: the name %q", text, key.KID)
			}
			names[key.KID] = true
			if public := readJWK(key.PublicJWK); public == nil || algorithmOf(public) != key.Algorithm {
				t.Errorf("%q: %s is kept as %s", text, key.KID, key.PublicJWK)
			}
			again, ok := readSetKey(key.PublicJWK)
			if !ok || again.KID != key.KID || again.Algorithm != key.Algorithm || !bytes.Equal(again.PublicJWK, key.PublicJWK) {
				t.Errorf("%s reads as %s", key.PublicJWK, again.PublicJWK)
			}
			var members map[string]any
			if json.Unmarshal(key.PublicJWK, &members) != nil || members["d"] != nil || members["k"] != nil || members["p"] != nil || members["q"] != nil {
				t.Errorf("kept: %s", key.PublicJWK)
			}
		}
	})
}

// Whatever a server gives as its key: a public one that is kept as such, or a refusal that says where.
func FuzzProviderKey(f *testing.F) {
	f.Add("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", []byte(nil))
	f.Add("", []byte(`{"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`))
	f.Fuzz(func(t *testing.T, text string, jwk []byte) {
		key, err := readProviderKey("key-1", text, jwk)
		if err != nil {
			if code := parley.CodeOf(err); code != parley.InvalidRequest && code != parley.InvalidValue || key.PublicJWK != nil {
				t.Errorf("%q %q: %v beside %v", text, jwk, key, err)
			}
			return
		}
		if again, ok := readSetKey(key.PublicJWK); !ok || again.Algorithm != key.Algorithm || !bytes.Equal(again.PublicJWK, key.PublicJWK) {
			t.Errorf("%s reads as %+v", key.PublicJWK, again)
		}
	})
}

// However an identity provider spells it: keys are fresh for a minute at least and a day at most.
func FuzzFreshness(f *testing.F) {
	f.Add("max-age=600")
	f.Fuzz(func(t *testing.T, said string) {
		if fresh := freshness(http.Header{"Cache-Control": strings.Split(said, "\n")}); fresh < minFreshness || fresh > maxFreshness {
			t.Errorf("%q: %s", said, fresh)
		}
	})
}

// Nothing is a nonce that this app did not sign.
func FuzzNonce(f *testing.F) {
	app := fuzzApp()
	good, err := newNonce(app, fuzzNoon, bytes.NewReader(make([]byte, nonceRandom)))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Fuzz(func(t *testing.T, text string) {
		ends, ok := nonceEnds(app, text)
		if ok != (text == good) || ok && !ends.Equal(fuzzNoon) {
			t.Errorf("%q ends %s, %v", text, ends, ok)
		}
		raw := binary.BigEndian.AppendUint64(nil, uint64(len(text)))
		if signed, err := newNonce(app, time.Unix(int64(len(text)), 0), bytes.NewReader(append(raw, make([]byte, nonceRandom)...))); err != nil || signed == text {
			t.Errorf("%q: %v", text, err)
		}
	})
}
