package socket

import "sync"

// What may wait for a client that does not read. AWS does not say how much it keeps; a client this far
// behind is better off connecting anew.
const (
	maxQueuedFrames = 256
	maxQueuedBytes  = 1 << 20
)

// outbox holds what is to be sent to one client, in order. What is being sent counts until it is sent.
type outbox struct {
	mu     sync.Mutex
	queue  [][]byte
	bytes  int
	sealed bool
	stirs  chan struct{} // has one element when there may be something to look at
}

func newOutbox() *outbox { return &outbox{stirs: make(chan struct{}, 1)} }

// pushed is what came of a push.
type pushed int

const (
	queued   pushed = iota
	overflow        // the client is too far behind; nothing was queued
	sealed          // nothing more goes to this client
)

func (o *outbox) push(message []byte) pushed {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.sealed:
		return sealed
	case len(o.queue) >= maxQueuedFrames || o.bytes+len(message) > maxQueuedBytes:
		return overflow
	}
	o.queue = append(o.queue, message)
	o.bytes += len(message)
	o.stir()
	return queued
}

// next waits for a message, which stays until it is done. It is false when the outbox is sealed and
// empty.
func (o *outbox) next() ([]byte, bool) {
	for {
		o.mu.Lock()
		if len(o.queue) > 0 {
			defer o.mu.Unlock()
			return o.queue[0], true
		}
		if o.sealed {
			o.mu.Unlock()
			return nil, false
		}
		o.mu.Unlock()
		<-o.stirs
	}
}

// done takes the message away that next gave.
func (o *outbox) done() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.bytes -= len(o.queue[0])
	o.queue = o.queue[1:]
}

// seal lets nothing more in; what is inside still comes out.
func (o *outbox) seal() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.sealed = true
	o.stir()
}

func (o *outbox) len() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.queue)
}

func (o *outbox) stir() {
	select {
	case o.stirs <- struct{}{}:
	default:
	}
}
