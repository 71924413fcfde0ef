package access_test

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
)

func TestAnAppIsMadeInTwoHalves(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	operator := w.credential(operatorKey)
	staging, production, err := w.CreateApp(ctx, operator, "acme")
	if err != nil || staging.App.ID == production.App.ID || staging.APIKey == production.APIKey {
		t.Fatalf("%+v, %+v, %v", staging, production, err)
	}
	for env, made := range map[parley.Environment]access.AppWithKey{parley.Staging: staging, parley.Production: production} {
		actor, err := w.admit(w.credential(made.APIKey))
		if err != nil || !actor.Server || actor.User != "" || actor.App.ID != made.App.ID || actor.App.Environment != env || actor.App.Name != "acme" {
			t.Errorf("%s: %+v, %v", env, actor, err)
		}
		for _, named := range []string{string(made.App.ID), made.App.ID.URI(env)} {
			for _, c := range []parley.Credential{operator, w.credential(made.APIKey)} {
				if app, err := w.GetApp(ctx, c, named); err != nil || app.ID != made.App.ID {
					t.Errorf("%s: %+v, %v", named, app, err)
				}
			}
		}
	}
	if _, err := w.GetApp(ctx, operator, staging.App.ID.URI(parley.Production)); parley.CodeOf(err) != parley.WrongEnvironment {
		t.Errorf("the other environment's uri: %v", err)
	}
	if _, err := w.GetApp(ctx, w.credential(staging.APIKey), string(production.App.ID)); parley.CodeOf(err) != parley.NotFound {
		t.Errorf("the other half: %v", err)
	}
	apps, total, err := w.ListApps(ctx, operator, parley.Page{Number: 2, Size: 1})
	if err != nil || total != 2 || len(apps) != 1 {
		t.Errorf("%+v of %d, %v", apps, total, err)
	}
	other := w.credential(staging.APIKey)
	other.Environment = parley.Production
	if _, err := w.admit(other); parley.CodeOf(err) != parley.Unauthenticated {
		t.Errorf("a key whose word is of the other environment: %v", err)
	}
	for _, name := range []string{"", string(make([]rune, parley.MaxAppNameChars+1))} {
		if _, _, err := w.CreateApp(ctx, operator, name); parley.CodeOf(err) != parley.InvalidValue {
			t.Errorf("a name of %d bytes: %v", len(name), err)
		}
	}
}

// What is the operator's is nobody else's: a good credential is forbidden, any other is unauthenticated.
func TestTheOperatorsCalls(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app()
	disabled := w.rewrite(w.app(), func(a *parley.App) { a.Disabled = true })
	asAlice := a.server
	asAlice.User = "alice"
	ended := w.credential(w.login(a, "bob").Token)
	if err := w.EndSession(ctx, ended); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		c    parley.Credential
		want parley.Code
	}{
		"nobody":               {parley.Credential{}, parley.Unauthenticated},
		"another word":         {w.credential(operatorKey + "x"), parley.Unauthenticated},
		"part of the word":     {w.credential(operatorKey[1:]), parley.Unauthenticated},
		"a server":             {a.server, parley.Forbidden},
		"a server as somebody": {asAlice, parley.Forbidden},
		"a user":               {w.credential(w.login(a, "alice").Token), parley.Forbidden},
		"an ended session":     {ended, parley.SessionExpired},
		"a disabled app's":     {disabled.server, parley.AppDisabled},
	} {
		if _, _, err := w.CreateApp(ctx, test.c, "mallory"); parley.CodeOf(err) != test.want {
			t.Errorf("%s creates an app: %v", name, err)
		}
		if apps, _, err := w.ListApps(ctx, test.c, parley.Page{Number: 1, Size: 10}); parley.CodeOf(err) != test.want || len(apps) != 0 {
			t.Errorf("%s lists apps: %+v, %v", name, apps, err)
		}
	}
	operator := w.credential(operatorKey)
	if err := w.Check(ctx, operator); err != nil {
		t.Errorf("check: %v", err)
	}
	for name, err := range map[string]error{
		"list keys":        second(w.ListAPIKeys(ctx, operator)),
		"delete a key":     w.DeleteAPIKey(ctx, operator, "AAAAAAAAAAA"),
		"provider keys":    second(w.Provider(ctx, operator)),
		"see an identity":  second(w.GetIdentity(ctx, operator, "alice")),
		"end a session":    w.EndSession(ctx, operator),
		"delete provider":  w.DeleteProviderKey(ctx, operator, "key-1"),
		"put provider key": second(w.PutProviderKey(ctx, operator, "k", "", nil)),
		"put provider":     second(w.PutProvider(ctx, operator, nil, nil)),
	} {
		if parley.CodeOf(err) != parley.Unauthenticated {
			t.Errorf("the operator may %s: %v", name, err)
		}
	}
	if apps, total, err := w.ListApps(ctx, operator, parley.Page{Number: 1, Size: 10}); err != nil || total != 4 || len(apps) != 4 {
		t.Errorf("%d of %d apps, %v", len(apps), total, err)
	}
}

// Where the operator's key cannot be fetched, nobody is the operator, and that is no refusal.
func TestAnOperatorKeyThatCannotBeFetched(t *testing.T) {
	w := quiet(t)
	lost := errors.New("no secret today")
	s := access.New(w.store, func(context.Context) (string, error) { return "", lost }, time.Now, rand.Reader)
	if _, _, err := s.CreateApp(context.Background(), w.credential(operatorKey), "x"); !errors.Is(err, lost) {
		t.Error(err)
	}
	s = access.New(w.store, nil, time.Now, rand.Reader)
	if err := s.Check(context.Background(), w.credential(operatorKey)); parley.CodeOf(err) != parley.Unauthenticated {
		t.Errorf("where no operator calls: %v", err)
	}
}

func TestAPIKeys(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a, other := w.app(), w.app()
	texts := []string{a.key}
	for i := range parley.MaxAPIKeys - 1 {
		w.now = noon.Add(time.Duration(i+1) * time.Second)
		c, named := a.server, ""
		if i%2 == 1 {
			c, named = w.credential(operatorKey), a.ID.URI(a.Environment)
		}
		text, record, err := w.CreateAPIKey(ctx, c, named)
		if err != nil || w.credential(text).ID != record.ID || !record.CreatedAt.Equal(w.now) {
			t.Fatalf("key %d: %+v, %v", i, record, err)
		}
		texts = append(texts, text)
	}
	if text, _, err := w.CreateAPIKey(ctx, a.server, ""); parley.CodeOf(err) != parley.TooManyKeys {
		t.Errorf("an eleventh: %q, %v", text, err)
	}
	keys, err := w.ListAPIKeys(ctx, a.server)
	if err != nil || len(keys) != len(texts) {
		t.Fatalf("%d keys, %v", len(keys), err)
	}
	for i, key := range keys {
		if key.ID != w.credential(texts[i]).ID {
			t.Errorf("key %d is not the %d. that was made", i, i)
		}
		if actor, err := w.admit(w.credential(texts[i])); err != nil || !actor.Server || actor.App.ID != a.ID {
			t.Errorf("key %d: %+v, %v", i, actor, err)
		}
	}
	for _, id := range []string{"not there", "AAAAAAAAAAA", "", w.credential(other.key).ID} {
		if err := w.DeleteAPIKey(ctx, a.server, id); err != nil {
			t.Errorf("delete %q: %v", id, err)
		}
	}
	if _, err := w.admit(other.server); err != nil {
		t.Errorf("another app's key: %v", err)
	}
	last := w.credential(texts[len(texts)-1])
	for _, key := range keys[:len(keys)-1] {
		for range 2 {
			if err := w.DeleteAPIKey(ctx, last, key.ID); err != nil {
				t.Error(err)
			}
		}
	}
	if err := w.DeleteAPIKey(ctx, last, last.ID); parley.CodeOf(err) != parley.LastKey {
		t.Errorf("the last one: %v", err)
	}
	if _, err := w.admit(a.server); parley.CodeOf(err) != parley.Unauthenticated {
		t.Errorf("a deleted one: %v", err)
	}
	if _, err := w.admit(last); err != nil {
		t.Errorf("the last one: %v", err)
	}
}

func TestWhoseAPIKeysMayBeMade(t *testing.T) {
	w := quiet(t)
	a, other := w.app(), w.app()
	operator := w.credential(operatorKey)
	for _, test := range []struct {
		name  string
		c     parley.Credential
		named string
		want  parley.Code // "" where it is made
	}{
		{"a server by its uri", a.server, a.ID.URI(parley.Staging), ""},
		{"a server by the wrong uri", a.server, a.ID.URI(parley.Production), parley.WrongEnvironment},
		{"a server for another app", a.server, string(other.ID), parley.NotFound},
		{"a server for no app", a.server, "acme", parley.InvalidValue},
		{"the operator for none", operator, "", parley.InvalidRequest},
		{"the operator for another", operator, string(parley.NewAppID([16]byte{})), parley.NotFound},
		{"the operator by the wrong uri", operator, a.ID.URI(parley.Production), parley.WrongEnvironment},
		{"a user", w.credential(w.login(a, "alice").Token), "", parley.Forbidden},
		{"nobody", parley.Credential{}, "", parley.Unauthenticated},
	} {
		text, _, err := w.CreateAPIKey(context.Background(), test.c, test.named)
		if test.want == "" && (err != nil || text == "") || test.want != "" && (parley.CodeOf(err) != test.want || text != "") {
			t.Errorf("%s: %q, %v", test.name, text, err)
		}
	}
}

// All keys end themselves at once: one stays, and still works.
func TestTheLastAPIKeyStays(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app()
	all := []parley.Credential{a.server}
	for range 5 {
		text, _, err := w.CreateAPIKey(ctx, a.server, "")
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, w.credential(text))
	}
	var group sync.WaitGroup
	for _, c := range all {
		group.Go(func() {
			if err := w.DeleteAPIKey(ctx, c, c.ID); err != nil && parley.CodeOf(err) != parley.LastKey {
				t.Error(err)
			}
		})
	}
	group.Wait()
	alive := 0
	for _, c := range all {
		if _, err := w.admit(c); err == nil {
			alive++
		}
	}
	if alive != 1 {
		t.Errorf("%d keys are left", alive)
	}
}

func TestProviderKeysAreReplacedAndCounted(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app() // with one
	for i := range parley.MaxIdentityProviderKeys - 1 {
		w.install(a, newSigner(t, fmt.Sprintf("key-%d", i+2), jose.ES256))
	}
	put := func(s signer) error {
		_, err := w.PutProviderKey(ctx, a.server, s.kid, s.pem(t), nil)
		return err
	}
	if err := put(newSigner(t, "one-more", jose.ES256)); parley.CodeOf(err) != parley.TooManyKeys {
		t.Errorf("an eleventh: %v", err)
	}
	old := a.signer
	a.signer = newSigner(t, old.kid, jose.RS256)
	if err := put(a.signer); err != nil {
		t.Errorf("over another: %v", err)
	}
	w.login(a, "alice")
	if _, err := w.CreateSession(ctx, string(a.ID), old.sign(t, w.claims(a, "alice"))); !refusedAs(err, parley.InvalidIdentityToken, "the key's is RS256") {
		t.Errorf("by the replaced key: %v", err)
	}
	for range 2 {
		if err := w.DeleteProviderKey(ctx, a.server, a.signer.kid); err != nil {
			t.Error(err)
		}
	}
	if _, err := w.CreateSession(ctx, string(a.ID), a.signer.sign(t, w.claims(a, "alice"))); !refusedAs(err, parley.InvalidIdentityToken, "names no key") {
		t.Errorf("by the deleted key: %v", err)
	}
	for i, want := range []parley.Code{"", parley.TooManyKeys} {
		err := put(newSigner(t, fmt.Sprintf("new-%d", i), jose.EdDSA))
		if want == "" && err != nil || want != "" && parley.CodeOf(err) != want {
			t.Errorf("in place of the deleted one, %d: %v", i, err)
		}
	}
	if provider, err := w.Provider(ctx, a.server); err != nil || len(provider.Keys) != parley.MaxIdentityProviderKeys {
		t.Errorf("%d keys, %v", len(provider.Keys), err)
	}
}

// rsaPEM is a public key of a modulus that nobody knows the factors of.
func rsaPEM(t *testing.T, bits uint, exponent int) string {
	t.Helper()
	modulus := new(big.Int).Lsh(big.NewInt(1), bits-1)
	der, err := x509.MarshalPKIXPublicKey(&rsa.PublicKey{N: modulus.SetBit(modulus, 0, 1), E: exponent})
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
}

// Whatever is taken a login can use.
func TestWhatIsTakenAsAProviderKey(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app()
	ed, ec := newSigner(t, "", jose.EdDSA), newSigner(t, "", jose.ES256)
	jwk := func(key any) []byte {
		text, err := json.Marshal(jose.JSONWebKey{Key: key, KeyID: "its own"})
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	for _, test := range []struct {
		name, kid, pem string
		jwk            []byte
		want           parley.Code
	}{
		{"a JWK", "jwk", "", jwk(ec.private.Public()), ""},
		{"a PEM", "pem", ed.pem(t), nil, ""},
		{"a private JWK", "k", "", jwk(ec.private), parley.InvalidValue},
		{"a secret JWK", "k", "", jwk([]byte("secret")), parley.InvalidValue},
		{"RSA of 2,047 bits", "k", rsaPEM(t, 2047, 65537), nil, parley.InvalidValue},
		{"RSA of 2,048 bits", "rsa-2048", rsaPEM(t, 2048, 65537), nil, ""},
		{"RSA of 4,096 bits", "rsa-4096", rsaPEM(t, 4096, 65537), nil, ""},
		{"RSA of 4,097 bits", "k", rsaPEM(t, 4097, 65537), nil, parley.InvalidValue},
		{"RSA that signs nothing", "k", rsaPEM(t, 2048, 1), nil, parley.InvalidValue},
		{"two PEMs", "k", ed.pem(t) + ec.pem(t), nil, parley.InvalidValue},
		{"no PEM", "k", "key", nil, parley.InvalidValue},
		{"no object", "k", "", []byte(`"key"`), parley.InvalidRequest},
		{"an empty object", "k", "", []byte(`{}`), parley.InvalidValue},
		{"both", "k", ed.pem(t), jwk(ec.private.Public()), parley.InvalidRequest},
		{"neither", "k", "", nil, parley.InvalidRequest},
		{"no kid", "", ed.pem(t), nil, parley.InvalidRequest},
		{"a kid that cannot be", "a/b", ed.pem(t), nil, parley.InvalidRequest},
	} {
		key, err := w.PutProviderKey(ctx, a.server, test.kid, test.pem, test.jwk)
		if test.want != "" {
			if parley.CodeOf(err) != test.want {
				t.Errorf("%s: %v", test.name, err)
			}
			continue
		}
		var kept jose.JSONWebKey
		if err != nil || kept.UnmarshalJSON(key.PublicJWK) != nil || kept.KeyID != test.kid || !kept.IsPublic() {
			t.Errorf("%s: %+v, %v", test.name, key, err)
		}
		if err := w.try(a, signer{test.kid, jose.SignatureAlgorithm(key.Algorithm), newSigner(t, "", jose.SignatureAlgorithm(key.Algorithm)).private}); parley.CodeOf(err) != parley.InvalidIdentityToken {
			t.Errorf("%s: a login by it: %v", test.name, err)
		}
	}
	if provider, err := w.Provider(ctx, a.server); err != nil || len(provider.Keys) != 5 {
		t.Errorf("%d keys, %v", len(provider.Keys), err)
	}
}
