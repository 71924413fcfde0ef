package parley

import (
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"
)

func calling() (App, Message) {
	app := App{ID: "3f1c9a5e-d2b7-4c4e-9a0b-6d1f8e7c2a55", NonceKey: []byte("a key of the app's, of 32 bytes.")}
	return app, Message{
		Channel: NewChannelID([16]byte{1, 2, 3}), Sequence: 300, UUID: "k", Author: "alice", Callback: CallbackOpen,
		CreatedAt: time.UnixMilli(1795293802123), Body: Body{Metadata: jsontext.Value("{}")},
	}
}

func TestACallbackTokenIsOfOneMessage(t *testing.T) {
	app, m := calling()
	token := CallbackToken(app, m)
	if id, named, ok := ParseCallbackToken(token); id != app.ID || named != m.ID() || !ok || !m.ProvedBy(app, token, m.CreatedAt) {
		t.Fatalf("%s: %s %s %t", token, id, named, ok)
	}
	for what, change := range map[string]func(*App, *Message){
		"of another app":              func(a *App, _ *Message) { a.ID = "3f1c9a5e-d2b7-4c4e-9a0b-6d1f8e7c2a56" },
		"by another key":              func(a *App, _ *Message) { a.NonceKey = []byte("another") },
		"of another channel":          func(_ *App, m *Message) { m.Channel = NewChannelID([16]byte{1, 2, 4}) },
		"of another entry":            func(_ *App, m *Message) { m.Sequence++ },
		"of another author":           func(_ *App, m *Message) { m.Author = "bob" },
		"of another send":             func(_ *App, m *Message) { m.UUID = "l" },
		"of another time":             func(_ *App, m *Message) { m.CreatedAt = m.CreatedAt.Add(time.Millisecond) },
		"of a message that had none":  func(_ *App, m *Message) { m.Callback = NoCallback },
		"of one that was revoked":     func(_ *App, m *Message) { m.Callback = CallbackRevoked },
		"of one that is deleted":      func(_ *App, m *Message) { m.Deleted = true },
		"of another author and send,": func(_ *App, m *Message) { m.Author, m.UUID = "alice1:k", "" },
	} {
		other, about := calling()
		change(&other, &about)
		if about.ProvedBy(other, token, about.CreatedAt) {
			t.Errorf("%s: it is taken", what)
		}
	}
	for _, wrong := range []string{"", "x", token[:len(token)-4], token + "AAAA", "AA" + token[2:], strings.ToUpper(token)} {
		if _, _, ok := ParseCallbackToken(wrong); ok && m.ProvedBy(app, wrong, m.CreatedAt) {
			t.Errorf("%q is taken", wrong)
		}
	}
}

// A callback is no part of a message that has none: what was sent before there were callbacks has the hash it had.
func TestACallbackIsPartOfWhatWasSent(t *testing.T) {
	with, without := text("hello"), text("hello")
	with.Callback = true
	a, err := with.Check()
	b, err2 := without.Check()
	if err != nil || err2 != nil || string(a.Hash) == string(b.Hash) || a.Callback != CallbackOpen || b.Callback != NoCallback {
		t.Errorf("%+v and %+v, %v %v", a, b, err, err2)
	}
}

func TestMetadataHasRoomForACallBesides(t *testing.T) {
	_, m := calling()
	own := strings.Repeat("x", MaxMessageMetadata-len(`{"own":""}`))
	for _, test := range []struct {
		what, metadata string
		call           int // bytes of the status, 0 for none said
		want           Code
	}{
		{"as much as there can be", own, 0, ""},
		{"one more", own + "x", 0, InvalidValue},
		{"as much, and a call", own, MaxCallBytes, ""},
		{"as much, and too much of a call", own, MaxCallBytes + 1, InvalidValue},
		{"nothing, and too much of a call", "", MaxCallBytes + 1, InvalidValue},
	} {
		after, err := m.PatchMetadata(jsontext.Value(`{"own":"`+test.metadata+`"}`), 1, changedAt)
		if err == nil && test.call > 0 {
			after, err = after.WithCall(jsontext.Value(`"`+strings.Repeat("y", test.call-2)+`"`), 2, changedAt)
		}
		if test.want == "" && err != nil || test.want != "" && CodeOf(err) != test.want {
			t.Errorf("%s: %v, want %q", test.what, err, test.want)
		}
		if err == nil && after.Size-m.Size != len(after.Body.Metadata)-len(m.Body.Metadata) {
			t.Errorf("%s: its size is %d more", test.what, after.Size-m.Size)
		}
	}
}

func TestACallIsSaidWhole(t *testing.T) {
	_, m := calling()
	m.Body.Metadata = jsontext.Value(`{"call":{"state":"ringing","people":1},"title":"Standup"}`)
	for said, want := range map[string]string{
		`{ "state": "over" }`: `{"call":{"state":"over"},"title":"Standup"}`,
		`null`:                `{"call":null,"title":"Standup"}`,
		`"over"`:              `{"call":"over","title":"Standup"}`,
	} {
		after, err := m.WithCall(jsontext.Value(said), 7, changedAt)
		if err != nil || string(after.Body.Metadata) != want || after.Change != 7 {
			t.Errorf("%s: %s, %v", said, after.Body.Metadata, err)
		}
	}
	if _, err := m.WithCall(jsontext.Value("1e999"), 7, changedAt); CodeOf(err) != InvalidValue {
		t.Errorf("a number that nobody reads: %v", err)
	}
}
