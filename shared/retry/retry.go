// Package retry says when an attempt may be made again, how long to wait before it, and what the answer is
// when there is no next one. It knows how attempts end, and nothing of what they do.
package retry

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/parleyhq/parley/shared/parley"
)

// ErrBusy ends an attempt at a write that certainly changed nothing and may be made again: a conflict
// with another transaction, or a throttle.
var ErrBusy = errors.New("busy: nothing was written")

// ErrUnknown ends an attempt at a write of which nobody knows whether it happened: a timeout, a lost
// connection, a 5xx. Read before you write again.
var ErrUnknown = errors.New("outcome unknown")

// Pauses between attempts.
const (
	pauseBase = 20 * time.Millisecond
	pauseCap  = 400 * time.Millisecond
)

// Pause waits before repeat n (from 1) with full jitter: a random time below an exponentially growing
// bound. It returns early with the context's error.
func Pause(ctx context.Context, n int) error {
	bound := min(pauseBase<<min(n, 10), pauseCap)
	timer := time.NewTimer(rand.N(bound))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// Budget bounds how often and how long a write is tried again. Contention costs attempts, faults cost
// time; whichever ends first ends the call.
type Budget struct {
	attempts int
	until    time.Time
	tried    int
	unknown  bool // an attempt ended with nobody knowing whether it wrote
}

// A call's budget, within what its context leaves. The attempts are many because under contention each
// costs little.
const (
	maxAttempts = 100
	maxTrying   = 7 * time.Second
)

// NewBudget begins a call's tries.
func NewBudget() *Budget { return &Budget{attempts: maxAttempts, until: time.Now().Add(maxTrying)} }

// Again notes how an attempt ended and waits before the next. Nil error: the attempt met newer data and
// learned it; the next one follows at once the first time. Where there is no next attempt the returned
// error is the call's answer: try_again when certainly nothing was written, unknown_outcome when
// nobody can say, or err itself when trying again will not mend it.
func (b *Budget) Again(ctx context.Context, err error) error {
	b.tried++
	if errors.Is(err, ErrUnknown) {
		b.unknown = true
	} else if err != nil && !errors.Is(err, ErrBusy) {
		return err
	}
	if err == nil && b.tried == 1 {
		return nil
	}
	if b.tried >= b.attempts || time.Now().After(b.until) || Pause(ctx, b.tried-1) != nil {
		return b.exhausted(err)
	}
	return nil
}

// Unsure reports whether an attempt ended with nobody knowing whether it wrote.
func (b *Budget) Unsure() bool { return b.unknown }

func (b *Budget) exhausted(err error) error {
	answer := parley.Refuse(parley.TryAgain, "too many writers at once, or the database is slow; nothing happened, try the same call again")
	if b.unknown {
		answer = parley.Refuse(parley.UnknownOutcome, unknown)
	}
	if err == nil {
		return answer
	}
	return fmt.Errorf("after %d attempts: %w: %w", b.tried, answer, err)
}

// Repeat makes a write that may be made twice without harm until it succeeds or the budget ends.
func Repeat(ctx context.Context, write func() error) error {
	budget := NewBudget()
	for {
		err := write()
		if err == nil {
			return nil
		}
		if err := budget.Again(ctx, err); err != nil {
			return err
		}
	}
}

// unknown is what to do about an unknown outcome.
const unknown = "the database did not say whether this was written; a call with a key or a uuid may be repeated, and its answer tells; look before you repeat another"

// AfterWrite marks a failure that came after something was written: try_again would promise that
// nothing was.
func AfterWrite(err error) error {
	if parley.CodeOf(err) == parley.TryAgain {
		return Unknown(err)
	}
	return err
}

// Unknown is the answer where something may have been written, and err is all that can be said besides.
func Unknown(err error) error {
	return fmt.Errorf("%w: %w", parley.Refuse(parley.UnknownOutcome, unknown), err)
}
