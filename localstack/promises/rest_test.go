package promises

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"testing"
	"time"
)

// P4 and P5 while everything happens at once: what somebody is shown is exact for a moment between question
// and answer, never negative, and when all come to rest it is exact for good. Nobody is made to have seen
// more than they said.
func TestUnreadIsExactWhileOthersWrite(t *testing.T) {
	t.Run("faults", func(t *testing.T) {
		newBustle(t).live(func(*rand.Rand) {})
	})
	t.Run("faults and kills", func(t *testing.T) {
		b := newBustle(t)
		b.d.crashes.Store(true)
		b.live(func(r *rand.Rand) {
			if r.IntN(40) == 0 {
				b.d.AwaitEngine(b.d.KillEngine())
			} else if r.IntN(3) == 0 {
				b.d.killBusy(r, "messages-send", "channels-seen", "channels-get")
			}
		})
		if b.d.broken.Load() == 0 {
			t.Error("every call was answered: nothing was killed in its middle")
		}
	})
}

func newBustle(t *testing.T) *bustle {
	t.Helper()
	people := []string{"ann", "bob", "cid", "dan", "eve", "fay"}
	w := start(t).newTown("bustle", people...)
	b := &bustle{town: w, began: time.Now(), wrote: map[string]int64{}, marks: map[string]*claimed{}}
	b.found("GROUP", people...)
	b.found("PERSONAL", people[:2]...)
	return b
}

// live lets all act, while the test's own goroutine disturbs them, and then checks everything.
func (b *bustle) live(disturb func(*rand.Rand)) {
	b.d.t.Helper()
	b.d.faulty("conflict=0.15,throttle=0.04,timeout=0.05,error=0.05,unprocessed=0.25,torn=10ms")
	done, random := make(chan struct{}), b.d.random("kills")
	go func() { b.run(scaled(14)); close(done) }()
	for acting := true; acting; {
		disturb(random)
		select {
		case <-done:
			acting = false
		case <-time.After(20 * time.Millisecond):
		}
	}
	b.d.demandFaults("conflict", "throttle", "timeout.after", "error.after", "unprocessed.keys", "torn")
	b.d.faulty("")
	b.rest()
}

// bustle is a town in which all act at once.
type bustle struct {
	*town
	began time.Time

	mu     sync.Mutex
	wrote  map[string]int64 // when the first try at a message began
	saw    []sight
	marks  map[string]*claimed
	marked int
}

// claimed is the highest entry that somebody tried to mark as seen, and that they were told is.
type claimed struct{ tried, told int64 }

// sight is what somebody was shown of a channel, and when the answer was there.
type sight struct {
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

// write sends messages, some way apart.
func (b *bustle) write(user string, room, messages int) {
	c, l, random := b.people[user], b.channels[room], b.d.random(fmt.Sprint("write", user, room))
	for n := range messages {
		key := fmt.Sprintf("%s.%d.%d", user, room, n)
		b.mu.Lock()
		b.wrote[key] = b.now()
		b.mu.Unlock()
		c.must(http.MethodPost, "/v1/messages", text(key, l.id), "Idempotency-Key", key)
		time.Sleep(time.Duration(random.IntN(80)) * time.Millisecond)
	}
}

// watch looks at the numbers over and over, and marks entries as seen, on another device than the one that
// writes. The first of the people never mark.
func (b *bustle) watch(user string, room int, over chan struct{}) {
	l, random, claim := b.channels[room], b.d.random(fmt.Sprint("watch", user, room)), &claimed{}
	b.mu.Lock()
	b.marks[fmt.Sprint(user, room)] = claim
	b.mu.Unlock()
	var before watermarks
	for {
		select {
		case <-over:
			return
		default:
		}
		shown := get[channel](b.people[user], "/v1/channels/"+l.id).watermarks()
		if shown.Unread < 0 || shown.Seen < before.Seen || shown.Delivered < before.Delivered || shown.Last < before.Last {
			b.d.t.Errorf("%s is shown %+v after %+v", user, shown, before)
		}
		before = shown
		b.mu.Lock()
		b.saw = append(b.saw, sight{user, room, shown, b.now()})
		b.mu.Unlock()
		if user != l.people[0] && user != l.people[1] && shown.Last > claim.told && random.IntN(4) == 0 {
			b.claim(user, l, claim, claim.told+1+random.Int64N(shown.Last-claim.told))
		}
		time.Sleep(breath)
	}
}

// claim says that entries were seen, and checks that they then are.
func (b *bustle) claim(user string, l *ledger, claim *claimed, n int64) {
	claim.tried = n
	var shown watermarks
	b.people[user].must(http.MethodPut, "/v1/channels/"+l.id+"/seen", object{"sequence_id": n}).into(&shown)
	if claim.told = n; shown.Seen < n || shown.Unread < 0 {
		b.d.t.Errorf("%s has seen %d and is told %+v", user, n, shown)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.marked++
}

// rest holds what was shown against the logs as they are when all is quiet.
func (b *bustle) rest() {
	b.d.t.Helper()
	begun := make([][]int64, len(b.channels)) // of each entry, when its first try began
	for room, l := range b.channels {
		for _, m := range readAll(b.people[l.people[0]], l.id) {
			l.entries = append(l.entries, entry{m.ID, m.Author})
			begun[room] = append(begun[room], b.wrote[m.words(b.people[m.Author])])
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
func (b *bustle) explain(g sight, begun []int64) {
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
