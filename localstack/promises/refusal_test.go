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

func refusals(w *town, group, pair *ledger) []refusal {
	ann, cid, server, nobody := w.people["refusal-ann"], w.people["refusal-cid"], w.d.server, &device{d: w.d}
	ended := w.d.login("refusal-ann")
	ended.must(http.MethodDelete, "/v1/sessions/current", nil)
	hello := text("hello", group.id)
	send := func(why string, by *device, body any, headers ...string) refusal {
		return refusal{why, by, http.MethodPost, "/v1/messages", body, headers}
	}
	create := func(why string, by *device, body any) refusal {
		return refusal{why, by, http.MethodPost, "/v1/channels", body, nil}
	}
	seen := func(why string, by *device, channel string, body any) refusal {
		return refusal{why, by, http.MethodPut, "/v1/channels/" + channel + "/seen", body, nil}
	}
	last := group.entries[0].id
	return []refusal{
		send("no JSON", ann, []byte(`{"message":`)),
		send("nothing", ann, []byte{}),
		send("a name twice", ann, []byte(`{"message":{"type":"text","type":"text","content":{"text":"x"}},"recipients":{"channels":["`+group.id+`"]}}`)),
		send("unknown field", ann, object{"message": object{"type": "text", "content": object{"text": "x"}, "colour": 1}, "recipients": object{"channels": []string{group.id}}}),
		send("wrong type", ann, object{"message": object{"type": 1}, "recipients": object{"channels": []string{group.id}}}),
		send("no message", ann, object{"recipients": object{"channels": []string{group.id}}}),
		send("no recipients", ann, object{"message": object{"type": "text", "content": object{"text": "x"}}}),
		send("no channel", ann, text("x")),
		send("too many channels", ann, text("x", numbered("c", 21)...)),
		send("empty text", ann, text("", group.id)),
		send("text too long", ann, text(strings.Repeat("x", 32<<10+1), group.id)),
		send("content too long", ann, object{"message": object{"type": "x", "content": strings.Repeat("x", 33<<10)}, "recipients": object{"channels": []string{group.id}}}),
		send("no parts", ann, object{"message": object{"parts": []object{}}, "recipients": object{"channels": []string{group.id}}}),
		send("part too long", ann, parts(group.id, 1, 2049)),
		send("too many parts", ann, parts(group.id, 1001, 1)),
		send("message too large", ann, parts(group.id, 1000, 2000)),
		send("body too large for all", ann, parts(group.id, 1000, 7000)),
		send("metadata no object", ann, object{"message": object{"type": "text", "content": object{"text": "x"}, "metadata": 1}, "recipients": object{"channels": []string{group.id}}}),
		send("bad key", ann, hello, "Idempotency-Key", "a key"),
		send("key too long", ann, hello, "Idempotency-Key", strings.Repeat("k", 129)),
		send("key and uuid differ", ann, object{"message": object{"type": "text", "content": object{"text": "x"}, "uuid": "a"}, "recipients": object{"channels": []string{group.id}}}, "Idempotency-Key", "b"),
		send("key used for another message", ann, hello, "Idempotency-Key", "said"),
		send("not JSON by its type", ann, hello, "Content-Type", "text/plain"),
		send("no participant", cid, hello),
		send("no credential", nobody, hello),
		send("session over", ended, hello),
		send("a server as nobody", server, hello),
		send("a server as no participant", server.as("refusal-cid"), hello),
		send("no such channel", ann, text("x", "nonsense")),
		send("channel of no one", ann, text("x", strings.Repeat("A", len(group.id)))),
		seen("above the last", ann, group.id, object{"sequence_id": 1 << 40}),
		seen("just above the last", ann, pair.id, object{"sequence_id": pair.last() + 1}),
		seen("negative", ann, group.id, object{"sequence_id": -1}),
		seen("no number", ann, group.id, object{"sequence_id": "7"}),
		seen("half a number", ann, group.id, object{"sequence_id": 1.5}),
		seen("number missing", ann, group.id, object{}),
		seen("no participant", cid, group.id, object{"sequence_id": 1}),
		seen("a server as nobody", server, group.id, object{"sequence_id": 1}),
		seen("no credential", nobody, group.id, object{"sequence_id": 1}),
		{"message of a stranger's", cid, http.MethodPut, "/v1/messages/" + last + "/seen", nil, nil},
		{"no such message", ann, http.MethodPut, "/v1/messages/nonsense/seen", nil, nil},
		{"message seen by a server", server, http.MethodPut, "/v1/messages/" + last + "/delivered", nil, nil},
		create("no participants", ann, object{}),
		create("PERSONAL of three", ann, object{"type": "PERSONAL", "participants": []string{"refusal-bob", "refusal-cid"}}),
		create("PERSONAL of one", ann, object{"type": "PERSONAL", "participants": []string{"refusal-ann"}}),
		create("PERSONAL and distinct", ann, object{"type": "PERSONAL", "distinct": true, "participants": []string{"refusal-cid"}}),
		create("no such type", ann, object{"type": "CROWD", "participants": []string{"refusal-cid"}}),
		create("no such history", ann, object{"history": "some", "participants": []string{"refusal-cid"}}),
		create("too many", ann, object{"participants": numbered("stranger", 101)}),
		create("bad user id", ann, object{"participants": []string{"refusal-cid", "a\nb"}}),
		create("title too long", ann, object{"title": strings.Repeat("x", 257), "participants": []string{"refusal-cid"}}),
		create("metadata too large", ann, object{"metadata": object{"a": strings.Repeat("x", 17<<10)}, "participants": []string{"refusal-cid"}}),
		create("bad uuid", ann, object{"uuid": "a b", "participants": []string{"refusal-cid"}}),
		create("uuid used for another channel", ann, object{"uuid": "channel0", "participants": []string{"refusal-cid"}}),
		create("no credential", nobody, object{"participants": []string{"refusal-cid"}}),
		{"no such method", ann, http.MethodPut, "/v1/messages", hello, nil},
		{"no such path", ann, http.MethodPost, "/v1/message", hello, nil},
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
