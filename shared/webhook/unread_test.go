package webhook_test

import (
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// named are whom a receiver was told of, in order of events, and how many events that took.
func (r *receiver) named() (users []string, events int) {
	for _, g := range r.taken() {
		if g.event.Type == "message.unread" {
			users = append(users, g.event.Data.UserIDs...)
			events++
		}
	}
	slices.Sort(users)
	return users, events
}

// Whoever has seen a message, left, blocks its author or wrote it is not named; the clock and its keeper may be anew.
func TestUnreadNamesWhoHasNotSeenAMessage(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.hook(r, "message.unread")
	channel := w.channel("alice", "bob", "carol", "dave", "erin")
	w.work()
	gone := w.send("alice", channel, "deleted")
	m := w.send("alice", channel, "hello")
	w.work()
	w.ok(w.messaging.DeleteMessage(t.Context(), w.as("alice"), string(gone.ID())))
	_, err := w.messaging.MarkChannel(t.Context(), w.as("bob"), string(channel), messaging.Seen, m.Sequence)
	w.ok(err)
	w.ok(w.messaging.RemoveParticipant(t.Context(), w.as("carol"), string(channel), "carol"))
	_, err = w.messaging.BlockUser(t.Context(), w.as("dave"), "alice")
	w.ok(err)
	_, err = w.messaging.AddParticipants(t.Context(), w.as("alice"), string(channel), []string{"late"})
	w.ok(err)
	w.pass(9 * time.Minute)
	same(t, "events before it is time", len(r.got()), 0)
	w.restart()
	w.pass(time.Hour)
	users, events := r.named()
	same(t, "named", append(users, fmt.Sprint(events)), []string{"erin", "1"})
}

func TestUnreadNamesManyInSeveralEvents(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.hook(r, "message.unread")
	var want []string
	for i := range 230 {
		want = append(want, fmt.Sprintf("user%03d", i))
	}
	channel := w.channel(append([]string{"alice"}, want[:90]...)...)
	for from := 90; from < len(want); from += 70 {
		_, err := w.messaging.AddParticipants(t.Context(), w.as("alice"), string(channel), want[from:from+70])
		w.ok(err)
	}
	r.does(func(n int, rw http.ResponseWriter, _ *http.Request) {
		if n == 1 {
			rw.WriteHeader(http.StatusInternalServerError)
		}
	})
	w.send("alice", channel, "hello")
	w.pass(time.Hour)
	users, events := r.named()
	same(t, "named", users, want)
	same(t, "events", events, 3)
	once(t, r)
}

// What waits in somebody's requests does not count as unread for them.
func TestUnreadNamesNobodyForARequest(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.setApp(func(a *parley.App) { a.Settings.MessageRequests = true })
	w.hook(r, "message.unread")
	for _, other := range []string{"bob", "carol", "dave"} {
		view, _, err := w.messaging.CreateChannel(t.Context(), w.as("alice"), parley.ChannelDraft{Type: string(parley.Personal), Participants: []string{other}})
		w.ok(err)
		w.send("alice", view.Head.Channel, "hello")
		for folder, user := range map[parley.Folder]string{parley.Inbox: "bob", parley.Declined: "carol"} {
			if user == other {
				_, err = w.messaging.MoveChannel(t.Context(), w.as(other), string(view.Head.Channel), folder)
				w.ok(err)
			}
		}
	}
	w.pass(time.Hour)
	users, events := r.named()
	same(t, "named", append(users, fmt.Sprint(events)), []string{"bob", "1"})
}

// Who has it made once more by hand, and is not there yet, does not end that it is tried again.
func TestARedeliveryThatFailsEndsNoRetries(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	hook := w.hook(r, "message.unread")
	r.does(func(n int, rw http.ResponseWriter, _ *http.Request) {
		if n <= 2 {
			rw.WriteHeader(http.StatusInternalServerError)
		}
	})
	w.send("alice", w.channel("alice", "bob"), "hello")
	for len(r.got()) == 0 {
		w.pass(time.Minute)
	}
	_, err := w.Redeliver(t.Context(), w.as(""), string(hook.ID), r.got()[0].header.Get("Webhook-Id"))
	w.ok(err)
	w.work()
	same(t, "attempts", len(r.got()), 2)
	w.pass(time.Hour)
	users, events := r.named()
	same(t, "named", append(users, fmt.Sprint(events)), []string{"bob", "1"})
}
