package parley

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Callback is whether whoever knows a message's callback may say how its call goes.
type Callback string

// The callbacks. A message that was sent without one never gets one.
const (
	NoCallback      Callback = ""
	CallbackOpen    Callback = "open"    // as long as its author takes part
	CallbackOutside Callback = "outside" // likewise, of an author from outside, who was named by the app's server
	CallbackRevoked Callback = "revoked"
)

// Limits of callbacks.
const (
	MaxCallBytes    = 4 << 10 // of a call's status
	MaxCallbacks    = 10      // of one message in a CallbackWindow
	CallbackWindow  = 10 * time.Second
	CallbackTime    = 24 * time.Hour   // from the sending of its message
	CallbackPath    = "/v1/callbacks/" // a token comes after it
	callbackVersion = 1
	callbackMAC     = 16
	memberOfCalls   = "call" // of the metadata
)

// CountedCallbacks are the calls of one message's callback.
const CountedCallbacks Counter = "callbacks"

// CallbackToken names a message to whoever is to say how its call goes, and proves that the app said so: nobody
// can make one without the app's key. It is of this very message, so that a number that is given anew, after
// data was restored, is none of its.
func CallbackToken(app App, m Message) string {
	raw := append([]byte{callbackVersion}, app.ID.bytes()...)
	raw = append(raw, fromBase64(string(m.ID()))...)
	return toBase64(append(raw, signCallback(app, m)...))
}

// ParseCallbackToken reads which message a token claims to be of; ok is false for what cannot be one of ours.
func ParseCallbackToken(token string) (app AppID, message MessageID, ok bool) {
	raw := fromBase64(token)
	if len(raw) <= 1+appBytes+channelBytes+callbackMAC || raw[0] != callbackVersion {
		return "", "", false
	}
	return appFromBytes(raw[1 : 1+appBytes]), MessageID(toBase64(raw[1+appBytes : len(raw)-callbackMAC])), true
}

// HasCallback reports whether it can be said now how the message's call goes.
func (m Message) HasCallback(now time.Time) bool {
	open := m.Callback == CallbackOpen || m.Callback == CallbackOutside
	return open && !m.Deleted && now.Before(m.CreatedAt.Add(CallbackTime))
}

// ProvedBy reports whether a token is that of the message, as long as it has a callback.
func (m Message) ProvedBy(app App, token string, now time.Time) bool {
	return hmac.Equal([]byte(token), []byte(CallbackToken(app, m))) && m.HasCallback(now)
}

// signCallback is an HMAC by the key that signs the app's nonces; a nonce's 24 bytes are never what is signed here.
func signCallback(app App, m Message) []byte {
	mac := hmac.New(sha256.New, app.NonceKey)
	for _, part := range []string{"callback", string(app.ID), string(m.ID()), string(m.Author), m.UUID} {
		_, _ = mac.Write([]byte(strconv.Itoa(len(part)) + ":" + part)) // a hash takes everything
	}
	_, _ = mac.Write(binary.BigEndian.AppendUint64(nil, uint64(m.CreatedAt.UnixMilli())))
	return mac.Sum(nil)[:callbackMAC]
}

// WithCall is the message after it was said how its call goes: the status is the member call of the metadata,
// whole.
func (m Message) WithCall(status jsontext.Value, change int64, at time.Time) (Message, error) {
	status, err := normal(status)
	if err != nil {
		return m, RefuseField(InvalidRequest, "", "cannot be read")
	}
	if err := checkReadable(status, ""); err != nil {
		return m, err
	}
	members := map[string]jsontext.Value{}
	if err := json.Unmarshal(m.Body.Metadata, &members); err != nil {
		return m, err
	}
	members[memberOfCalls] = status
	said, err := json.Marshal(members, json.Deterministic(true))
	if err != nil {
		return m, err
	}
	metadata, err := messageMetadata(said, "")
	if err != nil {
		return m, err
	}
	return m.withMetadata(metadata, change, at), nil
}

// messageMetadata is a message's metadata, or why it cannot be. How a call goes counts by itself: it is said by
// somebody who does not know how much there is besides.
func messageMetadata(value jsontext.Value, at string) (jsontext.Value, error) {
	compact, err := Metadata(value, MaxMessageMetadata+MaxCallBytes+len(`"call":,`), at)
	if err != nil || len(compact) <= MaxMessageMetadata {
		return compact, err
	}
	members := map[string]jsontext.Value{}
	if err := json.Unmarshal(compact, &members); err != nil {
		return nil, err
	}
	call := members[memberOfCalls]
	rest := len(compact) - len(call) - len(`"call":`)
	if len(members) > 1 {
		rest-- // the comma
	}
	switch {
	case len(call) > MaxCallBytes:
		return nil, RefuseField(InvalidValue, at+"/call", "longer than 4096 bytes")
	case call == nil || rest > MaxMessageMetadata:
		return nil, RefuseField(InvalidValue, at, "longer than 4096 bytes, call not counted")
	}
	return compact, nil
}
