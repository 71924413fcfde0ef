package wire

import (
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// Message is a message as one reader sees it.
type Message struct {
	ID              parley.MessageID         `json:"id"`
	UUID            string                   `json:"uuid,omitzero"`         // to its author only
	CallbackURL     string                   `json:"callback_url,omitzero"` // to its author, in the answer to the send
	SequenceID      int64                    `json:"sequence_id"`
	ChangeID        int64                    `json:"change_id"`
	Type            string                   `json:"type"`
	Author          parley.UserID            `json:"author"`
	ChannelID       parley.ChannelID         `json:"channel_id"`
	Truncated       bool                     `json:"truncated,omitzero"`
	PartsCount      *int                     `json:"parts_count,omitzero"` // where truncated
	Content         *jsontext.Value          `json:"content,omitzero"`     // with parts, absent where truncated
	Parts           *[]Part                  `json:"parts,omitzero"`
	Metadata        jsontext.Value           `json:"metadata"`
	Reactions       map[string]Reaction      `json:"reactions"`
	Delivered       *bool                    `json:"delivered"`
	Seen            *bool                    `json:"seen"`
	RecipientStatus map[parley.UserID]string `json:"recipient_status,omitzero"`
	Deleted         bool                     `json:"deleted"`
	CreatedAt       Time                     `json:"created_at"`
	UpdatedAt       Time                     `json:"updated_at"`
	Hidden          bool                     `json:"-"`
}

// hiddenMessage is all that is written of an entry that its reader may not see.
type hiddenMessage struct {
	SequenceID int64            `json:"sequence_id"`
	ChannelID  parley.ChannelID `json:"channel_id"`
	Hidden     bool             `json:"hidden"`
}

// MarshalJSONTo writes the message, or the stub of a hidden one.
func (m Message) MarshalJSONTo(e *jsontext.Encoder) error {
	if m.Hidden {
		return json.MarshalEncode(e, hiddenMessage{m.SequenceID, m.ChannelID, true})
	}
	type shown Message
	return json.MarshalEncode(e, shown(m))
}

// MessageOf shapes a message. In a list, one that is too large comes without content and parts.
func MessageOf(v messaging.MessageView) Message {
	if v.Hidden {
		return Message{SequenceID: v.Sequence, ChannelID: v.Channel, Hidden: true}
	}
	shaped := Message{
		ID: v.ID(), SequenceID: v.Sequence, ChangeID: v.Change, Type: v.Body.Type, Author: v.Author, ChannelID: v.Channel,
		Metadata: v.Body.Metadata, Delivered: v.Delivered, Seen: v.Seen, RecipientStatus: v.Status, Deleted: v.Deleted,
		CallbackURL: v.CallbackURL, Reactions: reactionsOf(v), CreatedAt: Time(v.CreatedAt), UpdatedAt: Time(v.UpdatedAt),
	}
	if v.Reader != "" && v.Reader == v.Author {
		shaped.UUID = v.UUID
	}
	if v.Listed && v.Truncated() {
		count := v.Message.Parts
		shaped.Truncated, shaped.PartsCount = true, &count
		return shaped
	}
	content, parts := v.Body.Content, Each(v.Body.Parts, func(p parley.Part) Part { return partOf(p, v.Links[p.Content.ID]) })
	shaped.Content, shaped.Parts = &content, &parts
	return shaped
}

// Reaction is how many people reacted to a message by one key.
type Reaction struct {
	Count int64          `json:"count"`
	Mine  jsontext.Value `json:"mine,omitzero"` // whether the reader did; null for a server that acts for nobody, absent in events
}

func reactionsOf(v messaging.MessageView) map[string]Reaction {
	shaped := map[string]Reaction{}
	for key, count := range v.Reactions {
		reaction := Reaction{Count: count}
		switch {
		case v.Shared:
		case v.Reader == "":
			reaction.Mine = jsontext.Value("null")
		case slices.Contains(v.Mine, key):
			reaction.Mine = jsontext.Value("true")
		default:
			reaction.Mine = jsontext.Value("false")
		}
		shaped[key] = reaction
	}
	return shaped
}

// Truncate leaves out content and parts, as of a message that is too large for lists.
func (m *Message) Truncate() {
	if m.Parts != nil {
		count := len(*m.Parts)
		m.Truncated, m.PartsCount, m.Content, m.Parts = true, &count, nil, nil
	}
}

// EventChannel is a channel without what is each participant's own, as events show it to all of them.
type EventChannel struct {
	ID               parley.ChannelID   `json:"id"`
	UUID             string             `json:"uuid"`
	Type             parley.ChannelType `json:"type"`
	Exposed          bool               `json:"exposed"`
	Distinct         bool               `json:"distinct"`
	History          parley.History     `json:"history"`
	Invite           parley.Invite      `json:"invite"`
	Title            *string            `json:"title"`
	Description      *string            `json:"description"`
	Metadata         jsontext.Value     `json:"metadata"`
	Participants     []parley.UserID    `json:"participants,omitzero"` // absent where there are too many to list
	ParticipantCount int                `json:"participant_count"`
	CreatedBy        *parley.UserID     `json:"created_by"`
	CreatedAt        Time               `json:"created_at"`
	UpdatedAt        Time               `json:"updated_at"`
	LastSequenceID   int64              `json:"last_sequence_id"`
	LastChangeID     int64              `json:"last_change_id"`
	Epoch            int64              `json:"epoch"`
	Deleted          bool               `json:"deleted"`
}

// Channel is a channel as one caller sees it. What belongs to the caller is null for a server that acts
// for nobody.
type Channel struct {
	EventChannel
	Role                *parley.Role   `json:"role"`
	FirstSequenceID     *int64         `json:"first_sequence_id"`
	Folder              *parley.Folder `json:"folder"`
	UnreadCount         *int64         `json:"unread_count"`
	SeenSequenceID      *int64         `json:"seen_sequence_id"`
	DeliveredSequenceID *int64         `json:"delivered_sequence_id"`
	LastMessage         *Message       `json:"last_message"`
}

// EventChannelOf shapes a channel for everybody.
func EventChannelOf(v messaging.ChannelView) EventChannel {
	shaped := EventChannel{
		ID: v.Head.Channel, UUID: v.UUID, Type: v.Head.Type, Exposed: v.Exposed, Distinct: v.Distinct, History: v.History, Invite: v.Invite,
		Title: orNull(v.Title), Description: orNull(v.Description), Metadata: v.Metadata,
		ParticipantCount: v.Head.Participants, CreatedBy: orNull(v.CreatedBy),
		CreatedAt: Time(v.CreatedAt), UpdatedAt: Time(v.UpdatedAt),
		LastSequenceID: v.Head.Last, LastChangeID: v.LastChange, Epoch: v.Epoch,
		Deleted: v.Head.State == parley.Deleted,
	}
	if people := v.Info.Participants; people != nil || v.Head.Participants == 0 {
		// Head and description may be of two instants: the list counts.
		shaped.Participants, shaped.ParticipantCount = append([]parley.UserID{}, people...), len(people)
	}
	return shaped
}

// ChannelOf shapes a channel.
func ChannelOf(v messaging.ChannelView) Channel {
	shaped := Channel{EventChannel: EventChannelOf(v)}
	if m := v.Member; m != nil {
		shaped.Role, shaped.FirstSequenceID, shaped.UnreadCount = &m.Role, &m.First, &v.Unread
		folder := m.LiesIn()
		shaped.Folder = &folder
		shaped.SeenSequenceID, shaped.DeliveredSequenceID = &m.Seen, &m.Delivered
	}
	if v.LastMessage != nil {
		last := MessageOf(*v.LastMessage)
		shaped.LastMessage = &last
	}
	return shaped
}

// Watermarks are a caller's own in one channel.
type Watermarks struct {
	ChannelID           parley.ChannelID `json:"channel_id"`
	LastSequenceID      int64            `json:"last_sequence_id"`
	DeliveredSequenceID int64            `json:"delivered_sequence_id"`
	SeenSequenceID      int64            `json:"seen_sequence_id"`
	FirstSequenceID     int64            `json:"first_sequence_id"` // below it, the history is the caller's no more
	UnreadCount         int64            `json:"unread_count"`
}

// WatermarksOf shapes watermarks.
func WatermarksOf(w messaging.Watermarks) Watermarks {
	return Watermarks{
		ChannelID: w.Channel, LastSequenceID: w.Last, DeliveredSequenceID: w.Member.Delivered,
		SeenSequenceID: w.Member.Seen, FirstSequenceID: w.Member.First, UnreadCount: w.Unread,
	}
}

// Member is a participant of a channel, with their watermarks.
type Member struct {
	UserID              parley.UserID `json:"user_id"`
	Role                parley.Role   `json:"role"`
	FirstSequenceID     int64         `json:"first_sequence_id"`
	DeliveredSequenceID int64         `json:"delivered_sequence_id"`
	SeenSequenceID      int64         `json:"seen_sequence_id"`
	JoinedAt            Time          `json:"joined_at"`
}

// MemberOf shapes a participant.
func MemberOf(m parley.Member) Member {
	return Member{
		UserID: m.User, Role: m.Role, FirstSequenceID: m.First, DeliveredSequenceID: m.Delivered, SeenSequenceID: m.Seen,
		JoinedAt: Time(m.JoinedAt),
	}
}
