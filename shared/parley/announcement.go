package parley

import (
	"crypto/sha256"
	"strconv"
	"time"
)

// Limits of announcements.
const (
	MaxAnnouncementRecipients = 10_000
	MaxAnnouncementBytes      = MaxListedBytes // of the message, as serialised
	MaxFailuresShown          = 100
	// RecipientsPerChunk keeps all chunks of an announcement, with itself, within one transaction.
	RecipientsPerChunk = 125
)

// Announcement is a message on its way to many people, each in a channel of their own.
type Announcement struct {
	ID        string
	Author    UserID
	Message   NewMessage
	Hash      []byte // of all that was asked for: the same key with another is something else
	People    int
	Chunks    int
	CreatedAt time.Time
}

// Failure is somebody whom an announcement cannot reach.
type Failure struct {
	User   UserID `json:"user"`
	Code   Code   `json:"code"`
	Detail string `json:"detail"`
}

// Progress is how far an announcement, or a chunk of it, has come.
type Progress struct {
	Chunks    int // that are done
	Delivered int
	Failed    int
	Failures  []Failure
	UpdatedAt time.Time
}

// Add is the progress with that of another chunk. Of the failures it keeps as many as are shown.
func (p Progress) Add(more Progress) Progress {
	p.Chunks, p.Delivered, p.Failed = p.Chunks+more.Chunks, p.Delivered+more.Delivered, p.Failed+more.Failed
	p.Failures = append(p.Failures, more.Failures[:min(len(more.Failures), MaxFailuresShown-len(p.Failures))]...)
	if more.UpdatedAt.After(p.UpdatedAt) {
		p.UpdatedAt = more.UpdatedAt
	}
	return p
}

// NewAnnouncement checks what is to be announced, and by its author's key names it.
func NewAnnouncement(app AppID, author UserID, key string, recipients []string, draft MessageDraft) (Announcement, []UserID, error) {
	if n := len(recipients); n == 0 || n > MaxAnnouncementRecipients {
		return Announcement{}, nil, RefuseField(InvalidValue, "/recipients", "must be 1 to 10,000 user ids")
	}
	users, err := UserSet(recipients, "/recipients")
	if err != nil {
		return Announcement{}, nil, err
	}
	message, err := draft.Check()
	if err != nil {
		return Announcement{}, nil, err
	}
	if message.Size > MaxAnnouncementBytes {
		return Announcement{}, nil, Refuse(TooLarge, "an announcement's message is at most 30 KB as serialised; this one is "+strconv.Itoa(message.Size)+" bytes")
	}
	if err := announceable(draft, message); err != nil {
		return Announcement{}, nil, err
	}
	hash, err := hashOf(struct {
		Version int      `json:"v"`
		Users   []UserID `json:"users"`
		Message []byte   `json:"message"`
	}{1, users, message.Hash})
	return Announcement{
		ID: toBase64(idOf("announcement", string(app), string(author), key)), Author: author, Message: message, Hash: hash,
		People: len(users), Chunks: (len(users) + RecipientsPerChunk - 1) / RecipientsPerChunk,
	}, users, err
}

// announceable refuses what belongs to one message in one place: a callback, and content that its readers are let into
// channel by channel.
func announceable(draft MessageDraft, message NewMessage) error {
	if draft.Callback {
		return RefuseField(InvalidValue, "/message/callback", "an announcement has none")
	}
	for i, part := range message.Parts {
		if part.Content.ID != "" {
			return RefuseField(InvalidValue, "/message/parts/"+strconv.Itoa(i)+"/content", "an announcement carries no uploaded content; send a link")
		}
	}
	return nil
}

// Key is the key of the announcement's message in each channel: whatever dies, nobody gets it twice.
func (a Announcement) Key() string { return "announcement:" + a.ID }

// ParseAnnouncementID reads an announcement's id; ok is false for what cannot be one of ours.
func ParseAnnouncementID(text string) (ok bool) { return len(fromBase64(text)) == channelBytes }

// AnnouncementsOf is the channel of somebody's announcements: the only one that they ever have.
func AnnouncementsOf(app AppID, user UserID) ChannelID {
	return NewChannelID([16]byte(idOf("announcements", string(app), string(user))))
}

// idOf makes 16 bytes of texts that come in no other order or division.
func idOf(texts ...string) []byte {
	h := sha256.New()
	for _, part := range texts {
		h.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return h.Sum(nil)[:channelBytes]
}
