package access

import (
	"errors"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"github.com/parleyhq/parley/shared/parley"
)

// Rules of identity tokens.
const (
	maxTokenBytes    = 16 << 10
	maxTokenLifetime = 10 * time.Minute
	leeway           = time.Minute
)

// algorithms are all that an identity token may be signed with. None and HMAC are not among them; the
// token's own header never chooses beyond this list, and the key allows only one.
var algorithms = []jose.SignatureAlgorithm{jose.RS256, jose.ES256, jose.EdDSA}

// claims are what an identity token may say.
type claims struct {
	Issuer      string            `json:"iss"`
	Subject     string            `json:"sub"`
	Principal   string            `json:"prn"` // Layer's word for sub
	Audience    jwt.Audience      `json:"aud"`
	IssuedAt    *jwt.NumericDate  `json:"iat"`
	Expiry      *jwt.NumericDate  `json:"exp"`
	NotBefore   *jwt.NumericDate  `json:"nbf"`
	Nonce       string            `json:"nce"`
	ID          string            `json:"jti"`
	DisplayName *string           `json:"display_name"`
	FirstName   *string           `json:"first_name"`
	LastName    *string           `json:"last_name"`
	AvatarURL   *string           `json:"avatar_url"`
	Email       *string           `json:"email"`
	PhoneNumber *string           `json:"phone_number"`
	Metadata    map[string]string `json:"metadata"`
}

// statement is what a verified token says.
type statement struct {
	user    parley.UserID
	once    string // the nonce or token id: good once
	expires time.Time
	profile parley.Profile
}

func badToken(why string) error {
	return parley.RefuseField(parley.InvalidIdentityToken, "/identity_token", why)
}

// parseIdentityToken reads a token as far as that can be done without its key.
func parseIdentityToken(text string) (token *jwt.JSONWebToken, kid string, err error) {
	if len(text) > maxTokenBytes {
		return nil, "", badToken("longer than 16 KB")
	}
	token, err = jwt.ParseSigned(text, algorithms)
	if err != nil {
		return nil, "", badToken("is not a JWT signed with RS256, ES256 or EdDSA")
	}
	kid = token.Headers[0].KeyID
	if !validKID(kid) {
		return nil, "", badToken("its header has no kid of 1 to 128 visible ASCII characters")
	}
	return token, kid, nil
}

// claimedUser is whom a token names, before anything of it was checked; "" where it names nobody.
func claimedUser(token *jwt.JSONWebToken) parley.UserID {
	var said claims
	if err := token.UnsafeClaimsWithoutVerification(&said); err != nil {
		return ""
	}
	user, _ := said.user()
	return user
}

// verifyIdentityToken checks the signature first, then everything that the token says. A token whose
// signature verifies works once: beside a refusal the statement says what is to be spent, where it is known.
func verifyIdentityToken(token *jwt.JSONWebToken, key parley.IdentityProviderKey, expected expectation) (statement, error) {
	var jwk jose.JSONWebKey
	if err := jwk.UnmarshalJSON(key.PublicJWK); err != nil {
		return statement{}, err
	}
	if token.Headers[0].Algorithm != key.Algorithm {
		return statement{}, badToken("its alg is " + token.Headers[0].Algorithm + ", the key's is " + key.Algorithm)
	}
	var said claims
	if err := token.Claims(jwk.Key, &said); errors.Is(err, jose.ErrCryptoFailure) {
		return statement{}, badToken("its signature does not verify")
	} else if err != nil {
		return statement{}, wrongType()
	}
	return said.check(expected)
}

// precheckIdentityToken checks all but the signature, so that a token that is no good whoever signed it makes
// nobody fetch a key.
func precheckIdentityToken(token *jwt.JSONWebToken, expected expectation) error {
	var said claims
	if err := token.UnsafeClaimsWithoutVerification(&said); err != nil {
		return wrongType()
	}
	_, err := said.check(expected)
	return err
}

func wrongType() error { return badToken("a claim has the wrong type") }

// expectation is what a token is held against.
type expectation struct {
	app    parley.App
	issuer string // "" for any
	now    time.Time
}

// check is everything that a token says. Beside a refusal the statement says what is to be spent, if the
// signature verified.
func (c claims) check(expected expectation) (statement, error) {
	app, now := expected.app, expected.now
	once, err := c.once(app, now)
	if err != nil {
		return statement{}, err
	}
	// From here on the token is used up, also where it is refused.
	st := statement{once: once, expires: now.Add(maxTokenLifetime + leeway)}
	if err := c.checkTimes(now); err != nil {
		return st, err
	}
	if expected.issuer != "" && c.Issuer != expected.issuer {
		return st, badToken("its iss is not the issuer of this app's identity provider")
	}
	if !c.Audience.Contains(string(app.ID)) && !c.Audience.Contains(app.ID.URI(app.Environment)) {
		return st, badToken("its aud is neither the app's id nor its uri")
	}
	if st.user, err = c.user(); err != nil {
		return st, err
	}
	st.profile = c.profile()
	if err := st.profile.Check("/identity_token"); err != nil {
		return st, badToken("its profile is over a limit: " + err.Error())
	}
	return st, nil
}

func (c claims) checkTimes(now time.Time) error {
	switch {
	case c.IssuedAt == nil || c.Expiry == nil:
		return badToken("needs iat and exp")
	case c.Expiry.Time().Sub(c.IssuedAt.Time()) > maxTokenLifetime:
		return badToken("its exp is more than 10 minutes after its iat")
	case c.Expiry.Time().Before(c.IssuedAt.Time()):
		return badToken("its exp is before its iat")
	case c.IssuedAt.Time().After(now.Add(leeway)):
		return badToken("its iat lies in the future; check the clock of your server")
	case c.NotBefore != nil && c.NotBefore.Time().After(now.Add(leeway)):
		return badToken("its nbf lies in the future")
	case !c.Expiry.Time().After(now.Add(-leeway)):
		return badToken("has expired")
	}
	return nil
}

func (c claims) user() (parley.UserID, error) {
	name := c.Subject
	if name == "" {
		name = c.Principal
	}
	if c.Principal != "" && c.Principal != name {
		return "", badToken("its sub and prn differ")
	}
	user, err := parley.ParseUserID(name)
	if err != nil {
		return "", badToken("its sub is no user id: 1 to 128 bytes of UTF-8 without control characters and U+FFFD, and not me, . or ..")
	}
	return user, nil
}

// once is the value that makes the token good only once.
func (c claims) once(app parley.App, now time.Time) (string, error) {
	if c.Nonce == "" {
		if app.Settings.NonceRequired {
			return "", badToken("has no nce; ask for a nonce first")
		}
		if c.ID == "" {
			return "", badToken("has neither nce nor jti")
		}
		return "jti:" + c.ID, nil
	}
	ends, ok := nonceEnds(app, c.Nonce)
	if !ok {
		return "", badToken("its nce is no nonce of this app")
	}
	if now.After(ends) {
		return "", badToken("its nce has expired; ask for another")
	}
	return "nce:" + c.Nonce, nil
}

func (c claims) profile() parley.Profile {
	return parley.Profile{
		DisplayName: c.DisplayName, FirstName: c.FirstName, LastName: c.LastName, AvatarURL: c.AvatarURL,
		Email: c.Email, PhoneNumber: c.PhoneNumber, Metadata: c.Metadata,
	}
}
