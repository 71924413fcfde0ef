package conformance_test

import (
	"net/http"
	"strings"
	"testing"
)

func partsOf(n, size int) []part {
	parts := make([]part, n)
	for i := range parts {
		parts[i] = part{MimeType: "application/x-block", Body: strings.Repeat("x", size)}
	}
	return parts
}

func TestMessageAbove30KBIsTruncatedInListsAndWholeByID(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	small := as[message](t, alice.post(t, "/v1/messages", partsTo(c.ID, partsOf(10, 2048)...)).is(t, http.StatusCreated))
	sent := alice.post(t, "/v1/messages", partsTo(c.ID, partsOf(20, 2048)...)).is(t, http.StatusCreated)
	big := as[message](t, sent)
	same(t, "the answer is whole", len(big.Parts), 20)

	listed := bob.history(t, c.ID, "").Data.Messages
	same(t, "small one in the list", listed[0].Truncated, false)
	same(t, "its parts", len(listed[0].Parts), len(small.Parts))
	for where, got := range map[string]message{"list": listed[1], "last_message": *bob.channelNow(t, c.ID).LastMessage,
		"last_message in the list": *as[list[channel]](t, bob.get(t, "/v1/channels")).Data[0].LastMessage} {
		same(t, where+": id", got.ID, big.ID)
		same(t, where+": truncated", got.Truncated, true)
		same(t, where+": parts_count", got.PartsCount, 20)
		same(t, where+": parts", len(got.Parts), 0)
		same(t, where+": author", got.Author, "alice")
		same(t, where+": number", got.Sequence, 2)
	}
	whole := bob.messageNow(t, big.ID)
	same(t, "by id", whole.Parts, big.Parts)
	marked := as[message](t, bob.put(t, "/v1/messages/"+big.ID+"/seen", nil).is(t, http.StatusOK))
	same(t, "marked", len(marked.Parts), 20)
}

func TestLongTextIsTruncatedInListsToo(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	m := alice.say(t, c.ID, strings.Repeat("x", 32768))
	got := alice.history(t, c.ID, "").Data.Messages[0]
	same(t, "truncated", got.Truncated, true)
	same(t, "parts_count", got.PartsCount, 16)
	same(t, "by id", len(alice.messageNow(t, m.ID).Parts), 16)
}

func TestMessageIsAtMost1MBAsServed(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	probe := alice.post(t, "/v1/messages", partsTo(c.ID, partsOf(100, 2000)...)).is(t, http.StatusCreated)
	each := len(probe.Body) / 100 // a little more than one part as served
	under, over := 1_000_000/each, 1_048_576/(each-20)+5

	sent := alice.post(t, "/v1/messages", partsTo(c.ID, partsOf(under, 2000)...)).is(t, http.StatusCreated)
	if len(sent.Body) < 950_000 {
		t.Errorf("the one just under is %d bytes", len(sent.Body))
	}
	m := as[message](t, sent)
	same(t, "whole", bob.messageNow(t, m.ID).Parts, m.Parts)
	alice.post(t, "/v1/messages", partsTo(c.ID, partsOf(over, 2000)...)).refused(t, http.StatusRequestEntityTooLarge, "too_large")
	same(t, "messages", alice.history(t, c.ID, "").numbers(), []int{1, 2})
}

func TestMessageHasAtMost1000Parts(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	m := as[message](t, alice.post(t, "/v1/messages", partsTo(c.ID, partsOf(1000, 1)...)).is(t, http.StatusCreated))
	same(t, "parts", len(alice.messageNow(t, m.ID).Parts), 1000)
	alice.post(t, "/v1/messages", partsTo(c.ID, partsOf(1001, 1)...)).refused(t, http.StatusUnprocessableEntity, "invalid_value")
}

func TestRepeatOfABigMessageIsTheOriginal(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	k := unique()
	body := partsTo(c.ID, partsOf(200, 2048)...)
	first := as[message](t, alice.post(t, "/v1/messages", body, key(k)).is(t, http.StatusCreated))
	again := as[message](t, alice.post(t, "/v1/messages", body, key(k)).is(t, http.StatusOK))
	same(t, "message", again, first)
}
