package store

import (
	"cmp"
	"context"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

type storedApp struct {
	ID          string `dynamodbav:"id"`
	Name        string `dynamodbav:"name"`
	Environment string `dynamodbav:"environment"`
	Epoch       int64  `dynamodbav:"epoch"`
	Disabled    bool   `dynamodbav:"disabled"`
	storedSettings
	NonceKey     []byte `dynamodbav:"nonce_key"`
	APIKeys      int64  `dynamodbav:"api_keys"` // how many there are: no race makes too many, or ends the last
	ProviderKeys int64  `dynamodbav:"provider_keys"`
	CreatedAt    int64  `dynamodbav:"created_at"`
	UpdatedAt    int64  `dynamodbav:"updated_at"`
}

// storedSettings are an app's settings. What is absent, as in items from before there was such a setting, is
// its default.
type storedSettings struct {
	SessionLifetime int64 `dynamodbav:"session_lifetime_seconds"`
	NonceRequired   bool  `dynamodbav:"nonce_required"`
	ProfileLocked   bool  `dynamodbav:"profile_locked,omitempty"`
	MaxParticipants int   `dynamodbav:"max_participants,omitempty"`
	MessageRequests bool  `dynamodbav:"message_requests,omitempty"`
	MessagesADay    int64 `dynamodbav:"quota_messages_a_day,omitempty"`
	Identities      int64 `dynamodbav:"quota_identities,omitempty"`
	UserRate        int64 `dynamodbav:"user_calls_a_minute,omitempty"`
	AppRate         int64 `dynamodbav:"app_calls_a_minute,omitempty"`
}

type storedAPIKey struct {
	ID         string `dynamodbav:"id"`
	SecretHash []byte `dynamodbav:"secret_hash"`
	CreatedAt  int64  `dynamodbav:"created_at"`
}

type storedProviderKey struct {
	KID       string `dynamodbav:"kid"`
	Algorithm string `dynamodbav:"algorithm"`
	PublicJWK []byte `dynamodbav:"public_jwk"`
	CreatedAt int64  `dynamodbav:"created_at"`
}

// App asks for an app.
func (b *Batch) App(id parley.AppID) *Slot[parley.App] {
	return want(b, b.store.tables.Apps, appKey(id), decodeApp)
}

// APIKey asks for an API key of an app.
func (b *Batch) APIKey(app parley.AppID, id string) *Slot[parley.APIKeyRecord] {
	return want(b, b.store.tables.Apps, apiKeyKey(app, id), decodeAPIKey)
}

// ProviderKey asks for an identity provider's key.
func (b *Batch) ProviderKey(app parley.AppID, kid string) *Slot[parley.IdentityProviderKey] {
	return want(b, b.store.tables.Apps, providerKeyKey(app, kid), decodeProviderKey)
}

// NewApp is an app with its first API key.
type NewApp struct {
	App parley.App
	Key parley.APIKeyRecord
}

// CreateApps writes apps, their first API keys and their places in the list, all or none. Their ids are
// random, so that a repeat writes the same again.
func (s *Store) CreateApps(ctx context.Context, apps ...NewApp) error {
	var writes []types.TransactWriteItem
	for _, a := range apps {
		for _, w := range []struct {
			key    key
			stored any
		}{
			{appKey(a.App.ID), newApp(a.App)},
			{apiKeyKey(a.App.ID, a.Key.ID), encodeAPIKey(a.Key)},
			{appListKey(a.App.ID), struct {
				CreatedAt int64 `dynamodbav:"created_at"`
			}{millis(a.App.CreatedAt)}},
		} {
			write, err := put(s.tables.Apps, w.key, w.stored, "", nil)
			if err != nil {
				return err
			}
			writes = append(writes, write)
		}
	}
	return s.transact(ctx, writes)
}

// AppIDs lists the ids of all apps.
func (s *Store) AppIDs(ctx context.Context) ([]parley.AppID, error) {
	var ids []parley.AppID
	err := s.query(ctx, s.tables.Apps, appList, beginsWith(appListPrefix), func(found item) error {
		var entry struct {
			ID string `dynamodbav:"sk"`
		}
		err := attributevalue.UnmarshalMap(found, &entry)
		ids = append(ids, parley.AppID(strings.TrimPrefix(entry.ID, appListPrefix)))
		return err
	})
	return ids, err
}

// APIKeys lists an app's API keys.
func (s *Store) APIKeys(ctx context.Context, app parley.AppID) ([]parley.APIKeyRecord, error) {
	return list(ctx, s, app, apiKeyPrefix, decodeAPIKey)
}

// ProviderKeys lists an app's identity-provider keys.
func (s *Store) ProviderKeys(ctx context.Context, app parley.AppID) ([]parley.IdentityProviderKey, error) {
	return list(ctx, s, app, providerKeyPrefix, decodeProviderKey)
}

func list[T any](ctx context.Context, s *Store, app parley.AppID, prefix string, decode func(item) (T, error)) ([]T, error) {
	var all []T
	err := s.query(ctx, s.tables.Apps, appKey(app).pk, beginsWith(prefix), func(found item) error {
		one, err := decode(found)
		all = append(all, one)
		return err
	})
	return all, err
}

// newApp is a stored app with its first API key.
func newApp(a parley.App) storedApp {
	return storedApp{
		ID: string(a.ID), Name: a.Name, Environment: string(a.Environment), Epoch: a.Epoch, Disabled: a.Disabled,
		storedSettings: encodeSettings(a.Settings),
		NonceKey:       a.NonceKey, APIKeys: 1, CreatedAt: millis(a.CreatedAt), UpdatedAt: millis(a.UpdatedAt),
	}
}

func decodeApp(found item) (parley.App, error) {
	var a storedApp
	err := attributevalue.UnmarshalMap(found, &a)
	return parley.App{
		ID: parley.AppID(a.ID), Name: a.Name, Environment: parley.Environment(a.Environment), Epoch: a.Epoch, Disabled: a.Disabled,
		Settings: a.storedSettings.decode(parley.Environment(a.Environment)),
		NonceKey: a.NonceKey, CreatedAt: fromMillis(a.CreatedAt), UpdatedAt: fromMillis(a.UpdatedAt),
	}, err
}

func encodeSettings(s parley.Settings) storedSettings {
	return storedSettings{
		SessionLifetime: int64(s.SessionLifetime / time.Second), NonceRequired: s.NonceRequired, ProfileLocked: !s.ProfileEditable,
		MaxParticipants: s.MaxParticipants, MessageRequests: s.MessageRequests,
		MessagesADay: s.Quotas.MessagesADay, Identities: s.Quotas.Identities, UserRate: s.Rates.User, AppRate: s.Rates.App,
	}
}

func (s storedSettings) decode(env parley.Environment) parley.Settings {
	usual := parley.DefaultSettings(env)
	return parley.Settings{
		SessionLifetime: time.Duration(s.SessionLifetime) * time.Second, NonceRequired: s.NonceRequired, ProfileEditable: !s.ProfileLocked,
		MaxParticipants: cmp.Or(s.MaxParticipants, usual.MaxParticipants), MessageRequests: s.MessageRequests,
		Quotas: parley.Quotas{MessagesADay: s.MessagesADay, Identities: s.Identities},
		Rates:  parley.Rates{User: cmp.Or(s.UserRate, usual.Rates.User), App: cmp.Or(s.AppRate, usual.Rates.App)},
	}
}

func encodeAPIKey(k parley.APIKeyRecord) storedAPIKey {
	return storedAPIKey{ID: k.ID, SecretHash: k.SecretHash, CreatedAt: millis(k.CreatedAt)}
}

func decodeAPIKey(found item) (parley.APIKeyRecord, error) {
	var k storedAPIKey
	err := attributevalue.UnmarshalMap(found, &k)
	return parley.APIKeyRecord{ID: k.ID, SecretHash: k.SecretHash, CreatedAt: fromMillis(k.CreatedAt)}, err
}

func decodeProviderKey(found item) (parley.IdentityProviderKey, error) {
	var k storedProviderKey
	err := attributevalue.UnmarshalMap(found, &k)
	return parley.IdentityProviderKey{KID: k.KID, Algorithm: k.Algorithm, PublicJWK: k.PublicJWK, CreatedAt: fromMillis(k.CreatedAt)}, err
}

// Times are stored as milliseconds of Unix time, 0 for none.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromMillis(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
