package eventsource

import "sync"

// Bell wakes everybody who waits. The zero value is ready.
type Bell struct {
	mu   sync.Mutex
	next chan struct{}
}

// Next gives a channel that is closed at the next Ring.
func (b *Bell) Next() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.next == nil {
		b.next = make(chan struct{})
	}
	return b.next
}

// Ring wakes everybody who waits now.
func (b *Bell) Ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.next != nil {
		close(b.next)
		b.next = nil
	}
}
