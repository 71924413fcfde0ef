package store

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"

	"github.com/parleyhq/parley/shared/parley"
)

type storedChange struct {
	Channel  string `dynamodbav:"channel_id"`
	ID       int64  `dynamodbav:"change_id"`
	Sequence int64  `dynamodbav:"sequence_id"`
	Kind     string `dynamodbav:"kind"`
	What     string `dynamodbav:"what,omitempty"`
	Message  int64  `dynamodbav:"message,omitempty"`
	User     string `dynamodbav:"user_id,omitempty"`
	Role     string `dynamodbav:"role,omitempty"`
	Reactor  string `dynamodbav:"reactor,omitempty"`
	Reaction string `dynamodbav:"reaction,omitempty"`
	Added    bool   `dynamodbav:"added,omitempty"`
	At       int64  `dynamodbav:"at"`
}

// Changes reads the entries of a span of the change log that can be seen, ascending.
func (s *Store) Changes(ctx context.Context, app parley.AppID, channel parley.ChannelID, span parley.Span) ([]parley.Change, error) {
	var changes []parley.Change
	if span.Len() == 0 {
		return nil, nil
	}
	wanted := between(changeSort(span.First), changeSort(span.Last))
	err := s.query(ctx, s.tables.Messages, changeKey(app, channel, 0).pk, wanted, func(found item) error {
		change, err := decodeChange(found)
		changes = append(changes, change)
		return err
	})
	return changes, err
}

func encodeChange(c parley.Change) storedChange {
	return storedChange{
		Channel: string(c.Channel), ID: c.ID, Sequence: c.Sequence, Kind: string(c.Kind), What: c.What,
		Message: c.Message, User: string(c.User), Role: string(c.Role), At: millis(c.At),
		Reactor: string(c.Reactor), Reaction: c.Reaction, Added: c.Added,
	}
}

func decodeChange(found item) (parley.Change, error) {
	var c storedChange
	err := attributevalue.UnmarshalMap(found, &c)
	return parley.Change{
		Channel: parley.ChannelID(c.Channel), ID: c.ID, Sequence: c.Sequence, Kind: parley.ChangeKind(c.Kind), What: c.What,
		Message: c.Message, User: parley.UserID(c.User), Role: parley.Role(c.Role), At: fromMillis(c.At),
		Reactor: parley.UserID(c.Reactor), Reaction: c.Reaction, Added: c.Added,
	}, err
}
