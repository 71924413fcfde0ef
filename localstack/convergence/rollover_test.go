package convergence

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// The end that every connection has is invisible: who says hello on the next one before it comes is told
// of everything, without a sync and without a read, and what they send is sent.
func TestTheEndOfAConnectionIsInvisible(t *testing.T) {
	t.Parallel()
	const lifetime, rollovers = 4, 4
	d := start(t, map[string]string{"PARLEY_CONNECTION_LIFETIME": fmt.Sprint(lifetime)})
	channel := d.group(nil, "ann", "bob")
	options := func(h *heard) func(*client.Options) {
		return func(o *client.Options) { o.Hear, o.Lead, o.Linger = h.hear, 2*time.Second, time.Second }
	}
	hears, says := &heard{}, &heard{}
	bob, ann := d.device("bob", "bob", options(hears)), d.device("ann", "ann", options(says))
	d.live(bob)
	d.live(ann)
	before := bob.Counts()
	sent := d.chatter(ann, channel, func() bool {
		return bob.Counts().Connections > rollovers && ann.Counts().Connections > rollovers
	})
	d.eventually("what was told", func() (missing []string) {
		for _, id := range sent {
			if !hears.message(id) {
				missing = append(missing, id)
			}
		}
		return missing
	})
	if after := bob.Counts(); after.Syncs != before.Syncs {
		t.Errorf("%d messages took %+v after %+v", len(sent), after, before)
	}
	d.agree("after the rollovers", ann, bob)
	d.inOrder(bob, channel, sent)
	t.Logf("%d messages over %d connections", len(sent), bob.Counts().Connections)
}

// chatter sends over a socket, again and again, until enough; then it says what was sent.
func (d *deployment) chatter(device *client.Device, channel string, enough func() bool) (sent []string) {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(d.t.Context(), patience)
	defer cancel()
	for n := 0; !enough(); n++ {
		e, a := device.Send(ctx, client.Socket, channel, fmt.Sprint("n", n), text(fmt.Sprint("number ", n)))
		if !a.Done() {
			d.t.Errorf("not sent: %s", a)
			return sent
		}
		sent = append(sent, e.ID)
		time.Sleep(20 * time.Millisecond) // steady traffic, not a wait for anything
	}
	return sent
}

// inOrder checks that a device shows just these messages, in this order.
func (d *deployment) inOrder(device *client.Device, channel string, sent []string) {
	d.t.Helper()
	var shown []string
	device.Look(func(m *client.Model) {
		for _, e := range m.Channels[channel].Held() {
			shown = append(shown, e.ID)
		}
	})
	if !slices.Equal(shown, sent) {
		d.t.Errorf("%s shows %d messages, and %d were sent, or in another order", device.User(), len(shown), len(sent))
	}
}

// crowd is more people than a sender posts to itself: who is in such a channel is told by the streams alone.
const crowd = 40

// The way of the streams alone is sure: where the sender's function dies right after its commit, everybody
// is told.
func TestADeadSenderIsHeard(t *testing.T) {
	t.Parallel()
	start(t, nil).deadSender(40)
}

// The way of the streams alone is sure: in a channel of more people than the sender posts to itself,
// everybody is told.
func manyPeopleAreTold(d *deployment) {
	const n = crowd
	people := numbered("crowd-", n)
	channel := d.group(nil, people...)
	all := make([]*seat, n)
	var group sync.WaitGroup
	for i, user := range people {
		group.Go(func() {
			s := &seat{heard: &heard{}}
			s.Device = d.device(user, user, func(o *client.Options) { o.NoMending, o.Hear = true, s.heard.hear })
			d.live(s.Device)
			all[i] = s
		})
	}
	group.Wait()
	for n := range 3 {
		e := d.say(people[n], channel, fmt.Sprint("to all ", n))
		d.eventually("who is told", func() (missing []string) {
			for _, s := range all {
				if !s.heard.message(e.ID) {
					missing = append(missing, s.User()+" was not told")
				}
			}
			return missing
		})
	}
}

// deadSender sends, and kills the function that does while it does.
func (d *deployment) deadSender(tries int) {
	d.t.Helper()
	channel, h := d.group(nil, "ann", "bob"), &heard{}
	bob := d.device("bob", "bob", func(o *client.Options) { o.NoMending, o.Hear = true, h.hear })
	d.live(bob)
	answered := map[string]bool{}
	for n := range tries {
		if id := d.killedSend(channel, n); id != "" {
			answered[id] = true
		}
	}
	ctx, cancel := d.patient()
	defer cancel()
	log, err := client.History(ctx, d.server.As("bob"), channel)
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Logf("%d tries, %d answers, %d messages", tries, len(answered), len(log))
	if len(log) <= len(answered) {
		d.t.Error("no function died after its commit: this proves nothing")
	}
	d.eventually("what was told", func() (missing []string) {
		for _, e := range log {
			if !h.message(e.ID) {
				missing = append(missing, fmt.Sprint("entry ", e.Sequence, " of ", len(log)))
			}
		}
		return missing
	})
}

// killedSend sends once and gives the message's id, or "" where no answer came.
func (d *deployment) killedSend(channel string, n int) string {
	ctx, cancel := d.patient()
	defer cancel()
	body := client.Object{"message": text("words"), "recipients": client.Object{"channels": []string{channel}}}
	answers := make(chan client.Answer, 1)
	go func() {
		answers <- d.server.As("ann").Once(ctx, "POST", "/v1/messages", body, "Idempotency-Key", fmt.Sprint("k", n))
	}()
	// When the blow falls: later and later, so that some find the message stored however slow the machine is.
	time.Sleep(time.Duration(d.random(fmt.Sprint(n)).IntN(20_000+2_000*n)) * time.Microsecond)
	d.killBusy("messages-send")
	a := <-answers
	var e client.Entry
	if !a.Done() {
		return ""
	}
	if err := a.Into(&e); err != nil {
		d.t.Error(err)
	}
	return e.ID
}
