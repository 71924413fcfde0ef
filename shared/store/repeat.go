package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/parleyhq/parley/shared/parley"
)

// Budget bounds how often and how long a write is tried again. Contention costs attempts, faults cost
// time; whichever ends first ends the call.
type Budget struct {
	attempts int
	until    time.Time
	tried    int
	unknown  bool // an attempt ended with nobody knowing whether it wrote
}

// A call's budget. A function has ten seconds, and answers before it is cut off. The attempts are many
// because under contention each costs little.
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
		answer = parley.Refuse(parley.UnknownOutcome, "the database did not say whether this was written; the same call with the same key tells")
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

// AfterWrite marks a failure that came after something was written: try_again would promise that
// nothing was.
func AfterWrite(err error) error {
	if parley.CodeOf(err) == parley.TryAgain {
		return fmt.Errorf("%w: %w", parley.Refuse(parley.UnknownOutcome, "it was written, and could not be read back; the same call with the same key tells"), err)
	}
	return err
}
