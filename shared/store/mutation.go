package store

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// ErrStale ends an attempt that was decided by what is no longer so. Nothing was written: read and decide
// anew.
var ErrStale = errors.New("decided by old data")

// ErrTooManyWrites ends an attempt that would write more than one transaction takes. Nothing was written.
var ErrTooManyWrites = errors.New("more than one transaction takes")

// maxWrites is DynamoDB's limit of one transaction.
const maxWrites = 100

// Mutation is changes of one channel about to be committed: entries of its change log, and the items that
// they change. Build it from what was read, then Commit.
type Mutation struct {
	store *Store
	app   parley.AppID
	from  parley.Head // as read
	Head  parley.Head // as it will be; Log moves its change counter
	Now   time.Time

	writes []types.TransactWriteItem
	err    error
}

// Mutate begins changes of a channel, decided by its head as read.
func (s *Store) Mutate(app parley.AppID, head parley.Head, now time.Time) *Mutation {
	return &Mutation{store: s, app: app, from: head, Head: head, Now: now.UTC().Truncate(time.Millisecond)}
}

// Log appends a change to the change log, and returns its number.
func (m *Mutation) Log(c parley.Change) int64 {
	m.Head.LastChange++
	c.Channel, c.ID, c.Sequence, c.At = m.Head.Channel, m.Head.LastChange, m.Head.Last, m.Now
	m.put(m.store.tables.Messages, changeKey(m.app, c.Channel, c.ID), encodeChange(c), absent)
	return c.ID
}

// Message replaces what of an entry can change, if it is as read. A tombstone takes the body away, wherever
// it lies, and leaves a marker for those who count.
func (m *Mutation) Message(from, to parley.Message) {
	tables := m.store.tables
	expression := "SET change_id = :change, updated_at = :at, metadata = :metadata, #size = :size"
	values := item{
		":change": number(to.Change), ":at": number(millis(to.UpdatedAt)), ":metadata": text(string(to.Body.Metadata)),
		":size": number(int64(to.Size)), ":read": number(from.Change),
	}
	if len(to.Reactors) > 0 {
		more, err := storeReactions(values, to)
		expression, m.err = expression+more, errors.Join(m.err, err)
	}
	if to.Deleted {
		expression += ", deleted = :deleted, content = :content, parts = :parts, part_count = :none REMOVE chunks, content_ids, reactions, reactors, notification"
		maps.Copy(values, item{
			":deleted": &types.AttributeValueMemberBOOL{Value: true},
			":content": text("null"), ":parts": text("[]"), ":none": number(0),
		})
		m.put(tables.Messages, deletedKey(m.app, to.Channel, to.Sequence), storedDeleted{to.Sequence, string(to.Author), encodeTTL(from.Stored)}, "")
		for i := range from.Chunks {
			m.remove(tables.Messages, chunkKey(m.app, to.Channel, to.Sequence, i))
		}
	}
	condition, names := "change_id = :read", map[string]string{"#size": "size"}
	if from.Callback != parley.NoCallback {
		condition, names["#callback"], values[":callback"] = condition+" AND #callback = :callback", "callback", text(string(from.Callback))
	}
	m.update(tables.Messages, messageKey(m.app, to.Channel, to.Sequence), expression, condition, names, values)
}

// Info replaces what describes the channel, if it is as read, and keeps it findable by title.
func (m *Mutation) Info(from, to parley.Info) {
	channels := m.store.tables.Channels
	to.Revision, to.Change, to.UpdatedAt = from.Revision+1, m.Head.LastChange, m.Now
	m.write(put(channels, infoKey(m.app, to.Channel), encodeInfo(to), "revision = :read", item{":read": number(from.Revision)}))
	if from.Type != parley.Group {
		return // exposed means nothing there
	}
	was, is := exposedKey(m.app, from.Title, to.Channel), exposedKey(m.app, to.Title, to.Channel)
	if from.Exposed && (!to.Exposed || was != is) {
		m.remove(channels, was)
	}
	if to.Exposed && (!from.Exposed || was != is) {
		m.put(channels, is, reference{string(to.Channel)}, "")
	}
}

// Join writes a participant who is not one yet.
func (m *Mutation) Join(member parley.Member) {
	channels := m.store.tables.Channels
	m.put(channels, memberKey(m.app, m.Head.Channel, member.User), encodeMember(member), absent)
	m.put(channels, membershipKey(m.app, member.User, m.Head.Channel), reference{string(m.Head.Channel)}, "")
	m.Head.Participants++
}

// Identity makes sure that somebody who was added has an identity.
func (m *Mutation) Identity(user parley.UserID) {
	m.writes = append(m.writes, m.store.saveIdentity(m.app, user, parley.Profile{}, m.Now))
}

// Leave takes a participant's place away, if their item is as read: what they were decides who follows.
func (m *Mutation) Leave(member parley.Member) {
	values := item{}
	condition := memberAsRead(member, values)
	m.writes = append(m.writes, types.TransactWriteItem{Delete: &types.Delete{
		TableName: &m.store.tables.Channels, Key: memberKey(m.app, m.Head.Channel, member.User).item(),
		ConditionExpression: &condition, ExpressionAttributeValues: values,
	}})
	m.Forget(member.User)
	m.Head.Participants--
}

// Forget takes the channel off a person's list.
func (m *Mutation) Forget(user parley.UserID) {
	m.remove(m.store.tables.Channels, membershipKey(m.app, user, m.Head.Channel))
}

// Role gives a participant another role, if their item is as read.
func (m *Mutation) Role(member parley.Member, role parley.Role) {
	values := item{":role": text(string(role)), ":next": number(member.Revision + 1)}
	m.update(m.store.tables.Channels, memberKey(m.app, m.Head.Channel, member.User),
		"SET #role = :role, revision = :next", memberAsRead(member, values), map[string]string{"#role": "role"}, values)
}

// Regroup makes the channel findable by its participants as they will be instead of as they were; nil is a
// set that is too large to be found by. Where they are the same, who came or went was read before or after the
// list of participants, and the attempt is stale.
func (m *Mutation) Regroup(from, to []parley.UserID) {
	if from != nil && to != nil && slices.Equal(from, to) {
		m.err = errors.Join(m.err, ErrStale)
	}
	channels := m.store.tables.Channels
	if from != nil {
		m.remove(channels, setKey(m.app, from, m.Head.Channel))
	}
	if to != nil {
		m.put(channels, setKey(m.app, to, m.Head.Channel), reference{string(m.Head.Channel)}, "")
	}
}

// Release gives up the claim to be the only channel of its participants: the distinct one, or the PERSONAL.
func (m *Mutation) Release(t parley.ChannelType, users []parley.UserID) {
	claim := distinctKey(m.app, users)
	if t == parley.Personal {
		claim = pairKey(m.app, users)
	}
	m.remove(m.store.tables.Channels, claim)
}

// Unfinished notes that more is to be done after this.
func (m *Mutation) Unfinished() {
	m.put(m.store.tables.Channels, unfinishedKey(m.app, m.Head.Channel), storedUnfinished{string(m.app), string(m.Head.Channel), millis(m.Now)}, "")
}

// Empty reports whether nothing is to be changed.
func (m *Mutation) Empty() bool { return len(m.writes) == 0 && m.err == nil }

// Commit makes one attempt to write changes of one or several channels, all or none. The error is ErrStale,
// ErrBusy, ErrUnknown, ErrTooManyWrites, or one that trying again will not mend.
func (s *Store) Commit(ctx context.Context, mutations ...*Mutation) error {
	var writes []types.TransactWriteItem
	for _, m := range mutations {
		if m.err != nil {
			return m.err
		}
		if !m.Empty() {
			writes = append(append(writes, m.advance()), m.writes...)
		}
	}
	if len(writes) == 0 {
		return nil
	}
	if len(writes) > maxWrites {
		return ErrTooManyWrites
	}
	err := s.transact(ctx, writes)
	if errors.Is(err, errCondition) {
		return ErrStale
	}
	return err
}

// advance moves the head, if it is as read: a block that came or went since decides anew.
func (m *Mutation) advance() types.TransactWriteItem {
	asRead := headAsRead + " AND " + notBlocked
	if m.from.Blocked() {
		asRead = headAsRead + " AND " + isBlocked
	}
	erased := &types.AttributeValueMemberL{}
	for _, n := range m.Head.Erased {
		erased.Value = append(erased.Value, number(n))
	}
	return types.TransactWriteItem{Update: &types.Update{
		TableName: &m.store.tables.Channels, Key: headKey(m.app, m.Head.Channel).item(),
		UpdateExpression: aws.String("SET last_change_id = :next, participant_count = :count, max_deleted = :deleted, " +
			"erased = :erased, #state = :state"),
		ConditionExpression:      &asRead,
		ExpressionAttributeNames: map[string]string{"#state": "state"},
		ExpressionAttributeValues: item{
			":next": number(m.Head.LastChange), ":count": number(int64(m.Head.Participants)), ":deleted": number(m.Head.MaxDeleted),
			":erased": erased, ":state": text(string(m.Head.State)),
			":last": number(m.from.Last), ":change": number(m.from.LastChange), ":open": text(string(parley.Open)),
		},
	}}
}

func (m *Mutation) put(table string, k key, v any, condition string) {
	m.write(put(table, k, v, condition, nil))
}

func (m *Mutation) write(write types.TransactWriteItem, err error) {
	m.err = errors.Join(m.err, err)
	m.writes = append(m.writes, write)
}

func (m *Mutation) remove(table string, k key) {
	m.writes = append(m.writes, types.TransactWriteItem{Delete: &types.Delete{TableName: &table, Key: k.item()}})
}

func (m *Mutation) update(table string, k key, expression, condition string, names map[string]string, values item) {
	m.writes = append(m.writes, types.TransactWriteItem{Update: &types.Update{
		TableName: &table, Key: k.item(), UpdateExpression: &expression, ConditionExpression: &condition,
		ExpressionAttributeNames: names, ExpressionAttributeValues: values,
	}})
}

// storedDeleted marks a deleted entry.
type storedDeleted struct {
	Sequence int64  `dynamodbav:"sequence_id"`
	Author   string `dynamodbav:"author"`
	Expires  int64  `dynamodbav:"expires,omitempty"`
}

// CountDeleted counts the deleted entries of a span that somebody else than reader wrote. Of those in wanted
// that lie in the span, missing is one whose marker cannot be seen yet, or 0.
func (s *Store) CountDeleted(ctx context.Context, app parley.AppID, channel parley.ChannelID, span parley.Span, reader parley.UserID, wanted []int64) (others, missing int64, err error) {
	found := map[int64]bool{}
	low, high := deletedSort(span.First), deletedSort(span.Last)
	err = s.query(ctx, s.tables.Messages, deletedKey(app, channel, 0).pk, between(low, high), func(marker item) error {
		var d storedDeleted
		if err := attributevalue.UnmarshalMap(marker, &d); err != nil {
			return err
		}
		found[d.Sequence] = true
		if d.Author != string(reader) {
			others++
		}
		return nil
	})
	for _, n := range wanted {
		if n >= span.First && n <= span.Last && !found[n] {
			missing = n
		}
	}
	return others, missing, err
}
