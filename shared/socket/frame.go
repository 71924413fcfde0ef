package socket

import (
	"time"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/events"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/post"
	"github.com/parleyhq/parley/shared/web"
)

// Frame is one frame of a client as a handler sees it.
type Frame struct {
	ID    string // API Gateway's request id, in every problem
	Route string // what was matched: the frame's type, or $default
	Type  string // what the frame says; "" where it says nothing

	Credential  parley.Credential
	ConnectedAt time.Time

	connection string
	ref        jsontext.Value // nil where there is none
	rest       jsontext.Value // the fields beside type and ref
	err        error          // the frame cannot be read
}

// newFrame reads what every frame has. What cannot be read is refused when the caller has been checked.
func newFrame(event events.APIGatewayWebsocketProxyRequest) *Frame {
	about := event.RequestContext
	f := &Frame{
		ID: about.RequestID, Route: about.RouteKey, connection: about.ConnectionID,
		ConnectedAt: time.UnixMilli(about.ConnectedAt).UTC(),
	}
	f.Credential, f.err = credentialOf(event)
	if f.err == nil {
		f.err = f.read(event.Body)
	}
	return f
}

func (f *Frame) read(text string) error {
	if len(text) > post.MaxFrame {
		return parley.Refuse(parley.TooLarge, "a frame has at most 32 KB; send larger things over HTTP")
	}
	var said struct {
		Type *string        `json:"type"`
		Ref  jsontext.Value `json:"ref"`
		Rest jsontext.Value `json:",embed"`
	}
	err := web.DecodeObject([]byte(text), &said)
	if validRef(said.Ref) {
		f.ref = said.Ref // a refusal bears it, too
	}
	if err != nil {
		return err
	}
	if said.Ref != nil && f.ref == nil {
		return parley.RefuseField(parley.InvalidRequest, "/ref", "must be a string of 1 to 128 characters")
	}
	f.rest = said.Rest
	if said.Type != nil {
		f.Type = *said.Type
	}
	return nil
}

const maxRefChars = 128

// validRef reports whether a value can come back as the mark of a frame.
func validRef(ref jsontext.Value) bool {
	var text string
	return ref.Kind() == '"' && json.Unmarshal(ref, &text) == nil && text != "" && utf8.RuneCountInString(text) <= maxRefChars
}

// Decode reads the fields beside type and ref into v, a pointer to a struct, as strictly as a body over HTTP.
func (f *Frame) Decode(v any) error {
	if f.rest == nil {
		return web.DecodeObject([]byte("{}"), v)
	}
	return web.DecodeObject(f.rest, v)
}

// Bare refuses fields beside type and ref.
func (f *Frame) Bare() error { return f.Decode(&struct{}{}) }
