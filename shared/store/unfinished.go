package store

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// Unfinished is a channel whose making or unmaking takes more than one transaction and is not over.
type Unfinished struct {
	App     parley.AppID
	Channel parley.ChannelID
}

type storedUnfinished struct {
	App     string `dynamodbav:"app_id"`
	Channel string `dynamodbav:"channel_id"`
	At      int64  `dynamodbav:"at"`
}

// Unfinished lists, of all apps, what was begun before a time and is not over.
func (s *Store) Unfinished(ctx context.Context, before time.Time) ([]Unfinished, error) {
	var list []Unfinished
	err := s.query(ctx, s.tables.Channels, unfinished, beginsWith(unfinishedPrefix), func(found item) error {
		var u storedUnfinished
		err := attributevalue.UnmarshalMap(found, &u)
		if err == nil && u.At < millis(before) {
			list = append(list, Unfinished{parley.AppID(u.App), parley.ChannelID(u.Channel)})
		}
		return err
	})
	return list, err
}

// Finished makes one attempt to note that nothing is left to do.
func (s *Store) Finished(ctx context.Context, app parley.AppID, channel parley.ChannelID) error {
	return s.remove(ctx, s.tables.Channels, unfinishedKey(app, channel))
}

// Forget makes one attempt to take a deleted channel off the lists of at most 100 people.
func (s *Store) Forget(ctx context.Context, app parley.AppID, channel parley.ChannelID, members []parley.Member) error {
	var writes []types.TransactWriteItem
	for _, m := range members {
		writes = append(writes, types.TransactWriteItem{Delete: &types.Delete{
			TableName: &s.tables.Channels, Key: membershipKey(app, m.User, channel).item(),
		}})
	}
	return s.transact(ctx, writes)
}
