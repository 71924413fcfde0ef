package promises

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// bad is a bad day at AWS.
const bad = "conflict=0.1,throttle=0.04,timeout=0.04,error=0.04,unprocessed=0.04,torn=15ms,stale=50ms"

// The faults of which a bad day has all.
var badFaults = []string{
	"conflict", "locked", "throttle", "timeout.before", "timeout.after", "error.before", "error.after", "unprocessed.keys", "torn",
}

const (
	senders   = 22
	users     = 14 // of whom the first eight have two devices
	followers = 5
)

// P1 and P2: many people send into one channel from many devices, repeat what they send in every way, and
// read. However they fare, the channel is one log in one order, and each message is in it once.
func TestOrderAndExactlyOnce(t *testing.T) {
	t.Run("quiet", func(t *testing.T) {
		c := newCrowd(t)
		c.work(scaled(9), func(context.Context) bool { return c.history.count(repeat) > 20 && c.history.count(reused) > 0 })
		c.check()
	})
	t.Run("faults", func(t *testing.T) {
		c := newCrowd(t)
		c.d.faulty(bad)
		c.work(scaled(7), func(context.Context) bool { return c.history.count(repeat) > 20 })
		c.d.demandFaults(badFaults...)
		c.check()
	})
	t.Run("torn", func(t *testing.T) { // so slowly that one entry can be seen before the one below it
		c := newCrowd(t)
		c.d.faulty("torn=250ms")
		c.work(scaled(3), func(context.Context) bool { return c.history.count(repeat) > 10 })
		c.d.demandFaults("torn", "locked")
		c.check()
	})
	t.Run("faults and kills", func(t *testing.T) {
		c := newCrowd(t)
		c.d.crashes.Store(true)
		c.d.faulty(bad)
		c.work(scaled(5), func(ctx context.Context) bool { return c.kill(ctx) && c.history.count(repeat) > 5 })
		c.d.demandFaults(badFaults...)
		if c.d.broken.Load() == 0 {
			t.Error("every call was answered: nothing was killed in its middle")
		}
		c.check()
	})
}

// crowd is one channel with many senders and readers.
type crowd struct {
	t       *testing.T
	d       *deployment
	history *history
	channel string
	owner   *device
	senders []*sender
	readers []*reader
	random  *rand.Rand

	killed, restarted int
	took              time.Duration
	acknowledged      int
}

func newCrowd(t *testing.T) *crowd {
	t.Helper()
	d := start(t)
	c := &crowd{t: t, d: d, history: newHistory(), random: d.random("kills")}
	var names []string
	for i := range users {
		names = append(names, fmt.Sprintf("user%d", i))
	}
	devices := map[string][]*device{}
	for i := range senders {
		name := names[i%users]
		devices[name] = append(devices[name], d.login(name))
	}
	c.owner = devices[names[0]][0]
	c.channel = c.owner.group("crowd", names...)
	for i := range senders {
		name := names[i%users]
		all := devices[name]
		if i >= users {
			all = []*device{all[1], all[0]}
		}
		c.senders = append(c.senders, &sender{
			client: i, user: name, devices: all, channel: c.channel, history: c.history, random: d.random(fmt.Sprint("sender", i)),
		})
	}
	for i := range followers {
		c.readers = append(c.readers, &reader{
			client: senders + i, device: devices[names[i*2]][0], channel: c.channel, history: c.history, random: d.random(fmt.Sprint("reader", i)),
		})
	}
	return c
}

// work lets all senders send at least so many messages each, and go on until enough has happened, which
// is asked in turns by the test's own goroutine; the readers read until they have seen all of it.
func (c *crowd) work(each int, enough func(context.Context) bool) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.t.Context(), patience)
	defer cancel()
	var eventful, over atomic.Bool
	var sending, reading sync.WaitGroup
	began := time.Now()
	for _, s := range c.senders {
		sending.Go(func() { s.run(ctx, each, eventful.Load) })
	}
	for _, r := range c.readers {
		reading.Go(func() { r.run(ctx, func() bool { return !over.Load() }) })
	}
	done := make(chan struct{})
	go func() { sending.Wait(); close(done) }()
	for working := true; working; {
		if enough(ctx) {
			eventful.Store(true)
		}
		select {
		case <-done:
			working = false
		case <-time.After(20 * time.Millisecond):
		}
	}
	c.took = time.Since(began)
	over.Store(true)
	reading.Wait()
	if ctx.Err() != nil {
		c.t.Fatalf("%d senders and %d readers were not done within %s", len(c.senders), len(c.readers), patience)
	}
}

const restarts = 2 // of the database

// kills is how many processes are killed while they work.
func kills() int { return max(10, scaled(25)) }

// kill kills something now and then; it is enough when there were so many of each.
func (c *crowd) kill(ctx context.Context) bool {
	switch {
	case c.killed >= kills() && c.restarted >= restarts:
		return true
	case c.restarted < restarts && c.killed > (c.restarted+1)*kills()/(restarts+1):
		c.d.AwaitEngine(c.d.KillEngine())
		c.restarted++
	case c.random.IntN(3) > 0:
		if c.d.killBusy(c.random, "messages-send", "messages-list") {
			c.killed++
		}
	}
	return ctx.Err() != nil
}

// check holds what everybody saw against the promises, when all is quiet.
func (c *crowd) check() {
	c.t.Helper()
	c.d.faulty("")
	log := readAll(c.owner, c.channel)
	numbers := c.numbers(log)
	c.sameForAll(log)
	c.everyAnswer(log, numbers)
	c.history.linearizable(c.t, numbers)
	cut := 0
	for _, r := range c.readers {
		cut += r.cut
	}
	c.t.Logf("%d messages acknowledged in %.1f s: %.0f a second by %d senders; answers: %d created, %d repeat, %d reused, %d none; %d readings, %d cut short; %d kills, %d of the database, %d calls broken off",
		c.acknowledged, c.took.Seconds(), float64(c.acknowledged)/c.took.Seconds(), senders, c.history.count(created), c.history.count(repeat),
		c.history.count(reused), c.history.count(unclear), len(c.history.readings), cut, c.killed, c.restarted, c.d.broken.Load())
	for _, how := range []sent{created, repeat} {
		if c.history.count(how) == 0 {
			c.t.Errorf("no try ended so: %d", how)
		}
	}
}

// numbers says which key made which entry, and that each made one.
func (c *crowd) numbers(log []message) map[string]int64 {
	c.t.Helper()
	numbers := map[string]int64{}
	for i, m := range log {
		key := m.words(c.owner)
		if m.Sequence != int64(i)+1 {
			c.t.Errorf("entry %d of the log has number %d", i+1, m.Sequence)
		}
		if first, ok := numbers[key]; ok {
			c.t.Errorf("key %s made entries %d and %d", key, first, m.Sequence)
		}
		numbers[key] = m.Sequence
	}
	return numbers
}

// sameForAll checks that everybody reads the same log, now and when they followed it.
func (c *crowd) sameForAll(log []message) {
	c.t.Helper()
	var shown listing
	c.owner.must("GET", "/v1/channels/"+c.channel+"/messages?per_page=1", nil).into(&shown)
	if last := get[channel](c.owner, "/v1/channels/"+c.channel).Last; shown.Meta.Total != int64(len(log)) || last != shown.Meta.Total {
		c.t.Errorf("the log has %d entries, total is %d and last_sequence_id %d", len(log), shown.Meta.Total, last)
	}
	compare := func(who string, other []message) {
		if len(other) != len(log) {
			c.t.Errorf("%s sees %d entries of %d", who, len(other), len(log))
			return
		}
		for i := range log {
			if identity(log[i]) != identity(other[i]) {
				c.t.Errorf("%s sees entry %d as %+v, another as %+v", who, i+1, other[i], log[i])
			}
		}
	}
	for _, r := range c.readers {
		compare(r.device.user+", following,", r.seen)
	}
	for _, s := range c.senders[:users] {
		compare(s.user, readAll(s.devices[0], c.channel))
	}
}

// everyAnswer checks that each answer to a message was that message, and that at most one said "created".
func (c *crowd) everyAnswer(log []message, numbers map[string]int64) {
	c.t.Helper()
	made := map[string]int{}
	acknowledged := map[string]bool{}
	for _, try := range c.history.tries {
		if try.how == created {
			made[try.key]++
		}
		if try.how != created && try.how != repeat {
			continue
		}
		acknowledged[try.key] = true
		n := numbers[try.key]
		if n == 0 || try.message.Sequence != n || identity(try.message.as(log[n-1])) != identity(log[n-1]) || try.message.UUID != try.key {
			c.t.Errorf("key %s was answered with %+v, and is entry %d", try.key, try.message, n)
		}
	}
	for key, n := range made {
		if n > 1 {
			c.t.Errorf("key %s was answered %d times with 201", key, n)
		}
	}
	c.acknowledged = len(acknowledged)
	for key := range numbers {
		if !acknowledged[key] {
			c.t.Errorf("entry %d was never acknowledged", numbers[key])
		}
	}
}
