package store

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
)

// An app counts its keys in its own item, in the transaction that adds or ends one.
const (
	apiKeyCount      = "api_keys"
	providerKeyCount = "provider_keys"
)

// ErrTooMany refuses a key that would be one too many, and ErrTooFew the end of one that is needed.
var (
	ErrTooMany = errors.New("too many keys")
	ErrTooFew  = errors.New("too few keys")
)

// AddAPIKey makes one attempt to write a new API key; ErrTooMany where the app has most already. A
// repeat succeeds.
func (s *Store) AddAPIKey(ctx context.Context, app parley.AppID, k parley.APIKeyRecord, most int64) error {
	return s.addKey(ctx, app, apiKeyKey(app, k.ID), encodeAPIKey(k), apiKeyCount, most)
}

// EndAPIKey makes one attempt to end an API key; one that is not there is ended already. ErrTooFew
// where it is the only one.
func (s *Store) EndAPIKey(ctx context.Context, app parley.AppID, id string) error {
	return s.endKey(ctx, app, apiKeyKey(app, id), apiKeyCount, 1)
}

// PutProviderKey makes one attempt to write an identity provider's key, new or over one of the same
// name; ErrTooMany where it is new and the app has most already.
func (s *Store) PutProviderKey(ctx context.Context, app parley.AppID, k parley.IdentityProviderKey, most int64) error {
	stored := encodeProviderKey(k)
	err := s.addKey(ctx, app, providerKeyKey(app, k.KID), stored, providerKeyCount, most)
	if !errors.Is(err, errTaken) {
		return err
	}
	over, err := put(s.tables.Apps, providerKeyKey(app, k.KID), stored, "attribute_exists(pk)", nil)
	if err != nil {
		return err
	}
	err = s.transact(ctx, []types.TransactWriteItem{over})
	if errors.Is(err, errCondition) {
		return retry.ErrBusy // it was ended in between; the next attempt adds it
	}
	return err
}

// EndProviderKey makes one attempt to end an identity provider's key.
func (s *Store) EndProviderKey(ctx context.Context, app parley.AppID, kid string) error {
	return s.endKey(ctx, app, providerKeyKey(app, kid), providerKeyCount, 0)
}

// errTaken ends an attempt to add a key that is there.
var errTaken = errors.New("key exists")

func (s *Store) addKey(ctx context.Context, app parley.AppID, k key, stored any, counter string, most int64) error {
	add, err := put(s.tables.Apps, k, stored, absent, nil)
	if err != nil {
		return err
	}
	err = s.transact(ctx, []types.TransactWriteItem{add, s.count(app, counter, 1, "#count < :bound", most)})
	var stopped *refused
	switch {
	case !errors.As(err, &stopped):
		return err
	case stopped.reasons[0].failed && counter == apiKeyCount:
		return nil // ids are random: it was an earlier attempt of this call
	case stopped.reasons[0].failed:
		return errTaken
	}
	return ErrTooMany
}

func (s *Store) endKey(ctx context.Context, app parley.AppID, k key, counter string, least int64) error {
	end := types.TransactWriteItem{Delete: &types.Delete{
		TableName: &s.tables.Apps, Key: k.item(), ConditionExpression: aws.String("attribute_exists(pk)"),
	}}
	err := s.transact(ctx, []types.TransactWriteItem{end, s.count(app, counter, -1, "#count > :bound", least)})
	var stopped *refused
	switch {
	case !errors.As(err, &stopped):
		return err
	case stopped.reasons[0].failed:
		return nil
	}
	return ErrTooFew
}

// count changes an app's counter, if it is on the right side of a bound.
func (s *Store) count(app parley.AppID, counter string, by int64, condition string, bound int64) types.TransactWriteItem {
	return types.TransactWriteItem{Update: &types.Update{
		TableName: &s.tables.Apps, Key: appKey(app).item(),
		UpdateExpression:          aws.String("SET #count = #count + :by"),
		ConditionExpression:       &condition,
		ExpressionAttributeNames:  map[string]string{"#count": counter},
		ExpressionAttributeValues: item{":by": number(by), ":bound": number(bound)},
	}}
}
