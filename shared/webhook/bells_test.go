package webhook_test

import (
	"context"
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/outbound"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// A bell that comes between two deliveries of one read is answered by another read, whatever is written in between.
func TestABellWithinAVisitIsAnswered(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.hook(r, "message.created")
	channel := w.channel("alice", "bob")
	w.work()
	w.quietly("alice", channel, "one")
	w.quietly("alice", channel, "two")
	r.does(func(n int, _ http.ResponseWriter, _ *http.Request) {
		if n == 1 {
			w.send("alice", channel, "three")
			w.Work(t.Context(), w.waiting.ready()) // it meets the lease
		}
	})
	w.hear(channel)
	w.work()
	same(t, "texts", r.texts(channel), []string{"one", "two", "three"})
	once(t, r)
}

// A stream may tell of an entry, or of a change, before the head that counts it is seen: the bell comes again.
func TestABellThatComesBeforeTheHeadComesAgain(t *testing.T) {
	for name, early := range map[string]live.Record{
		"an entry": {Message: &parley.Message{Sequence: 1}}, "a change": {Change: &parley.Change{ID: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, r := newWorld(t), newReceiver(t)
			w.hook(r, "message.created", "participant.joined")
			channel := w.channel("alice", "bob")
			w.work()
			w.ok(w.Hear(t.Context(), w.app.ID, channel, []live.Record{early}))
			w.work()
			same(t, "came too early", len(r.got()), 0)
			if early.Message != nil {
				w.quietly("alice", channel, "one")
			} else {
				_, err := w.messaging.AddParticipants(t.Context(), w.as("alice"), string(channel), []string{"carol"})
				w.ok(err)
			}
			w.pass(5 * time.Second)
			same(t, "came", len(r.got()), 1)
		})
	}
}

// Reads that see half of a transaction, and calls that end in the open, lose nothing and mix nothing up.
func TestNothingIsLostUnderFaults(t *testing.T) {
	s, proxy := storetest.WithFaults(t)
	w, r := worldOver(t, s, outbound.Config{Loopback: true}), newReceiver(t)
	w.hook(r, "message.created")
	channel := w.channel("alice", "bob")
	w.work()
	proxy.Set(faults.Config{Seed: 7, Conflict: 0.02, Error: 0.02, Torn: 60 * time.Millisecond})
	var want []string
	for i := range 30 {
		want = append(want, fmt.Sprint(i))
		w.send("alice", channel, want[i])
		done := make(chan struct{})
		go func() { // beside the next message
			defer close(done)
			w.Work(context.Background(), w.waiting.ready())
		}()
		if i%3 == 0 {
			<-done
		} else {
			defer func() { <-done }()
		}
	}
	proxy.Set(faults.Config{})
	w.pass(10 * time.Minute)
	same(t, "texts", r.texts(channel), want)
}

// What is to be tried later was left by somebody who ended before having it tried: the job comes again, and relies on
// nothing.
func TestAJobThatComesAgainDoesNotWaitForSomebodyWhoEnded(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.hook(r, "message.created")
	channel := w.channel("alice", "bob")
	w.work()
	r.does(refuse(http.StatusInternalServerError))
	w.send("alice", channel, "one")
	w.pass(time.Hour) // by now it is tried every 15 minutes
	at, _ := w.waiting.next()
	w.clock.pass(at.Sub(w.clock.Now()))
	jobs := w.waiting.ready()
	w.waiting.breaks(true)
	if report := w.Work(t.Context(), jobs); len(report.Failed) != 1 {
		t.Fatalf("failed: %v", report.Failed)
	}
	w.waiting.breaks(false)
	w.clock.pass(6 * time.Minute)
	r.does(nil)
	jobs[0].Again = true
	w.Work(t.Context(), jobs)
	same(t, "texts", r.texts(channel), []string{"one"})
}
