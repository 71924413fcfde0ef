package wire

import (
	"time"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
)

// App is an app as operators and its own servers see it.
type App struct {
	ID          parley.AppID       `json:"id"`
	URI         string             `json:"uri"`
	Name        string             `json:"name"`
	Environment parley.Environment `json:"environment"`
	Epoch       int64              `json:"epoch"`
	Disabled    bool               `json:"disabled"`
	Settings    Settings           `json:"settings"`
	CreatedAt   Time               `json:"created_at"`
	UpdatedAt   Time               `json:"updated_at"`
}

// Settings are an app's settings.
type Settings struct {
	SessionLifetime int64  `json:"session_lifetime_in_seconds"`
	NonceRequired   bool   `json:"nonce_required"`
	ProfileEditable bool   `json:"profile_editable"`
	MaxParticipants int    `json:"max_participants"`
	MessageRequests bool   `json:"message_requests"`
	MessagesADay    *int64 `json:"messages_per_day"` // null for no quota
	MaxIdentities   *int64 `json:"max_identities"`   // null for no quota
	UserRate        int64  `json:"user_requests_per_minute"`
	AppRate         int64  `json:"app_requests_per_minute"`
	Retention       *int64 `json:"retention_in_days"` // null for ever
}

func settingsOf(s parley.Settings) Settings {
	return Settings{
		SessionLifetime: int64(s.SessionLifetime / time.Second), NonceRequired: s.NonceRequired, ProfileEditable: s.ProfileEditable,
		MaxParticipants: s.MaxParticipants, MessageRequests: s.MessageRequests,
		MessagesADay: orNull(s.Quotas.MessagesADay), MaxIdentities: orNull(s.Quotas.Identities), UserRate: s.Rates.User, AppRate: s.Rates.App,
		Retention: orNull(int64(s.Retention / (24 * time.Hour))),
	}
}

// AppOf shapes an app.
func AppOf(a parley.App) App {
	return App{
		ID: a.ID, URI: a.ID.URI(a.Environment), Name: a.Name, Environment: a.Environment, Epoch: a.Epoch, Disabled: a.Disabled,
		Settings: settingsOf(a.Settings), CreatedAt: Time(a.CreatedAt), UpdatedAt: Time(a.UpdatedAt),
	}
}

// ProviderKey is a public key of an identity provider.
type ProviderKey struct {
	KID       string `json:"kid"`
	Algorithm string `json:"algorithm"`
	CreatedAt Time   `json:"created_at"`
}

// ProviderKeyOf shapes an identity provider's key.
func ProviderKeyOf(k parley.IdentityProviderKey) ProviderKey {
	return ProviderKey{KID: k.KID, Algorithm: k.Algorithm, CreatedAt: Time(k.CreatedAt)}
}

// IdentityProvider is what an app says of its identity provider.
type IdentityProvider struct {
	Issuer    *string       `json:"issuer"`
	JWKSURL   *string       `json:"jwks_url"`
	Keys      []ProviderKey `json:"keys"` // those that were put by hand
	Published *Published    `json:"published"`
}

// Published is what was fetched of an identity provider's keys; null before anybody needed them.
type Published struct {
	AskedAt   Time     `json:"asked_at"`
	FetchedAt *Time    `json:"fetched_at"`
	KIDs      []string `json:"kids"`
	Failure   *string  `json:"failure"`
}

func publishedOf(set parley.KeySet) *Published {
	if set.AskedAt.IsZero() {
		return nil
	}
	p := &Published{AskedAt: Time(set.AskedAt), KIDs: []string{}, Failure: orNull(set.Failure)}
	if !set.FetchedAt.IsZero() {
		at := Time(set.FetchedAt)
		p.FetchedAt = &at
	}
	for _, key := range set.Keys {
		p.KIDs = append(p.KIDs, key.KID)
	}
	return p
}

// IdentityProviderOf shapes an identity provider.
func IdentityProviderOf(v access.ProviderView) IdentityProvider {
	return IdentityProvider{
		Issuer: orNull(v.Issuer), JWKSURL: orNull(v.JWKSURL), Keys: Each(v.Keys, ProviderKeyOf), Published: publishedOf(v.Published),
	}
}

// Identity is a person as somebody sees them. E-mail and phone number are there only for themselves and
// for servers.
type Identity struct {
	UserID      parley.UserID     `json:"user_id"`
	Type        string            `json:"type"`
	DisplayName *string           `json:"display_name"`
	FirstName   *string           `json:"first_name"`
	LastName    *string           `json:"last_name"`
	AvatarURL   *string           `json:"avatar_url"`
	Metadata    map[string]string `json:"metadata"`
	CreatedAt   Time              `json:"created_at"`
	UpdatedAt   Time              `json:"updated_at"`
	*Private
}

// Private is what not everybody may read of a person.
type Private struct {
	Email       *string `json:"email"`
	PhoneNumber *string `json:"phone_number"`
	Suspended   *bool   `json:"suspended,omitzero"` // for servers
}

// IdentityOf shapes an identity.
func IdentityOf(v access.IdentityView) Identity {
	shaped := Identity{
		UserID: v.User, Type: v.Type, DisplayName: v.Profile.DisplayName, FirstName: v.Profile.FirstName,
		LastName: v.Profile.LastName, AvatarURL: v.Profile.AvatarURL, Metadata: v.Profile.Metadata,
		CreatedAt: Time(v.CreatedAt), UpdatedAt: Time(v.UpdatedAt),
	}
	if v.Private {
		shaped.Private = &Private{Email: v.Profile.Email, PhoneNumber: v.Profile.PhoneNumber}
	}
	if v.Private && v.Server {
		shaped.Suspended = &v.Suspended
	}
	return shaped
}
