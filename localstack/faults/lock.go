package faults

import "sync"

// locks knows which items are being written. The images that are read before a write are right only
// if nobody else writes between; and transactions lock their items on AWS too.
type locks struct {
	mu   sync.Mutex
	held map[itemKey]*holder
}

// holder is one write that holds locks.
type holder struct {
	transaction bool
	token       string
	keys        []itemKey
	done        chan struct{}
}

func newHolder(keys []itemKey) *holder { return &holder{keys: keys, done: make(chan struct{})} }

// take locks all of the holder's items or none. It waits for single writes, which are short, and never
// for transactions: it returns the places of the items that those hold. Nobody waits while holding
// anything, so no two can wait for each other.
func (l *locks) take(h *holder) (taken []int) {
	for {
		taken, wait := l.try(h)
		if wait == nil {
			return taken
		}
		<-wait
	}
}

func (l *locks) try(h *holder) (taken []int, wait <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, k := range h.keys {
		other := l.held[k]
		switch {
		case other == nil:
		case other.transaction:
			taken = append(taken, i)
		default:
			wait = other.done
		}
	}
	if len(taken) > 0 {
		return taken, nil
	}
	if wait != nil {
		return nil, wait
	}
	if l.held == nil {
		l.held = map[itemKey]*holder{}
	}
	for _, k := range h.keys {
		l.held[k] = h
	}
	return nil, nil
}

// free gives one of a holder's items back before the others.
func (l *locks) free(h *holder, k itemKey) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.held[k] == h {
		delete(l.held, k)
	}
}

// release gives a holder's items back.
func (l *locks) release(h *holder) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, k := range h.keys {
		if l.held[k] == h {
			delete(l.held, k)
		}
	}
	close(h.done)
}

// transacted finds the places of the keys that a transaction holds.
func (l *locks) transacted(keys []itemKey) []int {
	l.mu.Lock()
	defer l.mu.Unlock()
	var at []int
	for i, k := range keys {
		if h := l.held[k]; h != nil && h.transaction {
			at = append(at, i)
		}
	}
	return at
}

// running tells whether a transaction with this token holds one of the keys.
func (l *locks) running(keys []itemKey, token string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, k := range keys {
		if h := l.held[k]; token != "" && h != nil && h.token == token {
			return true
		}
	}
	return false
}
