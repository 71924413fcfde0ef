package parley

import (
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// The examples of RFC 7396's appendix whose patch and result are objects: others are refused here.
func TestMergePatch(t *testing.T) {
	for _, test := range []struct{ object, patch, want string }{
		{`{"a":"b"}`, `{"a":"c"}`, `{"a":"c"}`},
		{`{"a":"b"}`, `{"b":"c"}`, `{"a":"b","b":"c"}`},
		{`{"a":"b"}`, `{"a":null}`, `{}`},
		{`{"a":"b","b":"c"}`, `{"a":null}`, `{"b":"c"}`},
		{`{"a":["b"]}`, `{"a":"c"}`, `{"a":"c"}`},
		{`{"a":"c"}`, `{"a":["b"]}`, `{"a":["b"]}`},
		{`{"a":{"b":"c"}}`, `{"a":{"b":"d","c":null}}`, `{"a":{"b":"d"}}`},
		{`{"a":[{"b":"c"}]}`, `{"a":[1]}`, `{"a":[1]}`},
		{`["a","b"]`, `{"a":"b"}`, `{"a":"b"}`},
		{`{"e":null}`, `{"a":1}`, `{"a":1,"e":null}`},
		{`[1,2]`, `{"a":"b","c":null}`, `{"a":"b"}`},
		{`{}`, `{"a":{"bb":{"ccc":null}}}`, `{"a":{"bb":{}}}`},
		{`{"a":"b"}`, ` { } `, `{"a":"b"}`},
		{`{"a":1}`, `{"a":{"x":[null]}}`, `{"a":{"x":[null]}}`},
	} {
		got, err := MergePatch(jsontext.Value(test.object), jsontext.Value(test.patch), 100, "")
		if err != nil || string(got) != test.want {
			t.Errorf("%s patched with %s: %s, %v; want %s", test.object, test.patch, got, err, test.want)
		}
	}
}

func TestMergePatchRefuses(t *testing.T) {
	deep := func(n int) string { return strings.Repeat(`{"a":`, n) + `1` + strings.Repeat(`}`, n) }
	for name, test := range map[string]struct {
		object, patch string
		code          Code
	}{
		"a text":               {`{"a":"foo"}`, `"bar"`, InvalidRequest},
		"an array":             {`{"a":"b"}`, `["c"]`, InvalidRequest},
		"null":                 {`{"a":"foo"}`, `null`, InvalidRequest},
		"nothing":              {`{"a":"foo"}`, ``, InvalidRequest},
		"a name twice":         {`{}`, `{"a":1,"a":2}`, InvalidRequest},
		"what is cut off":      {`{}`, `{"a":`, InvalidRequest},
		"what is nested deep":  {`{}`, deep(65), InvalidValue},
		"what makes it long":   {`{"a":"` + strings.Repeat("x", 80) + `"}`, `{"b":"` + strings.Repeat("x", 20) + `"}`, InvalidValue},
		"deep and then absent": {`{}`, strings.Repeat(`{"a":`, 65) + `null` + strings.Repeat(`}`, 65), InvalidValue},
	} {
		if got, err := MergePatch(jsontext.Value(test.object), jsontext.Value(test.patch), 100, "/metadata"); CodeOf(err) != test.code {
			t.Errorf("%s: %s, %v; want %s", name, got, err, test.code)
		}
	}
	if _, err := MergePatch(jsontext.Value(`{}`), jsontext.Value(deep(64)), 1000, ""); err != nil {
		t.Errorf("64 deep: %v", err)
	}
}

// What a merge patch makes is valid, within its limit, the same when it is made again, and has of the patch
// every member that is not null and none that is.
func FuzzMergePatch(f *testing.F) {
	for _, seed := range [][2]string{
		{`{"a":{"b":1}}`, `{"a":{"b":null,"c":[1,null]}}`}, {`{}`, `{"":{}}`}, {`{"é":"\u0000"}`, `{"\u00e9":null}`}, {`{"a":1}`, `[]`}, {`x`, `{`},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, object, patch string) {
		if o := jsontext.Value(object); !o.IsValid() || o.Kind() != '{' {
			return
		}
		const limit = 1 << 10
		got, err := MergePatch(jsontext.Value(object), jsontext.Value(patch), limit, "")
		if err != nil {
			if code := CodeOf(err); code != InvalidRequest && code != InvalidValue {
				t.Fatal(err)
			}
			return
		}
		if len(got) > limit || !got.IsValid() || got.Kind() != '{' {
			t.Fatalf("%s patched with %s is %s", object, patch, got)
		}
		if again, err := MergePatch(got, jsontext.Value(patch), limit, ""); err != nil || !SameJSON(again, got) {
			t.Errorf("%s patched with %s is %s, and patched again %s, %v", object, patch, got, again, err)
		}
		var result, said map[string]jsontext.Value
		if json.Unmarshal(got, &result) != nil || json.Unmarshal([]byte(patch), &said) != nil {
			t.Fatalf("%s patched with %s: %s", object, patch, got)
		}
		for name, value := range said {
			if _, there := result[name]; there == (value.Kind() == 'n') {
				t.Errorf("%s patched with %s is %s", object, patch, got)
			}
		}
	})
}

var changedAt = time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)

func TestTombstoneKeepsWhatItMay(t *testing.T) {
	m := Message{
		Channel: "c", Sequence: 7, Change: 2, UUID: "u", Author: "alice", Size: 100_000, Parts: 3, Chunks: 2, CreatedAt: changedAt.Add(-time.Hour),
		Body: Body{Type: "card", Content: jsontext.Value(`{"secret":1}`), Parts: []Part{{Body: "secret"}}, Metadata: jsontext.Value(`{"secret":2}`)},
	}
	got := m.Tombstone(9, changedAt)
	if got.Channel != m.Channel || got.Sequence != 7 || got.Author != "alice" || got.UUID != "u" || got.Body.Type != "card" || !got.CreatedAt.Equal(m.CreatedAt) {
		t.Errorf("lost what stays: %+v", got)
	}
	text, err := json.Marshal(got.Body)
	if err != nil || strings.Contains(string(text), "secret") || string(text) != `{"type":"card","content":null,"parts":[],"metadata":{}}` {
		t.Errorf("body %s, %v", text, err)
	}
	if !got.Deleted || got.Change != 9 || !got.UpdatedAt.Equal(changedAt) || got.Truncated() || got.Parts != 0 {
		t.Errorf("%+v", got)
	}
	if string(m.Body.Metadata) != `{"secret":2}` || m.Deleted {
		t.Error("the message itself was changed")
	}
}

// The size moves with the metadata, as if the message had been sent so.
func TestPatchMetadataCountsItsBytes(t *testing.T) {
	draft := text("hello")
	draft.Metadata = jsontext.Value(`{"a":1,"b":{"c":"é"}}`)
	sent, err := draft.Check()
	if err != nil {
		t.Fatal(err)
	}
	before := Message{Body: sent.Body, Size: sent.Size, Change: 3}
	after, err := before.PatchMetadata(jsontext.Value(`{"a":null,"b":{"d":[1,2,3]}}`), 4, changedAt)
	if err != nil {
		t.Fatal(err)
	}
	draft.Metadata = jsontext.Value(`{"b":{"c":"é","d":[1,2,3]}}`)
	want, err := draft.Check()
	if err != nil || after.Size != want.Size || string(after.Body.Metadata) != string(want.Metadata) || after.Change != 4 || !after.UpdatedAt.Equal(changedAt) {
		t.Errorf("%+v, want size %d, %v", after, want.Size, err)
	}
	if _, err := before.PatchMetadata(jsontext.Value(`{"x":"`+strings.Repeat("y", MaxMessageMetadata)+`"}`), 4, changedAt); CodeOf(err) != InvalidValue {
		t.Errorf("over 4 KB: %v", err)
	}
}

func TestHeadWithout(t *testing.T) {
	h := Head{MaxDeleted: 5, Erased: []int64{5}}
	got := h.Without(3)
	if got.MaxDeleted != 5 || len(got.Erased) != 2 || got.Erased[1] != 3 || len(h.Erased) != 1 {
		t.Errorf("%+v of %+v", got, h)
	}
	for n := range int64(30) {
		got = got.Without(10 + n)
	}
	if got.MaxDeleted != 39 || len(got.Erased) != 20 || got.Erased[0] != 20 || got.Erased[19] != 39 {
		t.Errorf("%+v", got)
	}
}

func TestClearIsSeenAndNeverGoesBack(t *testing.T) {
	m := Member{User: "alice", First: 1, Delivered: 2, Seen: 2, Own: Runs{4, 4, 7, 8}, Revision: 5}
	got, moved := m.Clear(5, 0)
	if !moved || got.First != 6 || got.Seen != 5 || got.Delivered != 5 || got.Revision != 6 || got.Own.Count() != 2 || got.Unread(10) != 3 {
		t.Errorf("%t %+v", moved, got)
	}
	if again, moved := got.Clear(5, 0); moved || again.Revision != 6 {
		t.Errorf("again: %t %+v", moved, again)
	}
	if lower, moved := got.Clear(3, 0); moved || lower.First != 6 {
		t.Errorf("lower: %t %+v", moved, lower)
	}
	below, moved := Member{First: 1, Delivered: 9, Seen: 9, Revision: 1}.Clear(4, 0)
	if !moved || below.First != 5 || below.Seen != 9 || below.Delivered != 9 || below.Revision != 2 {
		t.Errorf("below the watermark: %t %+v", moved, below)
	}
}

func TestPatchOfAChannel(t *testing.T) {
	before := Info{Title: "old", Description: "what", Exposed: true, Metadata: jsontext.Value(`{"a":1,"b":2}`)}
	for name, test := range map[string]struct {
		patch ChannelPatch
		want  Info
		code  Code
	}{
		"nothing":     {ChannelPatch{}, before, ""},
		"a title":     {ChannelPatch{Title: jsontext.Value(`"new"`)}, Info{Title: "new", Description: "what", Exposed: true, Metadata: before.Metadata}, ""},
		"nulls":       {ChannelPatch{jsontext.Value("null"), jsontext.Value("null"), jsontext.Value("null"), jsontext.Value("null"), jsontext.Value("null")}, Info{Invite: InviteMembers, Metadata: jsontext.Value("{}")}, ""},
		"metadata":    {ChannelPatch{Metadata: jsontext.Value(`{"a":null,"c":3}`)}, Info{Title: "old", Description: "what", Exposed: true, Metadata: jsontext.Value(`{"b":2,"c":3}`)}, ""},
		"exposed":     {ChannelPatch{Exposed: jsontext.Value("false")}, Info{Title: "old", Description: "what", Metadata: before.Metadata}, ""},
		"no text":     {ChannelPatch{Title: jsontext.Value("1")}, before, InvalidRequest},
		"no word":     {ChannelPatch{Exposed: jsontext.Value(`"yes"`)}, before, InvalidRequest},
		"who invites": {ChannelPatch{Invite: jsontext.Value(`"owners"`)}, Info{Title: "old", Description: "what", Exposed: true, Invite: InviteOwners, Metadata: before.Metadata}, ""},
		"nobody":      {ChannelPatch{Invite: jsontext.Value(`"nobody"`)}, before, InvalidValue},
		"no inviter":  {ChannelPatch{Invite: jsontext.Value(`""`)}, before, InvalidValue},
		"a number":    {ChannelPatch{Invite: jsontext.Value(`1`)}, before, InvalidRequest},
		"no object":   {ChannelPatch{Metadata: jsontext.Value("[]")}, before, InvalidRequest},
		"long title":  {ChannelPatch{Title: jsontext.Value(`"` + strings.Repeat("é", 257) + `"`)}, before, InvalidValue},
		"long text":   {ChannelPatch{Description: jsontext.Value(`"` + strings.Repeat("é", 2049) + `"`)}, before, InvalidValue},
		"much beside": {ChannelPatch{Metadata: jsontext.Value(`{"x":"` + strings.Repeat("y", MaxChannelMetadata) + `"}`)}, before, InvalidValue},
	} {
		got, err := before.Patch(test.patch)
		if test.code != "" {
			if CodeOf(err) != test.code {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil || !got.Says(test.want) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		if same := name == "nothing"; got.Says(before) != same {
			t.Errorf("%s: says the same as before: %t", name, !same)
		}
	}
}

func TestInfoWith(t *testing.T) {
	i := Info{Participants: []UserID{"a", "c"}}
	got := i.With("b", 3)
	if len(got.Participants) != 3 || got.Participants[1] != "b" || len(i.Participants) != 2 || i.Participants[1] != "c" {
		t.Errorf("%v of %v", got.Participants, i.Participants)
	}
	if got := i.With("b", 101); got.Participants != nil {
		t.Errorf("101 are listed: %v", got.Participants)
	}
	if got := (Info{}).With("b", 102); got.Participants != nil {
		t.Errorf("a list that was given up is back: %v", got.Participants)
	}
	if got := (Info{Participants: []UserID{}}).With("b", 1); len(got.Participants) != 1 {
		t.Errorf("%v", got.Participants)
	}
}
