package wire

import "github.com/parleyhq/parley/shared/parley"

// Event is news on a socket. Its id is the same however often and on whichever path it comes.
type Event struct {
	Type       string           `json:"type"`
	ID         string           `json:"id"`
	ChannelID  parley.ChannelID `json:"channel_id,omitzero"`
	At         Time             `json:"at"`
	SequenceID int64            `json:"sequence_id,omitzero"`
	ChangeID   int64            `json:"change_id,omitzero"`
	Kind       string           `json:"kind,omitzero"`     // of message.changed: what was changed
	Reaction   *Reacted         `json:"reaction,omitzero"` // of message.changed, where that is a reaction
	Data       any              `json:"data,omitzero"`
}

// The types of the events that follow from what is stored. Those of changes are parley's change kinds.
const (
	MessageCreated  = "message.created"
	ChannelCreated  = "channel.created"
	Receipts        = "receipts"
	IdentityChanged = "identity.changed"
	SessionEnded    = "session.ended"
)

// Participant is who joined, left or changed, and as what they are there now.
type Participant struct {
	UserID          parley.UserID `json:"user_id"`
	Role            parley.Role   `json:"role,omitzero"`              // absent of one who left
	FirstSequenceID int64         `json:"first_sequence_id,omitzero"` // to oneself, where one's history was cleared
	Folder          parley.Folder `json:"folder,omitzero"`            // to oneself, where one moved the channel
}

// Reacted is who put a reaction to a message, or took it away.
type Reacted struct {
	UserID parley.UserID `json:"user_id"`
	Key    string        `json:"key"`
	Added  bool          `json:"added"`
}

// Receipt is how far a participant's watermarks have come.
type Receipt struct {
	UserID    parley.UserID `json:"user_id"`
	Delivered int64         `json:"delivered"`
	Seen      int64         `json:"seen"`
}

// Removal is why a channel is there no more for whom it is told.
type Removal struct {
	Reason string `json:"reason"` // left, removed or deleted
}

// Unread is a message that some recipients have not seen.
type Unread struct {
	Message Message         `json:"message"`
	UserIDs []parley.UserID `json:"user_ids"`
}
