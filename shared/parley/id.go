package parley

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppID is a UUID in its canonical lower-case form.
type AppID string

// UserID is an app's own name for a person or bot: 1 to 128 bytes of UTF-8, no control characters or U+FFFD,
// compared byte by byte.
type UserID string

// ChannelID is opaque: base64url of 16 bytes.
type ChannelID string

// MessageID is opaque: base64url of the channel's 16 bytes and the number, so that a message is
// found without an index.
type MessageID string

// Limits of names.
const (
	MaxUserIDBytes = 128
	channelBytes   = 16
)

// Environment is one of the two walled halves that an app is made in.
type Environment string

// The environments.
const (
	Staging    Environment = "staging"
	Production Environment = "production"
)

// Valid reports whether e is one of the two.
func (e Environment) Valid() bool { return e == Staging || e == Production }

// URI is the app's long name; where an app id goes in, it is taken too.
func (a AppID) URI(env Environment) string { return "parley:///apps/" + string(env) + "/" + string(a) }

// ParseAppID reads an app id or uri, of a body's app_id. The environment is "" where the text does not say one.
func ParseAppID(text string) (AppID, Environment, error) {
	refused := RefuseField(InvalidValue, "/app_id", "an app is named by its id, or by its uri parley:///apps/<environment>/<id>")
	var env Environment
	if rest, ok := strings.CutPrefix(text, "parley:///apps/"); ok {
		word, id, found := strings.Cut(rest, "/")
		env, text = Environment(word), id
		if !found || !env.Valid() {
			return "", "", refused
		}
	}
	raw := hexUUID(text)
	if raw == nil {
		return "", "", refused
	}
	return appFromBytes(raw), env, nil
}

func hexUUID(text string) []byte {
	if len(text) != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' {
		return nil
	}
	raw, err := hex.DecodeString(text[:8] + text[9:13] + text[14:18] + text[19:23] + text[24:])
	if err != nil {
		return nil
	}
	return raw
}

func (a AppID) bytes() []byte { return hexUUID(string(a)) }

func appFromBytes(raw []byte) AppID {
	h := hex.EncodeToString(raw)
	return AppID(h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:])
}

// NewAppID makes a version 4 UUID of 16 random bytes.
func NewAppID(random [16]byte) AppID {
	random[6] = random[6]&0x0f | 0x40
	random[8] = random[8]&0x3f | 0x80
	return appFromBytes(random[:])
}

// ParseUserID checks a user id. The words that paths use for themselves are reserved.
func ParseUserID(text string) (UserID, error) {
	refused := Refuse(InvalidValue, "a user id is 1 to 128 bytes of UTF-8 without control characters and U+FFFD, and not me, . or ..")
	if text == "" || len(text) > MaxUserIDBytes || !readable(text) {
		return "", refused
	}
	if text == "me" || text == "." || text == ".." {
		return "", refused
	}
	return UserID(text), nil
}

// readable reports whether a name can be told from others wherever it stands. What is no UTF-8 reaches a function as
// U+FFFD where it stood in a path, whatever it was.
func readable(name string) bool {
	return utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError })
}

// ParseChannelID reads a channel id; ok is false for what cannot be one of ours.
func ParseChannelID(text string) (id ChannelID, ok bool) {
	return ChannelID(text), len(fromBase64(text)) == channelBytes
}

// NewChannelID names a channel by 16 bytes.
func NewChannelID(raw [16]byte) ChannelID { return ChannelID(toBase64(raw[:])) }

// AuthorHash stands for an author where only "was it I" is asked: 64 bits, so that two people of one
// channel never share one by chance.
func (u UserID) AuthorHash() uint64 {
	sum := sha256.Sum256([]byte(u))
	return binary.BigEndian.Uint64(sum[:])
}

// NewMessageID names entry n of a channel.
func NewMessageID(channel ChannelID, n int64) MessageID {
	return MessageID(toBase64(binary.AppendUvarint(fromBase64(string(channel)), uint64(n))))
}

// ParseMessageID reads a message id; ok is false for what cannot be one of ours.
func ParseMessageID(text string) (channel ChannelID, n int64, ok bool) {
	raw := fromBase64(text)
	if len(raw) <= channelBytes {
		return "", 0, false
	}
	channel = ChannelID(toBase64(raw[:channelBytes]))
	u, _ := binary.Uvarint(raw[channelBytes:])
	n = int64(u)
	// Only the spelling that NewMessageID gives counts, so that a message has one id.
	return channel, n, n > 0 && NewMessageID(channel, n) == MessageID(text)
}
