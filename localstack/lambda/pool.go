package lambda

import (
	"context"
	"slices"
	"time"
)

// waiter is a call that needs a process.
type waiter struct {
	function *function
	granted  chan grant // buffered; closed when the service closes
	heldBack time.Time  // since when it waits for a process that has answered and not asked yet
}

// grant is an idle process, or, where process is nil, the right to start one.
type grant struct{ process *process }

// acquire gives the caller a process for itself alone.
func (s *Service) acquire(ctx context.Context, f *function) (*process, error) {
	w := &waiter{function: f, granted: make(chan grant, 1)}
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil, ErrClosed
	}
	s.waiting = append(s.waiting, w)
	s.dispatch()
	s.mu.Unlock()

	select {
	case g, open := <-w.granted:
		return s.take(f, g, open)
	case <-ctx.Done():
	}
	s.mu.Lock()
	at := slices.Index(s.waiting, w)
	if at >= 0 {
		s.waiting = slices.Delete(s.waiting, at, at+1)
	}
	s.mu.Unlock()
	if at >= 0 {
		return nil, ErrThrottled
	}
	g, open := <-w.granted // it came in the same instant
	return s.take(f, g, open)
}

func (s *Service) take(f *function, g grant, open bool) (*process, error) {
	if !open {
		return nil, ErrClosed
	}
	if g.process != nil {
		return g.process, nil
	}
	p, err := s.start(f)
	if err != nil {
		s.mu.Lock()
		s.forget(f)
		s.dispatch()
		s.mu.Unlock()
		return nil, &FunctionError{Type: "Runtime.InvalidEntrypoint", Message: err.Error()}
	}
	return p, nil
}

// returnPatience is how long a call waits for a process that has answered to ask for more, rather
// than start another one: asking takes a moment, in which a client can already have called again.
const returnPatience = 100 * time.Millisecond

// dispatch grants what can be granted, first come first served. s.mu is held.
func (s *Service) dispatch() {
	held := map[*function]int{}
	s.waiting = slices.DeleteFunc(s.waiting, func(w *waiter) bool {
		if f := w.function; len(f.idle) == 0 && held[f] < f.returning && s.holdBack(w) {
			held[f]++
			return false
		}
		g, ok := s.grantFor(w.function)
		if ok {
			w.granted <- g
		}
		return ok
	})
}

// holdBack says whether w should wait for a process that is about to return. s.mu is held.
func (s *Service) holdBack(w *waiter) bool {
	if w.heldBack.IsZero() {
		w.heldBack = s.now()
		time.AfterFunc(returnPatience, func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.dispatch()
		})
		return true
	}
	return s.now().Sub(w.heldBack) < returnPatience
}

// returning notes that a process has answered, and will soon ask for more.
func (s *Service) returning(p *process) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !p.retired && !p.isReturning {
		p.isReturning = true
		p.function.returning++
	}
}

// returned notes that it asked, or never will. s.mu is held.
func (p *process) returned() {
	if p.isReturning {
		p.isReturning = false
		p.function.returning--
	}
}

func (s *Service) grantFor(f *function) (grant, bool) {
	if n := len(f.idle); n > 0 {
		p := f.idle[n-1]
		f.idle = f.idle[:n-1]
		p.isIdle = false
		return grant{p}, true
	}
	if f.count >= f.limit {
		return grant{}, false
	}
	if s.total >= s.config.Total && !s.makeRoom() {
		return grant{}, false
	}
	f.count++
	s.total++
	return grant{}, true
}

// makeRoom ends the process that has been idle longest. Its place is free at once: it is dead
// before the next one has started.
func (s *Service) makeRoom() bool {
	var oldest *process
	for _, f := range s.functions {
		if len(f.idle) > 0 && (oldest == nil || f.idle[0].idleSince.Before(oldest.idleSince)) {
			oldest = f.idle[0]
		}
	}
	if oldest == nil {
		return false
	}
	s.retire(oldest)
	oldest.kill()
	return true
}

// release takes back a process that asked for its next invocation.
func (s *Service) release(p *process) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p.returned()
	if p.retired || s.closed {
		return
	}
	p.isIdle, p.idleSince = true, s.now()
	p.function.idle = append(p.function.idle, p)
	s.dispatch()
}

// retire frees the place of a process, once; whoever calls it dispatches. s.mu is held.
func (s *Service) retire(p *process) {
	if p.retired {
		return
	}
	p.retired = true
	p.isIdle = false
	p.returned()
	p.function.idle = slices.DeleteFunc(p.function.idle, func(other *process) bool { return other == p })
	s.forget(p.function)
}

// forget frees one place of f; whoever calls it dispatches. s.mu is held.
func (s *Service) forget(f *function) {
	f.count--
	s.total--
}
