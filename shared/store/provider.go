package store

import (
	"context"
	"errors"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// storedProvider is an app's identity provider. It is stored twice: by itself, for every login, and with what was
// fetched from it, for those that no key put by hand verifies. Both are written at once, and what was fetched stands
// beside the address that it came from, so that it does not outlive it.
type storedProvider struct {
	Issuer     string              `dynamodbav:"issuer,omitempty"`
	JWKSURL    string              `dynamodbav:"jwks_url,omitempty"`
	PublicKeys []storedProviderKey `dynamodbav:"public_keys,omitempty"`
	FetchedAt  int64               `dynamodbav:"fetched_at,omitempty"`
	FreshUntil int64               `dynamodbav:"fresh_until,omitempty"`
	AskedAt    int64               `dynamodbav:"asked_at,omitempty"`
	AskedBy    []byte              `dynamodbav:"asked_by,omitempty"` // whose turn the last one was
	Failure    string              `dynamodbav:"failure,omitempty"`  // of the last fetch
}

// Provider is an app's identity provider with the keys that were fetched from it.
type Provider struct {
	parley.IdentityProvider
	Set parley.KeySet
}

// Provider asks for an app's identity provider.
func (b *Batch) Provider(app parley.AppID) *Slot[parley.IdentityProvider] {
	return want(b, b.store.tables.Apps, providerKey(app), func(found item) (parley.IdentityProvider, error) {
		p, err := decodeProvider(found)
		return p.IdentityProvider, err
	})
}

// Published asks for an app's identity provider with the keys that were fetched from it: many units.
func (b *Batch) Published(app parley.AppID) *Slot[Provider] {
	return want(b, b.store.tables.Apps, publishedKey(app), decodeProvider)
}

// PutProvider makes one attempt to write what an app says of its identity provider. What was fetched from the
// one before is gone with it.
func (s *Store) PutProvider(ctx context.Context, app parley.AppID, p parley.IdentityProvider) error {
	var writes []types.TransactWriteItem
	for _, k := range []key{providerKey(app), publishedKey(app)} {
		write, err := put(s.tables.Apps, k, storedProvider{Issuer: p.Issuer, JWKSURL: p.JWKSURL}, "", nil)
		if err != nil {
			return err
		}
		writes = append(writes, write)
	}
	return s.transact(ctx, writes)
}

// Turn is the right to fetch an identity provider's keys once.
type Turn struct {
	ID      []byte // random
	JWKSURL string // where
	At      time.Time
	Gap     time.Duration // how long nobody else has it
}

// TakeTurn makes one attempt to take the turn. Where somebody has it, or the address is another by now, it is
// not taken, and found is the provider as it is. A repeat by the same id succeeds.
func (s *Store) TakeTurn(ctx context.Context, app parley.AppID, turn Turn) (found Provider, taken bool, err error) {
	there, err := s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Apps, Key: publishedKey(app).item(),
		UpdateExpression:    aws.String("SET asked_at = :now, asked_by = :me"),
		ConditionExpression: aws.String("jwks_url = :url AND (attribute_not_exists(asked_at) OR asked_at <= :before OR asked_by = :me)"),
		ExpressionAttributeValues: item{
			":now": number(millis(turn.At)), ":before": number(millis(turn.At.Add(-turn.Gap))),
			":me": &types.AttributeValueMemberB{Value: turn.ID}, ":url": text(turn.JWKSURL),
		},
	})
	if !errors.Is(err, errCondition) {
		return Provider{}, err == nil, err
	}
	found, err = decodeProvider(there)
	return found, false, err
}

// KeepKeys makes one attempt to keep what a turn has fetched. It keeps nothing where another turn was taken, or
// the provider changed, since.
func (s *Store) KeepKeys(ctx context.Context, app parley.AppID, turn Turn, keys []parley.IdentityProviderKey, freshUntil time.Time) error {
	stored, err := attributevalue.Marshal(encodeProviderKeys(keys))
	if err != nil {
		return err
	}
	_, err = s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Apps, Key: publishedKey(app).item(),
		UpdateExpression:    aws.String("SET public_keys = :keys, fetched_at = :at, fresh_until = :until REMOVE failure"),
		ConditionExpression: aws.String("asked_by = :me"),
		ExpressionAttributeValues: item{
			":keys": stored, ":at": number(millis(turn.At)), ":until": number(millis(freshUntil)),
			":me": &types.AttributeValueMemberB{Value: turn.ID},
		},
	})
	if errors.Is(err, errCondition) {
		return nil
	}
	return err
}

// KeepFailure makes one attempt to keep why a turn has fetched nothing, for whoever asks. It keeps nothing where
// another turn was taken, or the provider changed, since.
func (s *Store) KeepFailure(ctx context.Context, app parley.AppID, turn Turn, why string) error {
	_, err := s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Apps, Key: publishedKey(app).item(),
		UpdateExpression:          aws.String("SET failure = :why"),
		ConditionExpression:       aws.String("asked_by = :me"),
		ExpressionAttributeValues: item{":why": text(why), ":me": &types.AttributeValueMemberB{Value: turn.ID}},
	})
	if errors.Is(err, errCondition) {
		return nil
	}
	return err
}

func encodeProviderKeys(keys []parley.IdentityProviderKey) []storedProviderKey {
	stored := make([]storedProviderKey, len(keys))
	for i, k := range keys {
		stored[i] = encodeProviderKey(k)
	}
	return stored
}

func decodeProvider(found item) (Provider, error) {
	var p storedProvider
	err := attributevalue.UnmarshalMap(found, &p)
	set := parley.KeySet{FetchedAt: fromMillis(p.FetchedAt), FreshUntil: fromMillis(p.FreshUntil), AskedAt: fromMillis(p.AskedAt), Failure: p.Failure}
	for _, k := range p.PublicKeys {
		set.Keys = append(set.Keys, k.key())
	}
	return Provider{IdentityProvider: parley.IdentityProvider{Issuer: p.Issuer, JWKSURL: p.JWKSURL}, Set: set}, err
}
