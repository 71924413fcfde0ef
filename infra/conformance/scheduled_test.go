package conformance_test

import (
	"net/http"
	"testing"
	"time"
)

// noted is a message that is to be sent later.
type noted struct {
	ID string
	At time.Time
}

func laterTo(channel string, schedule object) object {
	body := textTo("later", channel)
	body["message"].(object)["schedule"] = schedule
	return body
}

func (c caller) schedule(t testing.TB, channel string, schedule object, options ...option) noted {
	t.Helper()
	got := c.post(t, "/v1/messages", laterTo(channel, schedule), options...).is(t, http.StatusAccepted)
	return as[struct{ Scheduled noted }](t, got).Scheduled
}

func TestABotSeemsToWriteAndThenAnswers(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	hers := alice.connect(t)
	c := alice.group(t, "bob")
	bot, soon := a.as("helper"), object{"delay_in_seconds": 2, "typing_indicator_in_seconds": 2}
	first := bot.schedule(t, c.ID, soon, key("answer-1"))
	same(t, "a repeat", bot.schedule(t, c.ID, soon, key("answer-1")), first)
	bot.post(t, "/v1/messages", laterTo(c.ID, object{"delay_in_seconds": 3}), key("answer-1")).
		refused(t, http.StatusUnprocessableEntity, "key_reused")
	same(t, "who writes", dataOf[map[string]string](t, hers.event("typing", c.ID)), map[string]string{"user_id": "helper", "state": "started"})
	m := dataOf[message](t, hers.event("message.created", c.ID))
	same(t, "the message", []any{m.Author, m.Sequence}, []any{"helper", 1})
	if early := time.Until(first.At); early > time.Second { // the deployment's clock may be behind
		t.Errorf("it came %v before its time", early)
	}
	a.server.delete(t, "/v1/scheduled/"+first.ID).refused(t, http.StatusConflict, "conflict")
	same(t, "a repeat after it", bot.schedule(t, c.ID, soon, key("answer-1")), first)
	same(t, "and one of now", as[message](t, bot.post(t, "/v1/messages", textTo("later", c.ID), key("answer-1")).is(t, http.StatusOK)).ID, m.ID)
}

func TestWhatIsCancelledIsNotSent(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	hers := alice.connect(t)
	c := alice.group(t, "bob")
	dropped := a.as("alice").schedule(t, c.ID, object{"delay_in_seconds": 2})
	a.as("bob").delete(t, "/v1/scheduled/"+dropped.ID).refused(t, http.StatusNotFound, "not_found")
	for range 2 {
		a.server.delete(t, "/v1/scheduled/"+dropped.ID).is(t, http.StatusNoContent)
	}
	a.as("helper").schedule(t, c.ID, object{"delay_in_seconds": 4})
	same(t, "the only one", dataOf[message](t, hers.event("message.created", c.ID)).Author, "helper")
	for _, unknown := range []string{"nonsense", "AQIDBAUGBwgJCgsMDQ4PEA"} {
		a.server.delete(t, "/v1/scheduled/"+unknown).refused(t, http.StatusNotFound, "not_found")
	}
}

func TestWhatMayBeScheduled(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	c := alice.group(t, "bob")
	in5 := object{"delay_in_seconds": 5}
	alice.post(t, "/v1/messages", laterTo(c.ID, in5)).refused(t, http.StatusForbidden, "forbidden")
	command := laterTo(c.ID, in5)
	command["type"] = "message.send"
	alice.connect(t).refused(command, "forbidden")
	a.server.post(t, "/v1/messages", laterTo(c.ID, in5)).refused(t, http.StatusUnprocessableEntity, "user_required")
	for at, bad := range map[string]object{
		"delay_in_seconds":            {"delay_in_seconds": 301},
		"typing_indicator_in_seconds": {"delay_in_seconds": 5, "typing_indicator_in_seconds": 6},
	} {
		a.as("helper").post(t, "/v1/messages", laterTo(c.ID, bad)).
			refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/message/schedule/"+at)
	}
	two := laterTo(c.ID, in5)
	two["recipients"] = object{"channels": []string{c.ID, "AQIDBAUGBwgJCgsMDQ4PEA"}}
	a.as("helper").post(t, "/v1/messages", two).refused(t, http.StatusNotFound, "not_found")
	carried := carrying(c.ID, a.as("helper").upload(t))
	carried["message"].(object)["schedule"] = object{"delay_in_seconds": 1}
	hers := alice.connect(t)
	a.as("helper").post(t, "/v1/messages", carried).is(t, http.StatusAccepted)
	same(t, "its parts", len(dataOf[message](t, hers.event("message.created", c.ID)).Parts), 1)
}
