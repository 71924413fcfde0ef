package parley

import (
	"time"
	"unicode/utf8"
)

// App is one tenant: nothing in it can be reached from another. A customer's app is two of these,
// one per environment.
type App struct {
	ID          AppID
	Name        string
	Environment Environment
	Epoch       int64 // raised when its data was restored, so that clients drop positions of before
	Disabled    bool
	Archived    bool // for good: disabled, and to the operator as if it were not there; its data is kept
	Settings    Settings
	NonceKey    []byte // signs the app's nonces
	Webhooks    int64  // how many it has
	CreatedAt   time.Time
	UpdatedAt   time.Time
}

// CheckAppName refuses a name that no app may have.
func CheckAppName(name string) error {
	if name == "" || utf8.RuneCountInString(name) > MaxAppNameChars {
		return RefuseField(InvalidValue, "/name", "must be 1 to 128 characters")
	}
	return nil
}

// Settings are what an app's owner may choose.
type Settings struct {
	SessionLifetime time.Duration
	NonceRequired   bool
	ProfileEditable bool // people may change their own profiles
	MaxParticipants int  // of one channel
	MessageRequests bool // a PERSONAL channel from somebody new waits until its other person takes it
	Quotas          Quotas
	Rates           Rates
	Retention       time.Duration // how long entries are kept; 0 is for ever
}

// Quotas bound what an app that is not meant for the public may use. 0 is no bound.
type Quotas struct {
	MessagesADay int64 // by the day in UTC
	Identities   int64
}

// Rates bound calls, over HTTP and frames together, by the minute.
type Rates struct {
	User int64 // of one person
	App  int64 // of all
}

// DefaultSettings are those of a new app. A staging app has quotas, so that it does not quietly become the
// production one.
func DefaultSettings(env Environment) Settings {
	s := Settings{
		SessionLifetime: 30 * 24 * time.Hour, NonceRequired: true, ProfileEditable: true, MaxParticipants: MaxParticipants,
		Rates: Rates{User: 6_000, App: 60_000},
	}
	if env == Staging {
		s.Quotas = Quotas{MessagesADay: 100_000, Identities: 10_000}
	}
	return s
}

// Limits of apps.
const (
	MaxAppNameChars         = 128
	MaxAPIKeys              = 10
	MaxIdentityProviderKeys = 10
	MaxIssuerChars          = 2_048
)

// APIKeyRecord is what is kept of an API key: never the key.
type APIKeyRecord struct {
	ID         string
	SecretHash []byte
	CreatedAt  time.Time
}

// IdentityProviderKey is a public key by which an app's server signs identity tokens.
type IdentityProviderKey struct {
	KID       string
	Algorithm string // RS256, ES256 or EdDSA
	PublicJWK []byte
	CreatedAt time.Time
}

// IdentityProvider is what an app says of the server that vouches for its users, beside the keys put by hand.
type IdentityProvider struct {
	Issuer  string // whom identity tokens name in iss; "" for anybody
	JWKSURL string // where more keys are; "" for nowhere
}

// KeySet is what is known of the keys at an identity provider's address.
type KeySet struct {
	Keys       []IdentityProviderKey // of the last fetch that succeeded
	FetchedAt  time.Time             // when that fetch began; zero for never
	FreshUntil time.Time             // until when nobody needs to ask again
	AskedAt    time.Time             // when the last fetch began, whatever became of it
	Failure    string                // why the last fetch failed; "" where it did not, or is not over
}

// Key is a set's key of a name.
func (s KeySet) Key(kid string) (IdentityProviderKey, bool) {
	for _, key := range s.Keys {
		if key.KID == kid {
			return key, true
		}
	}
	return IdentityProviderKey{}, false
}

// Session is a user's login on one device.
type Session struct {
	ID         string
	User       UserID
	SecretHash []byte
	CreatedAt  time.Time
	ExpiresAt  time.Time
}

// Actor is who makes a call, checked: a user, or an app's server, alone or in a user's name.
type Actor struct {
	App     App
	User    UserID // "" for a server that acts for nobody
	Server  bool
	Session string // a user's session

	Connection string    // the connection that the call came on, "" over HTTP
	Blocks     BlockList // whom they block, for calls that show what others wrote
}

// Marker is the actor as who marked everything up to entry reached.
func (a Actor) Marker(reached int64, now time.Time) Marker {
	return Marker{Session: a.Session, Connection: a.Connection, Reached: reached, At: now}
}

// Person refuses where there is nobody to act for.
func (a Actor) Person() error {
	if a.User == "" {
		return Refuse(UserRequired, "this call needs a person: name one with the header Parley-User")
	}
	return nil
}
