package promises

import (
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"
)

// P4 and P5 while everything happens at once: what somebody is shown is exact for a moment between question
// and answer, never negative, and when all come to rest it is exact for good. Nobody is made to have seen
// more than they said.
func TestUnreadIsExactWhileOthersWrite(t *testing.T) {
	d := start(t)
	people := []string{"ann", "bob", "cid", "dan", "eve", "fay"}
	b := &bustle{town: d.newTown("bustle", people...), began: time.Now(), wrote: map[string]int64{}, marks: map[string]*claimed{}}
	b.found("GROUP", people...)
	b.found("PERSONAL", people[:2]...)
	d.faulty("conflict=0.05,throttle=0.03,timeout=0.03,error=0.03,unprocessed=0.25,torn=10ms")
	b.run(scaled(14))
	d.demandFaults("conflict", "throttle", "timeout.after", "error.after", "unprocessed.keys", "torn")
	d.faulty("")
	b.rest()
}

// bustle is a town in which all act at once.
type bustle struct {
	*town
	began time.Time

	mu     sync.Mutex
	wrote  map[string]int64 // when the first try at a message began
	saw    []glance
	marks  map[string]*claimed
	marked int
}

// claimed is the highest entry that somebody tried to mark as seen, and that they were told is.
type claimed struct{ tried, told int64 }

// glance is what somebody was shown of a channel, and when the answer was there.
type glance struct {
	user  string
	room  int
	shown watermarks
	at    int64
}

func (b *bustle) now() int64 { return int64(time.Since(b.began)) }

func (b *bustle) run(messages int) {
	var writing, looking sync.WaitGroup
	over := make(chan struct{})
	for user := range b.people {
		for room, l := range b.channels {
			if !l.has(user) {
				continue
			}
			writing.Go(func() { b.write(user, room, messages) })
			looking.Go(func() { b.watch(user, room, over) })
		}
	}
	writing.Wait()
	close(over)
	looking.Wait()
}

// write sends messages, some way apart, and marks some as seen; the first of the people never do that.
func (b *bustle) write(user string, room, messages int) {
	c, l, random := b.people[user], b.channels[room], b.d.random(fmt.Sprint(user, room))
	claim := &claimed{}
	b.mu.Lock()
	b.marks[fmt.Sprint(user, room)] = claim
	b.mu.Unlock()
	var last int64
	for n := range messages {
		key := fmt.Sprintf("%s.%d.%d", user, room, n)
		b.mu.Lock()
		b.wrote[key] = b.now()
		b.mu.Unlock()
		var made message
		c.must(http.MethodPost, "/v1/messages", text(key, l.id), "Idempotency-Key", key).into(&made)
		last = max(last, made.Sequence)
		if user != l.people[0] && user != l.people[1] && random.IntN(3) == 0 {
			claim.tried = max(claim.tried, 1+random.Int64N(last))
			c.must(http.MethodPut, "/v1/channels/"+l.id+"/seen", object{"sequence_id": claim.tried})
			claim.told = claim.tried
			b.mu.Lock()
			b.marked++
			b.mu.Unlock()
		}
		time.Sleep(time.Duration(random.IntN(80)) * time.Millisecond)
	}
}

// watch looks at the numbers over and over.
func (b *bustle) watch(user string, room int, over chan struct{}) {
	var before watermarks
	for {
		select {
		case <-over:
			return
		default:
		}
		shown := get[channel](b.people[user], "/v1/channels/"+b.channels[room].id).watermarks()
		if shown.Unread < 0 || shown.Seen < before.Seen || shown.Delivered < before.Delivered || shown.Last < before.Last {
			b.d.t.Errorf("%s is shown %+v after %+v", user, shown, before)
		}
		before = shown
		b.mu.Lock()
		b.saw = append(b.saw, glance{user, room, shown, b.now()})
		b.mu.Unlock()
		time.Sleep(breath)
	}
}

// rest holds what was shown against the logs as they are when all is quiet.
func (b *bustle) rest() {
	b.d.t.Helper()
	begun := make([][]int64, len(b.channels)) // of each entry, when its first try began
	for room, l := range b.channels {
		for _, m := range readAll(b.people[l.people[0]], l.id) {
			var content struct{ Text string }
			answer{c: b.people[l.people[0]], body: m.Content}.into(&content)
			l.entries = append(l.entries, entry{m.ID, m.Author})
			begun[room] = append(begun[room], b.wrote[content.Text])
		}
		for _, user := range l.people {
			b.settled(user, room)
		}
	}
	for user := range b.people {
		b.look(user)
		for _, l := range b.channels {
			if l.has(user) {
				b.inspect(user, l)
			}
		}
	}
	for _, g := range b.saw {
		b.explain(g, begun[g.room])
	}
	b.d.t.Logf("%d entries, %d marks, %d glances", b.channels[0].last()+b.channels[1].last(), b.marked, len(b.saw))
}

// settled takes over the watermarks that somebody has at rest, if they can come from what they said.
func (b *bustle) settled(user string, room int) {
	l, claim := b.channels[room], b.marks[fmt.Sprint(user, room)]
	shown := get[channel](b.people[user], "/v1/channels/"+l.id).watermarks()
	if shown.Seen < claim.told || shown.Seen > l.last() || l.others(user, min(claim.tried, shown.Seen), shown.Seen) > 0 {
		b.d.t.Errorf("%s has seen up to %d; they tried to say %d and were told %d", user, shown.Seen, claim.tried, claim.told)
		return
	}
	l.marks[user] = mark{delivered: shown.Delivered, seen: shown.Seen}
}

// explain checks that unread was exact at some moment: for the log as far as shown, or as far as it can
// have grown before the answer was there.
func (b *bustle) explain(g glance, begun []int64) {
	l := b.channels[g.room]
	most := g.shown.Last
	for most < l.last() && begun[most] <= g.at {
		most++
	}
	least, highest := l.others(g.user, g.shown.Seen, max(g.shown.Last, g.shown.Seen)), l.others(g.user, g.shown.Seen, max(most, g.shown.Seen))
	if g.shown.Unread < least || g.shown.Unread > highest {
		b.d.t.Errorf("%s was shown %+v: unread must be %d to %d", g.user, g.shown, least, highest)
	}
}
