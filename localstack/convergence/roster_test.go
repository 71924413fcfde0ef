package convergence

import (
	"math/rand/v2"
	"slices"
	"sync"
)

// roster is which channels there are: some stay for the whole storm, others come and go.
type roster struct {
	mu      sync.Mutex
	all     []string
	passing []string        // those that may be deleted, and that nobody is deleting
	gone    map[string]bool // those that were
}

// mostPassing bounds how many channels there are that may be deleted.
const mostPassing = 4

func (r *roster) add(id string, passing bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, id)
	if passing {
		r.passing = append(r.passing, id)
	}
}

// every channel, deleted ones among them.
func (r *roster) every() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.all)
}

// full reports whether there are enough channels that may be deleted.
func (r *roster) full() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.passing) >= mostPassing
}

// condemn draws a channel to be deleted, "" where there is none.
func (r *roster) condemn(random *rand.Rand) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.passing) == 0 {
		return ""
	}
	at := random.IntN(len(r.passing))
	id := r.passing[at]
	r.passing = slices.Delete(r.passing, at, at+1)
	return id
}

func (r *roster) razed(id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.gone[id] = true
}

func (r *roster) isGone(id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.gone[id]
}
