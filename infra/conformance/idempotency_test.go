package conformance_test

import (
	"net/http"
	"strings"
	"testing"
)

func withUUID(body object, uuid string) object {
	body["message"].(object)["uuid"] = uuid
	return body
}

func TestRepeatOfASendIsTheOriginal(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	k := unique()
	byHeader := func() answer { return alice.post(t, "/v1/messages", textTo("hello", c.ID), key(k)) }
	byUUID := func() answer { return alice.post(t, "/v1/messages", withUUID(textTo("hello", c.ID), k)) }
	byBoth := func() answer { return alice.post(t, "/v1/messages", withUUID(textTo("hello", c.ID), k), key(k)) }

	first := as[message](t, byHeader().is(t, http.StatusCreated))
	same(t, "uuid", first.UUID, k)
	alice.say(t, c.ID, "another in between")
	for name, repeat := range map[string]func() answer{"header": byHeader, "uuid": byUUID, "both": byBoth} {
		again := as[message](t, repeat().is(t, http.StatusOK))
		same(t, name, again, first)
	}
	same(t, "messages", alice.history(t, c.ID, "").Meta.Total, 2)
}

func TestRepeatIsKnownByWhatTheMessageSaysNotByHowItIsWritten(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	k := unique()
	first := as[message](t, alice.post(t, "/v1/messages", fill(`{"message":{"type":"text","content":{"text":"caf\u00e9"},
		"metadata":{"a":1,"b":[true,null]}},"recipients":{"channels":["C"]}}`, `"C"`, `"`+c.ID+`"`), key(k)).is(t, http.StatusCreated))
	again := as[message](t, alice.post(t, "/v1/messages", fill(`{"recipients":{"channels":["C"]},
		"message":{"metadata":{"b":[true,null],"a":1},"content":{"text":"café"},"type":"text"}}`, `"C"`, `"`+c.ID+`"`), key(k)).is(t, http.StatusOK))
	same(t, "message", again.ID, first.ID)
}

func TestSameKeyWithAnotherMessageIsRefused(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	k := unique()
	alice.say(t, c.ID, "hello", key(k))
	metadata := textTo("hello", c.ID)
	metadata["message"].(object)["metadata"] = object{"a": 1}
	for name, body := range map[string]object{
		"text": textTo("goodbye", c.ID), "metadata": metadata,
		"type": {"message": object{"type": "note", "content": object{"text": "hello"}}, "recipients": object{"channels": []string{c.ID}}},
	} {
		t.Log(name)
		alice.post(t, "/v1/messages", body, key(k)).refused(t, http.StatusUnprocessableEntity, "key_reused")
		alice.post(t, "/v1/messages", withUUID(body, k)).refused(t, http.StatusUnprocessableEntity, "key_reused")
	}
	same(t, "messages", alice.history(t, c.ID, "").Meta.Total, 1)
}

func TestHeaderAndUUIDMustAgree(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	alice.post(t, "/v1/messages", withUUID(textTo("hello", c.ID), unique()), key(unique())).
		refused(t, http.StatusUnprocessableEntity, "invalid_value")
	same(t, "messages", alice.history(t, c.ID, "").Meta.Total, 0)
}

func TestKeyCountsPerChannelAndAuthor(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	one, other := alice.group(t, "bob"), alice.group(t, "bob", "carol")
	k := unique()
	sent := map[string]bool{}
	for _, m := range []message{
		alice.say(t, one.ID, "hello", key(k)), alice.say(t, other.ID, "goodbye", key(k)), bob.say(t, one.ID, "what?", key(k)),
	} {
		sent[m.ID] = true
	}
	same(t, "messages", len(sent), 3)
}

func TestKeyRules(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	for _, good := range []string{"x", "A-Za-z0-9._:-", strings.Repeat("k", 128)} {
		alice.say(t, c.ID, "hello", key(good))
	}
	for _, bad := range []string{"", "a b", "a,b", "a/b", "é", strings.Repeat("k", 129)} {
		if bad != "" { // an empty header is none
			alice.post(t, "/v1/messages", textTo("hello", c.ID), key(bad)).refused(t, http.StatusBadRequest, "invalid_request")
		}
		alice.post(t, "/v1/messages", withUUID(textTo("hello", c.ID), bad)).
			refused(t, http.StatusBadRequest, "invalid_request").points(t, "/message/uuid")
	}
	same(t, "messages", alice.history(t, c.ID, "").Meta.Total, 3)
}

func TestOneKeyFromManyDevicesAtOnceIsOneMessage(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	k := unique()
	answers := make([]answer, 8)
	together(len(answers), func(i int) {
		answers[i] = alice.post(t, "/v1/messages", textTo("hello", c.ID), key(k))
	})
	fresh, ids := 0, map[string]bool{}
	for _, got := range answers {
		if got.Status == http.StatusCreated {
			fresh++
		} else {
			got.is(t, http.StatusOK)
		}
		ids[as[message](t, got).ID] = true
	}
	same(t, "answers 201", fresh, 1)
	same(t, "messages", len(ids), 1)
	same(t, "messages in the channel", alice.history(t, c.ID, "").numbers(), []int{1})
}

func TestUUIDIsForItsAuthorOnly(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.group(t, "bob")
	k := unique()
	m := as[message](t, alice.post(t, "/v1/messages", withUUID(textTo("hello", c.ID), k)).is(t, http.StatusCreated))
	same(t, "to its author", alice.messageNow(t, m.ID).UUID, k)
	for name, other := range map[string]caller{"bob": bob.caller, "the server": a.server} {
		same(t, name+" by id", other.messageNow(t, m.ID).UUID, "")
		same(t, name+" in the list", other.history(t, c.ID, "").Data.Messages[0].UUID, "")
	}
}
