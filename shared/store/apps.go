package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

type storedApp struct {
	ID          string `dynamodbav:"id"`
	Environment string `dynamodbav:"environment"`
	Epoch       int64  `dynamodbav:"epoch"`
	storedChoices
	NonceKey     []byte `dynamodbav:"nonce_key"`
	APIKeys      int64  `dynamodbav:"api_keys"` // how many there are: no race makes too many, or ends the last
	ProviderKeys int64  `dynamodbav:"provider_keys"`
	Webhooks     int64  `dynamodbav:"webhooks,omitempty"`
	CreatedAt    int64  `dynamodbav:"created_at"`
}

// storedChoices is the part of an app that is written as a whole when somebody changes it. All of it is
// always written, so that what was taken away is not left over.
type storedChoices struct {
	Name      string `dynamodbav:"name"`
	Disabled  bool   `dynamodbav:"disabled"`
	Archived  bool   `dynamodbav:"archived"`
	UpdatedAt int64  `dynamodbav:"updated_at"` // rises with every change: writers go by it
	storedSettings
}

// storedSettings are an app's settings. What is absent, as in items from before there was such a setting, is
// its default.
type storedSettings struct {
	SessionLifetime int64 `dynamodbav:"session_lifetime_seconds"`
	NonceRequired   bool  `dynamodbav:"nonce_required"`
	ProfileLocked   bool  `dynamodbav:"profile_locked"`
	MaxParticipants int   `dynamodbav:"max_participants"`
	MessageRequests bool  `dynamodbav:"message_requests"`
	MessagesADay    int64 `dynamodbav:"quota_messages_a_day"`
	Identities      int64 `dynamodbav:"quota_identities"`
	UserRate        int64 `dynamodbav:"user_calls_a_minute"`
	AppRate         int64 `dynamodbav:"app_calls_a_minute"`
	RetentionDays   int64 `dynamodbav:"retention_days"`
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
		ID: string(a.ID), Environment: string(a.Environment), Epoch: a.Epoch, storedChoices: choices(a),
		NonceKey: a.NonceKey, APIKeys: 1, CreatedAt: millis(a.CreatedAt),
	}
}

func choices(a parley.App) storedChoices {
	return storedChoices{
		Name: a.Name, Disabled: a.Disabled, Archived: a.Archived, UpdatedAt: millis(a.UpdatedAt), storedSettings: encodeSettings(a.Settings),
	}
}

// UpdateApp makes one attempt to write what may be chosen of an app, if that is as read. Done is false without
// an error where it is another by now: nothing was written. What the app counts is not touched.
func (s *Store) UpdateApp(ctx context.Context, from, to parley.App) (done bool, err error) {
	write, err := s.chooseApp(from, to)
	if err != nil {
		return false, err
	}
	return unless(s.transact(ctx, []types.TransactWriteItem{write}))
}

// ArchiveApp is UpdateApp for an app that is archived: it is taken off the list of all apps, too.
func (s *Store) ArchiveApp(ctx context.Context, from, to parley.App) (done bool, err error) {
	write, err := s.chooseApp(from, to)
	if err != nil {
		return false, err
	}
	unlist := types.TransactWriteItem{Delete: &types.Delete{TableName: &s.tables.Apps, Key: appListKey(from.ID).item()}}
	return unless(s.transact(ctx, []types.TransactWriteItem{write, unlist}))
}

// unless says of a write whether it was done, where a failed condition means that it was not, and no more.
func unless(err error) (done bool, _ error) {
	if errors.Is(err, errCondition) {
		return false, nil
	}
	return err == nil, err
}

func (s *Store) chooseApp(from, to parley.App) (types.TransactWriteItem, error) {
	encoded, err := attributevalue.MarshalMap(choices(to))
	if err != nil {
		return types.TransactWriteItem{}, err
	}
	expression, names, values := setAll(encoded)
	values[":read"] = number(millis(from.UpdatedAt))
	return types.TransactWriteItem{Update: &types.Update{
		TableName: &s.tables.Apps, Key: appKey(from.ID).item(), UpdateExpression: &expression,
		ConditionExpression:      aws.String("#updated_at = :read"),
		ExpressionAttributeNames: names, ExpressionAttributeValues: values,
	}}, nil
}

// setAll sets every one of some attributes; their names may be words that DynamoDB reserves.
func setAll(attributes item) (expression string, names map[string]string, values item) {
	var sets []string
	names, values = map[string]string{}, item{}
	for name, value := range attributes {
		sets = append(sets, "#"+name+" = :"+name)
		names["#"+name], values[":"+name] = name, value
	}
	slices.Sort(sets)
	return "SET " + strings.Join(sets, ", "), names, values
}

func decodeApp(found item) (parley.App, error) {
	var a storedApp
	err := attributevalue.UnmarshalMap(found, &a)
	return parley.App{
		ID: parley.AppID(a.ID), Name: a.Name, Environment: parley.Environment(a.Environment), Epoch: a.Epoch,
		Disabled: a.Disabled, Archived: a.Archived,
		Settings: a.storedSettings.decode(parley.Environment(a.Environment)),
		NonceKey: a.NonceKey, Webhooks: a.Webhooks, CreatedAt: fromMillis(a.CreatedAt), UpdatedAt: fromMillis(a.UpdatedAt),
	}, err
}

const day = 24 * time.Hour

func encodeSettings(s parley.Settings) storedSettings {
	return storedSettings{
		SessionLifetime: int64(s.SessionLifetime / time.Second), NonceRequired: s.NonceRequired, ProfileLocked: !s.ProfileEditable,
		MaxParticipants: s.MaxParticipants, MessageRequests: s.MessageRequests,
		MessagesADay: s.Quotas.MessagesADay, Identities: s.Quotas.Identities, UserRate: s.Rates.User, AppRate: s.Rates.App,
		RetentionDays: int64(s.Retention / day),
	}
}

func (s storedSettings) decode(env parley.Environment) parley.Settings {
	usual := parley.DefaultSettings(env)
	return parley.Settings{
		SessionLifetime: time.Duration(s.SessionLifetime) * time.Second, NonceRequired: s.NonceRequired, ProfileEditable: !s.ProfileLocked,
		MaxParticipants: cmp.Or(s.MaxParticipants, usual.MaxParticipants), MessageRequests: s.MessageRequests,
		Quotas:    parley.Quotas{MessagesADay: s.MessagesADay, Identities: s.Identities},
		Rates:     parley.Rates{User: cmp.Or(s.UserRate, usual.Rates.User), App: cmp.Or(s.AppRate, usual.Rates.App)},
		Retention: time.Duration(s.RetentionDays) * day,
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
	return k.key(), err
}

func encodeProviderKey(k parley.IdentityProviderKey) storedProviderKey {
	return storedProviderKey{KID: k.KID, Algorithm: k.Algorithm, PublicJWK: k.PublicJWK, CreatedAt: millis(k.CreatedAt)}
}

func (k storedProviderKey) key() parley.IdentityProviderKey {
	return parley.IdentityProviderKey{KID: k.KID, Algorithm: k.Algorithm, PublicJWK: k.PublicJWK, CreatedAt: fromMillis(k.CreatedAt)}
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
