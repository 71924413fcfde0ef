package client

import (
	"encoding/json"
	"time"
)

// Object is a JSON object to be sent.
type Object map[string]any

// Channel is a channel as answers and events show it. The caller's own fields are null in events.
type Channel struct {
	ID           string          `json:"id"`
	Type         string          `json:"type"`
	Exposed      bool            `json:"exposed"`
	Title        *string         `json:"title"`
	Description  *string         `json:"description"`
	Metadata     json.RawMessage `json:"metadata"`
	Participants []string        `json:"participants"`
	Count        int             `json:"participant_count"`
	CreatedBy    *string         `json:"created_by"`
	Last         int64           `json:"last_sequence_id"`
	LastChange   int64           `json:"last_change_id"`

	Role        *string `json:"role"`
	First       *int64  `json:"first_sequence_id"`
	Unread      *int64  `json:"unread_count"`
	Seen        *int64  `json:"seen_sequence_id"`
	Delivered   *int64  `json:"delivered_sequence_id"`
	LastMessage *Entry  `json:"last_message"`
}

// Participant is somebody's membership as answers show it.
type Participant struct {
	User      string `json:"user_id"`
	Role      string `json:"role"`
	Delivered int64  `json:"delivered"`
	Seen      int64  `json:"seen"`
	First     int64  `json:"first_sequence_id"` // to oneself, where history was cleared
}

// Watermarks are the answer to a receipt.
type Watermarks struct {
	Last      int64 `json:"last_sequence_id"`
	Unread    int64 `json:"unread_count"`
	Seen      int64 `json:"seen_sequence_id"`
	Delivered int64 `json:"delivered_sequence_id"`
}

// Listing is a page of entries.
type Listing struct {
	Data struct {
		Messages []Entry `json:"messages"`
	} `json:"data"`
	Meta Meta `json:"meta"`
}

// Page is a page of anything else.
type Page[T any] struct {
	Data []T  `json:"data"`
	Meta Meta `json:"meta"`
}

// Meta says which page it is.
type Meta struct {
	Page    int   `json:"page"`
	PerPage int   `json:"per_page"`
	Total   int64 `json:"total"`
}

// Event is one thing that happened, as sockets tell it.
type Event struct {
	Type     string          `json:"type"`
	ID       string          `json:"id"`
	Channel  string          `json:"channel_id"`
	At       time.Time       `json:"at"`
	Sequence int64           `json:"sequence_id"`
	Change   int64           `json:"change_id"`
	Data     json.RawMessage `json:"data"`
}

// The durable events.
const (
	MessageCreated     = "message.created"
	MessageChanged     = "message.changed"
	Receipts           = "receipts"
	ChannelCreated     = "channel.created"
	ChannelChanged     = "channel.changed"
	ChannelRemoved     = "channel.removed"
	ParticipantJoined  = "participant.joined"
	ParticipantLeft    = "participant.left"
	ParticipantChanged = "participant.changed"
)

// Frame is anything that the server sends.
type Frame struct {
	Event
	Ref       string    `json:"ref"`
	Problem   *Problem  `json:"problem"`
	Events    []Event   `json:"events"`
	ID        string    `json:"connection_id"`
	ExpiresAt time.Time `json:"expires_at"`
}

// Problem says why something was refused.
type Problem struct {
	Status int    `json:"status"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

// Position is how much of a channel a client holds.
type Position struct {
	Sequence int64 `json:"sequence_id"`
	Change   int64 `json:"change_id"`
	Member   int64 `json:"member_revision,omitempty"`
	Receipts bool  `json:"receipts,omitempty"`
}

// SyncAnswer is one page of a sync.
type SyncAnswer struct {
	Epoch      json.RawMessage `json:"epoch"`
	Channels   []SyncChannel   `json:"channels"`
	Removed    []string        `json:"removed"`
	NextCursor string          `json:"next_cursor"`
}

// SyncChannel is what a sync says of one channel.
type SyncChannel struct {
	Channel      Channel       `json:"channel"`
	Messages     []Entry       `json:"messages"`
	Changes      []Change      `json:"changes"`
	Participants []Participant `json:"participants"`
	Position
	HasMore bool   `json:"has_more"`
	Reset   string `json:"reset"`
}

// Change is the newest state of a thing that was changed.
type Change struct {
	Change int64           `json:"change_id"`
	Kind   string          `json:"kind"`
	Object json.RawMessage `json:"object"`
}
