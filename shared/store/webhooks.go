package store

import (
	"context"
	"errors"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

type storedWebhook struct {
	ID          string              `dynamodbav:"id"`
	URL         string              `dynamodbav:"url"`
	Events      []string            `dynamodbav:"events"`
	UnreadAfter int64               `dynamodbav:"unread_after_seconds,omitempty"`
	Keys        []storedWebhookKeys `dynamodbav:"keys"`
	State       string              `dynamodbav:"state"`
	Reason      string              `dynamodbav:"reason,omitempty"`
	Error       string              `dynamodbav:"error,omitempty"`
	Since       int64               `dynamodbav:"since"`
	Revision    int64               `dynamodbav:"revision"`
	CreatedAt   int64               `dynamodbav:"created_at"`
	UpdatedAt   int64               `dynamodbav:"updated_at"`
}

type storedWebhookKeys struct {
	Secret    []byte `dynamodbav:"secret"`
	Seed      []byte `dynamodbav:"seed"`
	CreatedAt int64  `dynamodbav:"created_at"`
	Until     int64  `dynamodbav:"until,omitempty"`
}

// Webhook asks for a webhook of an app.
func (b *Batch) Webhook(app parley.AppID, id parley.WebhookID) *Slot[parley.Webhook] {
	return want(b, b.store.tables.Apps, webhookKey(app, id), decodeWebhook)
}

// Webhooks lists an app's webhooks.
func (s *Store) Webhooks(ctx context.Context, app parley.AppID) ([]parley.Webhook, error) {
	return list(ctx, s, app, webhookPrefix, decodeWebhook)
}

// AddWebhook makes one attempt to write a new webhook; ErrTooMany where the app has most already. A repeat
// succeeds.
func (s *Store) AddWebhook(ctx context.Context, app parley.AppID, w parley.Webhook, most int64) error {
	add, err := put(s.tables.Apps, webhookKey(app, w.ID), encodeWebhook(w), absent, nil)
	if err != nil {
		return err
	}
	count := s.countWebhooks(app, 1, "attribute_not_exists(webhooks) OR webhooks < :bound", most)
	err = s.transact(ctx, []types.TransactWriteItem{add, count})
	var stopped *refused
	switch {
	case !errors.As(err, &stopped):
		return err
	case stopped.reasons[0].failed:
		return nil // ids are random: it was an earlier attempt of this call
	}
	return ErrTooMany
}

// EndWebhook makes one attempt to end a webhook; one that is not there is ended already.
func (s *Store) EndWebhook(ctx context.Context, app parley.AppID, id parley.WebhookID) error {
	end := types.TransactWriteItem{Delete: &types.Delete{
		TableName: &s.tables.Apps, Key: webhookKey(app, id).item(), ConditionExpression: aws.String("attribute_exists(pk)"),
	}}
	_, err := unless(s.transact(ctx, []types.TransactWriteItem{end, s.countWebhooks(app, -1, "webhooks > :bound", 0)}))
	return err
}

func (s *Store) countWebhooks(app parley.AppID, by int64, condition string, bound int64) types.TransactWriteItem {
	return types.TransactWriteItem{Update: &types.Update{
		TableName: &s.tables.Apps, Key: appKey(app).item(),
		UpdateExpression: aws.String("SET webhooks = if_not_exists(webhooks, :none) + :by"), ConditionExpression: &condition,
		ExpressionAttributeValues: item{":none": number(0), ":by": number(by), ":bound": number(bound)},
	}}
}

// UpdateWebhook makes one attempt to write a webhook over the one that was read. Done is false without an error
// where it is another by now, or none: nothing was written.
func (s *Store) UpdateWebhook(ctx context.Context, app parley.AppID, w parley.Webhook) (done bool, err error) {
	before := item{":read": number(w.Revision)}
	w.Revision++
	write, err := put(s.tables.Apps, webhookKey(app, w.ID), encodeWebhook(w), "revision = :read", before)
	if err != nil {
		return false, err
	}
	return unless(s.transact(ctx, []types.TransactWriteItem{write}))
}

func encodeWebhook(w parley.Webhook) storedWebhook {
	stored := storedWebhook{
		ID: string(w.ID), URL: w.URL, Events: w.Events, UnreadAfter: int64(w.UnreadAfter / time.Second),
		State: string(w.State), Reason: w.Reason, Error: w.Error, Since: millis(w.Since), Revision: w.Revision,
		CreatedAt: millis(w.CreatedAt), UpdatedAt: millis(w.UpdatedAt),
	}
	for _, k := range w.Keys {
		stored.Keys = append(stored.Keys, storedWebhookKeys{k.Secret, k.Seed, millis(k.CreatedAt), millis(k.Until)})
	}
	return stored
}

func decodeWebhook(found item) (parley.Webhook, error) {
	var s storedWebhook
	err := attributevalue.UnmarshalMap(found, &s)
	w := parley.Webhook{
		ID: parley.WebhookID(s.ID), URL: s.URL, Events: s.Events, UnreadAfter: time.Duration(s.UnreadAfter) * time.Second,
		State: parley.WebhookState(s.State), Reason: s.Reason, Error: s.Error, Since: fromMillis(s.Since), Revision: s.Revision,
		CreatedAt: fromMillis(s.CreatedAt), UpdatedAt: fromMillis(s.UpdatedAt),
	}
	for _, k := range s.Keys {
		w.Keys = append(w.Keys, parley.WebhookKeys{Secret: k.Secret, Seed: k.Seed, CreatedAt: fromMillis(k.CreatedAt), Until: fromMillis(k.Until)})
	}
	return w, err
}
