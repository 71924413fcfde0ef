package wire

import "github.com/parleyhq/parley/shared/parley"

// The types of the events that nothing is kept of.
const (
	TypingChanged   = "typing"
	PresenceChanged = "presence"
)

// Typing says that somebody writes in a channel.
type Typing struct {
	UserID parley.UserID `json:"user_id"`
	State  string        `json:"state"` // started, paused or stopped
}

// Presence is what others see of whether somebody is there.
type Presence struct {
	UserID     parley.UserID `json:"user_id"`
	Status     string        `json:"status"`
	LastSeenAt *Time         `json:"last_seen_at"`
}

// PresenceOf shapes a presence.
func PresenceOf(p parley.Presence) Presence {
	shaped := Presence{UserID: p.User, Status: p.Status}
	if !p.LastSeenAt.IsZero() {
		at := Time(p.LastSeenAt)
		shaped.LastSeenAt = &at
	}
	return shaped
}
