package retry_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
)

var errOther = errors.New("no repeat mends this")

// The answer at the end of a budget is try_again only where certainly nothing was written: one attempt that
// may have written is enough, wherever among the others it stood.
func TestABudgetsAnswer(t *testing.T) {
	wrapped := fmt.Errorf("transact: %w: %w", retry.ErrUnknown, errOther)
	for _, test := range []struct {
		name     string
		attempts []error // the last one repeats until the budget ends
		want     parley.Code
	}{
		{"only conflicts", []error{retry.ErrBusy}, parley.TryAgain},
		{"only newer data", []error{nil}, parley.TryAgain},
		{"newer data and conflicts", []error{nil, retry.ErrBusy, nil, retry.ErrBusy}, parley.TryAgain},
		{"only unknown outcomes", []error{retry.ErrUnknown}, parley.UnknownOutcome},
		{"an unknown outcome first", []error{retry.ErrUnknown, retry.ErrBusy}, parley.UnknownOutcome},
		{"an unknown outcome in between", []error{retry.ErrBusy, wrapped, nil, retry.ErrBusy}, parley.UnknownOutcome},
		{"newer data after an unknown outcome", []error{retry.ErrUnknown, nil}, parley.UnknownOutcome},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				budget, began := retry.NewBudget(), time.Now()
				for n := 0; ; n++ {
					attempt := test.attempts[min(n, len(test.attempts)-1)]
					err := budget.Again(t.Context(), attempt)
					if err == nil {
						continue
					}
					if parley.CodeOf(err) != test.want {
						t.Errorf("after %d attempts: %v", n+1, err)
					}
					if attempt != nil && !errors.Is(err, attempt) {
						t.Errorf("the answer hides how the last attempt ended: %v", err)
					}
					if n < len(test.attempts) {
						t.Errorf("ended after %d attempts, before all were made", n+1)
					}
					break
				}
				if took := time.Since(began); took < time.Second || took > 10*time.Second {
					t.Errorf("tried for %v", took)
				}
				if unsure := test.want == parley.UnknownOutcome; budget.Unsure() != unsure {
					t.Errorf("unsure is %t", budget.Unsure())
				}
			})
		})
	}
}

// An attempt that no repeat mends ends the call at once, with its own words.
func TestWhatNoRepeatMendsEndsTheCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		for _, first := range []error{nil, retry.ErrUnknown} {
			budget := retry.NewBudget()
			if err := budget.Again(t.Context(), first); err != nil {
				t.Fatal(err)
			}
			if err := budget.Again(t.Context(), errOther); err != errOther {
				t.Errorf("after %v: %v", first, err)
			}
			if budget.Unsure() != (first != nil) {
				t.Errorf("after %v: unsure is %t", first, budget.Unsure())
			}
		}
		if took := time.Since(began); took > time.Second {
			t.Errorf("waited %v", took)
		}
	})
}

// Whoever met newer data tries again at once, but only the first time.
func TestNewerDataIsTriedAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		over, cancel := context.WithCancel(t.Context())
		cancel()
		budget := retry.NewBudget()
		if err := budget.Again(over, nil); err != nil {
			t.Errorf("the first time: %v", err)
		}
		if err := budget.Again(over, nil); parley.CodeOf(err) != parley.TryAgain {
			t.Errorf("the second time: %v", err)
		}
	})
}

func TestABudgetEndsWithItsContext(t *testing.T) {
	for attempt, want := range map[error]parley.Code{
		retry.ErrBusy: parley.TryAgain, retry.ErrUnknown: parley.UnknownOutcome,
	} {
		synctest.Test(t, func(t *testing.T) {
			const patience = time.Second
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			budget, began := retry.NewBudget(), time.Now()
			var err error
			for err == nil {
				err = budget.Again(ctx, attempt)
			}
			if parley.CodeOf(err) != want {
				t.Errorf("%v: %v", attempt, err)
			}
			if took := time.Since(began); took != patience {
				t.Errorf("%v: ended after %v, the context after %v", attempt, took, patience)
			}
		})
	}
}

// Pauses grow, up to a bound, and many who wait do not wake together.
func TestPauses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		longest := map[int]time.Duration{}
		different := map[time.Duration]bool{}
		for n := range 100 {
			for range 200 {
				began := time.Now()
				if err := retry.Pause(t.Context(), n); err != nil {
					t.Fatal(err)
				}
				took := time.Since(began)
				longest[n] = max(longest[n], took)
				different[took] = true
			}
			if longest[n] > 400*time.Millisecond {
				t.Errorf("pause %d took %v", n, longest[n])
			}
		}
		if longest[1] > 40*time.Millisecond || longest[5] < 100*time.Millisecond {
			t.Errorf("the first pauses take up to %v, later ones up to %v", longest[1], longest[5])
		}
		if len(different) < 1000 {
			t.Errorf("%d different pauses of 20,000", len(different))
		}
	})
}

func TestAPauseEndsWithItsContext(t *testing.T) {
	over, cancel := context.WithCancel(t.Context())
	cancel()
	for n := range 20 {
		if err := retry.Pause(over, n); !errors.Is(err, context.Canceled) {
			t.Errorf("pause %d: %v", n, err)
		}
	}
}

func TestRepeat(t *testing.T) {
	for _, test := range []struct {
		name     string
		attempts []error // the last one repeats
		calls    int     // 0: until the budget ends
		code     parley.Code
		is       error
	}{
		{"success", []error{nil}, 1, "", nil},
		{"success after a conflict", []error{retry.ErrBusy, nil}, 2, "", nil},
		{"success after an unknown outcome", []error{retry.ErrUnknown, retry.ErrUnknown, nil}, 3, "", nil},
		{"refused", []error{errOther}, 1, parley.Internal, errOther},
		{"refused after a conflict", []error{retry.ErrBusy, errOther}, 2, parley.Internal, errOther},
		{"conflicts without end", []error{retry.ErrBusy}, 0, parley.TryAgain, retry.ErrBusy},
		{"one unknown outcome, then conflicts without end", []error{retry.ErrUnknown, retry.ErrBusy}, 0, parley.UnknownOutcome, retry.ErrBusy},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				calls := 0
				err := retry.Repeat(t.Context(), func() error {
					calls++
					return test.attempts[min(calls, len(test.attempts))-1]
				})
				if test.calls > 0 && calls != test.calls || test.calls == 0 && calls <= len(test.attempts) {
					t.Errorf("%d calls, want %d", calls, test.calls)
				}
				if test.code == "" {
					if err != nil {
						t.Error(err)
					}
					return
				}
				if parley.CodeOf(err) != test.code || !errors.Is(err, test.is) {
					t.Errorf("%v", err)
				}
			})
		})
	}
}

// Once something was written, nobody may be told that nothing was.
func TestAfterWrite(t *testing.T) {
	if err := retry.AfterWrite(nil); err != nil {
		t.Errorf("success became %v", err)
	}
	for _, code := range []parley.Code{parley.NotFound, parley.UnknownOutcome, parley.Internal} {
		before := fmt.Errorf("read: %w", parley.Refuse(code, "words"))
		if after := retry.AfterWrite(before); after != before {
			t.Errorf("%v became %v", before, after)
		}
	}
	if after := retry.AfterWrite(errOther); after != errOther {
		t.Errorf("%v became %v", errOther, after)
	}
	again := fmt.Errorf("read: %w: %w", parley.Refuse(parley.TryAgain, "nothing happened"), errOther)
	if after := retry.AfterWrite(again); parley.CodeOf(after) != parley.UnknownOutcome || !errors.Is(after, errOther) {
		t.Errorf("%v became %v", again, after)
	}
}
