package store

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
)

type storedDelivery struct {
	ID          string `dynamodbav:"id"`
	Type        string `dynamodbav:"type"`
	Event       string `dynamodbav:"event"`
	Channel     string `dynamodbav:"channel_id"`
	Sequence    int64  `dynamodbav:"sequence_id,omitempty"`
	Change      int64  `dynamodbav:"change_id,omitempty"`
	From        string `dynamodbav:"users_from,omitempty"`
	To          string `dynamodbav:"users_to,omitempty"`
	At          int64  `dynamodbav:"at"`
	Status      string `dynamodbav:"status"`
	Attempts    int    `dynamodbav:"attempts"`
	StatusCode  int    `dynamodbav:"status_code,omitempty"`
	Error       string `dynamodbav:"error,omitempty"`
	FirstFailed int64  `dynamodbav:"first_failed_at,omitempty"`
	TriedAt     int64  `dynamodbav:"tried_at,omitempty"`
	NextAt      int64  `dynamodbav:"next_at,omitempty"`
	Expires     int64  `dynamodbav:"expires"`
}

// Delivery asks for what is known of a delivery.
func (b *Batch) Delivery(app parley.AppID, webhook parley.WebhookID, id parley.DeliveryID) *Slot[parley.Delivery] {
	return want(b, b.store.tables.Deliveries, deliveryKey(app, webhook, id), decodeDelivery)
}

// Record makes one attempt to write what is known of a delivery, whatever was known before.
func (s *Store) Record(ctx context.Context, app parley.AppID, webhook parley.WebhookID, d parley.Delivery) error {
	write, err := s.putDelivery(deliveryKey(app, webhook, d.ID), encodeDelivery(d), "")
	if err != nil {
		return err
	}
	return s.putOne(ctx, write)
}

// Deliveries lists some deliveries of a webhook, the newest first: all that are older than one, "" for no bound.
func (s *Store) Deliveries(ctx context.Context, app parley.AppID, webhook parley.WebhookID, before parley.DeliveryID, most int) ([]parley.Delivery, error) {
	var deliveries []parley.Delivery
	high := deliveryPrefix + "\x7f"
	if before != "" {
		high = deliveryPrefix + string(before)
	}
	input := newQuery(s.tables.Deliveries, deliveryKey(app, webhook, "").pk, between(deliveryPrefix, high))
	input.ScanIndexForward, input.Limit = aws.Bool(false), aws.Int32(int32(most+1)) // the bound may be among them
	err := s.queryPages(ctx, input, 1, func(found item) error {
		d, err := decodeDelivery(found)
		if d.ID != before && len(deliveries) < most {
			deliveries = append(deliveries, d)
		}
		return err
	})
	return deliveries, err
}

// single makes one attempt at a write of one item.
func (s *Store) single(ctx context.Context, op string, write func(context.Context) (*types.ConsumedCapacity, error)) error {
	ctx, cancel := context.WithTimeout(ctx, attemptTimeout)
	defer cancel()
	used, err := write(ctx)
	var failed *types.ConditionalCheckFailedException
	if errors.As(err, &failed) {
		meter.Add(ctx, 0, 0)
		return errCondition
	}
	if err != nil {
		meter.Fail(ctx)
		return writeError(op, err)
	}
	meter.Add(ctx, 0, units(capacity(used)))
	return nil
}

func encodeDelivery(d parley.Delivery) storedDelivery {
	return storedDelivery{
		ID: string(d.ID), Type: d.Type, Event: d.Event, Channel: string(d.Channel), Sequence: d.Sequence, Change: d.Change,
		From: string(d.From), To: string(d.To), At: millis(d.At), Status: string(d.Status), Attempts: d.Attempts,
		StatusCode: d.StatusCode, Error: d.Error, FirstFailed: millis(d.FirstFailed), TriedAt: millis(d.TriedAt), NextAt: millis(d.NextAt),
		Expires: encodeTTL(d.TriedAt.Add(parley.DeliveriesKept)),
	}
}

func decodeDelivery(found item) (parley.Delivery, error) {
	var d storedDelivery
	err := attributevalue.UnmarshalMap(found, &d)
	return parley.Delivery{
		ID: parley.DeliveryID(d.ID), Type: d.Type, Event: d.Event, Channel: parley.ChannelID(d.Channel), Sequence: d.Sequence, Change: d.Change,
		From: parley.UserID(d.From), To: parley.UserID(d.To), At: fromMillis(d.At), Status: parley.DeliveryStatus(d.Status), Attempts: d.Attempts,
		StatusCode: d.StatusCode, Error: d.Error, FirstFailed: fromMillis(d.FirstFailed), TriedAt: fromMillis(d.TriedAt), NextAt: fromMillis(d.NextAt),
	}, err
}
