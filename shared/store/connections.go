package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// A user's connections are one item, so that one read finds all of them, and each is an attribute of its
// own, so that coming and going never touch another's. Beside them stands whom the user blocks, so that who
// looks where to tell somebody sees in the same read what not to tell them.

type storedConnection struct {
	Session     string `dynamodbav:"session"`
	ConnectedAt int64  `dynamodbav:"connected_at"`
	ExpiresAt   int64  `dynamodbav:"expires_at"`
}

// storedPresence is the rest of the item. Who turns invisible seems to leave at that moment, and what they
// really do later is not told.
type storedPresence struct {
	User       string   `dynamodbav:"user_id"`
	Status     string   `dynamodbav:"status"`
	LastSeenAt int64    `dynamodbav:"last_seen_at"`
	Blocked    []uint64 `dynamodbav:"blocked"` // whom the user blocks; Block and Unblock alone write it

	BlocksRevision int64 `dynamodbav:"blocks_revision"` // likewise
}

type storedWatcher struct {
	User       string `dynamodbav:"user_id"`
	Connection string `dynamodbav:"connection"`
	Channel    string `dynamodbav:"channel_id"`
	ExpiresAt  int64  `dynamodbav:"expires_at"`
	Expires    int64  `dynamodbav:"expires"`
}

// storedWatching is whom a connection watches, so that the next it says takes their place.
type storedWatching struct {
	Watched []string `dynamodbav:"watched"`
	Expires int64    `dynamodbav:"expires"`
}

// connectionPrefix begins the names of the attributes that are connections.
const connectionPrefix = "c#"

// presenceKept is how long the item outlives its last connection: until then it is known when somebody was
// last seen, and the status that they chose.
const presenceKept = 30 * 24 * time.Hour

// stayOrExpire ends the item at a time, unless it holds whom its user blocks: then it stays.
const stayOrExpire = "expires = if_not_exists(stays, :expires)"

// Connections asks for a user's connections. Where there is no item, the user has none.
func (b *Batch) Connections(app parley.AppID, user parley.UserID) *Slot[parley.Connections] {
	slot := want(b, b.store.tables.Identities, connectionsKey(app, user), decodeConnections)
	slot.Value.User = user
	return slot
}

// ErrNoSession ends the registration of a connection whose session is over. Nothing was written.
var ErrNoSession = errors.New("the session is over")

// AddConnection makes one attempt to register a connection, as long as its session is there: who deletes the
// session first finds nothing registered later, and who deletes it afterwards finds the connection. A repeat
// writes the same again. The error is ErrNoSession, ErrBusy, ErrUnknown, or one that trying again will not
// mend.
func (s *Store) AddConnection(ctx context.Context, app parley.AppID, user parley.UserID, c parley.Connection) error {
	row, err := attributevalue.MarshalMap(storedConnection{
		Session: c.Session, ConnectedAt: millis(c.ConnectedAt), ExpiresAt: millis(c.ExpiresAt),
	})
	if err != nil {
		return fmt.Errorf("encode connection: %w", err)
	}
	add := types.TransactWriteItem{Update: &types.Update{
		TableName: &s.tables.Identities, Key: connectionsKey(app, user).item(),
		UpdateExpression:         aws.String("SET #c = :row, user_id = :user, " + stayOrExpire),
		ExpressionAttributeNames: map[string]string{"#c": connectionPrefix + c.ID},
		ExpressionAttributeValues: item{
			":row": &types.AttributeValueMemberM{Value: row}, ":user": text(string(user)), ":expires": kept(c.ExpiresAt),
		},
	}}
	check := types.TransactWriteItem{ConditionCheck: &types.ConditionCheck{
		TableName: &s.tables.Identities, Key: sessionKey(app, user, c.Session).item(),
		ConditionExpression: aws.String("attribute_exists(pk)"),
	}}
	err = s.transact(ctx, []types.TransactWriteItem{add, check})
	if errors.Is(err, errCondition) {
		return ErrNoSession
	}
	return err
}

// RemoveConnection makes one attempt to forget a connection: exactly that attribute. One that is not there
// is forgotten already.
func (s *Store) RemoveConnection(ctx context.Context, app parley.AppID, user parley.UserID, id string) error {
	_, err := s.updateConnections(ctx, app, user, connectionUpdate{
		expression: "REMOVE #c", condition: "attribute_exists(#c)",
		names: map[string]string{"#c": connectionPrefix + id},
	})
	if errors.Is(err, errCondition) {
		return nil
	}
	return err
}

// EndConnection makes one attempt to note that a connection ended, registered or not, and shows what the
// user still has. Nothing is written for a user who never had any.
func (s *Store) EndConnection(ctx context.Context, app parley.AppID, user parley.UserID, id string, at time.Time) (parley.Connections, error) {
	left, err := s.updateConnections(ctx, app, user, connectionUpdate{
		expression: "REMOVE #c SET last_seen_at = if_not_exists(invisible_since, :at), " + stayOrExpire,
		condition:  "attribute_exists(pk)",
		names:      map[string]string{"#c": connectionPrefix + id},
		values:     item{":at": number(millis(at)), ":expires": kept(at)},
	})
	if errors.Is(err, errCondition) {
		return parley.Connections{User: user}, nil
	}
	return left, err
}

// SetPresence makes one attempt to note the status that a user chose, and shows what is then stored.
func (s *Store) SetPresence(ctx context.Context, app parley.AppID, user parley.UserID, status string, at time.Time) (parley.Connections, error) {
	u := connectionUpdate{
		expression: "SET #status = :status, user_id = :user, " + stayOrExpire + " REMOVE invisible_since",
		names:      map[string]string{"#status": "status"},
		values:     item{":status": text(status), ":user": text(string(user)), ":expires": kept(at)},
	}
	if status == parley.Invisible {
		u.expression = "SET #status = :status, user_id = :user, " + stayOrExpire + ", " +
			"invisible_since = if_not_exists(invisible_since, :at), last_seen_at = if_not_exists(invisible_since, :at)"
		u.values[":at"] = number(millis(at))
	}
	return s.updateConnections(ctx, app, user, u)
}

type connectionUpdate struct {
	expression, condition string
	names                 map[string]string
	values                item
}

func (s *Store) updateConnections(ctx context.Context, app parley.AppID, user parley.UserID, u connectionUpdate) (parley.Connections, error) {
	input := &dynamodb.UpdateItemInput{
		TableName: &s.tables.Identities, Key: connectionsKey(app, user).item(),
		UpdateExpression: &u.expression, ExpressionAttributeNames: u.names, ExpressionAttributeValues: u.values,
		ReturnValues: types.ReturnValueAllNew,
	}
	if u.condition != "" {
		input.ConditionExpression = &u.condition
	}
	found, err := s.update(ctx, input)
	if err != nil {
		return parley.Connections{}, err
	}
	return decodeConnections(found)
}

func kept(from time.Time) types.AttributeValue { return number(from.Add(presenceKept).Unix()) }

// Watching asks whom a connection watches.
func (b *Batch) Watching(app parley.AppID, user parley.UserID, connection string) *Slot[[]parley.UserID] {
	return want(b, b.store.tables.Identities, watchingKey(app, user, connection), func(found item) ([]parley.UserID, error) {
		var w storedWatching
		err := attributevalue.UnmarshalMap(found, &w)
		watched := make([]parley.UserID, len(w.Watched))
		for i, user := range w.Watched {
			watched[i] = parley.UserID(user)
		}
		return watched, err
	})
}

// Watch makes one attempt to have a connection told of people, and no more of those watched before. It is
// several transactions, which may be made again from the first: what a connection may be told of is noted
// before it is, so that nobody is watched whom the next call does not find.
func (s *Store) Watch(ctx context.Context, app parley.AppID, w parley.Watcher, before []parley.UserID, watched []parley.Acquaintance) error {
	users := make([]parley.UserID, len(watched))
	for i, each := range watched {
		users[i] = each.User
	}
	gone := slices.DeleteFunc(slices.Clone(before), func(user parley.UserID) bool { return slices.Contains(users, user) })
	if err := s.noteWatching(ctx, app, w, slices.Concat(gone, users)); err != nil {
		return err
	}
	writes := s.unwatchWrites(app, w.Connection, gone)
	for _, each := range watched {
		write, err := put(s.tables.Identities, watcherKey(app, each.User, w.Connection), storedWatcher{
			User: string(w.User), Connection: w.Connection, Channel: string(each.Channel),
			ExpiresAt: millis(w.ExpiresAt), Expires: w.ExpiresAt.Unix(),
		}, "", nil)
		if err != nil {
			return err
		}
		writes = append(writes, write)
	}
	for part := range slices.Chunk(writes, maxWrites) {
		if err := s.transact(ctx, part); err != nil {
			return err
		}
	}
	if len(gone) == 0 {
		return nil
	}
	return s.noteWatching(ctx, app, w, users)
}

// Unwatch makes one attempt to have a connection told of nobody any more. It may be made again: what the
// connection watches is forgotten last.
func (s *Store) Unwatch(ctx context.Context, app parley.AppID, user parley.UserID, connection string) error {
	b := s.Batch()
	watching := b.Watching(app, user, connection)
	if err := b.Run(ctx); err != nil || !watching.Found {
		return err
	}
	for part := range slices.Chunk(s.unwatchWrites(app, connection, watching.Value), maxWrites) {
		if err := s.transact(ctx, part); err != nil {
			return err
		}
	}
	return s.remove(ctx, s.tables.Identities, watchingKey(app, user, connection))
}

func (s *Store) unwatchWrites(app parley.AppID, connection string, watched []parley.UserID) []types.TransactWriteItem {
	var writes []types.TransactWriteItem
	for _, user := range watched {
		writes = append(writes, types.TransactWriteItem{Delete: &types.Delete{
			TableName: &s.tables.Identities, Key: watcherKey(app, user, connection).item(),
		}})
	}
	return writes
}

func (s *Store) noteWatching(ctx context.Context, app parley.AppID, w parley.Watcher, watched []parley.UserID) error {
	note := storedWatching{Watched: []string{}, Expires: w.ExpiresAt.Unix()}
	for _, user := range watched {
		note.Watched = append(note.Watched, string(user))
	}
	write, err := put(s.tables.Identities, watchingKey(app, w.User, w.Connection), note, "", nil)
	if err != nil {
		return err
	}
	return s.transact(ctx, []types.TransactWriteItem{write})
}

// watcherPages bounds how far Watchers looks past those whose time is over: at most so many calls, each of
// which reads parley.MaxWatchersTold small items, of some 40 read units.
const watcherPages = 4

// Watchers lists at most parley.MaxWatchersTold connections that are told of somebody and have not come to
// their end by now.
func (s *Store) Watchers(ctx context.Context, app parley.AppID, watched parley.UserID, now time.Time) ([]parley.Watcher, error) {
	var watchers []parley.Watcher
	input := newQuery(s.tables.Identities, watchersPartition(app, watched), beginsWith(watcherPrefix))
	input.FilterExpression = aws.String("expires_at > :now")
	input.ExpressionAttributeValues[":now"] = number(millis(now))
	input.Limit = aws.Int32(parley.MaxWatchersTold)
	for range watcherPages {
		err := s.queryPages(ctx, input, 1, func(found item) error {
			var w storedWatcher
			err := attributevalue.UnmarshalMap(found, &w)
			watchers = append(watchers, parley.Watcher{
				User: parley.UserID(w.User), Connection: w.Connection, ExpiresAt: fromMillis(w.ExpiresAt), Channel: parley.ChannelID(w.Channel),
			})
			return err
		})
		if err != nil || len(watchers) >= parley.MaxWatchersTold || input.ExclusiveStartKey == nil {
			return watchers[:min(len(watchers), parley.MaxWatchersTold)], err
		}
	}
	return watchers, nil
}

// MoveWatcher makes one attempt to note another channel by which a connection is told of somebody, where it
// still is.
func (s *Store) MoveWatcher(ctx context.Context, app parley.AppID, watched parley.UserID, connection string, channel parley.ChannelID) error {
	_, err := s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Identities, Key: watcherKey(app, watched, connection).item(),
		UpdateExpression: aws.String("SET channel_id = :channel"), ConditionExpression: aws.String("attribute_exists(pk)"),
		ExpressionAttributeValues: item{":channel": text(string(channel))},
	})
	if errors.Is(err, errCondition) {
		return nil
	}
	return err
}

// RemoveWatcher makes one attempt to tell a connection of somebody no more.
func (s *Store) RemoveWatcher(ctx context.Context, app parley.AppID, watched parley.UserID, connection string) error {
	return s.remove(ctx, s.tables.Identities, watcherKey(app, watched, connection))
}

func decodeConnections(found item) (parley.Connections, error) {
	var p storedPresence
	if err := attributevalue.UnmarshalMap(found, &p); err != nil {
		return parley.Connections{}, err
	}
	c := parley.Connections{User: parley.UserID(p.User), Status: p.Status, LastSeenAt: fromMillis(p.LastSeenAt), Blocks: p.Blocked}
	for name, value := range found {
		id, ok := strings.CutPrefix(name, connectionPrefix)
		if !ok {
			continue
		}
		var row storedConnection
		if err := attributevalue.Unmarshal(value, &row); err != nil {
			return c, err
		}
		c.All = append(c.All, parley.Connection{
			ID: id, Session: row.Session, ConnectedAt: fromMillis(row.ConnectedAt), ExpiresAt: fromMillis(row.ExpiresAt),
		})
	}
	return c, nil
}
