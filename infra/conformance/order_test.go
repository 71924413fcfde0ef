package conformance_test

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"testing"
)

// together runs f n times side by side and waits for all.
func together(n int, f func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { f(i) })
	}
	all.Wait()
}

func TestNumbersRunWithoutGapUnderConcurrentSenders(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	c := alice.group(t, "bob", "carol", "dave")
	senders := []caller{alice.caller, a.as("bob"), a.as("carol"), a.as("dave")}
	const each = 10
	answers := make([][]answer, len(senders))
	together(len(senders), func(i int) {
		for n := range each {
			text := textTo(fmt.Sprintf("%d-%d", i, n), c.ID)
			answers[i] = append(answers[i], senders[i].post(t, "/v1/messages", text))
		}
	})
	var numbers []int
	byID := map[string]message{}
	for _, mine := range answers {
		last := 0
		for _, got := range mine {
			m := as[message](t, got.is(t, http.StatusCreated))
			if m.Sequence <= last {
				t.Errorf("one sender's messages stand in another order: %d after %d", m.Sequence, last)
			}
			last = m.Sequence
			numbers, byID[m.ID] = append(numbers, m.Sequence), m
		}
	}
	slices.Sort(numbers)
	same(t, "numbers given", numbers, run(1, len(senders)*each))
	for _, reader := range senders {
		seen := reader.history(t, c.ID, "?per_page=100")
		same(t, "numbers read", seen.numbers(), run(1, len(senders)*each))
		for _, m := range seen.Data.Messages {
			same(t, "message", string(m.Content), string(byID[m.ID].Content))
			same(t, "number", m.Sequence, byID[m.ID].Sequence)
		}
	}
	same(t, "last_sequence_id", alice.channelNow(t, c.ID).Last, len(senders)*each)
}

func TestNumbersOfOneChannelKnowNothingOfAnother(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	one, other := alice.group(t, "bob"), alice.group(t, "carol")
	alice.sayN(t, one.ID, 3)
	same(t, "first number of the other", alice.say(t, other.ID, "hello").Sequence, 1)
	same(t, "next of the one", alice.say(t, one.ID, "hello").Sequence, 4)
}

// A reader who polls with the highest number so far, while others send, sees every message once and
// in order.
func TestPollingWhileOthersSendSeesEveryMessageOnce(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.group(t, "bob", "carol")
	const each = 15
	var sending sync.WaitGroup
	for _, sender := range []caller{alice.caller, a.as("carol")} {
		sending.Go(func() {
			for range each {
				sender.post(t, "/v1/messages", textTo("hello", c.ID))
			}
		})
	}
	ended := make(chan struct{})
	go func() { sending.Wait(); close(ended) }()
	var read []int
	for over := false; !over || len(read) < 2*each; {
		select {
		case <-ended:
			if over {
				t.Fatalf("read %v", read)
			}
			over = true
		default:
		}
		read = append(read, bob.history(t, c.ID, fmt.Sprintf("?from_sequence_id=%d", len(read))).numbers()...)
		if !slices.Equal(read, run(1, max(1, len(read)))) && len(read) > 0 {
			t.Fatalf("read %v", read)
		}
	}
}
