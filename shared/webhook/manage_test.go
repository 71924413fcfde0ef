package webhook_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/parleyhq/parley/shared/parley"
)

// Both keys sign for a day after a rotation, then the new one alone.
func TestARotatedKeySignsForADay(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	before := w.hook(r, "message.created")
	channel := w.channel("alice", "bob")
	after, err := w.Rotate(t.Context(), w.as(""), string(before.ID), nil)
	w.ok(err)
	for _, test := range []struct {
		name       string
		wait       time.Duration
		signatures int
		old        bool
	}{{"at once", 0, 4, true}, {"just before", 24*time.Hour - time.Minute, 4, true}, {"a day later", 2 * time.Minute, 2, false}} {
		w.clock.pass(test.wait)
		w.send("alice", channel, test.name)
		w.work()
		all := r.got()
		d := all[len(all)-1]
		same(t, test.name+": signatures", len(strings.Fields(d.header.Get("Webhook-Signature"))), test.signatures)
		same(t, test.name+": the new one verifies", verifies(t, after.Secret, d), true)
		same(t, test.name+": the old one verifies", verifies(t, before.Secret, d), test.old)
	}
}

func verifies(t *testing.T, secret string, d received) bool {
	t.Helper()
	verifier, err := standardwebhooks.NewWebhook(secret)
	if err != nil {
		t.Fatal(err)
	}
	return verifier.VerifyIgnoringTimestamp(d.body, d.header) == nil
}

// What happens while a webhook is paused, or its app is disabled, is told afterwards, once and in order.
func TestWhatWaitsGoesOn(t *testing.T) {
	for name, stop := range map[string]func(w *world, hook parley.WebhookID) (goOn func()){
		"paused": func(w *world, hook parley.WebhookID) func() {
			set := func(state string) {
				_, err := w.Patch(w.t.Context(), w.as(""), string(hook), parley.WebhookDraft{State: &state})
				w.ok(err)
			}
			set("paused")
			return func() { set("active") }
		},
		"the app is disabled": func(w *world, _ parley.WebhookID) func() {
			set := func(disabled bool) { w.disable(disabled) }
			set(true)
			return func() { set(false) }
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, r := newWorld(t), newReceiver(t)
			hook := w.hook(r, "message.created")
			channel, other := w.channel("alice", "bob"), w.channel("alice", "bob")
			w.send("alice", channel, "one")
			w.work()
			two, three, four := w.quietly("alice", channel, "two"), w.quietly("alice", channel, "three"), w.quietly("alice", other, "four")
			goOn := stop(w, hook.ID)
			w.hear(channel, two, three)
			w.hear(other, four)
			w.pass(time.Hour)
			w.restart()
			same(t, "told meanwhile", len(r.got()), 1)
			goOn()
			w.pass(time.Hour)
			same(t, "texts", r.texts(channel), []string{"one", "two", "three"})
			same(t, "texts of the other", r.texts(other), []string{"four"})
			once(t, r)
		})
	}
}

// What is said of the next attempt is so: where the endpoint, or who paused it, decides, nothing is.
func TestTheNextAttemptIsSaidWhereADeliveryHasOneOfItsOwn(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	hook := w.hook(r, "message.created")
	var channels []parley.ChannelID
	for range 4 {
		channels = append(channels, w.channel("alice", "bob"))
	}
	w.work()
	r.does(refuse(http.StatusBadGateway))
	said := func() (said int) {
		t.Helper()
		deliveries, err := w.ListDeliveries(t.Context(), w.as(""), string(hook.ID), "", 10)
		w.ok(err)
		for _, d := range deliveries {
			same(t, "status", d.Status, parley.DeliveryPending)
			if !d.NextAt.IsZero() {
				said++
			}
		}
		return said
	}
	set := func(state string) {
		_, err := w.Patch(t.Context(), w.as(""), string(hook.ID), parley.WebhookDraft{State: &state})
		w.ok(err)
	}
	w.send("alice", channels[0], "one")
	w.work()
	same(t, "of one that is tried again by itself", said(), 1)
	w.clock.pass(time.Hour)
	same(t, "of one that is late", said(), 0)
	w.work()
	same(t, "tried again", said(), 1)
	set("paused")
	same(t, "paused", said(), 0)
	set("active")
	for _, channel := range channels[1:] {
		w.send("alice", channel, "one")
	}
	w.work()
	same(t, "where one is tried for all", said(), 0)
}

// A delivery is made once more as its message is then, with the same id; what is not known of is refused.
func TestRedelivery(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	hook := w.hook(r, "message.created")
	channel := w.channel("alice", "bob")
	m := w.send("alice", channel, "one")
	w.send("alice", channel, "two")
	w.work()
	id := r.got()[0].header.Get("Webhook-Id")
	w.ok(w.messaging.DeleteMessage(t.Context(), w.as("alice"), string(m.ID())))
	_, err := w.Redeliver(t.Context(), w.as(""), string(hook.ID), id)
	w.ok(err)
	w.work()
	w.pass(time.Hour)
	same(t, "texts", r.texts(channel), []string{"one", "two", ""})
	same(t, "id", r.got()[2].header.Get("Webhook-Id"), id)
	deliveries, err := w.ListDeliveries(t.Context(), w.as(""), string(hook.ID), "", 10)
	w.ok(err)
	at := slices.IndexFunc(deliveries, func(d parley.Delivery) bool { return string(d.ID) == id })
	same(t, "delivery", []any{len(deliveries), deliveries[at].Status, deliveries[at].Attempts}, []any{2, parley.DeliveryDelivered, 2})
	_, err = w.Redeliver(t.Context(), w.as(""), string(hook.ID), strings.Repeat("0", 32))
	same(t, "an unknown one", parley.CodeOf(err), parley.NotFound)
}
