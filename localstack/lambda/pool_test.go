package lambda

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"
)

func TestConcurrentCallsGetProcessesOfTheirOwnUpToTheBound(t *testing.T) {
	s := newService(t, setup{reserved: 3})
	g := gates{t.TempDir()}
	reports := make(chan report, 5)
	for range 5 {
		go func() {
			r, err := invoke(t, s, "f", order{Do: "wait", Text: g.path("go")})
			if err != nil {
				t.Error(err)
			}
			reports <- r
		}()
	}
	eventually(t, func() bool { return busy(s) == 3 && waitingCalls(s) == 2 })
	g.open(t, "go")
	pids := map[int]bool{}
	for range 5 {
		pids[(<-reports).PID] = true
	}
	if len(pids) != 3 {
		t.Errorf("5 calls used %d processes; the bound is 3", len(pids))
	}
}

func TestACallBeyondTheBoundIsThrottledWhenItsTimeEnds(t *testing.T) {
	s := newService(t, setup{reserved: 1})
	g := gates{t.TempDir()}
	first := make(chan error, 1)
	go func() {
		_, err := invoke(t, s, "f", order{Do: "wait", Text: g.path("go")})
		first <- err
	}()
	eventually(t, func() bool { return busy(s) == 1 })
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := s.Invoke(ctx, "f", []byte(`{"do":"report"}`)); !errors.Is(err, ErrThrottled) {
		t.Errorf("got %v", err)
	}
	g.open(t, "go")
	if err := <-first; err != nil {
		t.Error(err)
	}
	if r := must(t, s, "f", order{Do: "report"}); r.Seen != 2 {
		t.Errorf("the throttled call ran: the process has seen %d", r.Seen)
	}
}

func TestIdleProcessesOfOthersMakeRoom(t *testing.T) {
	s := newService(t, setup{total: 2, names: []string{"a", "b", "c"}})
	a := must(t, s, "a", order{Do: "report"})
	b := must(t, s, "b", order{Do: "report"})
	eventually(t, func() bool { return busy(s) == 0 })
	must(t, s, "c", order{Do: "report"})
	if r := must(t, s, "b", order{Do: "report"}); r.PID != b.PID {
		t.Error("b was ended, though a had been idle longer")
	}
	if r := must(t, s, "a", order{Do: "report"}); r.PID == a.PID {
		t.Error("a still runs: three processes where two are allowed")
	}
}

// Many callers, functions that die under them, and more functions than places: every call comes
// back, those that were not told to fail succeed, and no process serves two at once.
func TestUnderLoadEveryCallComesBack(t *testing.T) {
	s := newService(t, setup{perFunction: 3, total: 4, names: []string{"a", "b", "c"}})
	var group sync.WaitGroup
	for i := range 12 {
		group.Go(func() {
			for j := range 25 {
				name := []string{"a", "b", "c"}[(i+j)%3]
				o := order{Do: "alone"}
				if (i*7+j)%10 == 0 {
					o.Do = []string{"exit", "panic", "kill", "fail"}[(i+j)%4]
				}
				_, err := invoke(t, s, name, o)
				if (err != nil) != (o.Do != "alone") {
					t.Errorf("%s %s: %v", name, o.Do, err)
				}
			}
		})
	}
	group.Wait()
	eventually(t, func() bool { return busy(s) == 0 })
	s.mu.Lock()
	defer s.mu.Unlock()
	count := 0
	for _, f := range s.functions {
		count += f.count
		if f.count != len(f.idle) {
			t.Errorf("%s counts %d processes, %d are idle", f.Name, f.count, len(f.idle))
		}
	}
	if count != s.total || s.total > 4 || len(s.processes) != s.total {
		t.Errorf("functions count %d processes, the service %d, %d are listed", count, s.total, len(s.processes))
	}
	if slices.ContainsFunc(s.waiting, func(*waiter) bool { return true }) {
		t.Error("somebody still waits")
	}
}
