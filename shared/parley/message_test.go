package parley

import (
	"bytes"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"pgregory.net/rapid"
)

func text(s string) MessageDraft {
	content, _ := json.Marshal(map[string]string{"text": s})
	return MessageDraft{Type: TypeText, Content: content}
}

func parts(of ...Part) MessageDraft { return MessageDraft{Parts: of, HasParts: true} }

func TestTextAndItsPartsAreTheSameMessage(t *testing.T) {
	short, err := text("hello").Check()
	if err != nil {
		t.Fatal(err)
	}
	long, err := parts(Part{MimeType: "text/plain", Body: "hello"}).Check()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(short.Hash, long.Hash) || short.Type != long.Type || string(short.Content) != string(long.Content) {
		t.Errorf("text %+v, parts %+v", short, long)
	}
}

func TestTheHashIgnoresOrderAndSpaceOfJSON(t *testing.T) {
	a, errA := MessageDraft{Type: "card", Content: jsontext.Value(`{"a": 1, "b": {"c": 2, "d": 3}}`)}.Check()
	b, errB := MessageDraft{Type: "card", Content: jsontext.Value(`{"b":{"d":3,"c":2},"a":1}`)}.Check()
	c, errC := MessageDraft{Type: "card", Content: jsontext.Value(`{"b":{"d":3,"c":2},"a":2}`)}.Check()
	if err := errors.Join(errA, errB, errC); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Hash, b.Hash) {
		t.Error("the same content has two hashes")
	}
	if bytes.Equal(a.Hash, c.Hash) {
		t.Error("different contents have one hash")
	}
	if string(a.Content) != `{"a":1,"b":{"c":2,"d":3}}` {
		t.Errorf("content came back as %s", a.Content)
	}
}

// Cutting keeps every byte, cuts no character, and exceeds no part's limit.
func TestTextIsCutAtCharacters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := strings.Repeat(rapid.StringN(1, 50, -1).Draw(t, "unit"), rapid.IntRange(1, 300).Draw(t, "times"))
		pieces := cutText(whole)
		if strings.Join(pieces, "") != whole {
			t.Fatal("the pieces are not the text")
		}
		for _, piece := range pieces {
			if len(piece) > MaxPartBytes || !utf8.ValidString(piece) || piece == "" {
				t.Fatalf("a piece of %d bytes, valid %t", len(piece), utf8.ValidString(piece))
			}
		}
	})
}

func TestMessageDraftRefusals(t *testing.T) {
	with := func(d MessageDraft, change func(*MessageDraft)) MessageDraft { change(&d); return d }
	plain := Part{MimeType: "text/plain", Body: "x"}
	for _, test := range []struct {
		name    string
		draft   MessageDraft
		code    Code
		pointer string
	}{
		{"no type and no parts", MessageDraft{Content: jsontext.Value(`{}`)}, InvalidRequest, "/message/type"},
		{"empty text", text(""), InvalidValue, "/message/content/text"},
		{"text too long", text(strings.Repeat("x", MaxTextBytes+1)), InvalidValue, "/message/content/text"},
		{"text without text", MessageDraft{Type: "text", Content: jsontext.Value(`{}`)}, InvalidRequest, "/message/content/text"},
		{"text with more", MessageDraft{Type: "text", Content: jsontext.Value(`{"text":"a","b":1}`)}, InvalidRequest, "/message/content/b"},
		{"text that is null", MessageDraft{Type: "text", Content: jsontext.Value(`null`)}, InvalidRequest, "/message/content/text"},
		{"no parts", parts(), InvalidValue, "/message/parts"},
		{"too many parts", parts(make([]Part, MaxParts+1)...), InvalidValue, "/message/parts"},
		{"content and parts", with(text("a"), func(d *MessageDraft) { d.HasParts, d.Parts = true, []Part{plain} }), InvalidValue, "/message"},
		{"a part that is too long", parts(Part{MimeType: "text/plain", Body: strings.Repeat("x", MaxPartBytes+1)}), InvalidValue, "/message/parts/0/body"},
		{"a part of no type", parts(Part{Body: "x"}), InvalidValue, "/message/parts/0/mime_type"},
		{"a part of half a type", parts(Part{MimeType: "text", Body: "x"}), InvalidValue, "/message/parts/0/mime_type"},
		{"base64 that is none", parts(plain, Part{MimeType: "image/png", Body: "!", Encoding: "base64"}), InvalidValue, "/message/parts/1/body"},
		{"base64 of another spelling", parts(Part{MimeType: "image/png", Body: "QUI", Encoding: "base64"}), InvalidValue, "/message/parts/0/body"},
		{"another encoding", parts(Part{MimeType: "image/png", Body: "00", Encoding: "hex"}), InvalidValue, "/message/parts/0/encoding"},
		{"text with another type of part", with(parts(Part{MimeType: "image/png", Body: "x"}), func(d *MessageDraft) { d.Type = "text" }), InvalidValue, "/message/parts"},
		{"an empty part as text", parts(Part{MimeType: "text/plain"}), InvalidValue, "/message/parts"},
		{"a type of one's own with parts", with(parts(plain), func(d *MessageDraft) { d.Type = "card" }), InvalidValue, "/message/type"},
		{"parts without any", MessageDraft{Type: "parts", Content: jsontext.Value(`{}`)}, InvalidValue, "/message/parts"},
		{"a type that is no word", MessageDraft{Type: "a b", Content: jsontext.Value(`1`)}, InvalidValue, "/message/type"},
		{"no content", MessageDraft{Type: "card"}, InvalidRequest, "/message/content"},
		{"content too long", MessageDraft{Type: "card", Content: jsontext.Value(`"` + strings.Repeat("x", MaxContentBytes) + `"`)}, InvalidValue, "/message/content"},
		{"metadata that is no object", with(text("a"), func(d *MessageDraft) { d.Metadata = jsontext.Value(`[]`) }), InvalidRequest, "/message/metadata"},
		{"metadata too long", with(text("a"), func(d *MessageDraft) {
			d.Metadata = jsontext.Value(`{"a":"` + strings.Repeat("x", MaxMessageMetadata) + `"}`)
		}), InvalidValue, "/message/metadata"},
	} {
		_, err := test.draft.Check()
		var refused *Error
		if !errors.As(err, &refused) || refused.Code != test.code || len(refused.Fields) == 0 || refused.Fields[0].Pointer != test.pointer {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

// Hashes are kept for ever: an older key must be recognised by every later version.
func TestHashesNeverChange(t *testing.T) {
	m, err := MessageDraft{
		Parts:    []Part{{MimeType: "text/plain", Body: "a"}, {MimeType: "image/png", Body: "AAEC", Encoding: "base64", Name: "n"}},
		HasParts: true, Metadata: jsontext.Value(`{"b":1,"a":[2]}`),
	}.Check()
	if err != nil {
		t.Fatal(err)
	}
	if got := hex.EncodeToString(m.Hash); got != "ffbe48f7becb324773fe49fbd8cc772c641708eae7d736ca0326690563b4dd79" {
		t.Errorf("message: %s", got)
	}
	c, err := ChannelDraft{Participants: []string{"b"}, Title: "t", Metadata: jsontext.Value(`{"x":{"z":1,"y":2}}`), UUID: new("u")}.Check("a")
	if err != nil {
		t.Fatal(err)
	}
	if got := hex.EncodeToString(c.Hash); got != "3b8326c388cabb34c20726c831199f8fe9f0fe96397a53dca153b0a615740a70" {
		t.Errorf("channel: %s", got)
	}
	if got := c.ID(NewAppID([16]byte{1})); got != "t4Kt-uitYaZIodC5BzHIZA" {
		t.Errorf("channel id: %s", got)
	}
}

// What is accepted can be read by everybody: nesting has a bound, wherever clients send JSON.
func TestDeepJSONIsRefused(t *testing.T) {
	nested := func(n int) jsontext.Value {
		return jsontext.Value(strings.Repeat("[", n) + strings.Repeat("]", n))
	}
	for _, deep := range []int{maxDepth + 1, 5000, 9998} {
		if _, err := (MessageDraft{Type: "card", Content: nested(deep)}).Check(); CodeOf(err) != InvalidValue {
			t.Errorf("content %d deep: %v", deep, err)
		}
		d := text("a")
		d.Metadata = jsontext.Value(`{"a":` + string(nested(min(deep, 2000))) + `}`)
		if _, err := d.Check(); CodeOf(err) != InvalidValue {
			t.Errorf("metadata %d deep: %v", deep, err)
		}
	}
	if _, err := (MessageDraft{Type: "card", Content: nested(maxDepth)}).Check(); err != nil {
		t.Errorf("the deepest content: %v", err)
	}
}

func TestAMessageOverOneMegabyteIsTooLarge(t *testing.T) {
	many := make([]Part, 500)
	for i := range many {
		many[i] = Part{MimeType: "application/octet-stream", Body: strings.Repeat("\\", MaxPartBytes)}
	}
	if _, err := parts(many...).Check(); CodeOf(err) != TooLarge {
		t.Errorf("2 MB as serialised: %v", err)
	}
	if _, err := parts(many[:200]...).Check(); err != nil {
		t.Errorf("0.8 MB: %v", err)
	}
}

func TestPartsComeBackAsGiven(t *testing.T) {
	given := []Part{
		{MimeType: "text/plain; charset=utf-8", Body: "one"},
		{MimeType: "image/PNG", Body: "AAEC", Encoding: "base64", Name: "ü.png"},
		{MimeType: "application/vnd.example+json; v=\"1,2\"", Body: "{}"},
	}
	m, err := parts(given...).Check()
	if err != nil {
		t.Fatal(err)
	}
	if m.Type != TypeParts || string(m.Content) != "null" {
		t.Errorf("type %s, content %s", m.Type, m.Content)
	}
	for i, part := range m.Parts {
		want := given[i]
		want.ID = part.ID
		if part != want || part.ID == "" {
			t.Errorf("part %d: %+v, want %+v", i, part, want)
		}
	}
}

// A client that escapes what it need not has the same room.
func TestEscapesDoNotCount(t *testing.T) {
	for name, letter := range map[string]string{"as it is": "é", "escaped": `\u00e9`} {
		draft := MessageDraft{Type: "blob", Content: jsontext.Value(`"` + strings.Repeat(letter, 7000) + `"`)}
		message, err := draft.Check()
		if err != nil || len(message.Content) != 14002 {
			t.Errorf("%s: %d bytes, %v", name, len(message.Content), err)
		}
	}
}
