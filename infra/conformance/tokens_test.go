package conformance_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
)

func TestIdentityTokensThatAreTaken(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	now := time.Now()
	for name, change := range map[string]object{
		"as the document says":           {},
		"aud is the uri":                 {"aud": a.URI},
		"aud is an array":                {"aud": []string{"https://acme.example", a.ID}},
		"aud is an array with the uri":   {"aud": []string{a.URI}},
		"prn instead of sub":             {"sub": nil, "prn": "alice"},
		"no iss, where none is set":      {"iss": nil},
		"lives 10 minutes":               {"exp": now.Unix() + 600, "iat": now.Unix()},
		"a clock 30 s ahead":             {"iat": now.Unix() + 30},
		"expired 30 s ago, by our clock": {"iat": now.Unix() - 100, "exp": now.Unix() - 30},
		"claims that we do not know":     {"role": "admin", "deep": object{"x": []int{1}}},
	} {
		t.Run(name, func(t *testing.T) {
			s := as[session](t, a.submit(t, a.signer.sign(t, a.claims(t, "alice").with(change))).is(t, http.StatusCreated))
			same(t, "user", s.Identity.UserID, "alice")
		})
	}
	for _, id := range []string{"x", strings.Repeat("u", 128), "a/b c%2F?#", "Zoë", "😀", "Me"} {
		same(t, "user", a.login(t, id).session.Identity.UserID, id)
	}
}

func TestIdentityTokensThatAreRefusedForTheirClaims(t *testing.T) {
	t.Parallel()
	a, sibling := newApps(t)
	stranger := newApp(t)
	now := time.Now().Unix()
	for name, change := range map[string]object{
		"expired":                      {"iat": now - 600, "exp": now - 300},
		"lives longer than 10 minutes": {"iat": now, "exp": now + 1000},
		"no exp":                       {"exp": nil},
		"no iat":                       {"iat": nil},
		"issued in the future":         {"iat": now + 300, "exp": now + 600},
		"milliseconds":                 {"iat": now * 1000, "exp": (now + 300) * 1000},
		"exp before iat":               {"iat": now + 50, "exp": now + 10},
		"exp is a text":                {"exp": "tomorrow"},
		"not yet":                      {"nbf": now + 300},
		"no aud":                       {"aud": nil},
		"aud of the other environment": {"aud": sibling.ID},
		"aud with the wrong word":      {"aud": "parley:///apps/production/" + a.ID},
		"aud of another app":           {"aud": stranger.ID},
		"aud is an empty array":        {"aud": []string{}},
		"aud is a longer text":         {"aud": a.ID + "/x"},
		"no user":                      {"sub": nil},
		"empty user":                   {"sub": ""},
		"user is a number":             {"sub": 7},
		"user me":                      {"sub": "me"},
		"user ..":                      {"sub": ".."},
		"user of 129 bytes":            {"sub": strings.Repeat("u", 129)},
		"user with a control":          {"sub": "a\x00b"},
		"no nonce":                     {"nce": nil},
		"jti where a nonce is needed":  {"nce": nil, "jti": "once"},
		"nonce of nobody":              {"nce": "bm9uc2Vuc2U"},
		"nonce of the other half":      {"nce": sibling.nonce(t)},
		"nonce of another app":         {"nce": stranger.nonce(t)},
		"nonce with a letter changed":  {"nce": tamper(a.nonce(t))},
		"name over its limit":          {"display_name": strings.Repeat("x", 129)},
		"avatar over its limit":        {"avatar_url": "https://a.example/" + strings.Repeat("x", 1024)},
		"metadata that is no strings":  {"metadata": object{"n": 1}},
		"name that is a number":        {"first_name": 1},
	} {
		t.Run(name, func(t *testing.T) {
			a.submit(t, a.signer.sign(t, a.claims(t, "alice").with(change))).
				refused(t, http.StatusUnprocessableEntity, "invalid_identity_token")
		})
	}
	a.server.get(t, "/v1/identities/alice").refused(t, http.StatusNotFound, "not_found")
}

// tamper changes a letter in the middle.
func tamper(word string) string {
	at := len(word) / 2
	other := "A"
	if word[at] == 'A' {
		other = "B"
	}
	return word[:at] + other + word[at+1:]
}

func TestIdentityTokensThatAreRefusedForTheirSignature(t *testing.T) {
	t.Parallel()
	a, sibling := newApps(t)
	rsaKey, second := newRSA(t, "rsa", 2048), newEd25519(t, "second")
	rsaKey.install(t, a)
	second.install(t, a)
	good := a.claims(t, "alice")
	hmac := func(secret []byte, kid string) string {
		return compact(t, jose.SigningKey{Algorithm: jose.HS256, Key: secret}, good, (&jose.SignerOptions{}).WithHeader("kid", kid))
	}
	encode := base64.RawURLEncoding.EncodeToString
	payload, _ := json.Marshal(good) // plain values
	signed := strings.Split(a.signer.sign(t, good), ".")
	for name, token := range map[string]string{
		"none":                           encode([]byte(`{"alg":"none","kid":"suite"}`)) + "." + encode(payload) + ".",
		"None":                           encode([]byte(`{"alg":"None","kid":"suite"}`)) + "." + encode(payload) + ".",
		"no algorithm":                   encode([]byte(`{"kid":"suite"}`)) + "." + signed[1] + "." + signed[2],
		"HS256 with the public key":      hmac([]byte(a.signer.pem(t)), "suite"),
		"HS256 with the public RSA key":  hmac([]byte(rsaKey.pem(t)), "rsa"),
		"no kid":                         a.signer.signWith(t, good, &jose.SignerOptions{}),
		"unknown kid":                    signer{"nobody", a.signer.algorithm, a.signer.private}.sign(t, good),
		"kid of another key":             signer{"second", a.signer.algorithm, a.signer.private}.sign(t, good),
		"kid of a key of another kind":   signer{"rsa", a.signer.algorithm, a.signer.private}.sign(t, good),
		"PS256 by a key for RS256":       signer{"rsa", jose.PS256, rsaKey.private}.sign(t, good),
		"RS512 by a key for RS256":       signer{"rsa", jose.RS512, rsaKey.private}.sign(t, good),
		"the other half's key":           sibling.signer.sign(t, good),
		"a key that nobody stored":       newEd25519(t, "suite").sign(t, good),
		"signature with a letter change": signed[0] + "." + signed[1] + "." + tamper(signed[2]),
		"signature of another payload":   signed[0] + "." + encode(append(payload, ' ')) + "." + signed[2],
		"no signature":                   signed[0] + "." + signed[1] + ".",
		"two pieces":                     signed[0] + "." + signed[1],
		"five pieces":                    strings.Join(signed, ".") + ".a.b",
		"critical header unknown":        a.signer.signWith(t, good, (&jose.SignerOptions{}).WithHeader("kid", "suite").WithHeader("crit", []string{"x"}).WithHeader("x", 1)),
		"not a token":                    "hello",
		"empty":                          "",
		"payload is an array":            rawToken(t, a.signer, `[1]`),
		"payload says a claim twice":     rawToken(t, a.signer, strings.Replace(string(payload), "{", `{"sub":"eve",`, 1)),
	} {
		t.Run(name, func(t *testing.T) {
			a.submit(t, token).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token")
		})
	}
	a.submit(t, a.signer.sign(t, good)).is(t, http.StatusCreated)
}

// rawToken signs a payload as it is.
func rawToken(t *testing.T, s signer, payload string) string {
	t.Helper()
	signing, err := jose.NewSigner(jose.SigningKey{Algorithm: s.algorithm, Key: s.private}, (&jose.SignerOptions{}).WithHeader("kid", s.kid))
	if err != nil {
		t.Fatal(err)
	}
	signed, err := signing.Sign([]byte(payload))
	if err != nil {
		t.Fatal(err)
	}
	token, err := signed.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestIdentityTokenWorksOnce(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	c := a.claims(t, "alice")
	token := a.signer.sign(t, c)
	a.submit(t, token).is(t, http.StatusCreated)
	a.submit(t, token).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token")
	again := a.signer.sign(t, c.with(object{"sub": "bob"}))
	a.submit(t, again).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token")
}

func TestIdentityTokenUsedByManyAtOnceWorksOnce(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	token := a.signer.sign(t, a.claims(t, "alice"))
	answers := make([]answer, 8)
	together(len(answers), func(i int) { answers[i] = a.submit(t, token) })
	made := 0
	for _, got := range answers {
		if got.Status == http.StatusCreated {
			made++
		} else {
			got.refused(t, http.StatusUnprocessableEntity, "invalid_identity_token")
		}
	}
	same(t, "sessions", made, 1)
}

// A token that nobody could have signed must not use up the nonce that it names.
func TestForgedTokenDoesNotSpendTheNonce(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	c := a.claims(t, "alice")
	a.submit(t, newEd25519(t, "suite").sign(t, c)).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token")
	a.submit(t, a.signer.sign(t, c)).is(t, http.StatusCreated)
}

func TestTokenIsForTheAppThatIsNamed(t *testing.T) {
	t.Parallel()
	a, sibling := newApps(t)
	token := a.signer.sign(t, a.claims(t, "alice"))
	sibling.submit(t, token).refused(t, http.StatusUnprocessableEntity, "invalid_identity_token")
	a.submit(t, token).is(t, http.StatusCreated)
}
