package conformance_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestOneChannelNamedTwiceIsOneChannel(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	m := as[message](t, alice.post(t, "/v1/messages", textTo("hello", c.ID, c.ID)).is(t, http.StatusCreated))
	same(t, "channel", m.Channel, c.ID)
	same(t, "messages", alice.history(t, c.ID, "").Meta.Total, 1)
}

func TestSendToSeveralChannels(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	one, other := alice.group(t, "bob"), alice.group(t, "carol")
	k := unique()
	send := func() answer { return alice.post(t, "/v1/messages", textTo("hello", one.ID, other.ID, one.ID), key(k)) }
	sent := byChannel(t, send().is(t, http.StatusCreated))
	same(t, "channels", len(sent), 2)
	repeat := send()
	if repeat.Status != http.StatusOK && repeat.Status != http.StatusCreated {
		t.Errorf("%s: %d", repeat.call, repeat.Status)
	}
	again := byChannel(t, repeat)
	for _, c := range []channel{one, other} {
		same(t, "channel_id", sent[c.ID].Channel, c.ID)
		same(t, "repeat", again[c.ID], sent[c.ID])
		same(t, "messages", alice.history(t, c.ID, "").Meta.Total, 1)
	}
}

// byChannel are the messages of an answer about several channels.
func byChannel(t *testing.T, a answer) map[string]message {
	t.Helper()
	found := map[string]message{}
	for _, entry := range as[several](t, a).Data.Messages {
		if entry.Message == nil {
			t.Fatalf("%s: a problem: %+v", a.call, entry.Problem)
		}
		found[entry.Channel] = *entry.Message
	}
	return found
}

func TestSendToSeveralOfWhichSomeFail(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	good, used, foreign := alice.group(t, "bob"), alice.group(t, "bob"), bob.group(t)
	k := unique()
	alice.say(t, used.ID, "something else", key(k))
	got := alice.post(t, "/v1/messages", textTo("hello", good.ID, used.ID, foreign.ID, "nonsense"), key(k)).is(t, http.StatusCreated)
	codes := map[string]string{}
	for _, entry := range as[several](t, got).Data.Messages {
		if entry.Message != nil {
			codes[entry.Channel] = entry.Message.Channel
		} else {
			codes[entry.Channel] = entry.Problem.Code
		}
	}
	same(t, "entries", codes, map[string]string{
		good.ID: good.ID, used.ID: "key_reused", foreign.ID: "not_found", "nonsense": "not_found",
	})
	same(t, "in the good one", alice.history(t, good.ID, "").Meta.Total, 1)
	same(t, "in the used one", alice.history(t, used.ID, "").Meta.Total, 1)
	same(t, "in the foreign one", bob.history(t, foreign.ID, "").Meta.Total, 0)
}

func TestSendToSeveralOfWhichAllFailIsTheFirstProblem(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	one, other := bob.group(t), bob.group(t, "carol")
	alice.post(t, "/v1/messages", textTo("hello", one.ID, other.ID)).refused(t, http.StatusNotFound, "not_found")
	alice.post(t, "/v1/messages", textTo("hello", one.ID)).refused(t, http.StatusNotFound, "not_found")
}

func TestSendIsToOneToTwentyChannels(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	var channels []string
	for range 21 {
		channels = append(channels, alice.group(t, "bob").ID)
	}
	got := alice.post(t, "/v1/messages", textTo("hello", channels...))
	got.refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/recipients/channels")
	alice.post(t, "/v1/messages", textTo("hello", []string{}...)).is(t, http.StatusUnprocessableEntity)
	same(t, "sent", len(byChannel(t, alice.post(t, "/v1/messages", textTo("hello", channels[:20]...)).is(t, http.StatusCreated))), 20)
	same(t, "in the last", alice.history(t, channels[20], "").Meta.Total, 0)
	if strings.Contains(string(got.Body), "DynamoDB") {
		t.Error("the refusal names the storage")
	}
}
