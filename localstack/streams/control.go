package streams

import (
	"context"
	"time"
)

// Status is how a mapping is doing, for people and tests.
type Status struct {
	Function  string  `json:"function"`
	Event     string  `json:"event"`
	Table     string  `json:"table"`
	Sequence  string  `json:"sequence"`    // everything up to here is done
	Behind    int     `json:"behind"`      // records that the function is still to get
	Age       float64 `json:"age_seconds"` // of the oldest of them
	Batches   int     `json:"batches"`     // that the function was called with, failures among them
	Records   int     `json:"records"`     // in those batches
	Retries   int     `json:"retries"`
	Discarded int     `json:"discarded"` // records that were given up
	Stalled   bool    `json:"stalled"`
	Poison    int     `json:"poison"` // batches that will fail without a call
}

// Status asks every mapping. What is written before the call is counted.
func (s *Service) Status(ctx context.Context) ([]Status, error) {
	out := []Status{}
	for _, p := range s.pollers {
		status, err := p.status(ctx)
		if err != nil {
			return nil, err
		}
		out = append(out, status)
	}
	return out, nil
}

// countLimit bounds how far ahead a question looks.
const countLimit = 100_000

func (p *poller) status(ctx context.Context) (Status, error) {
	p.mu.Lock()
	out := Status{
		Function: p.Function, Event: p.Event, Table: p.Table, Sequence: p.saved.get(p.Name()).Sequence,
		Behind: p.ledger.open, Batches: p.counts.batches, Records: p.counts.records, Retries: p.counts.retries,
		Discarded: p.counts.discarded, Stalled: p.stalled, Poison: p.poison,
	}
	at, oldest := p.at, p.oldest()
	p.mu.Unlock()
	p.peeking.Lock()
	defer p.peeking.Unlock()
	for out.Behind < countLimit {
		records, next, err := p.peek.Read(ctx, at)
		if err != nil {
			return out, err
		}
		if len(records) == 0 {
			break
		}
		for _, r := range records {
			if p.wants(r) {
				out.Behind++
				if oldest.IsZero() {
					oldest = r.Created
				}
			}
		}
		at = next
	}
	if !oldest.IsZero() {
		out.Age = time.Since(oldest).Seconds()
	}
	return out, nil
}

// oldest is when the first record that is not done was written. p.mu is held.
func (p *poller) oldest() time.Time {
	for _, e := range p.ledger.entries {
		if !e.done {
			return e.created
		}
	}
	return time.Time{}
}

// Stall stops or starts a mapping; a call under way is finished. ok is false where there is none of
// that name.
func (s *Service) Stall(name string, stalled bool) (ok bool) {
	return s.change(name, func(p *poller) { p.stalled = stalled })
}

// Poison makes the next batches of a mapping fail as if the function had.
func (s *Service) Poison(name string, batches int) (ok bool) {
	return s.change(name, func(p *poller) { p.poison = batches })
}

// Replay delivers the last records again that were read since the stack started.
func (s *Service) Replay(name string) (ok bool) {
	return s.change(name, func(p *poller) {
		p.at = p.recent[0]
		p.recent = p.recent[:1]
	})
}

func (s *Service) change(name string, do func(*poller)) bool {
	p, ok := s.find(name)
	if !ok {
		return false
	}
	p.mu.Lock()
	do(p)
	p.mu.Unlock()
	p.changed.Ring()
	return true
}

func (p *poller) takePoison() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.poison == 0 {
		return false
	}
	p.poison--
	return true
}

func (p *poller) count(do func(*counts)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	do(&p.counts)
}
