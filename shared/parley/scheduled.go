package parley

import (
	"crypto/sha256"
	"slices"
	"strconv"
	"time"
)

// Limits of schedules.
const (
	MaxDelay    = 300 * time.Second
	TypingEvery = 4 * time.Second // how often somebody is told to write still
)

// Schedule is when a message is to be sent, and for how long before it its author seems to write.
type Schedule struct {
	Delay  int64 `json:"delay"`  // seconds from now
	Typing int64 `json:"typing"` // seconds, the last ones of the delay; 0 for not at all
}

// Check refuses a schedule that nobody keeps.
func (s Schedule) Check() error {
	const at = "/message/schedule"
	if s.Delay < 1 || s.Delay > int64(MaxDelay/time.Second) {
		return RefuseField(InvalidValue, at+"/delay_in_seconds", "must be 1 to 300")
	}
	if s.Typing < 0 || s.Typing > s.Delay {
		return RefuseField(InvalidValue, at+"/typing_indicator_in_seconds", "must be 1 to delay_in_seconds")
	}
	return nil
}

// ScheduledState is how far a scheduled message has come.
type ScheduledState string

// The states. What is waiting can be cancelled; what is being sent is sent, whatever dies; what is settled was sent, or
// could not be.
const (
	Waiting   ScheduledState = "waiting"
	Sending   ScheduledState = "sending"
	Settled   ScheduledState = "settled"
	Cancelled ScheduledState = "cancelled"
)

// Scheduled is a message that is to be sent later. What it says is stored apart, and not for ever.
type Scheduled struct {
	ID       string
	Author   UserID
	Key      string
	Hash     []byte // the same key with another hash is another request
	Channels []ScheduledChannel
	At       time.Time
	Typing   int64 // seconds
	State    ScheduledState
	Pieces   int // in how many what it says is stored
}

// ScheduledChannel is where a scheduled message goes.
type ScheduledChannel struct {
	ID   ChannelID `json:"id"`
	Seat bool      `json:"seat,omitzero"` // its author took part when it was scheduled, and has to then
}

// ScheduledID names what an author schedules with a key, so that a repeat finds it.
func ScheduledID(app AppID, author UserID, key string) string {
	h := sha256.New()
	for _, part := range []string{"scheduled", string(app), string(author), key} {
		_, _ = h.Write([]byte(strconv.Itoa(len(part)) + ":" + part)) // a hash takes everything
	}
	return toBase64(h.Sum(nil)[:16])
}

// ParseScheduledID reads the id of a scheduled message; ok is false for what cannot be one of ours.
func ParseScheduledID(text string) (id string, ok bool) { return text, len(fromBase64(text)) == 16 }

// HashScheduled is the hash of what is scheduled: the message, where it goes, and when.
func HashScheduled(m NewMessage, channels []string, s Schedule) ([]byte, error) {
	channels = slices.Clone(channels)
	slices.Sort(channels)
	return hashOf(struct {
		Version  int      `json:"v"`
		Message  []byte   `json:"message"`
		Channels []string `json:"channels"`
		Schedule Schedule `json:"schedule"`
	}{1, m.Hash, channels, s})
}
