package promises

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// P8: what is refused has changed nothing that anybody can see.
func TestARefusalChangesNothing(t *testing.T) {
	d := start(t)
	w := d.newTown("refusal", "ann", "bob", "cid")
	group, pair := w.found("GROUP", "ann", "bob"), w.found("PERSONAL", "bob", "ann")
	for range 3 {
		w.send("refusal-ann", group)
		w.send("refusal-bob", pair, group)
	}
	w.mark("refusal-bob", "seen", group, 2)
	ann := w.people["refusal-ann"]
	ann.must(http.MethodPost, "/v1/messages", text("said", group.id), "Idempotency-Key", "said")
	v := &view{devices: []*device{ann, w.people["refusal-bob"], w.people["refusal-cid"], d.server}, channels: []string{group.id, pair.id}}
	before := v.see()
	for _, r := range refusals(w, group, pair) {
		a := r.by.do(t.Context(), r.method, r.path, r.body, r.headers...)
		if a.status < 400 || a.status >= 500 {
			t.Errorf("%s: not refused: %s", r.why, a)
		}
		v.same(d, r.why, before)
	}
}

// refusal is a request that must not be taken.
type refusal struct {
	why     string
	by      *device
	method  string
	path    string
	body    any
	headers []string
}

// refusals are requests against the rules of each call.
func refusals(w *town, group, pair *ledger) []refusal {
	all := badSends(w.people["refusal-ann"], group.id)
	all = append(all, badCallers(w, group)...)
	all = append(all, badMarks(w.people["refusal-ann"], group, pair)...)
	return append(all, badCreations(w.people["refusal-ann"])...)
}

func badSends(ann *device, channel string) []refusal {
	send := func(why string, body any, headers ...string) refusal {
		return refusal{why, ann, http.MethodPost, "/v1/messages", body, headers}
	}
	of := func(message object) object {
		return object{"message": message, "recipients": object{"channels": []string{channel}}}
	}
	hello, content := text("hello", channel), object{"text": "x"}
	return []refusal{
		send("no JSON", []byte(`{"message":`)),
		send("nothing", []byte{}),
		send("a name twice", []byte(`{"message":{"type":"text","type":"text","content":{"text":"x"}},"recipients":{"channels":["`+channel+`"]}}`)),
		send("unknown field", of(object{"type": "text", "content": content, "colour": 1})),
		send("wrong type", of(object{"type": 1})),
		send("no message", object{"recipients": object{"channels": []string{channel}}}),
		send("no recipients", object{"message": object{"type": "text", "content": content}}),
		send("no channel", text("x")),
		send("too many channels", text("x", numbered("c", 21)...)),
		send("no such channel", text("x", "nonsense")),
		send("nobody's channel", text("x", strings.Repeat("A", len(channel)))),
		send("empty text", text("", channel)),
		send("text too long", text(strings.Repeat("x", 32<<10+1), channel)),
		send("content too long", of(object{"type": "x", "content": strings.Repeat("x", 33<<10)})),
		send("no parts", of(object{"parts": []object{}})),
		send("part too long", parts(channel, 1, 2049)),
		send("too many parts", parts(channel, 1001, 1)),
		send("message too large", parts(channel, 1000, 2000)),
		send("body too large for all", parts(channel, 1000, 7000)),
		send("metadata no object", of(object{"type": "text", "content": content, "metadata": 1})),
		send("bad key", hello, "Idempotency-Key", "a key"),
		send("key too long", hello, "Idempotency-Key", strings.Repeat("k", 129)),
		send("key and uuid differ", of(object{"type": "text", "content": content, "uuid": "a"}), "Idempotency-Key", "b"),
		send("key used for another message", hello, "Idempotency-Key", "said"),
		send("not JSON by its type", hello, "Content-Type", "text/plain"),
		{"no such method", ann, http.MethodPut, "/v1/messages", hello, nil},
		{"no such path", ann, http.MethodPost, "/v1/message", hello, nil},
	}
}

func badCallers(w *town, group *ledger) []refusal {
	cid, server, nobody := w.people["refusal-cid"], w.d.server, &device{d: w.d}
	ended := w.d.login("refusal-ann")
	ended.must(http.MethodDelete, "/v1/sessions/current", nil)
	calls := func(why string, by *device) []refusal {
		return []refusal{
			{why + " sends", by, http.MethodPost, "/v1/messages", text("hello", group.id), nil},
			{why + " has seen", by, http.MethodPut, "/v1/channels/" + group.id + "/seen", object{"sequence_id": 1}, nil},
			{why + " was delivered", by, http.MethodPut, "/v1/messages/" + group.entries[0].id + "/delivered", nil, nil},
		}
	}
	all := append(calls("no participant", cid), calls("nobody", nobody)...)
	all = append(all, calls("a session that is over", ended)...)
	all = append(all, calls("a server as nobody", server)...)
	return append(all, calls("a server as no participant", server.as("refusal-cid"))[1:]...) // it may send
}

func badMarks(ann *device, group, pair *ledger) []refusal {
	seen := func(why, channel string, body any) refusal {
		return refusal{why, ann, http.MethodPut, "/v1/channels/" + channel + "/seen", body, nil}
	}
	return []refusal{
		seen("above the last", group.id, object{"sequence_id": 1 << 40}),
		seen("just above the last", pair.id, object{"sequence_id": pair.last() + 1}),
		seen("negative", group.id, object{"sequence_id": -1}),
		seen("no number", group.id, object{"sequence_id": "7"}),
		seen("half a number", group.id, object{"sequence_id": 1.5}),
		seen("number missing", group.id, object{}),
		{"no such message", ann, http.MethodPut, "/v1/messages/nonsense/seen", nil, nil},
	}
}

func badCreations(ann *device) []refusal {
	create := func(why string, body object) refusal {
		if _, ok := body["participants"]; !ok {
			body["participants"] = []string{"refusal-cid"}
		}
		return refusal{why, ann, http.MethodPost, "/v1/channels", body, nil}
	}
	return []refusal{
		{"no participants", ann, http.MethodPost, "/v1/channels", object{}, nil},
		{"nobody creates", &device{d: ann.d}, http.MethodPost, "/v1/channels", object{"participants": []string{"refusal-cid"}}, nil},
		create("PERSONAL of three", object{"type": "PERSONAL", "participants": []string{"refusal-bob", "refusal-cid"}}),
		create("PERSONAL of one", object{"type": "PERSONAL", "participants": []string{"refusal-ann"}}),
		create("PERSONAL and distinct", object{"type": "PERSONAL", "distinct": true}),
		create("no such type", object{"type": "CROWD"}),
		create("no such history", object{"history": "some"}),
		create("too many", object{"participants": numbered("stranger", 101)}),
		create("bad user id", object{"participants": []string{"refusal-cid", "a\nb"}}),
		create("title too long", object{"title": strings.Repeat("x", 257)}),
		create("metadata too large", object{"metadata": object{"a": strings.Repeat("x", 17<<10)}}),
		create("bad uuid", object{"uuid": "a b"}),
		create("uuid used for another channel", object{"uuid": "channel0"}),
	}
}

// numbered is n different words.
func numbered(word string, n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprint(word, i)
	}
	return words
}

func parts(channel string, n, length int) object {
	all := make([]object, n)
	for i := range all {
		all[i] = object{"mime_type": "text/plain", "body": strings.Repeat("x", length)}
	}
	return object{"message": object{"parts": all}, "recipients": object{"channels": []string{channel}}}
}

// view is all that some devices can see of themselves and of some channels.
type view struct {
	devices  []*device
	channels []string
	people   []string // whose identities are looked at
}

// see reads everything, byte for byte.
func (v *view) see() map[string][]byte {
	seen := map[string][]byte{}
	read := func(c *device, method, path string, body any) {
		a := c.settle(method, path, body)
		if !a.done() { // a stranger is told no more than that; the rest of the answer is the request's
			a.body = []byte(a.code)
		}
		seen[a.call] = a.body
	}
	for _, c := range v.devices {
		if c.user != "" {
			read(c, http.MethodGet, "/v1/channels?per_page=100", nil)
			read(c, http.MethodGet, "/v1/unread", nil)
		}
		for _, id := range v.channels {
			read(c, http.MethodGet, "/v1/channels/"+id, nil)
			read(c, http.MethodGet, "/v1/channels/"+id+"/messages?per_page=100&receipts=true", nil)
		}
		if len(v.people) > 0 {
			read(c, http.MethodPost, "/v1/identities/list", object{"user_ids": v.people})
		}
	}
	return seen
}

// same checks that nothing has changed since before.
func (v *view) same(d *deployment, after string, before map[string][]byte) {
	now := v.see()
	for _, call := range slices.Sorted(maps.Keys(before)) {
		if !bytes.Equal(now[call], before[call]) {
			d.t.Errorf("after %q: %s\nwas %s\nis  %s", after, call, before[call], now[call])
		}
	}
}

// once makes one try.
func (c *device) once(method, path string, body any, headers ...string) answer {
	return c.do(context.Background(), method, path, body, headers...)
}
