package conformance_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// announcement is a message on its way to many.
type announcement struct {
	ID         string `json:"id"`
	Status     string `json:"status"`
	Recipients int    `json:"recipients"`
	Delivered  int    `json:"delivered"`
	Failed     int    `json:"failed"`
	Failures   []struct {
		User    string  `json:"user_id"`
		Problem problem `json:"problem"`
	} `json:"failures"`
}

type announced struct {
	Announcement announcement `json:"announcement"`
}

func news(text string, recipients ...string) object {
	return object{"recipients": append([]string{}, recipients...), "message": object{"type": "text", "content": object{"text": text}}}
}

func (c caller) announce(t testing.TB, text string, recipients ...string) announcement {
	t.Helper()
	return as[announced](t, c.post(t, "/v1/announcements", news(text, recipients...)).is(t, http.StatusAccepted)).Announcement
}

// finished waits until nobody is left to be told.
func (c caller) finished(t testing.TB, id string) announcement {
	t.Helper()
	return soon(t, "the announcement is done", func() (announcement, bool) {
		a := as[announced](t, c.get(t, "/v1/announcements/"+id).is(t, http.StatusOK)).Announcement
		return a, a.Status == "done"
	})
}

func (c caller) announcements(t testing.TB) channel {
	t.Helper()
	list := as[list[channel]](t, c.get(t, "/v1/channels?types=ANNOUNCEMENTS").is(t, http.StatusOK))
	if len(list.Data) != 1 {
		t.Fatalf("%d channels of announcements", len(list.Data))
	}
	return list.Data[0]
}

func TestAnAnnouncementReachesEverybodyOnce(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.server.put(t, "/v1/identities/news-bot", object{"type": "bot"}).is(t, http.StatusOK)
	bot := a.as("news-bot")
	alice, _ := a.two(t)
	a.login(t, "gone")
	a.server.delete(t, "/v1/identities/gone").is(t, http.StatusNoContent)
	recipients := []string{"alice", "bob", "bob", "gone"}
	for n := range 247 {
		recipients = append(recipients, fmt.Sprint("stranger-", n))
	}
	first := as[announced](t, bot.post(t, "/v1/announcements", news("We are open", recipients...), key("open")).is(t, http.StatusAccepted)).Announcement
	same(t, "recipients", first.Recipients, 250)
	again := as[announced](t, bot.post(t, "/v1/announcements", news("We are open", recipients...), key("open")).is(t, http.StatusAccepted)).Announcement
	same(t, "the same", again.ID, first.ID)
	bot.post(t, "/v1/announcements", news("We are closed", recipients...), key("open")).refused(t, 422, "key_reused")
	bot.post(t, "/v1/announcements", news("We are open", "alice"), key("open")).refused(t, 422, "key_reused")
	done := a.server.finished(t, first.ID)
	same(t, "delivered and failed", []int{done.Delivered, done.Failed}, []int{249, 1})
	if len(done.Failures) != 1 || done.Failures[0].User != "gone" || done.Failures[0].Problem.Code != "erased" {
		t.Errorf("failures: %+v", done.Failures)
	}
	for _, who := range []caller{alice.caller, a.as("bob"), a.as("stranger-246")} {
		c := who.announcements(t)
		same(t, "entries and unread", []int{c.Last, *c.Unread}, []int{1, 1})
		same(t, "author", c.LastMessage.Author, "news-bot")
	}
}

func TestAnnouncementsAreTheirRecipientsToReadAndNobodysToLeave(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	bot := a.as("bob")
	a.server.finished(t, bot.announce(t, "one", "alice").ID)
	a.server.finished(t, bot.announce(t, "two", "alice").ID)
	c := alice.announcements(t)
	same(t, "type, role and people", []any{c.Type, *c.Role, c.Participants}, []any{"ANNOUNCEMENTS", "read_only", []string{"alice"}})
	alice.post(t, "/v1/messages", textTo("no", c.ID)).refused(t, 403, "read_only")
	alice.delete(t, "/v1/channels/"+c.ID+"/participants/me").refused(t, 409, "conflict")
	alice.delete(t, "/v1/channels/"+c.ID).refused(t, 403, "forbidden")
	a.server.delete(t, "/v1/channels/"+c.ID).refused(t, 409, "conflict")
	a.server.post(t, "/v1/channels/"+c.ID+"/participants", object{"user_ids": []string{"bob"}}).refused(t, 409, "conflict")
	a.server.delete(t, "/v1/channels/"+c.ID+"/participants/alice").refused(t, 409, "conflict")
	bob.get(t, "/v1/channels/"+c.ID).refused(t, 404, "not_found")
	alice.mark(t, c.ID, "seen", 1).is(t, http.StatusOK)
	same(t, "unread", *alice.announcements(t).Unread, 1)
	alice.put(t, "/v1/channels/"+c.ID+"/cleared", object{"sequence_id": 2}).is(t, http.StatusOK)
	same(t, "unread, cleared", *alice.announcements(t).Unread, 0)
	note := as[list[channel]](t, alice.post(t, "/v1/channels/search", object{"participants": []string{}}).is(t, http.StatusOK))
	same(t, "found by its people", len(note.Data), 0)
}

func TestWhoAnnounces(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, _ := a.two(t)
	body := news("hello", "bob")
	a.server.post(t, "/v1/announcements", body).refused(t, 422, "user_required")
	alice.post(t, "/v1/announcements", body).refused(t, 403, "forbidden")
	unknown := a.as("nobody-knows").post(t, "/v1/announcements", body).refused(t, 404, "not_found")
	same(t, "says who", strings.Contains(unknown.Detail, "names nobody-knows"), true)
	a.as("alice").post(t, "/v1/announcements", news("hello")).refused(t, 422, "invalid_value")
	a.as("alice").post(t, "/v1/announcements", news("hello", "me")).refused(t, 422, "invalid_value")
	alice.post(t, "/v1/channels", object{"participants": []string{"bob"}, "type": "ANNOUNCEMENTS"}).refused(t, 422, "invalid_value")
	id := a.as("alice").announce(t, "hello", "bob").ID
	alice.get(t, "/v1/announcements/"+id).refused(t, 403, "forbidden")
	newApp(t).server.get(t, "/v1/announcements/"+id).refused(t, 404, "not_found")
	a.server.get(t, "/v1/announcements/unknown").refused(t, 404, "not_found")
}
