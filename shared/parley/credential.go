package parley

import (
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"strings"
	"unicode/utf8"
)

// CredentialKind says which of the callers a credential claims to be.
type CredentialKind int

const (
	// NoCredential: the header is absent.
	NoCredential CredentialKind = iota
	// OperatorKey: a word that is neither of the other two; only the deployment's secret can tell.
	OperatorKey
	// APIKey: an app's server.
	APIKey
	// SessionToken: a user.
	SessionToken
	// SocketSession: a user on a connection; the session's secret was checked when it connected.
	SocketSession
)

// Credential is what a caller presented: a claim, not yet checked. It names its app, so that the
// check and the first read of the call are one round trip.
type Credential struct {
	Kind        CredentialKind
	App         AppID
	User        UserID      // SessionToken: who it says; APIKey: whom the server acts as, or ""
	ID          string      // the session's or the key's id
	Environment Environment // APIKey: the word in its prefix
	Secret      []byte
	Connection  string // SocketSession: the connection that the call came on
}

// SecretHash is what is stored of a secret. The secrets are 32 random bytes, so one SHA-256 is enough.
func SecretHash(secret []byte) []byte {
	sum := sha256.Sum256(secret)
	return sum[:]
}

const (
	appBytes      = 16
	keyIDBytes    = 8
	sessionBytes  = 16
	secretBytes   = 32
	tokenVersion  = 1
	tokenOverhead = 1 + appBytes + sessionBytes + secretBytes
)

// NewAPIKey writes an API key: sk_<environment>_<base64url of app, key id and secret>.
func NewAPIKey(env Environment, app AppID, id string, secret []byte) string {
	raw := append(app.bytes(), fromBase64(id)...)
	return "sk_" + string(env) + "_" + toBase64(append(raw, secret...))
}

// NewSessionToken writes a session token: base64url of a version, app, session id, secret and user id.
func NewSessionToken(app AppID, user UserID, id string, secret []byte) string {
	raw := append([]byte{tokenVersion}, app.bytes()...)
	raw = append(raw, fromBase64(id)...)
	raw = append(raw, secret...)
	return toBase64(append(raw, user...))
}

// ParseCredential reads the values of Authorization and Parley-User. What cannot be a credential of
// ours at all is refused as Unauthenticated; beside a bad Parley-User the API key is returned all the same,
// so that it can be checked first.
func ParseCredential(authorization, actAs string) (Credential, error) {
	if authorization == "" {
		return Credential{}, nil
	}
	scheme, word, _ := strings.Cut(authorization, " ")
	word = strings.TrimSpace(word)
	if !strings.EqualFold(scheme, "Bearer") || word == "" || len(word) > 1024 {
		return Credential{}, Refuse(Unauthenticated, "send Authorization: Bearer followed by a session token, an API key or the operator key")
	}
	if strings.HasPrefix(word, "sk_") {
		return parseAPIKey(word, actAs)
	}
	if token, ok := parseSessionToken(word); ok {
		return token, nil
	}
	return Credential{Kind: OperatorKey, Secret: []byte(word)}, nil
}

func parseAPIKey(word, actAs string) (Credential, error) {
	unreadable := Refuse(Unauthenticated, "this API key cannot be read; copy it again")
	env, text, ok := strings.Cut(strings.TrimPrefix(word, "sk_"), "_")
	raw := fromBase64(text)
	if !ok || !Environment(env).Valid() || len(raw) != appBytes+keyIDBytes+secretBytes {
		return Credential{}, unreadable
	}
	c := Credential{
		Kind: APIKey, App: appFromBytes(raw[:appBytes]), Environment: Environment(env),
		ID: toBase64(raw[appBytes : appBytes+keyIDBytes]), Secret: raw[appBytes+keyIDBytes:],
	}
	if actAs == "" {
		return c, nil
	}
	var err error
	c.User, err = ParseActAs(actAs)
	return c, err
}

// ParseActAs reads a value of Parley-User. A comma is percent-encoded too: gateways join headers of one name by it, and
// two names are not a third.
func ParseActAs(text string) (UserID, error) {
	user, err := url.PathUnescape(text)
	if err == nil && strings.IndexFunc(text, outsideActAs) < 0 {
		if id, err := ParseUserID(user); err == nil {
			return id, nil
		}
	}
	return "", RefuseField(InvalidRequest, "Parley-User",
		"must be one user id of 1 to 128 bytes, percent-encoded: spaces, commas and what is not ASCII are written as %20, %2C and so on")
}

func outsideActAs(r rune) bool { return r <= ' ' || r > '~' || r == ',' }

func parseSessionToken(word string) (Credential, bool) {
	raw := fromBase64(word)
	if len(raw) <= tokenOverhead || raw[0] != tokenVersion {
		return Credential{}, false
	}
	app, rest := raw[1:1+appBytes], raw[1+appBytes:]
	id, rest := rest[:sessionBytes], rest[sessionBytes:]
	secret, user := rest[:secretBytes], rest[secretBytes:]
	if !utf8.Valid(user) || len(user) > MaxUserIDBytes {
		return Credential{}, false
	}
	return Credential{
		Kind: SessionToken, App: appFromBytes(app), User: UserID(user), ID: toBase64(id), Secret: secret,
	}, true
}

func toBase64(raw []byte) string { return base64.RawURLEncoding.EncodeToString(raw) }

// fromBase64 is nil for anything that toBase64 would not have written.
func fromBase64(text string) []byte {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || strings.ContainsAny(text, "\r\n") { // which the decoder passes over
		return nil
	}
	return raw
}

// decodeBase64 reads standard base64 with padding, the form that message parts use.
func decodeBase64(text string) ([]byte, bool) {
	raw, err := base64.StdEncoding.Strict().DecodeString(text)
	return raw, err == nil && !strings.ContainsAny(text, "\r\n")
}
