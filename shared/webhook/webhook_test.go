package webhook_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/shared/parley"
)

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// once fails where a delivery was taken more than once.
func once(t testing.TB, r *receiver) {
	t.Helper()
	seen := map[string]int{}
	for _, g := range r.taken() {
		id := g.header.Get("Webhook-Id")
		if seen[id]++; id == "" || seen[id] > 1 {
			t.Errorf("%s was taken %d times as %q", g.event.Type, seen[id], id)
		}
	}
}

func TestEverythingThatHappensIsToldInOrder(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	ctx := context.Background()
	w.hook(r)
	channel := w.channel("alice", "bob")
	first := w.send("alice", channel, "one")
	w.quietly("bob", channel, "two")
	w.ok(w.messaging.DeleteMessage(ctx, w.as("alice"), string(first.ID())))
	_, err := w.messaging.AddParticipants(ctx, w.as("alice"), string(channel), []string{"carol"})
	w.ok(err)
	w.quietly("carol", channel, "three")
	w.ok(w.messaging.RemoveParticipant(ctx, w.as("alice"), string(channel), "carol"))
	w.ok(w.messaging.DeleteChannel(ctx, w.as(""), string(channel)))
	w.hear(channel)
	w.work()
	var got []string
	for _, g := range r.got() {
		got = append(got, g.event.Type+" "+g.event.Kind+g.event.Data.UserID+g.event.Data.Reason)
	}
	same(t, "events", got, []string{
		"channel.created ", "message.created ", "message.created ", "message.changed deleted", "participant.joined carol", "message.created ",
		"participant.left carol", "channel.removed deleted",
	})
	var at [][2]int64
	for _, g := range r.got() {
		at = append(at, [2]int64{g.event.SequenceID, g.event.ChangeID})
	}
	same(t, "where the channel was", at, [][2]int64{{0, 0}, {1, 0}, {2, 0}, {2, 1}, {2, 2}, {3, 2}, {3, 3}, {3, 4}})
	once(t, r)
}

func TestAWebhookBeginsWhereItWasMade(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	channel := w.channel("alice", "bob")
	for i := range 9 {
		w.send("alice", channel, fmt.Sprint("before ", i))
		w.clock.pass(time.Second)
	}
	w.hook(r)
	for i := range 5 {
		w.send("alice", channel, fmt.Sprint(i))
		w.clock.pass(time.Second)
	}
	w.work()
	same(t, "texts", r.texts(channel), []string{"0", "1", "2", "3", "4"})
	same(t, "events", len(r.got()), 5)
}

func TestWhatFailsIsTriedAgainBeforeWhatFollows(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.hook(r)
	channel := w.channel("alice", "bob")
	w.work()
	r.does(refuse(http.StatusInternalServerError))
	w.send("alice", channel, "one")
	w.work()
	w.send("alice", channel, "two")
	w.work()
	w.pass(20 * time.Minute)
	if n := len(r.got()); n < 5 || n > 8 {
		t.Errorf("%d attempts", n)
	}
	r.does(nil)
	w.pass(16 * time.Minute)
	same(t, "texts", r.texts(channel), []string{"one", "two"})
	once(t, r)
}

func TestManyBellsAtOnceDeliverOnce(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.hook(r)
	channel := w.channel("alice", "bob")
	var want []string
	for i := range 20 {
		want = append(want, fmt.Sprint(i))
		w.send("alice", channel, want[i])
	}
	jobs := w.waiting.ready()
	var all sync.WaitGroup
	for _, j := range jobs {
		all.Go(func() { w.Work(context.Background(), append(jobs[:0:0], j)) })
	}
	all.Wait()
	w.work()
	same(t, "texts", r.texts(channel), want)
	once(t, r)
}

// An endpoint that is dead for two days costs an attempt now and then, whatever the number of channels, and
// everything goes on with its first success.
func TestADeadEndpointIsNotAskedForEveryChannel(t *testing.T) {
	w, dead, well := newWorld(t), newReceiver(t), newReceiver(t)
	w.hook(dead, "message.created")
	w.hook(well, "message.created")
	var channels []parley.ChannelID
	for range 20 {
		channels = append(channels, w.channel("alice", "bob"))
	}
	w.work()
	dead.does(refuse(http.StatusBadGateway))
	for _, channel := range channels {
		w.send("alice", channel, "one")
		w.send("alice", channel, "two")
		w.work()
	}
	same(t, "taken by the other", len(well.taken()), 40)
	before := len(dead.got())
	if before > 20 {
		t.Errorf("%d attempts at a dead endpoint of 20 channels", before)
	}
	w.pass(48 * time.Hour)
	if n := len(dead.got()); n < 190 || n > 280 {
		t.Errorf("%d attempts in two days", n)
	}
	dead.does(nil)
	w.pass(15 * time.Minute)
	for _, channel := range channels {
		same(t, "texts", dead.texts(channel), []string{"one", "two"})
	}
	once(t, dead)
}

func TestAnEndpointThatFailsForThreeDaysIsPausedAndGoesOnWhenResumed(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	hook := w.hook(r)
	channel := w.channel("alice", "bob")
	w.work()
	r.does(refuse(http.StatusServiceUnavailable))
	w.clock.pass(time.Second)
	w.send("alice", channel, "one")
	w.pass(71 * time.Hour)
	got, err := w.Get(context.Background(), w.as(""), string(hook.ID))
	w.ok(err)
	same(t, "state before", got.State, parley.WebhookActive)
	w.pass(2 * time.Hour)
	got, err = w.Get(context.Background(), w.as(""), string(hook.ID))
	w.ok(err)
	same(t, "state", []string{string(got.State), got.Reason, got.Error}, []string{"paused", "failing", "answered with status 503"})
	deliveries, err := w.ListDeliveries(context.Background(), w.as(""), string(hook.ID), "", 10)
	w.ok(err)
	same(t, "delivery", deliveries[0].Status, parley.DeliveryFailed)
	attempts := len(r.got())
	w.send("alice", channel, "two")
	w.pass(24 * time.Hour)
	same(t, "attempts while paused", len(r.got()), attempts)
	r.does(nil)
	active := "active"
	_, err = w.Patch(context.Background(), w.as(""), string(hook.ID), parley.WebhookDraft{State: &active})
	w.ok(err)
	w.work()
	same(t, "texts", r.texts(channel), []string{"one", "two"})
	once(t, r)
}

func TestOneEventThatChokesItsReceiverIsGivenUp(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	hook := w.hook(r, "message.created")
	poisoned, other := w.channel("alice", "bob"), w.channel("alice", "bob")
	w.work()
	poison := w.quietly("alice", poisoned, "poison")
	r.does(func(n int, rw http.ResponseWriter, _ *http.Request) {
		if all := r.got(); all[n-1].event.ChannelID == string(poisoned) && all[n-1].event.SequenceID == poison.Sequence {
			rw.WriteHeader(http.StatusInternalServerError)
		}
	})
	w.hear(poisoned)
	w.send("alice", poisoned, "after")
	for range 74 {
		w.send("alice", other, "hello")
		w.pass(time.Hour)
	}
	same(t, "texts", r.texts(poisoned), []string{"after"})
	same(t, "texts of the other", len(r.texts(other)), 74)
	deliveries, err := w.ListDeliveries(context.Background(), w.as(""), string(hook.ID), "", 100)
	w.ok(err)
	failed := slices.DeleteFunc(deliveries, func(d parley.Delivery) bool { return d.Status == parley.DeliveryDelivered })
	if len(failed) != 1 || failed[0].Status != parley.DeliveryFailed || failed[0].Sequence != poison.Sequence {
		t.Errorf("failed: %+v", failed)
	}
}
