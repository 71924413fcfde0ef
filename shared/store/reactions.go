package store

import (
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"

	"github.com/parleyhq/parley/shared/parley"
)

// storedReacted is somebody's own reactions to one message. It stays where they took all of them away: its
// change tells a read that is older.
type storedReacted struct {
	Message int64    `dynamodbav:"sequence_id"`
	User    string   `dynamodbav:"user_id"`
	Keys    []string `dynamodbav:"reactions"`
	Change  int64    `dynamodbav:"change_id"`
	Expires int64    `dynamodbav:"expires,omitempty"`
}

// storedReactor is one of a message's last changes of reactions.
type storedReactor struct {
	Hash   uint64 `dynamodbav:"by"`
	Change int64  `dynamodbav:"change_id"`
}

// Reacted asks for somebody's own reactions to an entry.
func (b *Batch) Reacted(app parley.AppID, channel parley.ChannelID, n int64, user parley.UserID) *Slot[parley.Reacted] {
	slot := want(b, b.store.tables.Messages, reactedKey(app, channel, n, user), decodeReacted)
	slot.Value.User = user // also of one who never reacted
	return slot
}

// React replaces an entry's reactions, and somebody's own, if both are as read.
func (m *Mutation) React(from, to parley.Message, before, after parley.Reacted) {
	m.Message(from, to)
	stored := storedReacted{Message: to.Sequence, User: string(after.User), Keys: after.Keys, Change: after.Change, Expires: encodeTTL(from.Stored)}
	k := reactedKey(m.app, to.Channel, to.Sequence, after.User)
	if before.Change == 0 {
		m.put(m.store.tables.Messages, k, stored, absent)
		return
	}
	m.write(put(m.store.tables.Messages, k, stored, "change_id = :read", item{":read": number(before.Change)}))
}

// storeReactions adds an entry's reactions to an update of it.
func storeReactions(values item, m parley.Message) (expression string, err error) {
	if values[":reactions"], err = attributevalue.Marshal(m.Reactions); err != nil {
		return "", err
	}
	reactors := make([]storedReactor, 0, len(m.Reactors))
	for _, r := range m.Reactors {
		reactors = append(reactors, storedReactor(r))
	}
	values[":reactors"], err = attributevalue.Marshal(reactors)
	return ", reactions = :reactions, reactors = :reactors", err
}

func decodeReacted(found item) (parley.Reacted, error) {
	var r storedReacted
	err := attributevalue.UnmarshalMap(found, &r)
	return parley.Reacted{User: parley.UserID(r.User), Keys: r.Keys, Change: r.Change}, err
}

func decodeReactors(stored []storedReactor) []parley.Reactor {
	var reactors []parley.Reactor
	for _, r := range stored {
		reactors = append(reactors, parley.Reactor(r))
	}
	return reactors
}
