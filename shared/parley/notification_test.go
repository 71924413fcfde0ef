package parley_test

import (
	"strings"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
)

func TestWhatPushesMaySay(t *testing.T) {
	data := func(name, value string) parley.Notification {
		return parley.Notification{Data: map[string]string{name: value}}
	}
	for name, test := range map[string]struct {
		n  parley.Notification
		at string // "" is taken
	}{
		"nothing":            {parley.Notification{}, ""},
		"all":                {parley.Notification{Title: strings.Repeat("é", 128), Text: strings.Repeat("x", 1024), Sound: "ping.caf", Data: map[string]string{"a.b-c_9": "d"}}, ""},
		"silent with data":   {parley.Notification{Silent: true, Data: map[string]string{"a": ""}}, ""},
		"a long title":       {parley.Notification{Title: strings.Repeat("é", 129)}, "/title"},
		"a long text":        {parley.Notification{Text: strings.Repeat("x", 1025)}, "/text"},
		"a long sound":       {parley.Notification{Sound: strings.Repeat("x", 129)}, "/sound"},
		"lines and tabs":     {parley.Notification{Text: "a\n\tb\r\nc"}, ""},
		"a NUL in a text":    {parley.Notification{Text: "a\x00"}, "/text"},
		"a line in a title":  {parley.Notification{Title: "a\nb"}, "/title"},
		"a bell as a sound":  {parley.Notification{Sound: "\a"}, "/sound"},
		"U+0085 in a text":   {parley.Notification{Text: "\u0085"}, "/text"},
		"silent with a text": {parley.Notification{Silent: true, Text: "x"}, "/silent"},
		"aps":                {data("aps", "x"), "/data"},
		"our own name":       {data("message_id", "x"), "/data"},
		"google's":           {data("google.x", "x"), "/data"},
		"no name":            {data("", "x"), "/data"},
		"a strange name":     {data("a b", "x"), "/data"},
		"much data":          {data("a", strings.Repeat("x", 2048)), "/data"},
		"too much in all":    {parley.Notification{Text: strings.Repeat("日", 1000), Data: map[string]string{"a": strings.Repeat("x", 100)}}, ""},
	} {
		err := test.n.Check()
		if name == "too much in all" {
			if parley.CodeOf(err) != parley.InvalidValue {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if (err == nil) != (test.at == "") || err != nil && !strings.Contains(err.Error(), "/message/notification"+test.at) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What says nothing is hashed as if it were not there: keys from before keep their meaning.
func TestANotificationIsPartOfWhatWasSent(t *testing.T) {
	draft := parley.MessageDraft{Type: parley.TypeText, Content: []byte(`{"text": "hello"}`)}
	hashes := map[string]bool{}
	for _, n := range []parley.Notification{{}, {Data: map[string]string{}}, {Text: "a"}, {Title: "a"}, {Silent: true}, {Data: map[string]string{"a": "b"}}} {
		draft.Pushes = n
		m, err := draft.Check()
		if err != nil {
			t.Fatal(err)
		}
		hashes[string(m.Hash)] = true
	}
	if len(hashes) != 5 {
		t.Errorf("%d hashes", len(hashes))
	}
}
