package access_test

import (
	"context"
	"encoding/base64"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/parleyhq/parley/shared/parley"
)

func TestTokensThatAreTaken(t *testing.T) {
	w := quiet(t)
	a := w.app()
	signers := map[string]signer{"Ed25519": a.signer, "RSA": newSigner(t, "rsa", jose.RS256), "P-256": newSigner(t, "ec", jose.ES256)}
	w.install(a, signers["RSA"])
	w.install(a, signers["P-256"])
	at := func(d time.Duration) int64 { return noon.Add(d).Unix() }
	uri := a.ID.URI(a.Environment)
	for _, test := range []struct {
		name   string
		signer string
		over   claims
		user   parley.UserID
	}{
		{"EdDSA", "Ed25519", nil, "alice"},
		{"RS256", "RSA", nil, "alice"},
		{"ES256", "P-256", nil, "alice"},
		{"prn instead of sub", "Ed25519", claims{"sub": nil, "prn": "bob"}, "bob"},
		{"prn beside the same sub", "Ed25519", claims{"prn": "alice"}, "alice"},
		{"a user id of other alphabets", "Ed25519", claims{"sub": "Ünï/#:👋"}, "Ünï/#:👋"},
		{"a user id of 128 bytes", "Ed25519", claims{"sub": strings.Repeat("x", 128)}, parley.UserID(strings.Repeat("x", 128))},
		{"aud is the uri", "Ed25519", claims{"aud": uri}, "alice"},
		{"aud is a list with the id", "Ed25519", claims{"aud": []string{"another", string(a.ID)}}, "alice"},
		{"aud is a list with the uri", "Ed25519", claims{"aud": []string{uri}}, "alice"},
		{"claims that mean nothing here", "Ed25519", claims{"iss": "acme", "first_timer": true}, "alice"},
		{"the longest life", "Ed25519", claims{"exp": at(10 * time.Minute)}, "alice"},
		{"from a clock one minute ahead", "Ed25519", claims{"iat": at(time.Minute), "nbf": at(time.Minute)}, "alice"},
		{"expired for less than a minute", "Ed25519", claims{"iat": at(-5 * time.Minute), "exp": at(-59 * time.Second)}, "alice"},
		{"a jti beside the nonce", "Ed25519", claims{"jti": "1"}, "alice"},
	} {
		token := signers[test.signer].sign(t, w.claims(a, "alice").with(test.over))
		login, err := w.CreateSession(context.Background(), uri, token)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if actor, err := w.admit(w.credential(login.Token)); err != nil || actor.User != test.user || login.Identity.User != test.user || actor.Server {
			t.Errorf("%s: %+v is %q, %v", test.name, login.Identity, actor.User, err)
		}
		if _, err := w.CreateSession(context.Background(), string(a.ID), token); !refusedAs(err, parley.InvalidIdentityToken, "used before") {
			t.Errorf("%s: the second time: %v", test.name, err)
		}
	}
}

// Every refusal says what to mend. A token whose signature verified is used up by it, and no other is.
func TestTokensThatAreRefused(t *testing.T) {
	w := quiet(t)
	a, other := w.app(), w.app()
	stranger, ec := newSigner(t, a.signer.kid, jose.EdDSA), newSigner(t, "ec", jose.ES256)
	w.install(a, ec)
	otherNonce := w.nonce(other)
	w.now = noon.Add(-10*time.Minute - time.Second)
	staleNonce := w.nonce(a)
	w.now = noon.Add(-10 * time.Minute)
	lastNonce := w.nonce(a)
	w.now = noon
	at := func(d time.Duration) int64 { return noon.Add(d).Unix() }
	long := strings.Repeat("x", parley.MaxNameChars+1)
	by := func(s signer) func(claims) string { return func(c claims) string { return s.sign(t, c) } }
	tampered := func(c claims) string {
		head, rest, _ := strings.Cut(a.signer.sign(t, c), ".")
		_, signature, _ := strings.Cut(rest, ".")
		body, _, _ := strings.Cut(strings.SplitN(a.signer.sign(t, c.with(claims{"sub": "mallory"})), ".", 2)[1], ".")
		return head + "." + body + "." + signature
	}
	unsigned := func(c claims) string {
		body := strings.Split(a.signer.sign(t, c), ".")[1]
		return base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none","kid":"key-1"}`)) + "." + body + "."
	}
	for _, test := range []struct {
		name  string
		over  claims
		sign  func(claims) string // nil: as the app does
		words string
		spent bool
	}{
		{"expired", claims{"iat": at(-6 * time.Minute), "exp": at(-time.Minute)}, nil, "has expired", true},
		{"no exp", claims{"exp": nil}, nil, "needs iat and exp", true},
		{"no iat", claims{"iat": nil}, nil, "needs iat and exp", true},
		{"a life too long", claims{"exp": at(10*time.Minute + time.Second)}, nil, "more than 10 minutes after its iat", true},
		{"an endless life", claims{"exp": at(1e6 * time.Hour)}, nil, "more than 10 minutes after its iat", true},
		{"a time that is none", claims{"exp": int64(1<<63 - 1)}, nil, "wrong type", false},
		{"exp before iat", claims{"exp": at(-time.Second)}, nil, "before its iat", true},
		{"iat in the future", claims{"iat": at(61 * time.Second)}, nil, "check the clock", true},
		{"nbf in the future", claims{"nbf": at(61 * time.Second)}, nil, "nbf lies in the future", true},
		{"no aud", claims{"aud": nil}, nil, "aud is neither", true},
		{"aud is another app", claims{"aud": string(other.ID)}, nil, "aud is neither", true},
		{"aud is the other environment's uri", claims{"aud": a.ID.URI(parley.Production)}, nil, "aud is neither", true},
		{"aud only begins as the id", claims{"aud": string(a.ID) + "x"}, nil, "aud is neither", true},
		{"an empty aud", claims{"aud": []string{}}, nil, "aud is neither", true},
		{"nobody", claims{"sub": nil}, nil, "no user id", true},
		{"a reserved user id", claims{"sub": "me"}, nil, "no user id", true},
		{"a user id too long", claims{"sub": strings.Repeat("x", 129)}, nil, "no user id", true},
		{"a user id with a control character", claims{"sub": "a\n"}, nil, "no user id", true},
		{"sub and prn differ", claims{"prn": "bob"}, nil, "sub and prn differ", true},
		{"a name too long", claims{"display_name": long}, nil, "display_name", true},
		{"too much metadata", claims{"metadata": map[string]string{"a": strings.Repeat("x", 257)}}, nil, "metadata", true},
		{"no nonce", claims{"nce": nil}, nil, "ask for a nonce first", false},
		{"no nonce, but a jti", claims{"nce": nil, "jti": "1"}, nil, "ask for a nonce first", false},
		{"a nonce that is none", claims{"nce": "nonce"}, nil, "no nonce of this app", false},
		{"a nonce of another app", claims{"nce": otherNonce}, nil, "no nonce of this app", false},
		{"a nonce of another spelling", claims{"nce": otherNonce + "="}, nil, "no nonce of this app", false},
		{"an expired nonce", claims{"nce": staleNonce}, nil, "nce has expired", false},
		{"a claim of another type", claims{"sub": 7}, nil, "wrong type", false},
		{"metadata of another type", claims{"metadata": map[string]int{"a": 1}}, nil, "wrong type", false},
		{"signed by a stranger under the key's name", nil, by(stranger), "signature does not verify", false},
		{"signed by another app's key", nil, by(other.signer), "signature does not verify", false},
		{"a body that was not signed", nil, tampered, "signature does not verify", false},
		{"an unknown kid", nil, by(signer{"key-2", jose.EdDSA, a.signer.private}), "names no key", false},
		{"no kid", nil, by(signer{"", jose.EdDSA, a.signer.private}), "has no kid", false},
		{"a kid that cannot be one", nil, by(signer{"key 1", jose.EdDSA, a.signer.private}), "has no kid", false},
		{"alg of another key", nil, by(signer{"ec", jose.EdDSA, a.signer.private}), "its alg is EdDSA, the key's is ES256", false},
		{"no signature", nil, unsigned, "is not a JWT", false},
		{"HMAC by the public key", nil, func(c claims) string {
			return a.signer.signText(t, jose.HS256, []byte(a.signer.pem(t)), `{"sub":"alice"}`)
		}, "is not a JWT", false},
		{"not a token", nil, func(claims) string { return "token" }, "is not a JWT", false},
		{"nothing", nil, func(claims) string { return "" }, "is not a JWT", false},
		{"too long", claims{"x": strings.Repeat("x", 16<<10)}, nil, "longer than 16 KB", false},
	} {
		said := w.claims(a, "alice")
		sign := test.sign
		if sign == nil {
			sign = by(a.signer)
		}
		token := sign(said.with(test.over))
		for range 2 { // a refused one is not taken the second time either
			login, err := w.CreateSession(context.Background(), string(a.ID), token)
			if !refusedAs(err, parley.InvalidIdentityToken, test.words) || login.Token != "" {
				t.Errorf("%s: %v", test.name, err)
			}
		}
		_, err := w.CreateSession(context.Background(), string(a.ID), a.signer.sign(t, said))
		if spent := refusedAs(err, parley.InvalidIdentityToken, "used before"); spent != test.spent || !spent && err != nil {
			t.Errorf("%s: a good token with its nonce afterwards: %v", test.name, err)
		}
	}
	if _, err := w.CreateSession(context.Background(), string(a.ID), a.signer.sign(t, w.claims(a, "alice").with(claims{"nce": lastNonce}))); err != nil {
		t.Errorf("a nonce in its last second: %v", err)
	}
	for _, text := range []string{
		`{"sub":"alice","sub":"bob","aud":"` + string(a.ID) + `"}`, `[]`, `null`, `"alice"`, `{`, ``,
	} {
		_, err := w.CreateSession(context.Background(), string(a.ID), a.signer.signText(t, jose.EdDSA, a.signer.private, text))
		if parley.CodeOf(err) != parley.InvalidIdentityToken {
			t.Errorf("claims %q: %v", text, err)
		}
	}
}

// An app that does not ask for nonces still takes a token once, by its jti. A nonce is taken as well.
func TestWhereNoncesAreNotRequired(t *testing.T) {
	w := quiet(t)
	a := w.rewrite(w.app(), func(a *parley.App) { a.Settings.NonceRequired = false })
	try := func(over claims) error {
		_, err := w.CreateSession(context.Background(), string(a.ID), a.signer.sign(t, w.claims(a, "alice").with(over)))
		return err
	}
	nonce := w.nonce(a)
	for _, step := range []struct {
		name  string
		over  claims
		words string // "" where it is taken
	}{
		{"a jti", claims{"nce": nil, "jti": "one"}, ""},
		{"the same jti", claims{"nce": nil, "jti": "one", "sub": "bob"}, "used before"},
		{"another jti", claims{"nce": nil, "jti": "two"}, ""},
		{"refused with a jti", claims{"nce": nil, "jti": "three", "aud": "x"}, "aud is neither"},
		{"the refused jti", claims{"nce": nil, "jti": "three"}, "used before"},
		{"neither", claims{"nce": nil}, "neither nce nor jti"},
		{"a nonce", claims{"nce": nonce}, ""},
		{"the same nonce with another jti", claims{"nce": nonce, "jti": "four"}, "used before"},
		{"a jti that is spelled as that nonce", claims{"nce": nil, "jti": nonce}, ""},
		{"a nonce that is none, beside a jti", claims{"nce": "x", "jti": "five"}, "no nonce of this app"},
	} {
		err := try(step.over)
		if step.words == "" && err != nil || step.words != "" && !refusedAs(err, parley.InvalidIdentityToken, step.words) {
			t.Errorf("%s: %v", step.name, err)
		}
	}
}

// One nonce, one session, however many try at once.
func TestANonceLogsInOnce(t *testing.T) {
	w := quiet(t)
	a := w.app()
	said := w.claims(a, "alice")
	var group sync.WaitGroup
	won := make([]bool, 12)
	for i := range won {
		token := a.signer.sign(t, said.with(claims{"sub": "user-" + strconv.Itoa(i%3)}))
		group.Go(func() {
			_, err := w.CreateSession(context.Background(), string(a.ID), token)
			won[i] = err == nil
			if err != nil && !refusedAs(err, parley.InvalidIdentityToken, "used before") {
				t.Error(err)
			}
		})
	}
	group.Wait()
	n := 0
	for _, w := range won {
		if w {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d sessions by one nonce", n)
	}
}

func TestNonces(t *testing.T) {
	w := quiet(t)
	a := w.app()
	seen := map[string]bool{}
	for _, named := range []string{string(a.ID), a.ID.URI(parley.Staging), strings.ToUpper(string(a.ID))} {
		nonce, expires, err := w.CreateNonce(context.Background(), named)
		if err != nil || seen[nonce] || !expires.Equal(noon.Add(10*time.Minute)) {
			t.Errorf("%s: %q until %v, %v", named, nonce, expires, err)
		}
		seen[nonce] = true
	}
	for named, code := range map[string]parley.Code{
		a.ID.URI(parley.Production):         parley.WrongEnvironment,
		string(parley.NewAppID([16]byte{})): parley.NotFound,
		"acme":                              parley.InvalidValue,
		"":                                  parley.InvalidValue,
	} {
		if nonce, _, err := w.CreateNonce(context.Background(), named); parley.CodeOf(err) != code || nonce != "" {
			t.Errorf("%q: %q, %v", named, nonce, err)
		}
	}
}

func TestAppsThatNobodyLogsInto(t *testing.T) {
	w := quiet(t)
	a := w.app()
	for named, code := range map[string]parley.Code{
		a.ID.URI(parley.Production):         parley.WrongEnvironment,
		string(parley.NewAppID([16]byte{})): parley.NotFound,
		"acme":                              parley.InvalidValue,
		"":                                  parley.InvalidValue,
		string(w.app().ID):                  parley.InvalidIdentityToken,
	} {
		said := w.claims(a, "alice")
		if _, err := w.CreateSession(context.Background(), named, a.signer.sign(t, said)); parley.CodeOf(err) != code {
			t.Errorf("%q: %v", named, err)
		}
		if _, err := w.CreateSession(context.Background(), string(a.ID), a.signer.sign(t, said)); err != nil {
			t.Errorf("%q used the nonce up: %v", named, err)
		}
	}
}
