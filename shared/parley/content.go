package parley

import (
	"encoding/hex"
	"mime"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// ContentID is opaque: base64url of 16 random bytes.
type ContentID string

// Limits of content: what is too large for a part's body, and is kept beside the messages that carry it.
const (
	MaxUploadBytes     = 5 << 30 // what one PUT takes
	MaxContentParts    = 20      // of one message
	UploadTime         = 15 * time.Minute
	AttachTime         = 24 * time.Hour // from its creation until it is first sent
	linkBytes          = 2048           // of a link to content, beside its name
	maxNameBytesOfLink = 5              // of each byte of a name: it is escaped twice
)

// ContentState is how far content has come. It only goes on.
type ContentState string

// The states of content.
const (
	ContentPending  ContentState = "pending"  // no message has carried it yet
	ContentAttached ContentState = "attached" // messages carry it
	ContentReleased ContentState = "released" // the last of them is gone, and its bytes are about to be
)

// Content is bytes that messages carry.
type Content struct {
	ID        ContentID
	Uploader  UserID // "" for the app's server
	MimeType  string
	Size      int64
	Name      string
	SHA256    []byte // nil where the uploader did not say
	State     ContentState
	Carriers  int64 // how many messages carry it
	CreatedAt time.Time
}

// ContentDraft is content as somebody wants to upload it. SHA256 is in hexadecimal digits.
type ContentDraft struct {
	MimeType string
	Size     int64
	Name     string
	SHA256   string
}

// NewContentID names content by 16 random bytes.
func NewContentID(raw [16]byte) ContentID { return ContentID(toBase64(raw[:])) }

// ParseContentID reads a content id; ok is false for what cannot be one of ours.
func ParseContentID(text string) (id ContentID, ok bool) {
	return ContentID(text), len(fromBase64(text)) == channelBytes
}

// UnknownContentAt refuses content that the caller may not send. Whose it is, and whether it exists, is not said.
func UnknownContentAt(pointer string) error {
	return RefuseField(UnknownContent, pointer, "you neither uploaded this nor can read it, or it is there no more")
}

// Check turns a draft into content, or says what is wrong with it.
func (d ContentDraft) Check() (Content, error) {
	kind, _, err := mime.ParseMediaType(d.MimeType)
	if err != nil || len(d.MimeType) > maxMimeTypeBytes || !registeredForm(kind) || !headerText(d.MimeType) {
		return Content{}, RefuseField(InvalidValue, "/mime_type", "must be a MIME type by RFC 6838 in ASCII, like image/png")
	}
	if d.Size < 1 || d.Size > MaxUploadBytes {
		return Content{}, RefuseField(InvalidValue, "/size", "must be 1 to 5,368,709,120 bytes")
	}
	if utf8.RuneCountInString(d.Name) > MaxPartNameChars || d.Name != "" && !readable(d.Name) {
		return Content{}, RefuseField(InvalidValue, "/name", "must be at most 255 characters without control characters")
	}
	sum, err := hex.DecodeString(d.SHA256)
	if err != nil || d.SHA256 != "" && len(sum) != 32 {
		return Content{}, RefuseField(InvalidValue, "/sha256", "must be 64 hexadecimal digits")
	}
	c := Content{MimeType: d.MimeType, Size: d.Size, Name: d.Name, State: ContentPending}
	if d.SHA256 != "" {
		c.SHA256 = sum
	}
	return c, nil
}

// headerText reports whether a value stands in an HTTP header as it is: signatures count its spaces.
func headerText(value string) bool {
	printable := strings.IndexFunc(value, func(c rune) bool { return c < ' ' || c > '~' }) < 0
	return printable && value == strings.Join(strings.Fields(value), " ")
}

// Inline reports whether a browser may show content in its window: what runs no script there.
func Inline(mimeType string) bool {
	kind, _, _ := mime.ParseMediaType(mimeType)
	top, _, _ := strings.Cut(kind, "/")
	switch kind {
	case "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif":
		return true
	}
	return top == "audio" || top == "video"
}

// checkContent is check for a part that carries content, of which the part may repeat type and name only.
func (p Part) checkContent(at string) error {
	if _, ok := ParseContentID(string(p.Content.ID)); !ok {
		return UnknownContentAt(at + "/content/id")
	}
	if p.Body != "" || p.Encoding != "" {
		return RefuseField(InvalidValue, at, "give a body or content, not both")
	}
	return nil
}

// contentsOf are the contents that parts carry, each once.
func contentsOf(parts []Part) ([]ContentID, error) {
	var (
		ids      []ContentID
		seen     = map[ContentID]bool{}
		carrying = 0
	)
	for _, p := range parts {
		id := p.Content.ID
		if id == "" {
			continue
		}
		if carrying++; carrying > MaxContentParts {
			return nil, RefuseField(InvalidValue, "/message/parts", "at most 20 parts carry content")
		}
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// Carrying is the message with what its contents say of themselves. All of them must be there.
func (m NewMessage) Carrying(contents map[ContentID]Content) (NewMessage, error) {
	parts := append([]Part(nil), m.Parts...)
	for i, p := range parts {
		if p.Content.ID == "" {
			continue
		}
		var err error
		if parts[i], err = p.carrying(contents[p.Content.ID], "/message/parts/"+strconv.Itoa(i)); err != nil {
			return m, err
		}
	}
	m.Parts = parts
	return m.sized()
}

func (p Part) carrying(c Content, at string) (Part, error) {
	if p.MimeType != "" && p.MimeType != c.MimeType {
		return p, RefuseField(InvalidValue, at+"/mime_type", "differs from that of the content; leave it out")
	}
	if p.Name != "" && p.Name != c.Name {
		return p, RefuseField(InvalidValue, at+"/name", "differs from that of the content; leave it out")
	}
	p.MimeType, p.Name, p.Content.Size = c.MimeType, c.Name, c.Size
	return p, nil
}

// linksSize is what links to content add to parts as readers get them.
func linksSize(parts []Part) int {
	size := 0
	for _, p := range parts {
		if p.Content.ID != "" {
			size += linkBytes + len(p.MimeType) + (1+maxNameBytesOfLink)*len(p.Name)
		}
	}
	return size
}
