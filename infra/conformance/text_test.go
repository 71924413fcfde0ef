package conformance_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTextAndItsPartsReadAsEachOther(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	short := alice.say(t, c.ID, "hello")
	long := as[message](t, alice.post(t, "/v1/messages", partsTo(c.ID, part{MimeType: "text/plain", Body: "hello"})).is(t, http.StatusCreated))
	for _, sent := range []message{short, long} {
		got := bob.messageNow(t, sent.ID)
		same(t, "type", got.Type, "text")
		sameJSON(t, "content", got.Content, `{"text": "hello"}`)
		if len(got.Parts) != 1 || got.Parts[0].MimeType != "text/plain" || got.Parts[0].Body != "hello" {
			t.Errorf("parts: %+v", got.Parts)
		}
	}
}

func TestLongTextIsCutIntoPartsAtCharacterBoundaries(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	for name, text := range map[string]string{
		"2,048 bytes":                      strings.Repeat("x", 2048),
		"2,049 bytes":                      strings.Repeat("x", 2049),
		"characters of two bytes":          "x" + strings.Repeat("é", 3000),
		"characters of three bytes":        strings.Repeat("€", 1366),
		"characters of four bytes":         "xyz" + strings.Repeat("😀", 2000),
		"32,768 bytes":                     strings.Repeat("x", 32768),
		"characters that JSON must escape": strings.Repeat("\"\\\n<\u2028", 1000),
	} {
		sent := alice.say(t, c.ID, text)
		got := bob.messageNow(t, sent.ID)
		same(t, name+": type", got.Type, "text")
		var content struct{ Text string }
		if err := json.Unmarshal(got.Content, &content); err != nil || content.Text != text {
			t.Errorf("%s: content is another text (%v)", name, err)
		}
		var all strings.Builder
		for i, p := range got.Parts {
			all.WriteString(p.Body)
			last := i == len(got.Parts)-1
			if len(p.Body) > 2048 || !last && len(p.Body) < 2045 || !utf8.ValidString(p.Body) || p.MimeType != "text/plain" {
				t.Errorf("%s: part %d: %d bytes, valid %v, %s", name, i, len(p.Body), utf8.ValidString(p.Body), p.MimeType)
			}
		}
		same(t, name+": parts together", all.String() == text, true)
	}
	alice.post(t, "/v1/messages", textTo(strings.Repeat("x", 32769), c.ID)).refused(t, http.StatusUnprocessableEntity, "invalid_value")
}

func TestTextOfSeveralPlainParts(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	parts := []part{{MimeType: "text/plain", Body: "one, "}, {MimeType: "text/plain", Body: "two"}}
	untyped := as[message](t, alice.post(t, "/v1/messages", partsTo(c.ID, parts...)).is(t, http.StatusCreated))
	same(t, "type of two parts", untyped.Type, "parts")
	body := partsTo(c.ID, parts...)
	body["message"].(object)["type"] = "text"
	typed := as[message](t, alice.post(t, "/v1/messages", body).is(t, http.StatusCreated))
	same(t, "type", typed.Type, "text")
	sameJSON(t, "content", typed.Content, `{"text": "one, two"}`)
	same(t, "parts", len(typed.Parts), 2)
}

func TestMessagesThatSayNothingAreRefused(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	for name, test := range map[string]struct {
		message object
		status  int
	}{
		"empty text":         {object{"type": "text", "content": object{"text": ""}}, 422},
		"no parts":           {object{"parts": []part{}}, 422},
		"neither":            {object{"type": "text"}, 400},
		"nothing":            {object{}, 400},
		"content, no type":   {object{"content": object{"text": "x"}}, 400},
		"no text":            {object{"type": "text", "content": object{}}, 400},
		"text is a number":   {object{"type": "text", "content": object{"text": 1}}, 400},
		"content is a text":  {object{"type": "text", "content": "hello"}, 400},
		"more than text":     {object{"type": "text", "content": object{"text": "x", "bold": true}}, 400},
		"part without body":  {object{"parts": []object{{"mime_type": "text/plain"}}}, 400},
		"part without type":  {object{"parts": []object{{"body": "x"}}}, 400},
		"part of a number":   {object{"parts": []object{{"mime_type": "text/plain", "body": 1}}}, 400},
		"unknown part field": {object{"parts": []object{{"mime_type": "text/plain", "body": "x", "size": 1}}}, 400},
		"both":               {object{"type": "text", "content": object{"text": "x"}, "parts": []part{{MimeType: "text/plain", Body: "x"}}}, 422},
		"unknown field":      {object{"type": "text", "content": object{"text": "x"}, "priority": 1}, 400},
	} {
		t.Run(name, func(t *testing.T) {
			body := object{"message": test.message, "recipients": object{"channels": []string{c.ID}}}
			code := map[int]string{400: "invalid_request", 422: "invalid_value"}[test.status]
			alice.post(t, "/v1/messages", body).refused(t, test.status, code)
		})
	}
	same(t, "messages", alice.history(t, c.ID, "").Meta.Total, 0)
}

func TestAnyOtherTypeTakesAnyJSON(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	send := func(kind string, content any) answer {
		return alice.post(t, "/v1/messages", object{"message": object{"type": kind, "content": content}, "recipients": object{"channels": []string{c.ID}}})
	}
	for kind, content := range map[string]string{
		"poll": `{"question": "Lunch?", "options": ["yes", "no"], "deep": {"a": [1, 2.5, -3e2, null]}}`,
		"Text": `"TEXT is not text"`, "count": `12`, "flag": `true`, "list": `[]`, "big": `12345678901234567890`,
	} {
		m := as[message](t, send(kind, json.RawMessage(content)).is(t, http.StatusCreated))
		got := bob.messageNow(t, m.ID)
		same(t, "type", got.Type, kind)
		sameJSON(t, kind, got.Content, content)
		same(t, "parts", len(got.Parts), 0)
	}
	send("big", strings.Repeat("x", 32766)).is(t, http.StatusCreated)
	send("big", strings.Repeat("x", 32767)).refused(t, http.StatusUnprocessableEntity, "invalid_value")
	send("a word", 1).refused(t, http.StatusUnprocessableEntity, "invalid_value")
}

func TestMessageMetadataIsKept(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	body := textTo("hello", c.ID)
	body["message"].(object)["metadata"] = json.RawMessage(`{"colour": "green", "n": {"x": [1, null]}}`)
	m := as[message](t, alice.post(t, "/v1/messages", body).is(t, http.StatusCreated))
	sameJSON(t, "metadata", bob.messageNow(t, m.ID).Metadata, `{"colour": "green", "n": {"x": [1, null]}}`)
	sameJSON(t, "no metadata", alice.say(t, c.ID, "x").Metadata, `{}`)
}
