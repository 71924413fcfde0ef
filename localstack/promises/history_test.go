package promises

import (
	"math"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
)

// history is what the clients of one channel saw: every try at a message and every reading, when it began
// and when its answer was there.
type history struct {
	began time.Time

	mu       sync.Mutex
	tries    []try
	readings []reading
}

type try struct {
	client   int
	key      string
	how      sent
	from, to int64
	message  message // where there is one
}

type reading struct {
	client   int
	of       any // query or glance
	result   any // result or int64
	from, to int64
}

// never is after everything; twice that is still a number.
const never = math.MaxInt64 / 4

func newHistory() *history { return &history{began: time.Now()} }

func (h *history) now() int64 { return int64(time.Since(h.began)) }

func (h *history) tried(t try) {
	if t.to = h.now(); t.how == unclear {
		t.to = never // it may take effect at any time from its begin on
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.tries = append(h.tries, t)
}

func (h *history) read(r reading) {
	r.to = h.now()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.readings = append(h.readings, r)
}

// count is how many tries ended so.
func (h *history) count(how sent) (n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, t := range h.tries {
		if t.how == how {
			n++
		}
	}
	return n
}

// operations are all that may have had an effect or shown one. Numbers are those of the final log; a key
// that is not in it never had an effect. Every moment is taken twice, so that of a reading and a try that
// began at once the reading comes first.
func (h *history) operations(numbers map[string]int64) []porcupine.Operation {
	made := map[string]bool{}
	for _, t := range h.tries {
		made[t.key] = made[t.key] || t.how == created
	}
	earliest := h.earliest(numbers)
	var all []porcupine.Operation
	for _, t := range h.tries {
		number := numbers[t.key]
		if number == 0 && t.how == unclear {
			continue
		}
		all = append(all, porcupine.Operation{
			ClientId: t.client, Input: sending{t.key, number, made[t.key] && t.how != created},
			Call: 2*min(max(t.from, earliest[number]), t.to) + 1, Output: t.how, Return: 2*t.to + 1,
		})
	}
	for _, r := range h.readings {
		all = append(all, porcupine.Operation{ClientId: r.client, Input: r.of, Call: 2 * r.from, Output: r.result, Return: 2*r.to + 1})
	}
	return all
}

// earliest is the first moment at which each entry can have been made: after the entry below it, after the
// first try at it began, and after every reading began that did not show it. No try at it can be explained
// before that, so the search for an order need not look there, where it would lose itself.
func (h *history) earliest(numbers map[string]int64) []int64 {
	first := make([]int64, len(numbers)+2)
	for i := range first {
		first[i] = never
	}
	for _, t := range h.tries {
		if n := numbers[t.key]; t.how != reused {
			first[n] = min(first[n], t.from)
		}
	}
	first[0] = 0
	for _, r := range h.readings {
		if n := r.missed(); n > 0 && n <= int64(len(numbers)) {
			first[n] = max(first[n], r.from)
		}
	}
	for n := 1; n < len(first); n++ {
		first[n] = max(first[n], first[n-1])
	}
	return first
}

// missed is the lowest entry that the reading would have shown had it been there, 0 where it does not tell.
func (r reading) missed() int64 {
	q, ok := r.of.(query)
	if !ok {
		return r.result.(int64) + 1
	}
	n := q.after + r.result.(result).total + 1
	if q.before > 0 && n >= q.before {
		return 0
	}
	return n
}

const checkPatience = 20 * time.Second

// linearizable checks that one log, in one order that respects what was over before something else began,
// explains all answers.
func (h *history) linearizable(t *testing.T, numbers map[string]int64) {
	t.Helper()
	operations := h.operations(numbers)
	outcome, info := porcupine.CheckOperationsVerbose(logModel, operations, checkPatience)
	if outcome == porcupine.Ok {
		return
	}
	file := filepath.Join(t.ArtifactDir(), "history.html")
	if err := porcupine.VisualizePath(logModel, info, file); err != nil {
		t.Errorf("draw the history: %v", err)
	}
	t.Errorf("%d calls are explained by no order of one log (%s); -artifacts keeps history.html, which shows where", len(operations), outcome)
}
