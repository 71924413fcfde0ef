package wire

import (
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// Sync is a part of what a client lacks.
type Sync struct {
	Epoch      int64         `json:"epoch"`
	Blocks     int64         `json:"blocks_revision"`
	Channels   []SyncChannel `json:"channels"`
	Removed    []string      `json:"removed"`
	NextCursor *string       `json:"next_cursor"` // null at the end
}

// SyncChannel is what a client lacks of one channel. SequenceID, ChangeID and MemberRevision are the position
// to keep.
type SyncChannel struct {
	Channel        Channel            `json:"channel"`
	Messages       []Message          `json:"messages"`
	Changes        []SyncChange       `json:"changes"`
	Participants   *[]SyncParticipant `json:"participants,omitzero"` // absent where nobody asked and nobody changed
	Identities     []Identity         `json:"identities"`
	SequenceID     int64              `json:"sequence_id"`
	ChangeID       int64              `json:"change_id"`
	MemberRevision int64              `json:"member_revision"`
	HasMore        bool               `json:"has_more"`
	Reset          parley.Reset       `json:"reset,omitzero"`
}

// SyncChange is the newest state of one thing that was changed: a Message, an EventChannel or a Participant.
type SyncChange struct {
	ChangeID int64             `json:"change_id"`
	Kind     parley.ChangeKind `json:"kind"`
	Object   any               `json:"object"`
}

// SyncParticipant is a participant with their watermarks. What is not above JoinedSequenceID was not for them.
type SyncParticipant struct {
	UserID           parley.UserID `json:"user_id"`
	Role             parley.Role   `json:"role"`
	Delivered        int64         `json:"delivered"`
	Seen             int64         `json:"seen"`
	JoinedSequenceID int64         `json:"joined_sequence_id"`
}

// SyncOf shapes an answer to a sync.
func SyncOf(s messaging.Synced) Sync {
	return Sync{
		Epoch: s.Epoch, Blocks: s.Blocks, Channels: Each(s.Channels, syncChannelOf), Removed: append([]string{}, s.Removed...), NextCursor: orNull(s.Cursor),
	}
}

func syncChannelOf(c messaging.SyncedChannel) SyncChannel {
	shaped := SyncChannel{
		Channel: ChannelOf(c.Channel), Messages: Each(c.Messages, MessageOf), Changes: Each(c.Changes, syncChangeOf),
		Identities: Each(c.Identities, IdentityOf), SequenceID: c.Sequence, ChangeID: c.Change,
		MemberRevision: c.Channel.Member.Marks, HasMore: c.HasMore, Reset: c.Reset,
	}
	if c.Participants != nil {
		participants := Each(c.Participants, func(m parley.Member) SyncParticipant {
			return SyncParticipant{UserID: m.User, Role: m.Role, Delivered: m.Delivered, Seen: m.Seen, JoinedSequenceID: m.Joined}
		})
		shaped.Participants = &participants
	}
	return shaped
}

func syncChangeOf(c messaging.SyncedChange) SyncChange {
	shaped := SyncChange{ChangeID: c.ID, Kind: c.Kind}
	switch {
	case c.Entry != nil:
		shaped.Object = MessageOf(*c.Entry)
	case c.Channel != nil:
		shaped.Object = EventChannelOf(*c.Channel)
	default:
		shaped.Object = Participant{UserID: c.User, Role: c.Role}
	}
	return shaped
}
