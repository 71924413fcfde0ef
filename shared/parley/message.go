package parley

import (
	"errors"
	"mime"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// The message types that have rules of their own; any other word is an app's.
const (
	TypeText  = "text"
	TypeParts = "parts"
)

// Limits of messages.
const (
	MaxParts           = 1000
	MaxPartBytes       = 2048 // of a part's body, decoded
	MaxTextBytes       = 32 << 10
	MaxContentBytes    = 32 << 10
	MaxMessageMetadata = 4 << 10
	MaxMessageBytes    = 1 << 20  // as serialised for a reader
	MaxListedBytes     = 30 << 10 // above it, lists show a message without content and parts
	MaxPartNameChars   = 255
	MaxChannelsPerSend = 20
	MaxDeletedAtOnce   = 20
	maxMimeTypeBytes   = 255
	maxTypeChars       = 64
	envelopeBytes      = 1024 // what a serialised message has beside content, parts and metadata
)

// Part is one piece of a message: any MIME type, its body as text or, with Encoding "base64", bytes; or content,
// which has the part's type and name.
type Part struct {
	ID       string      `json:"id"`
	MimeType string      `json:"mime_type"`
	Body     string      `json:"body"`
	Encoding string      `json:"encoding,omitzero"`
	Name     string      `json:"name,omitzero"`
	Content  PartContent `json:"content,omitzero"`
}

// PartContent is which content a part carries, and how large that is; zero for none.
type PartContent struct {
	ID   ContentID `json:"id"`
	Size int64     `json:"size"`
}

// Body is what a message says, in the one form in which it is compared, stored and shown.
type Body struct {
	Type     string         `json:"type"`
	Content  jsontext.Value `json:"content"` // null beside parts of other types than text
	Parts    []Part         `json:"parts"`
	Metadata jsontext.Value `json:"metadata"`
}

// Message is an entry of a channel's log.
type Message struct {
	Channel   ChannelID
	Sequence  int64
	Change    int64 // the change that it was last changed by; before one, the channel's last when it was committed
	UUID      string
	Author    UserID
	Body      Body
	Size      int         // serialised
	Parts     int         // how many parts it has, also where Body leaves them out
	Chunks    int         // in how many pieces a body too large for lists is stored
	Contents  []ContentID // what its parts carry, also where Body leaves them out
	Deleted   bool
	Reactions Reactions
	Reactors  []Reactor // who changed the reactions last, the newest last
	Mine      []string  // which reactions are the reader's own, where that was read
	Callback  Callback
	Origin    string // the connection that has it in its answer, "" where none surely has
	CreatedAt time.Time
	UpdatedAt time.Time
	Pushes    Notification // what its pushes say, where that is stored: readers are not shown it
	Stored    time.Time    // until when it is stored, long beyond its end; zero is for ever
}

// ID is the message's opaque name.
func (m Message) ID() MessageID { return NewMessageID(m.Channel, m.Sequence) }

// Truncated reports whether lists leave out content and parts.
func (m Message) Truncated() bool { return m.Chunks > 0 || m.Size > MaxListedBytes }

// MessageDraft is a message as somebody wants to send it. Content and Parts exclude each other;
// HasParts tells an empty list from none.
type MessageDraft struct {
	Type     string
	Content  jsontext.Value
	Parts    []Part
	HasParts bool
	Metadata jsontext.Value
	Pushes   Notification
	Callback bool // its author wants to have one
}

// NewMessage is a draft that kept the rules.
type NewMessage struct {
	Body
	Contents []ContentID // what its parts carry; see Carrying
	Pushes   Notification
	Size     int
	Callback Callback
	Hash     []byte // the same key with another hash is another message
}

// Check turns a draft into a message, or says what is wrong with it.
func (d MessageDraft) Check() (NewMessage, error) {
	body, err := d.body()
	if err != nil {
		return NewMessage{}, err
	}
	if body.Metadata, err = messageMetadata(d.Metadata, "/message/metadata"); err != nil {
		return NewMessage{}, err
	}
	if err := d.Pushes.Check(); err != nil {
		return NewMessage{}, err
	}
	m := NewMessage{Body: body, Pushes: d.Pushes}
	if m.Contents, err = contentsOf(body.Parts); err != nil {
		return NewMessage{}, err
	}
	if m, err = m.sized(); err != nil {
		return NewMessage{}, err
	}
	sent := body.sent()
	if !d.Pushes.Empty() {
		sent.Notification = &d.Pushes
	}
	if d.Callback {
		m.Callback, sent.Callback = CallbackOpen, true
	}
	m.Hash, err = hashOf(sent)
	return m, err
}

// sized is the message with its size, if that is within the limit.
func (m NewMessage) sized() (NewMessage, error) {
	text, err := json.Marshal(m.Body)
	if err != nil {
		return NewMessage{}, RefuseField(InvalidRequest, "/message", "cannot be written as JSON")
	}
	m.Size = len(text) + envelopeBytes + linksSize(m.Parts)
	if m.Size > MaxMessageBytes {
		return NewMessage{}, Refuse(TooLarge, "the message is "+strconv.Itoa(m.Size)+" bytes as serialised; the limit is 1,048,576")
	}
	return m, nil
}

// sentMessage is what a send said, in the form that is hashed. Hashes are kept for ever: a new field is left
// out where it says nothing, and no field changes its name or meaning.
type sentMessage struct {
	Version  int            `json:"v"`
	Type     string         `json:"type"`
	Content  jsontext.Value `json:"content"`
	Parts    []sentPart     `json:"parts"`
	Metadata jsontext.Value `json:"metadata"`

	Notification *Notification `json:"notification,omitzero"`
	Callback     bool          `json:"callback,omitzero"`
}

type sentPart struct {
	MimeType string    `json:"mime_type"` // "" with content, as the name: they are the content's own
	Body     string    `json:"body"`
	Encoding string    `json:"encoding,omitzero"`
	Name     string    `json:"name,omitzero"`
	Content  ContentID `json:"content,omitzero"`
}

func (b Body) sent() sentMessage {
	m := sentMessage{Version: 1, Type: b.Type, Content: b.Content, Metadata: b.Metadata}
	for _, p := range b.Parts {
		sent := sentPart{p.MimeType, p.Body, p.Encoding, p.Name, p.Content.ID}
		if p.Content.ID != "" {
			sent = sentPart{Content: p.Content.ID}
		}
		m.Parts = append(m.Parts, sent)
	}
	return m
}

func (d MessageDraft) body() (Body, error) {
	if d.HasParts && len(d.Content) > 0 {
		return Body{}, RefuseField(InvalidValue, "/message", "give content or parts, not both")
	}
	switch {
	case d.HasParts:
		return d.fromParts()
	case d.Type == "":
		return Body{}, RefuseField(InvalidRequest, "/message/type", "missing: a message without parts needs a type")
	case d.Type == TypeText:
		return d.fromText()
	case d.Type == TypeParts:
		return Body{}, RefuseField(InvalidValue, "/message/parts", "missing: type parts needs 1 to 1,000 of them")
	}
	return d.fromContent()
}

func (d MessageDraft) fromText() (Body, error) {
	var content struct {
		Text *string `json:"text"`
	}
	err := json.Unmarshal(d.Content, &content, json.RejectUnknownMembers(true))
	if err == nil && content.Text == nil {
		return Body{}, RefuseField(InvalidRequest, "/message/content/text", "missing: type text has a text")
	}
	if err != nil {
		return Body{}, RefuseField(InvalidRequest, "/message/content"+pointerIn(err), `must be {"text": "…"} for type text`)
	}
	text := *content.Text
	if text == "" {
		return Body{}, RefuseField(InvalidValue, "/message/content/text", "must not be empty")
	}
	if len(text) > MaxTextBytes {
		return Body{}, RefuseField(InvalidValue, "/message/content/text", "longer than 32,768 bytes; send parts")
	}
	var parts []Part
	for i, piece := range cutText(text) {
		parts = append(parts, Part{ID: strconv.Itoa(i + 1), MimeType: "text/plain", Body: piece})
	}
	return textBody(text, parts), nil
}

// pointerIn is where in a JSON value an error of reading it lies; "" where that is the whole.
func pointerIn(err error) string {
	var semantic *json.SemanticError
	if errors.As(err, &semantic) {
		return string(semantic.JSONPointer)
	}
	return ""
}

// cutText cuts text into pieces of at most MaxPartBytes, at character boundaries.
func cutText(text string) []string {
	var pieces []string
	for len(text) > MaxPartBytes {
		end := MaxPartBytes
		for !utf8.RuneStart(text[end]) {
			end--
		}
		pieces, text = append(pieces, text[:end]), text[end:]
	}
	return append(pieces, text)
}

func textBody(text string, parts []Part) Body {
	content, _ := json.Marshal(struct { // a string always marshals
		Text string `json:"text"`
	}{text})
	return Body{Type: TypeText, Content: content, Parts: parts}
}

func (d MessageDraft) fromParts() (Body, error) {
	if len(d.Parts) == 0 || len(d.Parts) > MaxParts {
		return Body{}, RefuseField(InvalidValue, "/message/parts", "must be 1 to 1,000 parts")
	}
	parts := make([]Part, len(d.Parts))
	var text strings.Builder
	plain := true
	for i, part := range d.Parts {
		part.ID = strconv.Itoa(i + 1)
		if err := part.check("/message/parts/" + strconv.Itoa(i)); err != nil {
			return Body{}, err
		}
		plain = plain && part.plainText()
		text.WriteString(part.Body)
		parts[i] = part
	}
	switch {
	case d.Type == TypeText && !plain:
		return Body{}, RefuseField(InvalidValue, "/message/parts", "type text has text/plain parts only")
	case d.Type == TypeText, d.Type == "" && plain && len(parts) == 1:
		if text.Len() == 0 || text.Len() > MaxTextBytes {
			return Body{}, RefuseField(InvalidValue, "/message/parts", "a text is 1 to 32,768 bytes")
		}
		return textBody(text.String(), parts), nil
	case d.Type == "" || d.Type == TypeParts:
		return Body{Type: TypeParts, Content: jsontext.Value("null"), Parts: parts}, nil
	}
	return Body{}, RefuseField(InvalidValue, "/message/type", "a message of parts is of type text or parts")
}

// plainText reports whether the part is what type text is short for.
func (p Part) plainText() bool {
	if p.Content.ID != "" {
		return false
	}
	kind, params, _ := mime.ParseMediaType(p.MimeType)
	charset := params["charset"]
	return kind == "text/plain" && p.Encoding == "" && (charset == "" || strings.EqualFold(charset, "utf-8"))
}

func (p Part) check(at string) error {
	carries := p.Content.ID != ""
	if kind, _, err := mime.ParseMediaType(p.MimeType); (err != nil || len(p.MimeType) > maxMimeTypeBytes || !registeredForm(kind)) && (!carries || p.MimeType != "") {
		return RefuseField(InvalidValue, at+"/mime_type", "must be a MIME type by RFC 6838, like text/plain or image/png")
	}
	if utf8.RuneCountInString(p.Name) > MaxPartNameChars {
		return RefuseField(InvalidValue, at+"/name", "longer than 255 characters")
	}
	if carries {
		return p.checkContent(at)
	}
	size := len(p.Body)
	switch p.Encoding {
	case "":
	case "base64":
		raw, ok := decodeBase64(p.Body)
		if !ok {
			return RefuseField(InvalidValue, at+"/body", "is not base64 with padding")
		}
		size = len(raw)
	default:
		return RefuseField(InvalidValue, at+"/encoding", "must be base64, or left out")
	}
	if size > MaxPartBytes {
		return RefuseField(InvalidValue, at+"/body", "longer than 2,048 bytes; upload it, and send it as content")
	}
	return nil
}

// registeredForm reports whether kind is type/subtype, each a restricted name of RFC 6838.
func registeredForm(kind string) bool {
	top, sub, found := strings.Cut(kind, "/")
	return found && restrictedName(top) && restrictedName(sub)
}

func restrictedName(name string) bool {
	const marks = "!#$&-^_.+"
	if name == "" || len(name) > 127 || strings.IndexByte(marks, name[0]) >= 0 {
		return false
	}
	return strings.IndexFunc(name, func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && !strings.ContainsRune(marks, c)
	}) < 0
}

func (d MessageDraft) fromContent() (Body, error) {
	if !typeWord(d.Type) {
		return Body{}, RefuseField(InvalidValue, "/message/type", "must be a word of 1 to 64 letters, digits, . _ or -, a letter first")
	}
	if len(d.Content) == 0 {
		return Body{}, RefuseField(InvalidRequest, "/message/content", "missing")
	}
	content, err := normal(d.Content)
	if err != nil {
		return Body{}, RefuseField(InvalidRequest, "/message/content", "cannot be read")
	}
	if len(content) > MaxContentBytes {
		return Body{}, RefuseField(InvalidValue, "/message/content", "longer than 32,768 bytes")
	}
	if err := checkReadable(content, "/message/content"); err != nil {
		return Body{}, err
	}
	return Body{Type: d.Type, Content: content, Parts: []Part{}}, nil
}

func typeWord(word string) bool {
	if word == "" || len(word) > maxTypeChars {
		return false
	}
	for i := range len(word) {
		if c := word[i]; !keyByte(c) || c == ':' || i == 0 && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}
