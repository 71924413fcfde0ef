package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// MaxPeopleAtOnce is how many participants one transaction can add: up to three items each, of
// DynamoDB's 100.
const MaxPeopleAtOnce = 25

// NewChannel is a channel about to be written.
type NewChannel struct {
	App      parley.AppID
	Head     parley.Head
	Info     parley.Info // Participants is the whole set
	Members  []parley.Member
	Unknown  []parley.UserID // participants without an identity yet
	Now      time.Time
	Building bool // more people than one transaction takes: the rest follow by AddPeople and Open
}

// Existing is what stood in a creation's way. Nothing was written.
type Existing struct {
	Head    *parley.Head     // the channel of this id
	Channel parley.ChannelID // the PERSONAL or distinct channel of these participants, or ""
	Blocked bool             // one of the two blocks the other
}

// CreateChannel makes one attempt to write a channel, all of it or nothing; with Building, all but its
// people, and nobody can know of it until it is opened. An Existing is returned where a condition
// failed; else the error is ErrBusy, ErrUnknown, or one that trying again will not mend.
func (s *Store) CreateChannel(ctx context.Context, c NewChannel) (*Existing, error) {
	writes, err := s.channelWrites(c)
	if err != nil {
		return nil, err
	}
	if !c.Building {
		people, err := s.peopleWrites(c)
		if err != nil {
			return nil, err
		}
		writes = append(writes, people...)
	}
	err = s.transact(ctx, writes)
	var stopped *refused
	if errors.As(err, &stopped) {
		return existing(stopped.reasons)
	}
	return nil, err
}

// channelWrites are the head, the info, and the claim on the set of participants where the channel is
// to be the only one of its kind; of a PERSONAL one also the checks that neither blocks the other. Their
// order is what existing reads; what follows has no conditions.
func (s *Store) channelWrites(c NewChannel) ([]types.TransactWriteItem, error) {
	head, err := put(s.tables.Channels, headKey(c.App, c.Head.Channel), encodeHead(c.Head), absent, nil)
	if err != nil {
		return nil, err
	}
	info, err := put(s.tables.Channels, infoKey(c.App, c.Head.Channel), encodeInfo(c.Info), "", nil)
	if err != nil {
		return nil, err
	}
	writes := []types.TransactWriteItem{head, info}
	claim, only := distinctKey(c.App, c.Info.Participants), c.Info.Distinct
	if c.Info.Type == parley.Personal {
		claim, only = pairKey(c.App, c.Info.Participants), true
	}
	if only {
		write, err := put(s.tables.Channels, claim, reference{string(c.Head.Channel)}, absent, nil)
		if err != nil {
			return nil, err
		}
		writes = append(writes, write)
	}
	if c.Info.Type == parley.Personal {
		writes = append(writes, s.checkNoBlocks(c.App, c.Info.Participants)...)
	}
	if c.Building {
		note, err := put(s.tables.Channels, unfinishedKey(c.App, c.Head.Channel), storedUnfinished{string(c.App), string(c.Head.Channel), millis(c.Now)}, "", nil)
		if err != nil {
			return nil, err
		}
		return append(writes, note), nil
	}
	return append(writes, s.findable(c)...), nil
}

func existing(reasons []reason) (*Existing, error) {
	e := &Existing{}
	if reasons[0].item != nil {
		head, err := decodeHead(reasons[0].item)
		if err != nil {
			return nil, err
		}
		e.Head = &head
	}
	if len(reasons) > 2 && reasons[2].failed && reasons[2].item != nil {
		channel, err := decodeReference(reasons[2].item)
		if err != nil {
			return nil, err
		}
		e.Channel = channel
	}
	e.Blocked = len(reasons) > 3 && slices.ContainsFunc(reasons[3:], func(r reason) bool { return r.failed })
	return e, nil
}

// findable makes the channel findable by its participants and, where it is exposed, by its title.
func (s *Store) findable(c NewChannel) []types.TransactWriteItem {
	if c.Info.Type == parley.Announcements {
		return nil // they are found by whose they are
	}
	keys := []key{setKey(c.App, c.Info.Participants, c.Head.Channel)}
	if c.Info.Exposed && c.Info.Type == parley.Group {
		keys = append(keys, exposedKey(c.App, c.Info.Title, c.Head.Channel))
	}
	var writes []types.TransactWriteItem
	for _, k := range keys {
		writes = append(writes, types.TransactWriteItem{Put: &types.Put{
			TableName: &s.tables.Channels, Item: k.of(item{"channel_id": text(string(c.Head.Channel))}),
		}})
	}
	return writes
}

// peopleWrites are the items of c.Members: their places in the channel, the channel's in their lists,
// and identities for those who have none.
func (s *Store) peopleWrites(c NewChannel) ([]types.TransactWriteItem, error) {
	var writes []types.TransactWriteItem
	for _, m := range c.Members {
		member, err := put(s.tables.Channels, memberKey(c.App, c.Head.Channel, m.User), encodeMember(m), "", nil)
		if err != nil {
			return nil, err
		}
		membership, err := put(s.tables.Channels, membershipKey(c.App, m.User, c.Head.Channel), reference{string(c.Head.Channel)}, "", nil)
		if err != nil {
			return nil, err
		}
		writes = append(writes, member, membership)
	}
	for _, user := range c.Unknown {
		writes = append(writes, s.saveIdentity(c.App, user, parley.Profile{}, c.Now))
	}
	return writes, nil
}

// ErrNotBuilding ends a step of building a channel that somebody else has finished.
var ErrNotBuilding = errors.New("the channel is not being built")

// AddPeople makes one attempt to write at most MaxPeopleAtOnce participants of a channel that is being
// built. It may be repeated: until the channel is opened nobody else can touch them.
func (s *Store) AddPeople(ctx context.Context, c NewChannel) error {
	people, err := s.peopleWrites(c)
	if err != nil {
		return err
	}
	check := types.TransactWriteItem{ConditionCheck: &types.ConditionCheck{
		TableName: &s.tables.Channels, Key: headKey(c.App, c.Head.Channel).item(),
		ConditionExpression:       aws.String("#state = :building"),
		ExpressionAttributeNames:  map[string]string{"#state": "state"},
		ExpressionAttributeValues: item{":building": text(string(parley.Building))},
	}}
	return notBuilding(s.transact(ctx, append([]types.TransactWriteItem{check}, people...)))
}

// OpenChannel makes one attempt to end the building: from then on the channel can be known of.
func (s *Store) OpenChannel(ctx context.Context, c NewChannel) error {
	open := types.TransactWriteItem{Update: &types.Update{
		TableName: &s.tables.Channels, Key: headKey(c.App, c.Head.Channel).item(),
		UpdateExpression:         aws.String("SET #state = :open"),
		ConditionExpression:      aws.String("#state = :building"),
		ExpressionAttributeNames: map[string]string{"#state": "state"},
		ExpressionAttributeValues: item{
			":open": text(string(parley.Open)), ":building": text(string(parley.Building)),
		},
	}}
	done := types.TransactWriteItem{Delete: &types.Delete{TableName: &s.tables.Channels, Key: unfinishedKey(c.App, c.Head.Channel).item()}}
	return notBuilding(s.transact(ctx, append(s.findable(c), open, done)))
}

func notBuilding(err error) error {
	if errors.Is(err, errCondition) {
		return ErrNotBuilding
	}
	return err
}
