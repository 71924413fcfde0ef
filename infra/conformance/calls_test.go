package conformance_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func callTo(channels ...string) object {
	link := part{MimeType: "application/voip-link", Body: "https://meet.example.com/r/7hGx"}
	return object{"message": object{"parts": []part{link}, "callback": true}, "recipients": object{"channels": channels}}
}

// call sends a call button with a callback.
func (c caller) call(t testing.TB, channel string, options ...option) message {
	t.Helper()
	return as[message](t, c.post(t, "/v1/messages", callTo(channel), options...).is(t, http.StatusCreated))
}

// token is what the callback of a message just sent ends with.
func (m message) token(t testing.TB) string {
	t.Helper()
	_, token, ok := strings.Cut(m.CallbackURL, "/v1/callbacks/")
	if !ok {
		t.Fatalf("no callback: %q", m.CallbackURL)
	}
	return token
}

func report(t testing.TB, m message, status any) answer {
	t.Helper()
	return nobody().post(t, "/v1/callbacks/"+m.token(t), status)
}

func TestACallButtonShowsWhatItsProviderReports(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	his, hers := bob.connect(t), alice.connect(t)
	c := alice.group(t, "bob")
	m := alice.call(t, c.ID, key("call-1"))
	if can(t, address) && !strings.HasPrefix(m.CallbackURL, deployment.url+"/v1/callbacks/") {
		t.Errorf("the callback is %s, and the API at %s", m.CallbackURL, deployment.url)
	}
	repeat := as[message](t, alice.post(t, "/v1/messages", callTo(c.ID), key("call-1")).is(t, http.StatusOK))
	same(t, "a repeat's", repeat.CallbackURL, m.CallbackURL)
	without := partsTo(c.ID, part{MimeType: "application/voip-link", Body: "https://meet.example.com/r/7hGx"})
	alice.post(t, "/v1/messages", without, key("call-1")).refused(t, http.StatusUnprocessableEntity, "key_reused")
	for where, got := range map[string]message{
		"by id": alice.messageNow(t, m.ID), "in the list": alice.history(t, c.ID, "").Data.Messages[0], "bob's": bob.messageNow(t, m.ID),
		"last": *alice.channelNow(t, c.ID).LastMessage, "the event": dataOf[message](t, his.event("message.created", c.ID)),
		"the author's own event": dataOf[message](t, hers.event("message.created", c.ID)),
	} {
		same(t, where, got.CallbackURL, "")
	}

	alice.patch(t, "/v1/messages/"+m.ID+"/metadata", object{"title": "Standup", "call": object{"state": "created"}}).is(t, http.StatusOK)
	sameJSON(t, "answer", report(t, m, object{"state": "ringing", "people": 1}).is(t, http.StatusOK).Body, `{"call": {"state": "ringing", "people": 1}}`)
	for _, s := range []*socket{his, hers} {
		told := s.event("message.changed", c.ID, func(f frame) bool { return f.Change == 2 })
		sameJSON(t, "told", dataOf[message](t, told).Metadata, `{"title": "Standup", "call": {"state": "ringing", "people": 1}}`)
		same(t, "kind", told.Kind, "metadata")
	}
	report(t, m, object{"people": 1, "state": "ringing"}).is(t, http.StatusOK)
	same(t, "changes", bob.messageNow(t, m.ID).Change, 2)
	report(t, m, "over").is(t, http.StatusOK)
	sameJSON(t, "at last", bob.messageNow(t, m.ID).Metadata, `{"title": "Standup", "call": "over"}`)
	report(t, m, nil).refused(t, http.StatusBadRequest, "malformed")
	report(t, m, strings.Repeat("x", 4095)).refused(t, http.StatusRequestEntityTooLarge, "too_large")

	bob.delete(t, "/v1/messages/"+m.ID+"/callback").refused(t, http.StatusForbidden, "forbidden")
	for range 2 {
		alice.delete(t, "/v1/messages/"+m.ID+"/callback").is(t, http.StatusNoContent)
	}
	none := nobody().post(t, "/v1/callbacks/nonsense", "x").refused(t, http.StatusNotFound, "not_found")
	same(t, "revoked", report(t, m, "ringing").refused(t, http.StatusNotFound, "not_found").Detail, none.Detail)
	same(t, "a repeat after that", as[message](t, alice.post(t, "/v1/messages", callTo(c.ID), key("call-1")).is(t, http.StatusOK)).CallbackURL, "")
}

func TestCallsAreMadeOnSocketsAndInSeveralChannels(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c, d := alice.group(t, "bob"), alice.personal(t, "bob")
	frame := callTo(c.ID)
	frame["type"], frame["key"] = "message.send", "by-socket"
	m := dataOf[message](t, alice.connect(t).command(frame))
	report(t, m, "ringing").is(t, http.StatusOK)
	sameJSON(t, "made on a socket", bob.messageNow(t, m.ID).Metadata, `{"call": "ringing"}`)
	if u, err := url.Parse(m.CallbackURL); err != nil || u.Scheme == "" || u.Host == "" {
		t.Errorf("its callback is %s", m.CallbackURL)
	}

	type outcome struct{ Message message }
	type several struct {
		Data struct{ Messages []outcome } `json:"data"`
	}
	sent := as[several](t, a.as("alice").post(t, "/v1/messages", callTo(c.ID, d.ID)).is(t, http.StatusCreated)).Data.Messages
	report(t, sent[1].Message, "over").is(t, http.StatusOK)
	sameJSON(t, "the one that was called", bob.messageNow(t, sent[1].Message.ID).Metadata, `{"call": "over"}`)
	sameJSON(t, "the other", bob.messageNow(t, sent[0].Message.ID).Metadata, `{}`)
	a.server.delete(t, "/v1/messages/"+sent[0].Message.ID).is(t, http.StatusNoContent)
	report(t, sent[0].Message, "over").refused(t, http.StatusNotFound, "not_found")
}

// A callback that got about changes one message, and that slowly.
func TestACallbackIsLimited(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	m := alice.call(t, alice.group(t).ID)
	for range 20 { // at most two stretches of ten seconds, with ten each, in less than ten
		if got := report(t, m, "ringing"); got.Status != http.StatusOK {
			got.refused(t, http.StatusTooManyRequests, "rate_limited")
			if got.Header.Get("Retry-After") == "" {
				t.Error("no Retry-After")
			}
			return
		}
	}
	report(t, m, "ringing").refused(t, http.StatusTooManyRequests, "rate_limited")
}
