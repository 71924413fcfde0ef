package store

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// What tests of the package from outside need of its inside: where things are, and to write there what the
// store itself never would.

var (
	HeadKey    = headKey
	InfoKey    = infoKey
	MemberKey  = memberKey
	MessageKey = messageKey
	ChunkKey   = chunkKey
	SentKey    = sendRecordKey
	ReactedKey = reactedKey
	DeletedKey = deletedKey
	ChangeKey  = changeKey
	AppKey     = appKey
	SessionKey = sessionKey
	WatcherKey = watcherKey
	WatchedBy  = watchingKey
	Sockets    = connectionsKey
	Text       = text
	Number     = number
)

// Key is where an item is.
type Key = key

const (
	ChunkBytes   = chunkBytes
	ReadAttempts = readAttempts
)

// SetRaw sets one attribute of an item, which is made where there is none.
func (s *Store) SetRaw(ctx context.Context, table string, k key, name string, value types.AttributeValue) error {
	_, err := s.db.UpdateItem(ctx, &dynamodb.UpdateItemInput{
		TableName: &table, Key: k.item(), UpdateExpression: aws.String("SET #name = :value"),
		ExpressionAttributeNames: map[string]string{"#name": name}, ExpressionAttributeValues: item{":value": value},
	})
	return err
}

// DeleteRaw takes an item away.
func (s *Store) DeleteRaw(ctx context.Context, table string, k key) error {
	return s.remove(ctx, table, k)
}

// Raw is an item as it is stored, nil where there is none.
func (s *Store) Raw(ctx context.Context, table string, k key) (map[string]types.AttributeValue, error) {
	out, err := s.db.GetItem(ctx, &dynamodb.GetItemInput{TableName: &table, Key: k.item(), ConsistentRead: aws.Bool(true)})
	if err != nil {
		return nil, err
	}
	return out.Item, nil
}

// CountRaw counts the items of a key's partition whose sort keys begin with its own.
func (s *Store) CountRaw(ctx context.Context, table string, under key) (n int, err error) {
	err = s.query(ctx, table, under.pk, beginsWith(under.sk), func(item) error { n++; return nil })
	return n, err
}

// CutPartition says whether a partition key is one of ours.
func CutPartition(pk string) error {
	_, _, _, err := cutPartition(pk)
	return err
}

// CheckPartition checks that a partition key's parts are read back as they were written.
func CheckPartition(t testing.TB, app parley.AppID, of string, parts ...string) {
	t.Helper()
	if strings.Contains(of, "/") {
		return // the kinds are words
	}
	gotApp, gotOf, got, err := cutPartition(partition(app, of, parts...))
	if err != nil || gotApp != app || gotOf != of || !slices.Equal(got, parts) {
		t.Errorf("%q %q reads as %q %q %q, %v", of, parts, gotApp, gotOf, got, err)
	}
}
