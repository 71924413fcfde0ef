package store

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// Content counts the messages that carry it, and there is a note for each of these. Count and notes change together:
// in a message's own transaction when it comes, and in one that the stream brings about when it is gone. So the count
// is exact, whatever is repeated, and content is released in the very write that takes it to zero. Notes do not expire
// by themselves: nothing else would say that they are to be counted off.

type storedContent struct {
	Uploader  string `dynamodbav:"uploader,omitempty"`
	MimeType  string `dynamodbav:"mime_type"`
	Size      int64  `dynamodbav:"size"`
	Name      string `dynamodbav:"name,omitempty"`
	SHA256    []byte `dynamodbav:"sha256,omitempty"`
	State     string `dynamodbav:"state"`
	Carriers  int64  `dynamodbav:"carriers"`
	CreatedAt int64  `dynamodbav:"created_at"`
	Expires   int64  `dynamodbav:"expires,omitempty"`
}

type storedCarrier struct {
	Channel  string `dynamodbav:"channel_id"`
	Sequence int64  `dynamodbav:"sequence_id"`
}

// How long the item of content is kept that nobody sent, and of such that nobody has any more. When it goes, its
// object is tagged as an orphan once more: that mends what a failure in between left behind.
const (
	keptPending  = 48 * time.Hour // well beyond parley.AttachTime
	keptReleased = 7 * 24 * time.Hour
)

// Content asks for content by its id.
func (b *Batch) Content(app parley.AppID, id parley.ContentID) *Slot[parley.Content] {
	return want(b, b.store.tables.Messages, contentKey(app, id), func(found item) (parley.Content, error) {
		content, err := decodeContent(found)
		content.ID = id
		return content, err
	})
}

// CreateContent makes one attempt to write content that nobody has sent yet. It may be made again: the id is 16 random
// bytes, so what is there of it is an attempt of the same call, and may have been sent since.
func (s *Store) CreateContent(ctx context.Context, app parley.AppID, c parley.Content) error {
	write, err := put(s.tables.Messages, contentKey(app, c.ID), storedContent{
		Uploader: string(c.Uploader), MimeType: c.MimeType, Size: c.Size, Name: c.Name, SHA256: c.SHA256, State: string(c.State),
		CreatedAt: millis(c.CreatedAt), Expires: encodeTTL(c.CreatedAt.Add(keptPending)),
	}, absent, nil)
	if err != nil {
		return err
	}
	if err = s.transact(ctx, []types.TransactWriteItem{write}); errors.Is(err, errCondition) {
		return nil
	}
	return err
}

// carry counts a message among those that carry its contents, each if it was not released, and then notes it there.
func (s *Store) carry(app parley.AppID, m parley.Message) ([]types.TransactWriteItem, error) {
	var counts, notes []types.TransactWriteItem
	for _, id := range m.Contents {
		counts = append(counts, types.TransactWriteItem{Update: &types.Update{
			TableName: &s.tables.Messages, Key: contentKey(app, id).item(),
			UpdateExpression:         aws.String("SET #state = :attached ADD carriers :one REMOVE expires"),
			ConditionExpression:      aws.String("#state IN (:pending, :attached)"),
			ExpressionAttributeNames: map[string]string{"#state": "state"},
			ExpressionAttributeValues: item{
				":pending": text(string(parley.ContentPending)), ":attached": text(string(parley.ContentAttached)), ":one": number(1),
			},
		}})
		note, err := put(s.tables.Messages, carrierKey(app, id, m.Channel, m.Sequence), storedCarrier{string(m.Channel), m.Sequence}, "", nil)
		if err != nil {
			return nil, err
		}
		notes = append(notes, note)
	}
	return append(counts, notes...), nil
}

// Uncarry makes one attempt to count a message off that carried content. Released is true where it was the last one,
// now or before. The error is ErrStale, ErrBusy, ErrUnknown, or one that trying again will not mend.
func (s *Store) Uncarry(ctx context.Context, app parley.AppID, id parley.ContentID, channel parley.ChannelID, sequence int64, now time.Time) (released bool, err error) {
	b := s.Batch()
	content := b.Content(app, id)
	if err := b.Run(ctx); err != nil {
		return false, err
	}
	if !content.Found || content.Value.State != parley.ContentAttached {
		return content.Value.State == parley.ContentReleased, nil
	}
	err = s.transact(ctx, []types.TransactWriteItem{
		{Delete: &types.Delete{
			TableName: &s.tables.Messages, Key: carrierKey(app, id, channel, sequence).item(), ConditionExpression: aws.String("attribute_exists(pk)"),
		}},
		s.countOff(app, content.Value, now),
	})
	var stopped *refused
	switch {
	case !errors.As(err, &stopped):
		return err == nil && content.Value.Carriers == 1, err
	case stopped.reasons[0].failed: // it was counted off before
		err = b.Run(ctx)
		return content.Value.State == parley.ContentReleased, err
	}
	return false, ErrStale
}

// countOff takes one from the count, if it is as read; the last one releases.
func (s *Store) countOff(app parley.AppID, c parley.Content, now time.Time) types.TransactWriteItem {
	expression := "SET carriers = :left"
	values := item{":read": number(c.Carriers), ":left": number(c.Carriers - 1), ":attached": text(string(parley.ContentAttached))}
	if c.Carriers == 1 {
		expression += ", #state = :released, expires = :expires"
		values[":released"], values[":expires"] = text(string(parley.ContentReleased)), number(encodeTTL(now.Add(keptReleased)))
	}
	return types.TransactWriteItem{Update: &types.Update{
		TableName: &s.tables.Messages, Key: contentKey(app, c.ID).item(),
		UpdateExpression: &expression, ConditionExpression: aws.String("carriers = :read AND #state = :attached"),
		ExpressionAttributeNames: map[string]string{"#state": "state"}, ExpressionAttributeValues: values,
	}}
}

// Carrier is an entry that carries content, or did a moment ago.
type Carrier struct {
	Channel  parley.ChannelID
	Sequence int64
}

// Carriers lists some of the entries that carry content, at most so many.
func (s *Store) Carriers(ctx context.Context, app parley.AppID, id parley.ContentID, most int32) ([]Carrier, error) {
	var carriers []Carrier
	input := newQuery(s.tables.Messages, contentPartition(app, id), beginsWith(carrierPrefix))
	input.Limit = aws.Int32(most)
	err := s.queryPages(ctx, input, 1, func(found item) error {
		var c storedCarrier
		err := attributevalue.UnmarshalMap(found, &c)
		carriers = append(carriers, Carrier{parley.ChannelID(c.Channel), c.Sequence})
		return err
	})
	return carriers, err
}

func decodeContent(found item) (parley.Content, error) {
	var c storedContent
	err := attributevalue.UnmarshalMap(found, &c)
	return parley.Content{
		Uploader: parley.UserID(c.Uploader), MimeType: c.MimeType, Size: c.Size, Name: c.Name, SHA256: c.SHA256,
		State: parley.ContentState(c.State), Carriers: c.Carriers, CreatedAt: fromMillis(c.CreatedAt),
	}, err
}

func encodeContents(ids []parley.ContentID) string {
	var b strings.Builder
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(id))
	}
	return b.String()
}

func decodeContents(text string) []parley.ContentID {
	var ids []parley.ContentID
	for id := range strings.FieldsSeq(text) {
		ids = append(ids, parley.ContentID(id))
	}
	return ids
}
