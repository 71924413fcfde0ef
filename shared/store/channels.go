package store

import (
	"cmp"
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"

	"github.com/parleyhq/parley/shared/parley"
)

type storedHead struct {
	Channel      string   `dynamodbav:"channel_id"`
	Type         string   `dynamodbav:"type"`
	Last         int64    `dynamodbav:"last_sequence_id"`
	LastChange   int64    `dynamodbav:"last_change_id"`
	Recent       []uint64 `dynamodbav:"recent_authors"`
	LastAt       int64    `dynamodbav:"last_at"`
	State        string   `dynamodbav:"state"`
	Participants int      `dynamodbav:"participant_count"`
	BodyHash     []byte   `dynamodbav:"body_hash"`
	Call         []byte   `dynamodbav:"call"`
	CreatedAt    int64    `dynamodbav:"created_at"`
	MaxDeleted   int64    `dynamodbav:"max_deleted,omitempty"`
	Erased       []int64  `dynamodbav:"erased,omitempty"`
	BlockedBy    []uint64 `dynamodbav:"blocked_by,omitempty,numberset"`
	Expiring     []byte   `dynamodbav:"expiring,omitempty"`
}

type storedInfo struct {
	Channel      string   `dynamodbav:"channel_id"`
	UUID         string   `dynamodbav:"uuid"`
	Type         string   `dynamodbav:"type"`
	Exposed      bool     `dynamodbav:"exposed"`
	Distinct     bool     `dynamodbav:"distinct"`
	History      string   `dynamodbav:"history"`
	Invite       string   `dynamodbav:"invite,omitempty"` // absent where members may
	Title        string   `dynamodbav:"title"`
	Description  string   `dynamodbav:"description"`
	Metadata     string   `dynamodbav:"metadata"`
	Participants []string `dynamodbav:"participants"`
	CreatedBy    string   `dynamodbav:"created_by"`
	Revision     int64    `dynamodbav:"revision"`
	Change       int64    `dynamodbav:"change_id"`
	UpdatedAt    int64    `dynamodbav:"updated_at"`
}

type storedMember struct {
	User      string  `dynamodbav:"user_id"`
	Role      string  `dynamodbav:"role"`
	First     int64   `dynamodbav:"first_sequence_id"`
	Joined    int64   `dynamodbav:"joined_sequence_id"`
	Delivered int64   `dynamodbav:"delivered_sequence_id"`
	Seen      int64   `dynamodbav:"seen_sequence_id"`
	Own       []int64 `dynamodbav:"own_runs"`
	OwnLost   int64   `dynamodbav:"own_lost"`
	Revision  int64   `dynamodbav:"revision"`
	JoinedAt  int64   `dynamodbav:"joined_at"`
	Change    int64   `dynamodbav:"change_id,omitempty"`
	Folder    string  `dynamodbav:"folder,omitempty"`
	MarkedBy  string  `dynamodbav:"marked_by,omitempty"`
	MarkedOn  string  `dynamodbav:"marked_on,omitempty"` // the connection
	Marked    int64   `dynamodbav:"marked,omitempty"`    // the entry that the last receipt named
	MarkedAt  int64   `dynamodbav:"marked_at,omitempty"`
	Marks     int64   `dynamodbav:"marks,omitempty"`
	Receipt   bool    `dynamodbav:"receipt,omitempty"` // whether the last write of the item was a receipt
}

// reference is an item that only says which channel.
type reference struct {
	Channel string `dynamodbav:"channel_id"`
}

// Head asks for a channel's head.
func (b *Batch) Head(app parley.AppID, channel parley.ChannelID) *Slot[parley.Head] {
	return want(b, b.store.tables.Channels, headKey(app, channel), decodeHead)
}

// Info asks for what describes a channel.
func (b *Batch) Info(app parley.AppID, channel parley.ChannelID) *Slot[parley.Info] {
	return want(b, b.store.tables.Channels, infoKey(app, channel), decodeInfo)
}

// Member asks for one participant of a channel.
func (b *Batch) Member(app parley.AppID, channel parley.ChannelID, user parley.UserID) *Slot[parley.Member] {
	return want(b, b.store.tables.Channels, memberKey(app, channel, user), decodeMember)
}

// Pair asks which channel is the PERSONAL one of two users, given in order.
func (b *Batch) Pair(app parley.AppID, users []parley.UserID) *Slot[parley.ChannelID] {
	return want(b, b.store.tables.Channels, pairKey(app, users), decodeReference)
}

// Distinct asks which channel is the distinct one of a set of users, given in order.
func (b *Batch) Distinct(app parley.AppID, users []parley.UserID) *Slot[parley.ChannelID] {
	return want(b, b.store.tables.Channels, distinctKey(app, users), decodeReference)
}

// Members reads all participants of a channel, in order of their ids.
func (s *Store) Members(ctx context.Context, app parley.AppID, channel parley.ChannelID) ([]parley.Member, error) {
	var members []parley.Member
	err := s.query(ctx, s.tables.Channels, infoKey(app, channel).pk, beginsWith(memberPrefix), func(found item) error {
		member, err := decodeMember(found)
		members = append(members, member)
		return err
	})
	return members, err
}

// Memberships lists the channels that a user is in.
func (s *Store) Memberships(ctx context.Context, app parley.AppID, user parley.UserID) ([]parley.ChannelID, error) {
	return s.references(ctx, membershipKey(app, user, ""))
}

// SomeMemberships lists at most so many of the channels that a user is in, in one call that reads no more.
func (s *Store) SomeMemberships(ctx context.Context, app parley.AppID, user parley.UserID, most int) ([]parley.ChannelID, error) {
	var channels []parley.ChannelID
	under := membershipKey(app, user, "")
	input := newQuery(s.tables.Channels, under.pk, beginsWith(under.sk))
	input.Limit = aws.Int32(int32(most))
	err := s.queryPages(ctx, input, 1, func(found item) error {
		channel, err := decodeReference(found)
		channels = append(channels, channel)
		return err
	})
	return channels, err
}

// ChannelsOf lists the channels whose participants are exactly a set of users, given in order.
func (s *Store) ChannelsOf(ctx context.Context, app parley.AppID, users []parley.UserID) ([]parley.ChannelID, error) {
	return s.references(ctx, setKey(app, users, ""))
}

// Exposed lists the channels of an app that anybody in it may join, whose titles begin with a text, in order
// of their titles.
func (s *Store) Exposed(ctx context.Context, app parley.AppID, titlePrefix string) ([]parley.ChannelID, error) {
	return s.references(ctx, key{exposedKey(app, "", "").pk, exposedPrefix(titlePrefix)})
}

// references lists the channels that items under a key's partition, with its sort key as prefix, name.
func (s *Store) references(ctx context.Context, under key) ([]parley.ChannelID, error) {
	var channels []parley.ChannelID
	err := s.query(ctx, s.tables.Channels, under.pk, beginsWith(under.sk), func(found item) error {
		channel, err := decodeReference(found)
		channels = append(channels, channel)
		return err
	})
	return channels, err
}

func encodeHead(h parley.Head) storedHead {
	return storedHead{
		Channel: string(h.Channel), Type: string(h.Type), Last: h.Last, LastChange: h.LastChange, Recent: h.Recent, LastAt: millis(h.LastAt),
		State: string(h.State), Participants: h.Participants, BodyHash: h.BodyHash, Call: h.Call, CreatedAt: millis(h.CreatedAt),
		MaxDeleted: h.MaxDeleted, Erased: h.Erased, BlockedBy: h.BlockedBy, Expiring: encodeExpiries(h.Expiring),
	}
}

func decodeHead(found item) (parley.Head, error) {
	var h storedHead
	err := attributevalue.UnmarshalMap(found, &h)
	expiring, damaged := decodeExpiries(h.Expiring)
	return parley.Head{
		Channel: parley.ChannelID(h.Channel), Type: parley.ChannelType(h.Type), Last: h.Last, LastChange: h.LastChange, Recent: h.Recent,
		LastAt: fromMillis(h.LastAt), State: parley.ChannelState(h.State), Participants: h.Participants,
		BodyHash: h.BodyHash, Call: h.Call, CreatedAt: fromMillis(h.CreatedAt), MaxDeleted: h.MaxDeleted, Erased: h.Erased,
		BlockedBy: h.BlockedBy, Expiring: expiring,
	}, cmp.Or(err, damaged)
}

func encodeInfo(i parley.Info) storedInfo {
	stored := storedInfo{
		Channel: string(i.Channel), UUID: i.UUID, Type: string(i.Type), Exposed: i.Exposed, Distinct: i.Distinct,
		History: string(i.History), Invite: storedInvite(i.Invite), Title: i.Title, Description: i.Description, Metadata: string(i.Metadata),
		CreatedBy: string(i.CreatedBy), Revision: i.Revision, Change: i.Change, UpdatedAt: millis(i.UpdatedAt),
	}
	if i.Participants != nil {
		stored.Participants = []string{}
	}
	for _, user := range i.Participants {
		stored.Participants = append(stored.Participants, string(user))
	}
	return stored
}

func storedInvite(i parley.Invite) string {
	if i == parley.InviteMembers {
		return ""
	}
	return string(i)
}

func decodeInfo(found item) (parley.Info, error) {
	var i storedInfo
	err := attributevalue.UnmarshalMap(found, &i)
	info := parley.Info{
		Channel: parley.ChannelID(i.Channel), UUID: i.UUID, Type: parley.ChannelType(i.Type), Exposed: i.Exposed, Distinct: i.Distinct,
		History: parley.History(i.History), Invite: cmp.Or(parley.Invite(i.Invite), parley.InviteMembers), Title: i.Title, Description: i.Description, Metadata: []byte(i.Metadata),
		CreatedBy: parley.UserID(i.CreatedBy), Revision: i.Revision, Change: i.Change, UpdatedAt: fromMillis(i.UpdatedAt),
	}
	if i.Participants != nil {
		info.Participants = make([]parley.UserID, 0, len(i.Participants))
	}
	for _, user := range i.Participants {
		info.Participants = append(info.Participants, parley.UserID(user))
	}
	return info, err
}

func encodeMember(m parley.Member) storedMember {
	return storedMember{
		User: string(m.User), Role: string(m.Role), First: m.First, Joined: m.Joined, Delivered: m.Delivered, Seen: m.Seen,
		Own: m.Own, OwnLost: m.OwnLost, Revision: m.Revision, JoinedAt: millis(m.JoinedAt), Change: m.Change, Folder: string(m.Folder),
		MarkedBy: m.Marker.Session, MarkedOn: m.Marker.Connection, Marked: m.Marker.Reached, MarkedAt: millis(m.Marker.At), Marks: m.Marks,
	}
}

func decodeMember(found item) (parley.Member, error) {
	var m storedMember
	err := attributevalue.UnmarshalMap(found, &m)
	return parley.Member{
		User: parley.UserID(m.User), Role: parley.Role(m.Role), First: m.First, Joined: m.Joined, Delivered: m.Delivered, Seen: m.Seen,
		Own: m.Own, OwnLost: m.OwnLost, Revision: m.Revision, JoinedAt: fromMillis(m.JoinedAt),
		Folder: parley.Folder(m.Folder), Change: m.Change, Marker: parley.Marker{Session: m.MarkedBy, Connection: m.MarkedOn, Reached: m.Marked, At: fromMillis(m.MarkedAt)}, Marks: m.Marks,
	}, err
}

func decodeReference(found item) (parley.ChannelID, error) {
	var r reference
	err := attributevalue.UnmarshalMap(found, &r)
	return parley.ChannelID(r.Channel), err
}
