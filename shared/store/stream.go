package store

import (
	"errors"
	"fmt"
	"maps"
	"strconv"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// Record is what one record of a table's stream says: one of the pointers is set, or none where nobody has
// to be told of it. A record comes at least once, and records of different items in any order.
type Record struct {
	ID      string // the record's sequence number, by which it is asked for again
	Item    string // what kind of item it is of, for logs
	App     parley.AppID
	Channel parley.ChannelID // of what belongs to one

	Message   *parley.Message // a new entry of the log
	Change    *parley.Change  // a new entry of the change log
	Receipt   *Receipt
	Opened    *parley.Head // a channel that can be known of from now on
	Identity  *parley.Identity
	Session   *parley.Session  // one that ended
	Uncarried *Uncarried       // a message that carried content, and does not any more
	Dropped   parley.ContentID // content that is known of no more

	Err error // the record cannot be read; no repeat mends it
}

// Uncarried is which contents an entry carried.
type Uncarried struct {
	Sequence int64
	Contents []parley.ContentID
}

// Receipt is a member's item before and after they marked a watermark, or cleared their history.
type Receipt struct{ Before, After parley.Member }

// ReadStream reads a batch of a stream of any of the tables.
func ReadStream(batch events.DynamoDBEvent) []Record {
	records := make([]Record, len(batch.Records))
	for i, raw := range batch.Records {
		r := Record{ID: raw.Change.SequenceNumber}
		if err := r.read(raw); err != nil {
			r = Record{ID: r.ID, Item: r.Item, App: r.App, Err: fmt.Errorf("%w: %s %s: %w", errDamaged, raw.EventName, r.Item, err)}
		}
		records[i] = r
	}
	return records
}

var errNoKey = errors.New("its key is none of ours")

func (r *Record) read(raw events.DynamoDBEventRecord) error {
	old, err := image(raw.Change.OldImage)
	if err != nil {
		return err
	}
	current, err := image(raw.Change.NewImage)
	if err != nil {
		return err
	}
	k, err := recordKey(raw.Change.Keys)
	if err != nil {
		return err
	}
	r.Item = kind(k.sk)
	app, of, parts, err := cutPartition(k.pk)
	if err != nil {
		return err
	}
	r.App = app
	switch of {
	case "log", "changes", "head", "channel":
		if len(parts) != 1 {
			return errNoKey
		}
		r.Channel = parley.ChannelID(parts[0])
		return r.readChannel(raw.EventName, k.sk, old, current)
	case "content":
		if raw.EventName == removed && k.sk == contentSort && len(parts) == 1 {
			r.Dropped = parley.ContentID(parts[0])
		}
	case "identity":
		return r.readIdentity(raw.EventName, k.sk, old, current)
	}
	return nil
}

const (
	inserted = string(events.DynamoDBOperationTypeInsert)
	modified = string(events.DynamoDBOperationTypeModify)
	removed  = string(events.DynamoDBOperationTypeRemove)
)

// readChannel reads a record of an item of a channel.
func (r *Record) readChannel(event, sk string, old, current item) (err error) {
	switch {
	case event == inserted && strings.HasPrefix(sk, messagePrefix):
		r.Message, err = decoded(current, decodeMessage)
	case event != inserted && strings.HasPrefix(sk, messagePrefix):
		err = r.readUncarried(old, current)
	case event == inserted && strings.HasPrefix(sk, changePrefix):
		r.Change, err = decoded(current, decodeChange)
	case event == modified && strings.HasPrefix(sk, memberPrefix):
		err = r.readReceipt(old, current)
	case event != removed && sk == "HEAD":
		err = r.readHead(old, current)
	}
	return err
}

// readUncarried reads what became of an entry that carried content: it was deleted, or expired.
func (r *Record) readUncarried(old, current item) error {
	var before, after storedMessage
	if err := errors.Join(attributevalue.UnmarshalMap(old, &before), attributevalue.UnmarshalMap(current, &after)); err != nil {
		return err
	}
	if before.Contents != "" && after.Contents == "" {
		r.Uncarried = &Uncarried{Sequence: before.Sequence, Contents: decodeContents(before.Contents)}
	}
	return nil
}

func (r *Record) readReceipt(old, current item) error {
	var stored storedMember
	if err := attributevalue.UnmarshalMap(current, &stored); err != nil || !stored.Receipt {
		return err
	}
	before, err := decodeMember(old)
	if err != nil {
		return err
	}
	after, err := decodeMember(current)
	r.Receipt = &Receipt{Before: before, After: after}
	return err
}

func (r *Record) readHead(old, current item) error {
	before, err := decodeHead(old)
	if err != nil {
		return err
	}
	after, err := decodeHead(current)
	if err == nil && after.Visible() && (old == nil || before.State == parley.Building) {
		r.Opened = &after
	}
	return err
}

func (r *Record) readIdentity(event, sk string, old, current item) error {
	switch {
	case event == removed && strings.HasPrefix(sk, sessionPrefix):
		var err error
		r.Session, err = decoded(old, decodeSession)
		return err
	case event != modified || sk != "IDENTITY":
		return nil
	}
	before, err := decodeIdentity(old)
	if err != nil {
		return err
	}
	after, err := decodeIdentity(current)
	if err == nil && (before.Type != after.Type || !samePublic(before.Profile, after.Profile)) {
		r.Identity = &after
	}
	return err
}

// samePublic reports whether two profiles look alike to others.
func samePublic(a, b parley.Profile) bool {
	for _, field := range [][2]*string{
		{a.DisplayName, b.DisplayName}, {a.FirstName, b.FirstName}, {a.LastName, b.LastName}, {a.AvatarURL, b.AvatarURL},
	} {
		if (field[0] == nil) != (field[1] == nil) || field[0] != nil && *field[0] != *field[1] {
			return false
		}
	}
	return maps.Equal(a.Metadata, b.Metadata)
}

func decoded[T any](found item, decode func(item) (T, error)) (*T, error) {
	if found == nil {
		return nil, errors.New("without an image")
	}
	v, err := decode(found)
	return &v, err
}

func recordKey(keys map[string]events.DynamoDBAttributeValue) (key, error) {
	found, err := image(keys)
	if err != nil {
		return key{}, err
	}
	pk, isText := found["pk"].(*types.AttributeValueMemberS)
	sk, ok := found["sk"].(*types.AttributeValueMemberS)
	if !isText || !ok {
		return key{}, errNoKey
	}
	return key{pk.Value, sk.Value}, nil
}

// cutPartition is partition, backwards: what it would not have written is an error.
func cutPartition(pk string) (app parley.AppID, of string, parts []string, err error) {
	name, rest, _ := strings.Cut(pk, "/")
	app, env, err := parley.ParseAppID(name)
	if err != nil || env != "" || string(app) != name {
		return "", "", nil, errNoKey
	}
	of, rest, more := strings.Cut(rest, "/")
	for more {
		length, after, found := strings.Cut(rest, ":")
		n, err := strconv.Atoi(length)
		if err != nil || !found || n < 0 || n > len(after) {
			return "", "", nil, errNoKey
		}
		parts, rest = append(parts, after[:n]), after[n:]
		if rest, more = strings.CutPrefix(rest, "/"); !more && rest != "" {
			return "", "", nil, errNoKey
		}
	}
	if partition(app, of, parts...) != pk { // one spelling only
		return "", "", nil, errNoKey
	}
	return app, of, parts, nil
}

// image is an item as a stream shows it; nil where there was none.
func image(attributes map[string]events.DynamoDBAttributeValue) (item, error) {
	if attributes == nil {
		return nil, nil
	}
	found := item{}
	for name, value := range attributes {
		v, err := attribute(value)
		if err != nil {
			return nil, fmt.Errorf("attribute %s: %w", name, err)
		}
		found[name] = v
	}
	return found, nil
}

func attribute(v events.DynamoDBAttributeValue) (types.AttributeValue, error) {
	switch v.DataType() {
	case events.DataTypeString:
		return &types.AttributeValueMemberS{Value: v.String()}, nil
	case events.DataTypeNumber:
		return &types.AttributeValueMemberN{Value: v.Number()}, nil
	case events.DataTypeBoolean:
		return &types.AttributeValueMemberBOOL{Value: v.Boolean()}, nil
	case events.DataTypeBinary:
		return &types.AttributeValueMemberB{Value: v.Binary()}, nil
	case events.DataTypeNull:
		return &types.AttributeValueMemberNULL{Value: true}, nil
	case events.DataTypeMap:
		inner, err := image(v.Map())
		return &types.AttributeValueMemberM{Value: inner}, err
	case events.DataTypeList:
		list := &types.AttributeValueMemberL{}
		for _, each := range v.List() {
			inner, err := attribute(each)
			if err != nil {
				return nil, err
			}
			list.Value = append(list.Value, inner)
		}
		return list, nil
	case events.DataTypeNumberSet:
		return &types.AttributeValueMemberNS{Value: v.NumberSet()}, nil
	case events.DataTypeStringSet:
		return &types.AttributeValueMemberSS{Value: v.StringSet()}, nil
	}
	return nil, errors.New("of a type that we never write")
}
