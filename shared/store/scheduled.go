package store

import (
	"context"
	"errors"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/go-json-experiment/json"

	"github.com/parleyhq/parley/shared/parley"
)

type storedScheduled struct {
	Author   string `dynamodbav:"author"`
	Key      string `dynamodbav:"send_key"`
	Hash     []byte `dynamodbav:"body_hash"`
	Channels string `dynamodbav:"channels"`
	At       int64  `dynamodbav:"due_at"`
	Typing   int64  `dynamodbav:"typing"`
	State    string `dynamodbav:"state"`
	Pieces   int    `dynamodbav:"pieces"`
}

// Scheduled asks for a message that is to be sent later, without what it says.
func (b *Batch) Scheduled(app parley.AppID, id string) *Slot[parley.Scheduled] {
	return want(b, b.store.tables.Messages, scheduledKey(app, id), func(found item) (parley.Scheduled, error) {
		var m storedScheduled
		if err := attributevalue.UnmarshalMap(found, &m); err != nil {
			return parley.Scheduled{}, err
		}
		out := parley.Scheduled{
			ID: id, Author: parley.UserID(m.Author), Key: m.Key, Hash: m.Hash, At: fromMillis(m.At), Typing: m.Typing,
			State: parley.ScheduledState(m.State), Pieces: m.Pieces,
		}
		return out, json.Unmarshal([]byte(m.Channels), &out.Channels)
	})
}

// scheduledLifetime keeps what a scheduled message says for longer than its jobs can come again.
const scheduledLifetime = 30 * 24 * 3600

// Schedule makes one attempt to note a message that is to be sent later, and keeps its key for it in each of its
// channels; its author gets an identity then, where introduced says when. ErrStale where there is one by its id, or the
// key was used in a channel, or the author was erased.
func (s *Store) Schedule(ctx context.Context, app parley.AppID, m parley.Scheduled, message parley.NewMessage, introduced time.Time) error {
	said, err := json.Marshal(message)
	if err != nil {
		return err
	}
	channels, err := json.Marshal(m.Channels)
	if err != nil {
		return err
	}
	pieces := cut(said)
	first, err := put(s.tables.Messages, scheduledKey(app, m.ID), storedScheduled{
		Author: string(m.Author), Key: m.Key, Hash: m.Hash, Channels: string(channels), At: millis(m.At), Typing: m.Typing,
		State: string(m.State), Pieces: len(pieces),
	}, absent, nil)
	writes := []types.TransactWriteItem{first}
	for i, piece := range pieces {
		next, failed := put(s.tables.Messages, scheduledPieceKey(app, m.ID, i), storedChunk{piece, m.At.Unix() + scheduledLifetime}, "", nil)
		writes, err = append(writes, next), errors.Join(err, failed)
	}
	for _, c := range m.Channels {
		kept, failed := put(s.tables.Messages, sendRecordKey(app, c.ID, m.Author, m.Key), storedSend{Hash: message.Hash}, absent, nil)
		writes, err = append(writes, kept), errors.Join(err, failed)
	}
	if err != nil {
		return err
	}
	if !introduced.IsZero() {
		writes = append(writes, s.saveIdentity(app, m.Author, parley.Profile{}, introduced))
	}
	err = s.transact(ctx, writes)
	if stopped := (*refused)(nil); errors.As(err, &stopped) {
		return ErrStale
	}
	return err
}

// ScheduledMessage is what a scheduled message says; found is false when that is not kept any more.
func (s *Store) ScheduledMessage(ctx context.Context, app parley.AppID, m parley.Scheduled) (message parley.NewMessage, found bool, err error) {
	b := s.Batch()
	var pieces []*Slot[[]byte]
	for i := range m.Pieces {
		pieces = append(pieces, want(b, s.tables.Messages, scheduledPieceKey(app, m.ID, i), func(found item) ([]byte, error) {
			var c storedChunk
			err := attributevalue.UnmarshalMap(found, &c)
			return c.Bytes, err
		}))
	}
	if err := b.Run(ctx); err != nil {
		return message, false, err
	}
	text, whole := join(pieces)
	if !whole {
		return message, false, nil
	}
	return message, true, json.Unmarshal(text, &message)
}

// MoveScheduled makes one attempt to bring a scheduled message from one state to another. Done is false without an
// error where it is in a third: nothing was written.
func (s *Store) MoveScheduled(ctx context.Context, app parley.AppID, id string, from, to parley.ScheduledState) (done bool, err error) {
	_, err = s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Messages, Key: scheduledKey(app, id).item(),
		UpdateExpression: aws.String("SET #state = :to"), ConditionExpression: aws.String("#state = :from"),
		ExpressionAttributeNames:  map[string]string{"#state": "state"},
		ExpressionAttributeValues: item{":from": text(string(from)), ":to": text(string(to))},
	})
	return unless(err)
}
