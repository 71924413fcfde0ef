package socket

import (
	"context"
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/post"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

// Answer is what is said to a frame, and what is done when it has been said.
type Answer struct {
	kind  string
	data  any
	sure  bool // said without a ref, too
	ready *ready
	then  func(context.Context) error
}

type ready struct {
	ConnectionID string    `json:"connection_id"`
	ExpiresAt    wire.Time `json:"expires_at"`
	Epoch        int64     `json:"epoch"`
}

// OK says that what was asked is done, with what the same call over HTTP answers; nil where there is nothing
// more to say. A frame without a ref is not answered so: nobody could tell which it was, and every post costs.
func OK(data any) Answer { return Answer{kind: "ok", data: data} }

// Always has an ok said without a ref, too: what it holds comes in no event.
func (a Answer) Always() Answer {
	a.sure = true
	return a
}

// unheard reports whether the answer would tell nobody anything.
func (a Answer) unheard(f *Frame) bool { return a.kind == "ok" && f.ref == nil && !a.sure }

// Pong answers a ping.
func Pong() Answer { return Answer{kind: "pong"} }

// Ready says that a connection is registered.
func Ready(r access.Registered) Answer {
	return Answer{kind: "ready", ready: &ready{
		ConnectionID: r.Connection.ID, ExpiresAt: wire.Time(r.Connection.ExpiresAt), Epoch: r.Actor.App.Epoch,
	}}
}

// Then has something done after the answer went out. An error of it is logged, and told to nobody.
func (a Answer) Then(do func(context.Context) error) Answer {
	a.then = do
	return a
}

// said is a frame of ours.
type said struct {
	Type string         `json:"type"`
	Ref  jsontext.Value `json:"ref,omitzero"`
	*ready
	Data      any  `json:"data,omitzero"`
	Truncated bool `json:"truncated,omitzero"` // data is left out: it is too large for a frame
	Problem   any  `json:"problem,omitzero"`
}

// truncater is data that can do with less.
type truncater interface{ Truncate() }

// encode writes the answer. Data that a frame does not hold goes without the bodies of messages, and if that
// is still too much, not at all: what was done is done, and can be read over HTTP.
func (a Answer) encode(f *Frame) ([]byte, error) {
	frame := said{Type: a.kind, Ref: f.ref, ready: a.ready, Data: a.data}
	text, err := json.Marshal(frame, json.Deterministic(true))
	if less, ok := a.data.(truncater); err == nil && len(text) > post.MaxFrame && ok {
		less.Truncate()
		text, err = json.Marshal(frame, json.Deterministic(true))
	}
	if err == nil && len(text) > post.MaxFrame {
		frame.Data, frame.Truncated = nil, true
		text, err = json.Marshal(frame, json.Deterministic(true))
	}
	if err != nil {
		return nil, fmt.Errorf("write frame: %w", err)
	}
	return text, nil
}

// refusal is the frame that says why another was refused.
func refusal(f *Frame, err error) []byte {
	text, _ := json.Marshal(said{Type: "error", Ref: f.ref, Problem: web.ProblemOf(err, f.ID)}, json.Deterministic(true))
	return text // words and numbers: it always can
}
