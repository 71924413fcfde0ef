package streams

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/parleyhq/parley/localstack/eventsource"
	"github.com/parleyhq/parley/localstack/lambda"
)

// part is a batch, or what is left of one, with how often it has failed.
type part struct {
	records []waiting
	failed  int
}

// recordLife is how long a stream keeps a record.
const recordLife = 24 * time.Hour

// deliver brings a batch to the function, in order, until nothing of it is left or ctx ends.
func (p *poller) deliver(ctx context.Context, batch []waiting) {
	parts := []part{{records: batch}}
	for tries := 1; len(parts) > 0; tries++ {
		if !p.awaitGo(ctx) {
			return
		}
		head := parts[0]
		if head.records = p.giveUpOld(ctx, head); len(head.records) == 0 {
			parts = parts[1:]
			continue
		}
		done, err := p.call(ctx, head.records)
		if errors.Is(err, errEnded) {
			return
		}
		p.finish(head.records[:done])
		left := p.after(ctx, head, done, err)
		parts = append(left, parts[1:]...)
		if len(left) > 0 {
			if tries == 1 {
				p.config.Say(fmt.Sprintf("%s  a batch of %d failed and is tried again: %v", p.Name(), len(head.records), err))
			}
			p.count(func(c *counts) { c.retries++ })
			eventsource.Pause(ctx, eventsource.Backoff(max(1, left[0].failed)), nil, nil)
		}
	}
}

// after is what is left to do of a part of which the first records are done and, where err is set,
// the next one failed.
func (p *poller) after(ctx context.Context, head part, done int, err error) []part {
	rest := head.records[done:]
	if err == nil || len(rest) == 0 {
		return nil
	}
	if p.Bisect && done > 0 {
		return []part{{rest, head.failed}} // split where it failed
	}
	if p.Bisect && len(rest) > 1 { // splitting is no attempt
		half := len(rest) / 2
		return []part{{rest[:half], head.failed}, {rest[half:], head.failed}}
	}
	left := part{rest, head.failed + 1}
	if done > 0 {
		left.failed = 1 // another record than before
	}
	if p.RetryAttempts >= 0 && left.failed > p.RetryAttempts {
		p.discard(ctx, Discarded{Condition: AttemptsExhausted, Tries: left.failed, Err: err}, rest)
		return nil
	}
	return []part{left}
}

// giveUpOld takes records away that are too old, and gives the others.
func (p *poller) giveUpOld(ctx context.Context, head part) []waiting {
	life := p.RecordAge
	if life == 0 {
		life = recordLife
	}
	var old, young []waiting
	for _, r := range head.records {
		if time.Since(r.Created) > life {
			old = append(old, r)
		} else {
			young = append(young, r)
		}
	}
	if len(old) > 0 {
		p.discard(ctx, Discarded{Condition: AgeExceeded, Tries: head.failed}, old)
	}
	return young
}

func (p *poller) discard(ctx context.Context, d Discarded, records []waiting) {
	for _, r := range records {
		d.Records = append(d.Records, r.Record)
	}
	d.Time = time.Now()
	for failures := 1; p.config.Discard != nil; failures++ {
		err := p.config.Discard(ctx, p.Mapping, d)
		if err == nil {
			break
		}
		p.config.Say(fmt.Sprintf("%s  a batch was given up, but its destination does not take it: %v", p.Name(), err))
		if eventsource.Pause(ctx, eventsource.Backoff(failures), nil, nil); ctx.Err() != nil {
			return // it is read again, and given up again
		}
	}
	p.config.Say(fmt.Sprintf("%s  gave up a batch of %d (%s)", p.Name(), len(records), d.Condition))
	p.count(func(c *counts) { c.discarded += len(records) })
	p.finish(records)
}

// awaitGo waits while the mapping is stalled, and says whether to go on.
func (p *poller) awaitGo(ctx context.Context) bool {
	for {
		changed := p.changed.Next()
		p.mu.Lock()
		stalled := p.stalled
		p.mu.Unlock()
		switch {
		case ctx.Err() != nil:
			return false
		case !stalled:
			return true
		}
		select {
		case <-changed:
		case <-ctx.Done():
		}
	}
}

// errEnded is a call that did not take place, because the stack ends.
var errEnded = errors.New("the stack ends")

// errPoisoned is what somebody asked for who tests what happens.
var errPoisoned = errors.New("it was made to fail")

// call calls the function, and gives how many records from the start on are done; all, where there
// is no error.
func (p *poller) call(ctx context.Context, records []waiting) (done int, err error) {
	if p.takePoison() {
		return 0, errPoisoned
	}
	plain := make([]Record, len(records))
	for n, r := range records {
		plain[n] = r.Record
	}
	payload := event(plain)
	var answer []byte
	for throttles := 1; ; throttles++ {
		// A call that has begun is finished, even when the stack ends.
		answer, err = p.config.Invoke(context.WithoutCancel(ctx), p.Function, payload)
		if !errors.Is(err, lambda.ErrThrottled) {
			break
		}
		if eventsource.Pause(ctx, eventsource.Backoff(throttles), nil, nil); ctx.Err() != nil {
			return 0, errEnded
		}
	}
	if err != nil && ctx.Err() != nil || errors.Is(err, lambda.ErrClosed) || errors.Is(err, lambda.ErrAbandoned) {
		return 0, errEnded // a function that the end of the stack cut off has not failed
	}
	p.count(func(c *counts) { c.batches++; c.records += len(records) })
	if err != nil {
		return 0, err
	}
	if !p.ReportsItems {
		return len(records), nil
	}
	return reported(answer, plain)
}

// reported reads which records failed. Those from the lowest on are tried again; an answer that
// names none is a success, and one that names what is not in the batch fails all of it.
func reported(answer []byte, records []Record) (done int, err error) {
	ids, err := eventsource.FailedItems(answer)
	if err != nil {
		return 0, err
	}
	at := map[string]int{}
	for n, r := range records {
		at[r.Sequence] = n
	}
	done = len(records)
	for _, id := range ids {
		n, known := at[id]
		if !known {
			return 0, fmt.Errorf("it reported the item %q, which is not in the batch", id)
		}
		done = min(done, n)
	}
	if done < len(records) {
		err = fmt.Errorf("it reported the item %s", records[done].Sequence)
	}
	return done, err
}
