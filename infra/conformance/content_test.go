package conformance_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

type (
	ticket struct {
		ID     string `json:"id"`
		Upload struct {
			Method  string            `json:"method"`
			URL     string            `json:"url"`
			Headers map[string]string `json:"headers"`
			Expires time.Time         `json:"expires_at"`
		} `json:"upload"`
	}
	content struct {
		ID       string    `json:"id"`
		Size     int       `json:"size,omitzero"`
		MimeType string    `json:"mime_type,omitzero"`
		Name     *string   `json:"name,omitzero"`
		URL      string    `json:"download_url,omitzero"`
		Expires  time.Time `json:"expires_at,omitzero"`
	}
)

// large is a payload that no body takes.
var large = bytes.Repeat([]byte("a large one; "), 5000)

func (c caller) ticket(t testing.TB, body object) ticket {
	t.Helper()
	return as[ticket](t, c.post(t, "/v1/content", body).is(t, http.StatusCreated))
}

// put uses a ticket as it is, and answers with the storage's status.
func (u ticket) put(t testing.TB, payload []byte) int {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), u.Upload.Method, u.Upload.URL, bytes.NewReader(payload))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range u.Upload.Headers {
		request.Header.Set(name, value)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	return answer.StatusCode
}

// upload uploads the large payload as an image.
func (c caller) upload(t testing.TB) string {
	t.Helper()
	u := c.ticket(t, object{"mime_type": "image/png", "size": len(large), "name": "dot.png"})
	same(t, "the upload", u.put(t, large), http.StatusOK)
	return u.ID
}

// carrying is a message whose parts carry contents.
func carrying(channel string, ids ...string) object {
	parts := []object{}
	for _, id := range ids {
		parts = append(parts, object{"content": object{"id": id}})
	}
	return object{"message": object{"parts": parts}, "recipients": object{"channels": []string{channel}}}
}

func (c caller) attach(t testing.TB, channel string, ids ...string) message {
	t.Helper()
	return as[message](t, c.post(t, "/v1/messages", carrying(channel, ids...)).is(t, http.StatusCreated))
}

// fetch follows a link without any credential.
func fetch(t testing.TB, link string) (int, http.Header, []byte) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, link, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, body
}

// leads wants that a part's link leads to the large payload.
func leads(t testing.TB, what string, c *content) {
	t.Helper()
	if c == nil {
		t.Fatalf("%s: no content", what)
	}
	status, header, body := fetch(t, c.URL)
	if status != http.StatusOK || !bytes.Equal(body, large) || header.Get("Content-Type") != "image/png" || !strings.Contains(header.Get("Content-Disposition"), "dot.png") {
		t.Errorf("%s: status %d, %d bytes, %v", what, status, len(body), header)
	}
	if left := time.Until(c.Expires); left < 10*time.Minute || left > 20*time.Minute {
		t.Errorf("%s: its link lasts for %s", what, left)
	}
}

func TestContentReachesEveryReaderOfItsMessage(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	his := bob.connect(t)
	c := alice.group(t, "bob")
	id := alice.upload(t)
	m := alice.attach(t, c.ID, id)
	same(t, "the part", []any{m.Type, len(m.Parts), m.Parts[0].MimeType, m.Parts[0].Name, m.Parts[0].Body}, []any{"parts", 1, "image/png", "dot.png", ""})
	same(t, "its content", []any{m.Parts[0].Content.ID, m.Parts[0].Content.Size, *m.Parts[0].Content.Name}, []any{id, len(large), "dot.png"})
	leads(t, "the sender's answer", m.Parts[0].Content)
	leads(t, "the event", dataOf[message](t, his.event("message.created", c.ID)).Parts[0].Content)
	leads(t, "by id", bob.messageNow(t, m.ID).Parts[0].Content)
	leads(t, "the list", bob.history(t, c.ID, "").Data.Messages[0].Parts[0].Content)
	leads(t, "last_message", bob.channelNow(t, c.ID).LastMessage.Parts[0].Content)
	leads(t, "sync", bob.sync(t, object{}).only(t).Messages[0].Parts[0].Content)
	fresh := as[content](t, bob.get(t, "/v1/messages/"+m.ID+"/parts/1/content").is(t, http.StatusOK))
	leads(t, "renewed", &fresh)
	leads(t, "reacted", bob.react(t, m, "👍").Parts[0].Content)
	leads(t, "the event of it", dataOf[message](t, his.event("message.changed", c.ID)).Parts[0].Content)
	leads(t, "seen", as[message](t, bob.put(t, "/v1/messages/"+m.ID+"/seen", nil).is(t, http.StatusOK)).Parts[0].Content)
	leads(t, "to the server", a.server.messageNow(t, m.ID).Parts[0].Content)

	bob.get(t, "/v1/messages/"+m.ID+"/parts/2/content").refused(t, http.StatusNotFound, "not_found")
	a.login(t, "eve").get(t, "/v1/messages/"+m.ID+"/parts/1/content").refused(t, http.StatusNotFound, "not_found")
	status, _, _ := fetch(t, strings.Replace(fresh.URL, fresh.ID, bob.upload(t), 1))
	same(t, "a link bent to something else", status, http.StatusForbidden)
	alice.delete(t, "/v1/messages/"+m.ID).is(t, http.StatusNoContent)
	bob.get(t, "/v1/messages/"+m.ID+"/parts/1/content").refused(t, http.StatusNotFound, "not_found")
}

// A link can do what the function may that signed it. So it is followed from every one that shows messages.
func TestEveryAnswerLeadsToContent(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	body := object{"participants": []string{"bob"}, "exposed": true, "uuid": "open"}
	c := alice.channel(t, body)
	m := alice.attach(t, c.ID, alice.upload(t))
	found := as[list[channel]](t, alice.post(t, "/v1/channels/search", object{"participants": []string{"bob"}, "types": []string{"GROUP"}}).is(t, http.StatusOK))
	direct := alice.personal(t, "bob")
	alice.attach(t, direct.ID, alice.upload(t))
	for what, answered := range map[string]channel{
		"made again": as[channel](t, alice.post(t, "/v1/channels", body).is(t, http.StatusOK)),
		"found":      found.Data[0],
		"listed":     as[list[channel]](t, alice.get(t, "/v1/channels?sort=created")).Data[0],
		"described":  as[channel](t, alice.patch(t, "/v1/channels/"+c.ID, object{"description": "new"}).is(t, http.StatusOK)),
		"joined":     as[channel](t, a.login(t, "carol").put(t, "/v1/channels/"+c.ID+"/participants/me", nil).is(t, http.StatusOK)),
		"moved":      as[channel](t, bob.put(t, "/v1/channels/"+direct.ID+"/folder", object{"folder": "inbox"}).is(t, http.StatusOK)),
	} {
		leads(t, what, answered.LastMessage.Parts[0].Content)
	}
	path := "/v1/messages/" + m.ID
	leads(t, "delivered", as[message](t, bob.put(t, path+"/delivered", nil).is(t, http.StatusOK)).Parts[0].Content)
	leads(t, "described", as[message](t, alice.patch(t, path+"/metadata", object{"a": "b"}).is(t, http.StatusOK)).Parts[0].Content)
	his := bob.connect(t)
	for _, mark := range []string{"delivered", "seen"} {
		leads(t, mark, dataOf[message](t, his.command(object{"type": mark, "message_id": m.ID})).Parts[0].Content)
	}
}

func TestContentIsSentOverASocket(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.personal(t, "bob")
	hers, his := alice.connect(t), bob.connect(t)
	early := carrying(c.ID, alice.ticket(t, object{"mime_type": "image/png", "size": 5}).ID)
	early["type"] = "message.send"
	same(t, "before it was uploaded", hers.ask(early).Problem.Code, "content_not_uploaded")
	body := carrying(c.ID, alice.upload(t))
	body["type"] = "message.send"
	leads(t, "the answer", dataOf[message](t, hers.ask(body)).Parts[0].Content)
	leads(t, "the event", dataOf[message](t, his.event("message.created", c.ID)).Parts[0].Content)
}

func TestAnUploadIsWhatItsTicketSays(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t)
	sum := sha256.Sum256(large)
	u := alice.ticket(t, object{"mime_type": "image/png", "size": len(large), "sha256": hex.EncodeToString(sum[:])})
	alice.post(t, "/v1/messages", carrying(c.ID, u.ID), key("early")).refused(t, http.StatusUnprocessableEntity, "content_not_uploaded").points(t, "/message/parts/0/content/id")
	other := append([]byte("A"), large[1:]...)
	same(t, "other bytes", u.put(t, other), http.StatusBadRequest)
	same(t, "more bytes", u.put(t, append(other, 'x')), http.StatusForbidden)
	same(t, "these bytes", u.put(t, large), http.StatusOK)
	same(t, "once more", u.put(t, large), http.StatusPreconditionFailed)
	same(t, "the message", as[message](t, alice.post(t, "/v1/messages", carrying(c.ID, u.ID), key("early")).is(t, http.StatusCreated)).Sequence, 1)

	for name, body := range map[string]object{
		"/size":      {"mime_type": "image/png", "size": 5<<30 + 1},
		"/mime_type": {"mime_type": "image", "size": 1},
		"/name":      {"mime_type": "image/png", "size": 1, "name": "a\nb"},
		"/sha256":    {"mime_type": "image/png", "size": 1, "sha256": "00"},
	} {
		alice.post(t, "/v1/content", body).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, name)
	}
}

func TestContentIsSentByWhoUploadedOrCanReadIt(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	eve := a.login(t, "eve")
	c, his, hers := alice.group(t, "bob"), bob.group(t), eve.group(t)
	id := alice.upload(t)
	unknown := func(who caller, channel, id string) {
		t.Helper()
		who.post(t, "/v1/messages", carrying(channel, id)).refused(t, http.StatusUnprocessableEntity, "unknown_content").points(t, "/message/parts/0/content/id")
	}
	unknown(bob.caller, his.ID, id)
	first := alice.attach(t, c.ID, id)
	leads(t, "forwarded", bob.attach(t, his.ID, id).Parts[0].Content)
	unknown(eve.caller, hers.ID, id)
	unknown(eve.caller, hers.ID, "AAAAAAAAAAAAAAAAAAAAAA")
	other := newApp(t).login(t, "alice")
	unknown(other.caller, other.group(t).ID, id)
	alice.attach(t, c.ID, a.as("alice").upload(t))
	mine := a.server.upload(t)
	unknown(alice.caller, c.ID, mine)
	leads(t, "the app's own", a.as("alice").attach(t, c.ID, mine).Parts[0].Content)

	alice.delete(t, "/v1/messages/"+first.ID).is(t, http.StatusNoContent)
	leads(t, "another message still carries it", his.last(t, bob).Parts[0].Content)
}

// Where the last message that carries content is gone, the stream says so in a moment, and nothing can carry it again.
func TestContentGoesWithTheLastMessageThatCarriesIt(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t)
	id := alice.upload(t)
	soon(t, "what no message carries cannot be sent", func() (answer, bool) {
		sent := alice.post(t, "/v1/messages", carrying(c.ID, id))
		if sent.Status != http.StatusCreated {
			return sent, true
		}
		alice.delete(t, "/v1/messages/"+as[message](t, sent).ID).is(t, http.StatusNoContent)
		return sent, false
	}).refused(t, http.StatusUnprocessableEntity, "unknown_content")
}

// last is the newest message of a channel.
func (c channel) last(t testing.TB, who user) message {
	t.Helper()
	return *who.channelNow(t, c.ID).LastMessage
}
