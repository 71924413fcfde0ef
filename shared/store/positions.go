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

// One at a time is at a webhook's position in a channel: who holds its lease. A bell that meets a lease is noted, so
// that its holder looks once more before it lets go.

type storedPosition struct {
	Channel     string `dynamodbav:"channel_id"`
	Opened      bool   `dynamodbav:"opened"`
	Sequence    int64  `dynamodbav:"sequence_id"`
	Change      int64  `dynamodbav:"change_id"`
	Attempts    int    `dynamodbav:"attempts"`
	FirstFailed int64  `dynamodbav:"first_failed_at"`
	NextAt      int64  `dynamodbav:"next_at"`
}

// PositionOf is a webhook's position in a channel.
type PositionOf struct {
	App     parley.AppID
	Webhook parley.WebhookID
	Channel parley.ChannelID
}

// Begin makes one attempt to write a position that is not there.
func (s *Store) Begin(ctx context.Context, of PositionOf, p parley.WebhookPosition) error {
	write, err := s.putDelivery(positionKey(of), encodePosition(of, p), absent)
	if err != nil {
		return err
	}
	_, err = unless(s.putOne(ctx, write))
	return err
}

// LeaseEnd is how an attempt to take or keep a lease ended.
type LeaseEnd int

// The ends.
const (
	LeaseHeld   LeaseEnd = iota // it is the caller's
	LeaseNoted                  // another holds it, and will look again
	LeaseAbsent                 // there is no position yet
	LeaseRung                   // it is the caller's still: somebody rang meanwhile
	LeaseLost                   // it is the caller's no more
)

// Lease makes one attempt to take a position until a time; where another holds it, to note that somebody rang.
func (s *Store) Lease(ctx context.Context, of PositionOf, token string, now, until time.Time) (parley.WebhookPosition, LeaseEnd, error) {
	found, err := s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Deliveries, Key: positionKey(of).item(), ReturnValues: types.ReturnValueAllNew,
		UpdateExpression:          aws.String("SET lease = :me, lease_until = :until REMOVE rung"),
		ConditionExpression:       aws.String("attribute_exists(pk) AND (attribute_not_exists(lease) OR lease = :me OR lease_until < :now)"),
		ExpressionAttributeValues: item{":me": text(token), ":until": number(millis(until)), ":now": number(millis(now))},
	})
	if err == nil {
		p, err := decodePosition(found)
		return p, LeaseHeld, err
	}
	var none parley.WebhookPosition
	switch holder, ok := found["lease"].(*types.AttributeValueMemberS); {
	case !errors.Is(err, errCondition):
		return none, 0, err
	case len(found) == 0:
		return none, LeaseAbsent, nil
	case ok:
		err = s.note(ctx, of, holder.Value)
	}
	return none, LeaseNoted, err
}

// note is ErrBusy where the lease is another's by now: it may have ended without a look.
func (s *Store) note(ctx context.Context, of PositionOf, holder string) error {
	_, err := s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Deliveries, Key: positionKey(of).item(),
		UpdateExpression:          aws.String("SET rung = :yes"),
		ConditionExpression:       aws.String("lease = :holder"),
		ExpressionAttributeValues: item{":yes": &types.AttributeValueMemberBOOL{Value: true}, ":holder": text(holder)},
	})
	return busyUnless(err)
}

// Move makes one attempt to write a position that the caller holds, and to hold it until a time. Who rang stays noted.
func (s *Store) Move(ctx context.Context, of PositionOf, p parley.WebhookPosition, until time.Time) (LeaseEnd, error) {
	return s.movePosition(ctx, of, p, ", lease_until = :until", "lease = :me", item{":until": number(millis(until))})
}

// Answer is Move for who looks again after it: that somebody rang is settled.
func (s *Store) Answer(ctx context.Context, of PositionOf, p parley.WebhookPosition, until time.Time) (LeaseEnd, error) {
	return s.movePosition(ctx, of, p, ", lease_until = :until REMOVE rung", "lease = :me", item{":until": number(millis(until))})
}

// LetGo makes one attempt to write a position that the caller holds, and to end the lease; where somebody rang
// meanwhile, nothing is written.
func (s *Store) LetGo(ctx context.Context, of PositionOf, p parley.WebhookPosition) (LeaseEnd, error) {
	return s.movePosition(ctx, of, p, " REMOVE lease, lease_until, rung", "lease = :me AND attribute_not_exists(rung)", item{})
}

// Leave is LetGo whoever rang: somebody is to come again.
func (s *Store) Leave(ctx context.Context, of PositionOf, p parley.WebhookPosition) (LeaseEnd, error) {
	return s.movePosition(ctx, of, p, " REMOVE lease, lease_until, rung", "lease = :me", item{})
}

func (s *Store) movePosition(ctx context.Context, of PositionOf, p parley.WebhookPosition, lease, condition string, values item) (LeaseEnd, error) {
	encoded, err := attributevalue.MarshalMap(encodePosition(of, p))
	if err != nil {
		return 0, err
	}
	expression, names, all := setAll(encoded)
	for name, value := range values {
		all[name] = value
	}
	all[":me"] = text(p.Lease)
	found, err := s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Deliveries, Key: positionKey(of).item(), UpdateExpression: aws.String(expression + lease),
		ConditionExpression: &condition, ExpressionAttributeNames: names, ExpressionAttributeValues: all,
	})
	if !errors.Is(err, errCondition) {
		return LeaseHeld, err
	}
	if holder, ok := found["lease"].(*types.AttributeValueMemberS); ok && holder.Value == p.Lease {
		return LeaseRung, nil
	}
	return LeaseLost, nil
}

// Positions lists some channels in which a webhook has a position.
func (s *Store) Positions(ctx context.Context, app parley.AppID, webhook parley.WebhookID, most int) ([]parley.ChannelID, error) {
	var channels []parley.ChannelID
	k := positionKey(PositionOf{app, webhook, ""})
	input := newQuery(s.tables.Deliveries, k.pk, beginsWith(k.sk))
	input.Limit = aws.Int32(int32(most))
	err := s.queryPages(ctx, input, 1, func(found item) error {
		channel, err := decodeReference(found)
		channels = append(channels, channel)
		return err
	})
	return channels, err
}

// EndPosition makes one attempt to forget how far a webhook has come in a channel.
func (s *Store) EndPosition(ctx context.Context, of PositionOf) error {
	return s.remove(ctx, s.tables.Deliveries, positionKey(of))
}

func encodePosition(of PositionOf, p parley.WebhookPosition) storedPosition {
	return storedPosition{
		Channel: string(of.Channel), Opened: p.Opened, Sequence: p.Sequence, Change: p.Change, Attempts: p.Attempts,
		FirstFailed: millis(p.FirstFailed), NextAt: millis(p.NextAt),
	}
}

func decodePosition(found item) (parley.WebhookPosition, error) {
	var p struct {
		storedPosition
		Lease string `dynamodbav:"lease"`
	}
	err := attributevalue.UnmarshalMap(found, &p)
	return parley.WebhookPosition{
		Opened: p.Opened, Sequence: p.Sequence, Change: p.Change, Attempts: p.Attempts, FirstFailed: fromMillis(p.FirstFailed),
		NextAt: fromMillis(p.NextAt), Lease: p.Lease,
	}, err
}
