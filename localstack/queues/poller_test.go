package queues

import (
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/localstack/lambda"
	"github.com/parleyhq/parley/localstack/pattern"
)

func TestBatches(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.mapping.BatchSize, w.mapping.Window = 3, 5*time.Second
		w.open()
		began := time.Now()
		w.send("a", "b", "c", "d")
		w.want("a,b,c", 1)
		time.Sleep(5 * time.Second)
		w.want("a,b,c d", 0)
		if w.at[0] != began || w.at[1].Sub(began) != 5*time.Second {
			t.Errorf("calls after %s and %s", w.at[0].Sub(began), w.at[1].Sub(began))
		}
		w.close()
	})
}

func TestABatchStaysBelowSixMegabytes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.mapping.BatchSize, w.mapping.Window = 100, time.Second
		w.open()
		for range 26 {
			w.send(strings.Repeat("x", maxMessage))
		}
		time.Sleep(5 * time.Second)
		synctest.Wait()
		if c := w.counts("jobs"); len(w.calls) < 2 || c != (Counts{Queue: "jobs"}) {
			t.Errorf("%d calls, left %+v", len(w.calls), c)
		}
		w.close()
	})
}

func TestConcurrencyIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.mapping.BatchSize = 1
		var mu sync.Mutex
		running, most := 0, 0
		w.answer = func(events.SQSEvent) ([]byte, error) {
			mu.Lock()
			running++
			most = max(most, running)
			mu.Unlock()
			time.Sleep(time.Second)
			mu.Lock()
			running--
			mu.Unlock()
			return nil, nil
		}
		w.open()
		w.send("a", "b", "c", "d", "e")
		time.Sleep(10 * time.Second)
		if c := w.counts("jobs"); most != 2 || c != (Counts{Queue: "jobs"}) {
			t.Errorf("at most %d at once, left %+v", most, c)
		}
		w.close()
	})
}

func TestAThrottleIsNoReceive(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		n := 0
		w.answer = func(events.SQSEvent) ([]byte, error) {
			if n++; n < 5 {
				return nil, lambda.ErrThrottled
			}
			return nil, nil
		}
		w.open()
		w.send("a")
		time.Sleep(5 * time.Second)
		w.want("a a a a a", 0)
		if w.calls[4].Records[0].Attributes["ApproximateReceiveCount"] != "1" {
			t.Error("a throttle counted")
		}
		w.close()
	})
}

func TestWhatNoFilterWantsIsDeleted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		only, err := pattern.Parse(`{"body": {"kind": ["push"]}}`)
		if err != nil {
			t.Fatal(err)
		}
		w.mapping.Filters = []pattern.Pattern{only}
		w.open()
		w.send(`{"kind":"mail"}`, `{"kind":"push"}`, `no JSON`)
		w.want(`{"kind":"push"}`, 0)
		w.close()
	})
}

func TestWhatTheEndCutsOffComesAgainAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.answer = func(events.SQSEvent) ([]byte, error) {
			time.Sleep(time.Second)
			return nil, lambda.ErrClosed
		}
		w.open()
		w.send("a")
		w.close()
		w.answer = nil
		w.open()
		w.want("a a", 0)
		if w.calls[1].Records[0].Attributes["ApproximateReceiveCount"] != "1" {
			t.Error("what was cut off counted")
		}
		w.close()
	})
}

func TestNames(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "queues.db"))
	defer s.Close()
	if names := s.Names(); len(names) != 2 || !slices.Contains(names, "dead") {
		t.Error(names)
	}
	if _, err := s.Send("other", nil); err != ErrNoQueue {
		t.Error(err)
	}
}
