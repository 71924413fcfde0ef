package store

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// SendRecord is the permanent memory of a send: which entry a key made, and of what. One without an entry keeps the
// key for a message that is scheduled with it.
type SendRecord struct {
	Sequence int64
	Hash     []byte
	Call     []byte // which call made it
}

// Made reports whether the key has made an entry.
func (r SendRecord) Made() bool { return r.Sequence > 0 }

type storedSend struct {
	Sequence int64  `dynamodbav:"sequence_id"`
	Hash     []byte `dynamodbav:"body_hash"`
	Call     []byte `dynamodbav:"call"`
}

// SendRecord asks what a key of an author made in a channel.
func (b *Batch) SendRecord(app parley.AppID, channel parley.ChannelID, author parley.UserID, key string) *Slot[SendRecord] {
	return want(b, b.store.tables.Messages, sendRecordKey(app, channel, author, key), decodeSend)
}

// Append is a message about to become entry Head.Last+1.
type Append struct {
	App      parley.AppID
	Head     parley.Head   // as read
	Member   parley.Member // the author, as read; zero for one who is not in the channel
	Message  parley.Message
	Expiring parley.Expiries // of the head, after it
	Key      string
	Hash     []byte
	Call     []byte // random, the same for all attempts of one call
	New      bool   // the author is to have an identity from now on
	Kept     bool   // the key may have been kept for this message, which was scheduled with it
}

// Moved is what stood in an append's way, as far as the answer showed it. Nothing was written.
type Moved struct {
	Record *SendRecord    // the key was used before
	Gone   bool           // the author is no participant any more
	Member *parley.Member // the author's item is another than was read, or there is one by now
	Head   *parley.Head   // the head is another than was read
	Lost   bool           // some content that the message carries is there no more
}

// Append makes one attempt to write the message, all of it or nothing: the head moves from n to n+1
// if it is as read, entry n+1 is written if nothing is there, the author's item counts it if it is as
// read, the key is remembered if it is new, and what the message carries counts it if it is there still. An author from
// outside has no item, and must have none. A Moved is returned where a condition failed; else the
// error is ErrBusy, ErrUnknown, or one that trying again will not mend.
func (s *Store) Append(ctx context.Context, a Append) (*Moved, error) {
	writes, err := s.appendWrites(a)
	if err != nil {
		return nil, err
	}
	err = s.transact(ctx, writes)
	var stopped *refused
	if errors.As(err, &stopped) {
		return moved(stopped.reasons, len(a.Message.Contents))
	}
	return nil, err
}

func (s *Store) appendWrites(a Append) ([]types.TransactWriteItem, error) {
	stored, chunks, err := encodeMessage(a.Message)
	if err != nil {
		return nil, err
	}
	message, err := put(s.tables.Messages, messageKey(a.App, a.Message.Channel, a.Message.Sequence), stored, absent, nil)
	if err != nil {
		return nil, err
	}
	unused, values := absent, item(nil)
	if a.Kept {
		unused, values = absent+" OR sequence_id = :kept", item{":kept": number(0)}
	}
	record, err := put(s.tables.Messages, sendRecordKey(a.App, a.Message.Channel, a.Message.Author, a.Key),
		storedSend{Sequence: a.Message.Sequence, Hash: a.Hash, Call: a.Call}, unused, values)
	if err != nil {
		return nil, err
	}
	carried, err := s.carry(a.App, a.Message)
	if err != nil {
		return nil, err
	}
	writes := append([]types.TransactWriteItem{s.advance(a), message, record, s.seat(a)}, carried...)
	if a.New {
		writes = append(writes, s.saveIdentity(a.App, a.Message.Author, parley.Profile{}, a.Message.CreatedAt))
	}
	for i, bytes := range chunks {
		chunk, err := put(s.tables.Messages, chunkKey(a.App, a.Message.Channel, a.Message.Sequence, i), storedChunk{bytes, stored.Expires}, "", nil)
		if err != nil {
			return nil, err
		}
		writes = append(writes, chunk)
	}
	return writes, nil
}

// headAsRead is the condition that nothing of a channel was changed since its head was read, and it is open.
const headAsRead = "last_sequence_id = :last AND last_change_id = :change AND #state = :open"

// advance moves the head to the message, if it is as read. A block of one of the two people of a PERSONAL channel
// stops the other, and nobody else.
func (s *Store) advance(a Append) types.TransactWriteItem {
	head, m := a.Head, a.Message
	recent := &types.AttributeValueMemberL{}
	for _, author := range head.Wrote(m.Author) {
		recent.Value = append(recent.Value, &types.AttributeValueMemberN{Value: strconv.FormatUint(author, 10)})
	}
	expression := "SET last_sequence_id = :next, recent_authors = :recent, last_at = :at"
	values := item{
		":next": number(m.Sequence), ":recent": recent, ":at": number(millis(m.CreatedAt)),
		":last": number(head.Last), ":change": number(head.LastChange), ":open": text(string(parley.Open)),
	}
	condition := headAsRead
	if a.Member.User != "" {
		condition += " AND " + notBlocked
	}
	if len(a.Expiring) > 0 {
		expression += ", expiring = :expiring"
		values[":expiring"] = &types.AttributeValueMemberB{Value: encodeExpiries(a.Expiring)}
	}
	return types.TransactWriteItem{Update: &types.Update{
		TableName: &s.tables.Channels, Key: headKey(a.App, head.Channel).item(),
		UpdateExpression:                    &expression,
		ConditionExpression:                 &condition,
		ExpressionAttributeNames:            map[string]string{"#state": "state"},
		ExpressionAttributeValues:           values,
		ReturnValuesOnConditionCheckFailure: types.ReturnValuesOnConditionCheckFailureAllOld,
	}}
}

// seat has the author's item count the message; one from outside must not have joined since.
func (s *Store) seat(a Append) types.TransactWriteItem {
	if a.Member.User != "" {
		return types.TransactWriteItem{Update: s.writeMember(a.App, a.Message.Channel, a.Member, a.Member.Sent(a.Message.Sequence), false)}
	}
	return types.TransactWriteItem{ConditionCheck: &types.ConditionCheck{
		TableName: &s.tables.Channels, Key: memberKey(a.App, a.Message.Channel, a.Message.Author).item(),
		ConditionExpression:                 aws.String(absent),
		ReturnValuesOnConditionCheckFailure: types.ReturnValuesOnConditionCheckFailureAllOld,
	}}
}

// writeMember replaces a member's watermarks, if the item is as read. A receipt says who made it, and is
// marked, so that the stream tells it from a send, which nobody has to be told of twice.
func (s *Store) writeMember(app parley.AppID, channel parley.ChannelID, from, to parley.Member, receipt bool) *types.Update {
	own := make([]types.AttributeValue, 0, len(to.Own))
	for _, n := range to.Own {
		own = append(own, number(n))
	}
	expression := "SET first_sequence_id = :first, delivered_sequence_id = :delivered, seen_sequence_id = :seen, " +
		"own_runs = :own, own_lost = :lost, revision = :next"
	values := item{
		":first": number(to.First), ":delivered": number(to.Delivered), ":seen": number(to.Seen), ":own": &types.AttributeValueMemberL{Value: own},
		":lost": number(to.OwnLost), ":next": number(to.Revision),
	}
	condition := memberAsRead(from, values)
	if from.Folder != to.Folder {
		expression += ", folder = :folder"
		values[":folder"] = text(string(to.Folder))
	}
	if receipt {
		expression += ", receipt = :receipt, marked_by = :by, marked_on = :on, marked = :marked, marked_at = :at, marks = :marks"
		values[":receipt"] = &types.AttributeValueMemberBOOL{Value: true}
		values[":marked"] = number(to.Marker.Reached)
		values[":by"], values[":on"], values[":at"] = text(to.Marker.Session), text(to.Marker.Connection), number(millis(to.Marker.At))
		values[":marks"] = number(to.Marks)
	} else {
		expression += " REMOVE receipt"
	}
	return &types.Update{
		TableName: &s.tables.Channels, Key: memberKey(app, channel, from.User).item(),
		UpdateExpression: &expression, ConditionExpression: &condition,
		ExpressionAttributeValues:           values,
		ReturnValuesOnConditionCheckFailure: types.ReturnValuesOnConditionCheckFailureAllOld,
	}
}

// memberAsRead is the condition that a member's item is as read, its values put beside others. Revisions begin anew
// with each time that somebody joins: the change by which they did tells one from another.
func memberAsRead(m parley.Member, values item) string {
	values[":read"] = number(m.Revision)
	if m.Change == 0 {
		return "revision = :read AND attribute_not_exists(change_id)"
	}
	values[":joined"] = number(m.Change)
	return "revision = :read AND change_id = :joined"
}

// moved reads the reasons of an append's four conditions, and of those of what the message carries.
func moved(reasons []reason, contents int) (*Moved, error) {
	head, record, member := reasons[0], reasons[2], reasons[3]
	m := &Moved{Lost: slices.ContainsFunc(reasons[4:4+contents], func(r reason) bool { return r.failed })}
	if record.failed && record.item != nil {
		found, err := decodeSend(record.item)
		if err != nil {
			return nil, err
		}
		m.Record = &found
	}
	if member.failed {
		m.Gone = member.item == nil
		if !m.Gone {
			found, err := decodeMember(member.item)
			if err != nil {
				return nil, err
			}
			m.Member = &found
		}
	}
	if head.failed && head.item != nil {
		found, err := decodeHead(head.item)
		if err != nil {
			return nil, err
		}
		m.Head = &found
	}
	return m, nil
}

// MoveWatermarks makes one attempt to replace a member's watermarks. Where the item is another than
// was read, nothing is written and instead is what is there (nil: no participant any more). Else the
// error is ErrBusy, ErrUnknown, or one that trying again will not mend.
func (s *Store) MoveWatermarks(ctx context.Context, app parley.AppID, channel parley.ChannelID, from, to parley.Member) (done bool, instead *parley.Member, err error) {
	u := s.writeMember(app, channel, from, to, true)
	found, err := s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: u.TableName, Key: u.Key, UpdateExpression: u.UpdateExpression,
		ConditionExpression: u.ConditionExpression, ExpressionAttributeValues: u.ExpressionAttributeValues,
	})
	if !errors.Is(err, errCondition) {
		return err == nil, nil, err
	}
	if found == nil {
		return false, nil, nil
	}
	member, err := decodeMember(found)
	return false, &member, err
}

func decodeSend(found item) (SendRecord, error) {
	var r storedSend
	err := attributevalue.UnmarshalMap(found, &r)
	return SendRecord(r), err
}
