package promises

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"time"
)

// sender is one device that sends messages, and repeats them from any device of its user.
type sender struct {
	client  int // its number in the history
	user    string
	devices []*device // its own first
	channel string
	history *history
	random  *rand.Rand
}

// key names a message and is what it says, so that the final log tells which key made which entry.
func (s *sender) key(n int) string {
	if n%9 == 5 && s.client%4 == 0 {
		return fmt.Sprintf("%s.%d.%d%s", s.user, s.client, n, longSuffix)
	}
	return fmt.Sprintf("%s.%d.%d", s.user, s.client, n)
}

// longSuffix ends the keys of messages that lists do not show whole.
const longSuffix = ".long"

// run sends messages until there are enough and enough has happened to them.
func (s *sender) run(ctx context.Context, atLeast int, eventful func() bool) {
	for n := 0; ctx.Err() == nil && (n < atLeast || !eventful()); n++ {
		s.deliver(ctx, s.key(n))
		if n > 0 && s.random.IntN(4) == 0 {
			s.again(ctx, s.key(s.random.IntN(n)))
		}
	}
}

// deliver tries until the message is acknowledged: the first time perhaps from two devices at once, or
// with little patience.
func (s *sender) deliver(ctx context.Context, key string) {
	var group sync.WaitGroup
	copies := 1
	if s.random.IntN(4) == 0 {
		copies = 2
	}
	acknowledged := make([]bool, copies)
	for i := range copies {
		from, wait := s.devices[s.random.IntN(len(s.devices))], patience
		if s.random.IntN(6) == 0 {
			wait = time.Duration(1+s.random.IntN(40)) * time.Millisecond
		}
		group.Go(func() { acknowledged[i] = s.try(ctx, from, key, key, wait) })
	}
	group.Wait()
	for done := acknowledged[0]; !done && ctx.Err() == nil; {
		done = s.try(ctx, s.devices[s.random.IntN(len(s.devices))], key, key, patience)
	}
}

// again repeats a message that was acknowledged long ago, or tries to put another in its place.
func (s *sender) again(ctx context.Context, key string) {
	from, words := s.devices[s.random.IntN(len(s.devices))], key
	if s.random.IntN(4) == 0 {
		words = "another message"
	}
	s.try(ctx, from, key, words, patience)
}

// try sends once and notes what came of it. It reports whether the message is acknowledged.
func (s *sender) try(ctx context.Context, from *device, key, words string, wait time.Duration) bool {
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	body := text(words, s.channel)
	if strings.HasSuffix(key, longSuffix) {
		body = long(words, s.channel)
	}
	t := try{client: s.client, key: key, from: s.history.now()}
	a := from.do(ctx, http.MethodPost, "/v1/messages", body, "Idempotency-Key", key)
	switch {
	case a.status == http.StatusCreated:
		t.how = created
	case a.status == http.StatusOK:
		t.how = repeat
	case a.code == "key_reused":
		t.how = reused
	case a.code == "try_again":
		return false // P8: nothing happened, so there is nothing to note
	case a.unknown():
		t.how = unclear
	default:
		from.d.t.Errorf("send %s: %s", key, a)
		return false
	}
	if a.done() {
		a.into(&t.message)
	}
	if other := words != key; other != (t.how == reused) && t.how != unclear {
		from.d.t.Errorf("send %s as %q: %s", key, words, a)
	}
	s.history.tried(t)
	return a.done()
}
