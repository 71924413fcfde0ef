package streams

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/parleyhq/parley/localstack/lambda"
)

func TestARestartGoesOnBehindTheCheckpoint(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, nil)
		w.write("a", 0)
		w.start()
		w.await()
		w.close()
		w.write("a", 0)
		w.start()
		w.await()
		w.close()
		w.wantCalls("1", "2")
	})
}

// What a kill leaves is the file as it was at that moment: everything behind it comes again.
func TestAKilledStackLosesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.BatchSize, m.Parallel = 2, 2 })
		item := []string{"a", "b", "c", "d", "e"}
		for n := range 40 {
			w.write(item[n%5], 0)
		}
		got := map[string]bool{}
		calls := 0
		w.answer = func(numbers []string) ([]byte, error) {
			w.mu.Lock()
			defer w.mu.Unlock()
			if calls++; calls%3 == 0 {
				return nil, &lambda.FunctionError{Type: "x"}
			}
			for _, n := range numbers {
				got[n] = true
			}
			return nil, nil
		}
		for range 20 {
			w.start()
			time.Sleep(70 * time.Millisecond)
			left, err := os.ReadFile(w.file) // what was on disk when it was killed
			if err != nil {
				t.Fatal(err)
			}
			w.close()
			if err := os.WriteFile(w.file, left, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		w.start()
		w.await()
		w.close()
		if len(got) != 40 {
			t.Errorf("%d of 40 records were done", len(got))
		}
	})
}

func TestCloseWaitsForTheCallUnderWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, nil)
		w.write("a", 0)
		ended := false
		w.answer = func([]string) ([]byte, error) {
			time.Sleep(3 * time.Second)
			ended = true
			return nil, nil
		}
		w.start()
		synctest.Wait()
		w.close()
		if !ended || w.service.checkpoints.get("f/e").Sequence != "1" {
			t.Error("the call was not waited for, or is not in the checkpoint")
		}
	})
}

func TestACallThatTheEndCutsOffHasNotFailed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.RetryAttempts = 0 })
		w.write("a", 0)
		cut := make(chan struct{})
		w.answer = func([]string) ([]byte, error) {
			<-cut
			return nil, &lambda.FunctionError{Type: "Runtime.ExitError"}
		}
		w.start()
		synctest.Wait()
		patience, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := w.service.Close(patience); err != nil {
			t.Error(err)
		}
		close(cut)
		synctest.Wait()
		if len(w.discarded) != 0 {
			t.Errorf("given up %q", w.gaveUp())
		}
		w.answer = nil
		w.start()
		w.await()
		w.close()
		w.wantCalls("1", "1")
	})
}

func TestWhereAMappingBegins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.Latest = true })
		w.write("a", 0)
		w.start()
		w.await()
		w.close()
		w.wantCalls()
		w.write("a", 0) // while nobody reads: the mapping has its place
		w.start()
		w.await()
		w.close()
		w.wantCalls("2")
		w.stream.name = "another" // a table that was made anew
		w.stream.records = nil
		w.mapping.Latest = false
		w.write("a", 0)
		w.start()
		w.await()
		w.close()
		w.wantCalls("2", "1")
	})
}

func TestABrokenCheckpointFileIsNamed(t *testing.T) {
	w := newWorld(t, nil)
	if err := os.WriteFile(w.file, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), Config{File: w.file}, nil)
	if err == nil || !strings.Contains(err.Error(), "remove "+w.file) {
		t.Errorf("%v", err)
	}
}

func TestReadsThatFailAreTriedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, nil)
		w.start()
		w.await()
		w.stream.mu.Lock()
		w.failing = 10
		w.stream.mu.Unlock()
		w.write("a", 0)
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		w.wantCalls("1")
		if len(w.said) != 1 || !strings.Contains(w.said[0], "cannot be read") {
			t.Errorf("said %q", w.said)
		}
		w.close()
	})
}

func TestStallPoisonAndReplay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.BatchSize = 2 })
		w.start()
		w.await()
		w.service.Stall("f/e", true)
		for range 3 {
			w.write("a", 0)
		}
		time.Sleep(time.Minute)
		synctest.Wait()
		w.wantCalls()
		status, err := w.service.Status(t.Context())
		if err != nil || status[0].Behind != 3 || status[0].Age < 60 || !status[0].Stalled {
			t.Errorf("stalled: %+v %v", status, err)
		}
		w.service.Poison("f/e", 2)
		w.service.Stall("f/e", false)
		w.await()
		w.wantCalls("1,2", "3")
		status, _ = w.service.Status(t.Context())
		if s := status[0]; s.Retries != 2 || s.Batches != 2 || s.Records != 3 || s.Sequence != "3" || s.Poison != 0 {
			t.Errorf("after two failures: %+v", s)
		}
		w.service.Replay("f/e")
		w.await()
		w.wantCalls("1,2", "3", "1,2", "3")
		if w.service.Stall("f/other", true) {
			t.Error("a mapping that is not there was stalled")
		}
		if number, ok := w.service.Read("table"); !ok || number != "3" {
			t.Errorf("read up to %q", number)
		}
		w.close()
	})
}

func TestTheDelayOfAStream(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, nil)
		w.start()
		w.await()
		w.service.pollers[0].config.Delay = func() time.Duration { return 213 * time.Millisecond }
		time.Sleep(2 * time.Second)
		began := time.Now()
		w.write("a", 0)
		w.await()
		if took := w.at[0].Sub(began); took != 213*time.Millisecond {
			t.Errorf("it took %s", took)
		}
		w.close()
		if !slices.Equal(w.got(), []string{"1"}) {
			t.Error(w.got())
		}
	})
}
