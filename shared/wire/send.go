package wire

import (
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// Send is what a client says to send a message, over HTTP and on a socket.
type Send struct {
	Message    *Draft      `json:"message"`
	Recipients *Recipients `json:"recipients"`
}

// Draft is a message as its author writes it.
type Draft struct {
	Type     Word           `json:"type"`
	Content  jsontext.Value `json:"content"`
	Parts    *[]DraftPart   `json:"parts"`
	Metadata jsontext.Value `json:"metadata"`
	UUID     *string        `json:"uuid"`
	Callback bool           `json:"callback"`

	Notification *Notification `json:"notification"`
	Schedule     *Schedule     `json:"schedule"`
}

// Schedule is when a message is to be sent.
type Schedule struct {
	Delay  *int64 `json:"delay_in_seconds"`
	Typing *int64 `json:"typing_indicator_in_seconds"`
}

func (s *Schedule) read() (*parley.Schedule, error) {
	switch {
	case s == nil:
		return nil, nil
	case s.Delay == nil:
		return nil, missing("/message/schedule/delay_in_seconds")
	case s.Typing == nil:
		return &parley.Schedule{Delay: *s.Delay}, nil
	case *s.Typing < 1:
		return nil, parley.RefuseField(parley.InvalidValue, "/message/schedule/typing_indicator_in_seconds", "must be 1 to delay_in_seconds")
	}
	return &parley.Schedule{Delay: *s.Delay, Typing: *s.Typing}, nil
}

// Scheduled is a message that is to be sent later.
type Scheduled struct {
	ID string `json:"id"`
	At Time   `json:"at"`
}

// ScheduledOf shapes a scheduled message.
func ScheduledOf(m parley.Scheduled) Scheduled { return Scheduled{m.ID, Time(m.At)} }

// Notification is what the pushes of a message say.
type Notification struct {
	Title  string            `json:"title"`
	Text   string            `json:"text"`
	Sound  string            `json:"sound"`
	Data   map[string]string `json:"data"`
	Silent bool              `json:"silent"`
}

// DraftPart is a part of a draft.
type DraftPart struct {
	MimeType *string       `json:"mime_type"`
	Body     *string       `json:"body"`
	Encoding Word          `json:"encoding"`
	Name     string        `json:"name"`
	Content  *DraftContent `json:"content"`
}

// DraftContent is content that was uploaded.
type DraftContent struct {
	ID *string `json:"id"`
}

// Recipients are where a message goes.
type Recipients struct {
	Channels *[]string `json:"channels"`
}

// Request is what is to be sent, or what is missing. The key is nil where the client gave none.
func (s Send) Request(key *string) (messaging.SendRequest, error) {
	switch {
	case s.Message == nil:
		return messaging.SendRequest{}, missing("/message")
	case s.Recipients == nil || s.Recipients.Channels == nil:
		return messaging.SendRequest{}, missing("/recipients/channels")
	}
	m := s.Message
	draft := parley.MessageDraft{Type: string(m.Type), Content: m.Content, Metadata: m.Metadata, Callback: m.Callback}
	if m.Notification != nil {
		draft.Pushes = parley.Notification(*m.Notification)
	}
	if m.Parts != nil {
		draft.HasParts = true
		var err error
		if draft.Parts, err = partsOf(*m.Parts); err != nil {
			return messaging.SendRequest{}, err
		}
	}
	schedule, err := m.Schedule.read()
	return messaging.SendRequest{Message: draft, Key: key, UUID: m.UUID, Channels: *s.Recipients.Channels, Schedule: schedule}, err
}

func partsOf(list []DraftPart) ([]parley.Part, error) {
	var parts []parley.Part
	for i, p := range list {
		part, err := p.part("/message/parts/" + strconv.Itoa(i))
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// part is the draft as the domain knows it. Beside content only what the content does not say itself is missing.
func (p DraftPart) part(at string) (parley.Part, error) {
	part := parley.Part{Encoding: string(p.Encoding), Name: p.Name}
	switch {
	case p.Content != nil && p.Content.ID == nil:
		return part, missing(at + "/content/id")
	case p.Content != nil && p.Body != nil:
		return part, parley.RefuseField(parley.InvalidValue, at, "give a body or content, not both")
	case p.Content != nil:
		id, ok := parley.ParseContentID(*p.Content.ID)
		if !ok {
			return part, parley.UnknownContentAt(at + "/content/id")
		}
		part.Content.ID = id
	case p.MimeType == nil:
		return part, missing(at + "/mime_type")
	case p.Body == nil:
		return part, missing(at + "/body")
	default:
		part.Body = *p.Body
	}
	if p.MimeType != nil {
		part.MimeType = *p.MimeType
	}
	return part, nil
}

func missing(pointer string) error {
	return parley.RefuseField(parley.InvalidRequest, pointer, "missing")
}

// Outcomes are what became of one message in several channels.
type Outcomes struct {
	Messages []Outcome `json:"messages"`
}

// Outcome is what became of a message in one channel: it is there, or a problem.
type Outcome struct {
	ChannelID string   `json:"channel_id"`
	Message   *Message `json:"message,omitzero"`
	Problem   any      `json:"problem,omitzero"`
}

// OutcomesOf says for each channel by itself what became of the message, and whether one has taken it only
// now. Where none took it, the error is the first refusal.
func OutcomesOf(sent []messaging.Sent, problem func(error) any) (shaped Outcomes, fresh bool, err error) {
	taken := false
	for _, s := range sent {
		o := Outcome{ChannelID: s.Channel}
		if s.Err != nil {
			o.Problem = problem(s.Err)
		} else {
			s.Message.Listed = true // as in lists: twenty large ones together would not fit into an answer
			m := MessageOf(s.Message)
			o.Message = &m
			taken, fresh = true, fresh || s.Fresh
		}
		shaped.Messages = append(shaped.Messages, o)
	}
	if !taken {
		return Outcomes{}, false, messaging.Refusal(sent)
	}
	return shaped, fresh, nil
}

// Truncate leaves out content and parts, so that the answer fits into a frame.
func (o Outcomes) Truncate() {
	for _, each := range o.Messages {
		if each.Message != nil {
			each.Message.Truncate()
		}
	}
}
