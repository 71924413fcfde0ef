package store

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
)

// storedMessage is an entry of the log. A body that lists leave out is kept in chunks under another
// key, so that a page of messages reads none of it.
type storedMessage struct {
	Channel   string `dynamodbav:"channel_id"`
	Sequence  int64  `dynamodbav:"sequence_id"`
	Change    int64  `dynamodbav:"change_id"`
	UUID      string `dynamodbav:"uuid"`
	Type      string `dynamodbav:"type"`
	Author    string `dynamodbav:"author"`
	Content   string `dynamodbav:"content,omitempty"`
	Parts     string `dynamodbav:"parts,omitempty"`
	PartCount int    `dynamodbav:"part_count"`
	Metadata  string `dynamodbav:"metadata"`
	Size      int    `dynamodbav:"size"`
	Chunks    int    `dynamodbav:"chunks,omitempty"`
	Contents  string `dynamodbav:"content_ids,omitempty"` // as one text, which an event source's filter can ask for
	Deleted   bool   `dynamodbav:"deleted,omitempty"`
	Callback  string `dynamodbav:"callback,omitempty"`
	Origin    string `dynamodbav:"origin,omitempty"`
	CreatedAt int64  `dynamodbav:"created_at"`
	UpdatedAt int64  `dynamodbav:"updated_at"`

	Reactions map[string]int64 `dynamodbav:"reactions,omitempty"`
	Reactors  []storedReactor  `dynamodbav:"reactors,omitempty"`
	Expires   int64            `dynamodbav:"expires,omitempty"`

	Notification string `dynamodbav:"notification,omitempty"`
}

type storedChunk struct {
	Bytes   []byte `dynamodbav:"bytes"`
	Expires int64  `dynamodbav:"expires,omitempty"`
}

// chunkBytes keeps a chunk under DynamoDB's 400 KB an item.
const chunkBytes = 380 << 10

// chunked is what the chunks hold, as one JSON text cut into pieces.
type chunked struct {
	Content jsontext.Value `json:"content"`
	Parts   []parley.Part  `json:"parts"`
}

// Message asks for an entry of a channel's log, without the chunks of a large one.
func (b *Batch) Message(app parley.AppID, channel parley.ChannelID, n int64) *Slot[parley.Message] {
	return want(b, b.store.tables.Messages, messageKey(app, channel, n), decodeMessage)
}

// RevokeCallback makes one attempt to end an entry's callback for ever. What it was does not matter; one whose entry is
// gone has ended. The error is ErrBusy, ErrUnknown, or one that trying again will not mend.
func (s *Store) RevokeCallback(ctx context.Context, app parley.AppID, channel parley.ChannelID, n int64) error {
	_, err := s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Messages, Key: messageKey(app, channel, n).item(),
		UpdateExpression: aws.String("SET #callback = :revoked"), ConditionExpression: aws.String("attribute_exists(pk)"),
		ExpressionAttributeNames:  map[string]string{"#callback": "callback"},
		ExpressionAttributeValues: item{":revoked": text(string(parley.CallbackRevoked))},
	})
	if errors.Is(err, errCondition) {
		return nil
	}
	return err
}

// Messages reads the entries of a span that can be seen, ascending. A large one comes without its body.
func (s *Store) Messages(ctx context.Context, app parley.AppID, channel parley.ChannelID, span parley.Span) ([]parley.Message, error) {
	if span.Len() == 0 {
		return nil, nil
	}
	messages := make([]parley.Message, 0, min(span.Len(), parley.MaxPerPage))
	wanted := between(messageSort(span.First), messageSort(span.Last))
	err := s.query(ctx, s.tables.Messages, logPartition(app, channel), wanted, func(found item) error {
		message, err := decodeMessage(found)
		messages = append(messages, message)
		return err
	})
	return messages, err
}

// CountBy counts the entries of a span that one author wrote.
func (s *Store) CountBy(ctx context.Context, app parley.AppID, channel parley.ChannelID, span parley.Span, author parley.UserID) (int64, error) {
	var n int64
	if span.Len() == 0 {
		return 0, nil
	}
	wanted := between(messageSort(span.First), messageSort(span.Last))
	err := s.query(ctx, s.tables.Messages, logPartition(app, channel), wanted, func(found item) error {
		if by, ok := found["author"].(*types.AttributeValueMemberS); ok && by.Value == string(author) {
			n++
		}
		return nil
	})
	return n, err
}

// CountEntries counts the entries of a span that are not deleted and whose authors count. Whole is false where an
// entry of the span cannot be seen yet, or that one of those in erased is deleted.
func (s *Store) CountEntries(ctx context.Context, app parley.AppID, channel parley.ChannelID, span parley.Span, erased []int64, counts func(author parley.UserID) bool) (n int64, whole bool, err error) {
	var seen int64
	alive := map[int64]bool{}
	input := newQuery(s.tables.Messages, logPartition(app, channel), between(messageSort(span.First), messageSort(span.Last)))
	input.ProjectionExpression = aws.String("sequence_id, author, deleted")
	err = s.queryPages(ctx, input, math.MaxInt, func(found item) error {
		var m storedMessage
		err := attributevalue.UnmarshalMap(found, &m)
		seen++
		if alive[m.Sequence] = !m.Deleted; !m.Deleted && counts(parley.UserID(m.Author)) {
			n++
		}
		return err
	})
	torn := slices.ContainsFunc(erased, func(n int64) bool { return alive[n] })
	return n, seen == span.Len() && !torn, err
}

// Whole is the message with the body that its chunks hold.
func (s *Store) Whole(ctx context.Context, app parley.AppID, m parley.Message) (parley.Message, error) {
	if m.Chunks == 0 {
		return m, nil
	}
	b := s.Batch()
	var pieces []*Slot[[]byte]
	for i := range m.Chunks {
		pieces = append(pieces, want(b, s.tables.Messages, chunkKey(app, m.Channel, m.Sequence, i), func(found item) ([]byte, error) {
			var c storedChunk
			err := attributevalue.UnmarshalMap(found, &c)
			return c.Bytes, err
		}))
	}
	// The chunks were written with the message; one that is missing shows up an instant later.
	for n := 1; ; n++ {
		if err := b.Run(ctx); err != nil {
			return m, err
		}
		text, complete := join(pieces)
		if complete {
			var c chunked
			err := json.Unmarshal(text, &c)
			m.Body.Content, m.Body.Parts = c.Content, c.Parts
			return m, err
		}
		if n == readAttempts || retry.Pause(ctx, n) != nil {
			return m, readError("chunks of message", retry.ErrBusy)
		}
		now := b.Message(app, m.Channel, m.Sequence)
		if err := b.Run(ctx); err != nil {
			return m, err
		}
		if now.Found && now.Value.Deleted {
			return now.Value, nil
		}
	}
}

func join(pieces []*Slot[[]byte]) (text []byte, complete bool) {
	for _, piece := range pieces {
		if !piece.Found {
			return nil, false
		}
		text = append(text, piece.Value...)
	}
	return text, true
}

// encodeMessage gives the message's own item and its chunks.
func encodeMessage(m parley.Message) (storedMessage, [][]byte, error) {
	stored := storedMessage{
		Channel: string(m.Channel), Sequence: m.Sequence, Change: m.Change, UUID: m.UUID, Type: m.Body.Type, Author: string(m.Author),
		PartCount: m.Parts, Metadata: string(m.Body.Metadata), Size: m.Size, Deleted: m.Deleted, Origin: m.Origin, Contents: encodeContents(m.Contents),
		Callback: string(m.Callback), CreatedAt: millis(m.CreatedAt), UpdatedAt: millis(m.UpdatedAt), Expires: encodeTTL(m.Stored),
	}
	if !m.Pushes.Empty() {
		text, err := json.Marshal(m.Pushes, json.Deterministic(true))
		if err != nil {
			return stored, nil, err
		}
		stored.Notification = string(text)
	}
	if m.Truncated() {
		text, err := json.Marshal(chunked{m.Body.Content, m.Body.Parts})
		chunks := cut(text)
		stored.Chunks = len(chunks)
		return stored, chunks, err
	}
	parts, err := json.Marshal(m.Body.Parts)
	stored.Content, stored.Parts = string(m.Body.Content), string(parts)
	return stored, nil, err
}

func cut(text []byte) [][]byte {
	var pieces [][]byte
	for len(text) > 0 {
		n := min(len(text), chunkBytes)
		pieces, text = append(pieces, text[:n]), text[n:]
	}
	return pieces
}

func decodeMessage(found item) (parley.Message, error) {
	var m storedMessage
	if err := attributevalue.UnmarshalMap(found, &m); err != nil {
		return parley.Message{}, err
	}
	message := parley.Message{
		Channel: parley.ChannelID(m.Channel), Sequence: m.Sequence, Change: m.Change, UUID: m.UUID, Author: parley.UserID(m.Author),
		Body: parley.Body{Type: m.Type, Content: []byte(m.Content), Metadata: []byte(m.Metadata)},
		Size: m.Size, Parts: m.PartCount, Chunks: m.Chunks, Contents: decodeContents(m.Contents), Deleted: m.Deleted, Origin: m.Origin,
		Callback: parley.Callback(m.Callback), Reactions: m.Reactions, Reactors: decodeReactors(m.Reactors),
		CreatedAt: fromMillis(m.CreatedAt), UpdatedAt: fromMillis(m.UpdatedAt), Stored: decodeTTL(m.Expires),
	}
	if m.Notification != "" {
		if err := json.Unmarshal([]byte(m.Notification), &message.Pushes); err != nil {
			return message, fmt.Errorf("notification of message %d: %w", m.Sequence, err)
		}
	}
	if m.Parts == "" {
		return message, nil
	}
	if err := json.Unmarshal([]byte(m.Parts), &message.Body.Parts); err != nil {
		return message, fmt.Errorf("parts of message %d: %w", m.Sequence, err)
	}
	return message, nil
}
