package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
)

type storedGate struct {
	Failing  []string `dynamodbav:"failing,omitempty,stringset"`
	Since    int64    `dynamodbav:"since"`
	Attempts int      `dynamodbav:"attempts"`
	NextAt   int64    `dynamodbav:"next_at"`
	After    string   `dynamodbav:"tried_last"`
}

// Gate asks what is known of a webhook's endpoint.
func (b *Batch) Gate(app parley.AppID, webhook parley.WebhookID) *Slot[parley.WebhookGate] {
	return want(b, b.store.tables.Deliveries, gateKey(app, webhook), decodeGate)
}

// Fail makes one attempt to note that the endpoint failed in a channel, and gives what is known then.
func (s *Store) Fail(ctx context.Context, app parley.AppID, webhook parley.WebhookID, channel parley.ChannelID, now time.Time) (parley.WebhookGate, error) {
	found, err := s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Deliveries, Key: gateKey(app, webhook).item(), ReturnValues: types.ReturnValueAllNew,
		UpdateExpression: aws.String("ADD failing :channel SET since = if_not_exists(since, :now), attempts = if_not_exists(attempts, :none), " +
			"next_at = if_not_exists(next_at, :now)"),
		ExpressionAttributeValues: item{
			":channel": &types.AttributeValueMemberSS{Value: []string{string(channel)}}, ":now": number(millis(now)), ":none": number(0),
		},
	})
	if err != nil {
		return parley.WebhookGate{}, err
	}
	return decodeGate(found)
}

// Try makes one attempt to be the one who tries a shut endpoint. Done is false without an error where another did.
func (s *Store) Try(ctx context.Context, app parley.AppID, webhook parley.WebhookID, read parley.WebhookGate, after string, next time.Time) (done bool, err error) {
	_, err = s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Deliveries, Key: gateKey(app, webhook).item(),
		UpdateExpression:    aws.String("SET attempts = :attempts, next_at = :next, tried_last = :after"),
		ConditionExpression: aws.String("attempts = :read AND next_at = :at"),
		ExpressionAttributeValues: item{
			":attempts": number(int64(read.Attempts) + 1), ":next": number(millis(next)), ":after": text(after),
			":read": number(int64(read.Attempts)), ":at": number(millis(read.NextAt)),
		},
	})
	return unless(err)
}

// Open makes one attempt to forget that an endpoint failed.
func (s *Store) Open(ctx context.Context, app parley.AppID, webhook parley.WebhookID) error {
	return s.remove(ctx, s.tables.Deliveries, gateKey(app, webhook))
}

// Waiting is work that waits until an endpoint is well again, or its webhook goes on.
type Waiting struct {
	Name  string // its place in the order
	Job   []byte
	token string // of this wait: who takes it away must not take a later one
}

type storedWaiting struct {
	Job   []byte `dynamodbav:"job"`
	Token string `dynamodbav:"park"`
}

// Park makes one attempt to have work wait, in place of what waits by the same name.
func (s *Store) Park(ctx context.Context, app parley.AppID, webhook parley.WebhookID, name string, job []byte, token string) error {
	write, err := s.putDelivery(waitingKey(app, webhook, name), storedWaiting{job, token}, "")
	if err != nil {
		return err
	}
	return s.putOne(ctx, write)
}

// Waiting lists some of the work that waits, in the order of names, after one.
func (s *Store) Waiting(ctx context.Context, app parley.AppID, webhook parley.WebhookID, after string, most int) ([]Waiting, error) {
	var waiting []Waiting
	k := waitingKey(app, webhook, after)
	input := newQuery(s.tables.Deliveries, k.pk, between(k.sk, waitingPrefix+"\x7f"))
	input.Limit = aws.Int32(int32(most + 1)) // the one after which may be among them
	err := s.queryPages(ctx, input, 1, func(found item) error {
		var each struct {
			storedWaiting
			SK string `dynamodbav:"sk"`
		}
		err := attributevalue.UnmarshalMap(found, &each)
		if name := strings.TrimPrefix(each.SK, waitingPrefix); name != after && len(waiting) < most {
			waiting = append(waiting, Waiting{name, each.Job, each.Token})
		}
		return err
	})
	return waiting, err
}

// Unpark makes one attempt to take away what waits. What was parked again meanwhile stays.
func (s *Store) Unpark(ctx context.Context, app parley.AppID, webhook parley.WebhookID, w Waiting) error {
	write := types.TransactWriteItem{Delete: &types.Delete{
		TableName: &s.tables.Deliveries, Key: waitingKey(app, webhook, w.Name).item(), ConditionExpression: aws.String("park = :token"),
		ExpressionAttributeValues: item{":token": text(w.token)},
	}}
	_, err := unless(s.deleteOne(ctx, write))
	return err
}

// Due is work that a time has come for.
type Due struct {
	At  time.Time
	Job []byte
	key key
}

// DueShards is how many partitions hold what is due.
const DueShards = 8

// Plan makes one attempt to have work done at a time, once for each name.
func (s *Store) Plan(ctx context.Context, app parley.AppID, name string, at time.Time, job []byte) error {
	write, err := s.putDelivery(dueKey(app, name, at), struct {
		At  int64  `dynamodbav:"at"`
		Job []byte `dynamodbav:"job"`
	}{millis(at), job}, "")
	if err != nil {
		return err
	}
	return s.putOne(ctx, write)
}

// Due lists some of the work of a shard whose time comes before one, the earliest first.
func (s *Store) Due(ctx context.Context, shard int, before time.Time, most int) ([]Due, error) {
	var due []Due
	input := newQuery(s.tables.Deliveries, duePartition(shard), between(duePrefix, dueSort(before)))
	input.Limit = aws.Int32(int32(most))
	err := s.queryPages(ctx, input, 1, func(found item) error {
		var each struct {
			PK  string `dynamodbav:"pk"`
			SK  string `dynamodbav:"sk"`
			At  int64  `dynamodbav:"at"`
			Job []byte `dynamodbav:"job"`
		}
		err := attributevalue.UnmarshalMap(found, &each)
		due = append(due, Due{fromMillis(each.At), each.Job, key{each.PK, each.SK}})
		return err
	})
	return due, err
}

// Done makes one attempt to take due work off the list.
func (s *Store) Done(ctx context.Context, d Due) error {
	return s.remove(ctx, s.tables.Deliveries, d.key)
}

func decodeGate(found item) (parley.WebhookGate, error) {
	var g storedGate
	err := attributevalue.UnmarshalMap(found, &g)
	gate := parley.WebhookGate{Since: fromMillis(g.Since), Attempts: g.Attempts, NextAt: fromMillis(g.NextAt), After: g.After}
	for _, channel := range g.Failing {
		gate.Failing = append(gate.Failing, parley.ChannelID(channel))
	}
	slices.Sort(gate.Failing)
	return gate, err
}

// putDelivery is a write of a whole item of the Deliveries table.
func (s *Store) putDelivery(k key, stored any, condition string) (types.TransactWriteItem, error) {
	return put(s.tables.Deliveries, k, stored, condition, nil)
}

// putOne makes one attempt at a write that needs no transaction, which would cost twice as much.
func (s *Store) putOne(ctx context.Context, write types.TransactWriteItem) error {
	return s.single(ctx, "put", func(ctx context.Context) (*types.ConsumedCapacity, error) {
		out, err := s.db.PutItem(ctx, &dynamodb.PutItemInput{
			TableName: write.Put.TableName, Item: write.Put.Item, ConditionExpression: write.Put.ConditionExpression,
			ExpressionAttributeValues: write.Put.ExpressionAttributeValues, ReturnConsumedCapacity: types.ReturnConsumedCapacityTotal,
		})
		if err != nil {
			return nil, err
		}
		return out.ConsumedCapacity, nil
	})
}

func (s *Store) deleteOne(ctx context.Context, write types.TransactWriteItem) error {
	return s.single(ctx, "delete", func(ctx context.Context) (*types.ConsumedCapacity, error) {
		out, err := s.db.DeleteItem(ctx, &dynamodb.DeleteItemInput{
			TableName: write.Delete.TableName, Key: write.Delete.Key, ConditionExpression: write.Delete.ConditionExpression,
			ExpressionAttributeValues: write.Delete.ExpressionAttributeValues, ReturnConsumedCapacity: types.ReturnConsumedCapacityTotal,
		})
		if err != nil {
			return nil, err
		}
		return out.ConsumedCapacity, nil
	})
}

// busyUnless has a write that met another state made again.
func busyUnless(err error) error {
	if errors.Is(err, errCondition) {
		return fmt.Errorf("lease: %w", retry.ErrBusy)
	}
	return err
}
