// Command identity-provider-go is the one part of your own server that Parley needs: it knows who is logged in to
// your app, and says so in an identity token. It signs with a key of its own, and registers the public half of it
// at Parley when it starts.
package main

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// user is what your own database knows of somebody. The id is theirs for ever.
type user struct{ id, name string }

// signedIn is where your app's own login stands: it says whose cookie this is. Here are two people whose sessions
// never end.
func signedIn(r *http.Request) (user, bool) {
	sessions := map[string]user{"of-alice": {"alice", "Alice Liddell"}, "of-bob": {"bob", "Bob Cratchit"}}
	cookie, err := r.Cookie("session")
	if err != nil {
		return user{}, false
	}
	u, ok := sessions[cookie.Value]
	return u, ok
}

func main() {
	key, err := loadKey(setting("KEY_FILE"))
	if err == nil {
		err = register(key.Public())
	}
	if err != nil {
		log.Fatal(err)
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: key}, (&jose.SignerOptions{}).WithType("JWT"))
	if err != nil {
		log.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("POST /identity-token", provider{setting("PARLEY_APP_ID"), setting("ISSUER"), signer})
	server := &http.Server{Addr: "127.0.0.1:" + setting("PORT"), Handler: mux, ReadTimeout: 10 * time.Second}
	log.Printf("identity provider at http://%s, key %s", server.Addr, key.KeyID)
	log.Fatal(server.ListenAndServe())
}

type provider struct {
	appID, issuer string
	signer        jose.Signer
}

// ServeHTTP answers {"nonce"}, which the client got from Parley, with {"identity_token"}, which it logs in by there.
// Who it is comes from the app's own login, never from the request's body.
func (p provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	u, ok := signedIn(r)
	if !ok {
		http.Error(w, "log in to the app first", http.StatusUnauthorized)
		return
	}
	var input struct{ Nonce string }
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4<<10)).Decode(&input); err != nil || input.Nonce == "" {
		http.Error(w, `the body must be {"nonce": "…"}`, http.StatusBadRequest)
		return
	}
	token, err := p.token(u, input.Nonce)
	if err != nil {
		log.Print(err)
		http.Error(w, "the token could not be signed", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(map[string]string{"identity_token": token})
}

// token is good once, for this app and this nonce. What it says of the profile, Parley shows to others; what it
// leaves out stays as it was. Ten minutes are the longest life that Parley takes.
func (p provider) token(u user, nonce string) (string, error) {
	now := time.Now()
	return jwt.Signed(p.signer).Claims(jwt.Claims{
		Issuer: p.issuer, Subject: u.id, Audience: jwt.Audience{p.appID},
		IssuedAt: jwt.NewNumericDate(now), Expiry: jwt.NewNumericDate(now.Add(5 * time.Minute)),
	}).Claims(map[string]any{"nce": nonce, "display_name": u.name}).Serialize()
}

// loadKey reads the private key. Servers that work side by side share it; keep it where your other secrets are. Its id
// is its thumbprint, so that another key never takes the name of this one.
func loadKey(file string) (jose.JSONWebKey, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return jose.JSONWebKey{}, err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return jose.JSONWebKey{}, fmt.Errorf("%s holds no key in PEM", file)
	}
	private, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return jose.JSONWebKey{}, fmt.Errorf("%s: %w", file, err)
	}
	key := jose.JSONWebKey{Key: private}
	thumbprint, err := key.Thumbprint(crypto.SHA256)
	key.KeyID = base64.RawURLEncoding.EncodeToString(thumbprint)
	return key, err
}

// register tells Parley the public key. To do it again changes nothing.
func register(public jose.JSONWebKey) error {
	body, err := json.Marshal(map[string]any{"jwk": public})
	if err != nil {
		return err
	}
	r, err := http.NewRequest(http.MethodPut, setting("PARLEY_URL")+"/v1/identity-provider/keys/"+public.KeyID, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "Bearer "+setting("PARLEY_API_KEY"))
	r.Header.Set("Content-Type", "application/json")
	answer, err := (&http.Client{Timeout: 10 * time.Second}).Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		problem, _ := io.ReadAll(io.LimitReader(answer.Body, 4<<10)) // says what to mend
		return fmt.Errorf("register the key: %s: %s", answer.Status, problem)
	}
	return nil
}

func setting(name string) string {
	text := os.Getenv(name)
	if text == "" {
		log.Fatalf("set %s", name)
	}
	return text
}
