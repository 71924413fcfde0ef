package conformance_test

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The flows of the document "Sending Messages", its requests as written there: JSON typos mended,
// places filled in, and the scheme of the credential in capitals.

func bearer(u user) caller { return caller{authorization: "BEARER " + u.token} }

func fill(template string, pairs ...string) raw {
	return raw(strings.NewReplacer(pairs...).Replace(template))
}

func fields(t *testing.T, body []byte) map[string]json.RawMessage {
	t.Helper()
	var m map[string]json.RawMessage
	if err := json.Unmarshal(body, &m); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	return m
}

func has(t *testing.T, what string, m map[string]json.RawMessage, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, ok := m[name]; !ok {
			t.Errorf("%s has no %s", what, name)
		}
	}
}

const (
	searchBody = `{
      "participants": ["gid_uuid1", "gid_uuid2"]
    }`
	createBody = `{
      "participants": ["gid_uuid1", "gid_uuid2"],
      "exposed": false,
      "type": "PERSONAL"
   }`
	sendBody = `{
     "message": {
       "type": "text",
       "content": {
         "text": "<text of message>"
       }
     },
     "recipients": {
       "channels": ["<channel_id>"]
     }
   }`
)

// globaliDs are two users with ids such as globaliD gives, and the words that stand for them.
func globaliDs(t *testing.T) (me, you user, places []string) {
	t.Helper()
	a := newApp(t)
	me = a.login(t, "a3c5e1f0-7f3b-4d2a-9f1e-0c6f6a1b2c3d")
	you = a.login(t, "b4d6f2a1-8a4c-4e3b-8a2f-1d7a7b2c3d4e")
	return me, you, []string{"gid_uuid1", me.id, "gid_uuid2", you.id}
}

func TestGlobaliDSearchFindsNothingThenThePersonalChannel(t *testing.T) {
	t.Parallel()
	me, you, ids := globaliDs(t)

	before := bearer(me).post(t, "/v1/channels/search", fill(searchBody, ids...)).is(t, http.StatusOK)
	sameJSON(t, "search before", before.Body, `{"data": [], "meta": {"page": 1, "per_page": 50, "total": 0}}`)

	created := bearer(me).post(t, "/v1/channels", fill(createBody, ids...)).is(t, http.StatusCreated)
	has(t, "channel", fields(t, created.Body), "id", "type", "exposed", "participants", "unread_count")
	c := as[channel](t, created)
	same(t, "type", c.Type, "PERSONAL")
	same(t, "exposed", c.Exposed, false)
	same(t, "unread_count", c.Unread, new(int))
	same(t, "participants", c.Participants, []string{me.id, you.id})

	for who, u := range map[string]user{"me": me, "you": you} {
		after := bearer(u).post(t, "/v1/channels/search", fill(searchBody, ids...)).is(t, http.StatusOK)
		found := as[list[json.RawMessage]](t, after)
		if len(found.Data) != 1 {
			t.Fatalf("%s: %d channels, not 1", who, len(found.Data))
		}
		entry := fields(t, found.Data[0])
		has(t, "channel found by "+who, entry, "id", "uuid", "type", "exposed")
		same(t, "id", string(entry["id"]), strconv.Quote(c.ID))
		same(t, "type", string(entry["type"]), `"PERSONAL"`)
		same(t, "exposed", string(entry["exposed"]), "false")
		same(t, "meta", found.Meta, meta{Page: 1, PerPage: 50, Total: 1})
	}
}

func TestGlobaliDSendReturnsACopyOfTheMessage(t *testing.T) {
	t.Parallel()
	me, _, ids := globaliDs(t)
	c := as[channel](t, bearer(me).post(t, "/v1/channels", fill(createBody, ids...)).is(t, http.StatusCreated))

	sent := bearer(me).post(t, "/v1/messages", fill(sendBody, "<channel_id>", c.ID)).is(t, http.StatusCreated)
	m := fields(t, sent.Body)
	has(t, "message", m, "id", "sequence_id", "type", "author", "channel_id", "content", "delivered",
		"seen", "deleted", "created_at", "updated_at")
	same(t, "sequence_id", string(m["sequence_id"]), "1")
	same(t, "type", string(m["type"]), `"text"`)
	same(t, "author", string(m["author"]), strconv.Quote(me.id))
	same(t, "channel_id", string(m["channel_id"]), strconv.Quote(c.ID))
	sameJSON(t, "content", m["content"], `{"text": "<text of message>"}`)
	for _, flag := range []string{"delivered", "seen", "deleted"} {
		same(t, flag, string(m[flag]), "false")
	}
	for _, name := range []string{"created_at", "updated_at"} {
		at, err := time.Parse(`"2006-01-02T15:04:05.000Z"`, string(m[name]))
		if err != nil || time.Since(at).Abs() > time.Minute {
			t.Errorf("%s: %s, %v", name, m[name], err)
		}
	}
}

func TestGlobaliDPollingTheChannel(t *testing.T) {
	t.Parallel()
	me, you, ids := globaliDs(t)
	c := as[channel](t, bearer(me).post(t, "/v1/channels", fill(createBody, ids...)).is(t, http.StatusCreated))
	const total = 236
	for range total {
		bearer(me).post(t, "/v1/messages", fill(sendBody, "<channel_id>", c.ID)).is(t, http.StatusCreated)
	}
	get := func(query string) messages {
		return as[messages](t, bearer(you).get(t, "/v1/channels/"+c.ID+"/messages"+query).is(t, http.StatusOK))
	}
	all := get("")
	same(t, "meta", all.Meta, meta{Page: 1, PerPage: 50, Total: total})
	same(t, "first page", all.numbers(), run(1, 50))
	for page, want := range [][]int{run(1, 100), run(101, 200), run(201, 236), {}} {
		got := get("?per_page=100&page=" + strconv.Itoa(page+1))
		same(t, "numbers", got.numbers(), want)
		same(t, "meta", got.Meta, meta{Page: page + 1, PerPage: 100, Total: total})
	}
	since := get("?from_sequence_id=234")
	same(t, "after 234", since.numbers(), []int{235, 236})
	same(t, "meta after 234", since.Meta, meta{Page: 1, PerPage: 50, Total: 2})
	same(t, "nothing new", get("?from_sequence_id=236").numbers(), []int{})
}

func TestGlobaliDDeliveredAndSeen(t *testing.T) {
	t.Parallel()
	me, you, ids := globaliDs(t)
	c := as[channel](t, bearer(me).post(t, "/v1/channels", fill(createBody, ids...)).is(t, http.StatusCreated))
	sent := as[message](t, bearer(me).post(t, "/v1/messages", fill(sendBody, "<channel_id>", c.ID)).is(t, http.StatusCreated))
	flags := func(delivered, seen bool) {
		t.Helper()
		m := as[message](t, bearer(me).get(t, "/v1/messages/"+sent.ID).is(t, http.StatusOK))
		same(t, "id", m.ID, sent.ID)
		same(t, "delivered", value(m.Delivered), delivered)
		same(t, "seen", value(m.Seen), seen)
	}
	flags(false, false)
	marked := as[message](t, bearer(you).put(t, "/v1/messages/"+sent.ID+"/delivered", nil).is(t, http.StatusOK))
	same(t, "id", marked.ID, sent.ID)
	flags(true, false)
	marked = as[message](t, bearer(you).put(t, "/v1/messages/"+sent.ID+"/seen", nil).is(t, http.StatusOK))
	same(t, "id", marked.ID, sent.ID)
	flags(true, true)
}
