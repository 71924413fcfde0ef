package streams

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/parleyhq/parley/localstack/lambda"
	"github.com/parleyhq/parley/localstack/pattern"
)

func TestABatchHoldsWhatThereIsUpToItsSize(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.BatchSize = 2 })
		for range 5 {
			w.write("a", 0)
		}
		w.start()
		w.await()
		w.wantCalls("1,2", "3,4", "5")
		w.write("a", 0)
		w.await()
		w.wantCalls("1,2", "3,4", "5", "6")
		w.close()
	})
}

func TestAWindowGathersABatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.BatchSize, m.Window = 3, 5*time.Second })
		w.start()
		began := time.Now()
		w.write("a", 0)
		time.Sleep(time.Second)
		w.write("a", 0)
		w.await()
		w.wantCalls("1,2")
		if took := w.at[0].Sub(began); took < 5*time.Second || took > 6*time.Second {
			t.Errorf("the window was over after %s", took)
		}
		began = time.Now()
		for range 3 {
			w.write("a", 0)
		}
		w.await()
		if w.wantCalls("1,2", "3,4,5"); w.at[1].Sub(began) > time.Second {
			t.Error("a full batch waited for its window")
		}
		w.close()
	})
}

func TestABatchStaysBelowSixMegabytes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, nil)
		for range 5 {
			w.write("a", 2<<20)
		}
		w.start()
		w.await()
		w.wantCalls("1,2", "3,4", "5")
		w.close()
	})
}

func TestWhatNoFilterWantsIsPassedOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		only, err := pattern.Parse(`{"dynamodb": {"Keys": {"pk": {"S": ["wanted"]}}}}`)
		if err != nil {
			t.Fatal(err)
		}
		w := newWorld(t, func(m *Mapping) { m.Filters = []pattern.Pattern{only} })
		for _, item := range []string{"other", "wanted", "other", "wanted", "other"} {
			w.write(item, 0)
		}
		w.start()
		w.await()
		w.wantCalls("2,4")
		w.close()
		if at := w.service.checkpoints.get("f/e").Sequence; at != "5" {
			t.Errorf("the checkpoint is %s, want 5", at)
		}
	})
}

func TestLanesKeepTheOrderOfEachItem(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.BatchSize, m.Parallel = 3, 4 })
		item := map[string]string{}
		for n := range 200 {
			name := fmt.Sprint("item", n%17)
			item[fmt.Sprint(n+1)] = name
			w.write(name, 0)
		}
		var mu sync.Mutex
		last, running, most := map[string]string{}, 0, 0
		w.answer = func(numbers []string) ([]byte, error) {
			mu.Lock()
			running++
			most = max(most, running)
			for _, n := range numbers {
				if !after(n, last[item[n]]) {
					t.Errorf("%s came after %s", n, last[item[n]])
				}
				last[item[n]] = n
			}
			mu.Unlock()
			time.Sleep(time.Millisecond)
			mu.Lock()
			running--
			mu.Unlock()
			return nil, nil
		}
		w.start()
		w.await()
		if most != 4 {
			t.Errorf("at most %d batches at once, want 4", most)
		}
		var all []string
		for _, c := range w.calls {
			all = append(all, c...)
		}
		if slices.Sort(all); len(all) != 200 || len(slices.Compact(all)) != 200 {
			t.Errorf("%d records came, want 200 different ones", len(all))
		}
		w.close()
	})
}

func TestBisectIsolatesOneBadRecord(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.Bisect, m.RetryAttempts = true, 2 })
		for range 8 {
			w.write("a", 0)
		}
		w.answer = failOn("6")
		w.start()
		w.await()
		w.wantCalls("1,2,3,4,5,6,7,8", "1,2,3,4", "5,6,7,8", "5,6", "5", "6", "6", "6", "7,8")
		if got, want := w.gaveUp(), []string{"6: RetryAttemptsExhausted 3"}; !slices.Equal(got, want) {
			t.Errorf("given up %q, want %q", got, want)
		}
		w.close()
	})
}

func TestWithoutBisectTheWholeBatchIsTriedAndGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.BatchSize, m.RetryAttempts = 2, 1 })
		for range 4 {
			w.write("a", 0)
		}
		w.answer = failOn("2")
		w.start()
		w.await()
		w.wantCalls("1,2", "1,2", "3,4")
		if got, want := w.gaveUp(), []string{"1,2: RetryAttemptsExhausted 2"}; !slices.Equal(got, want) {
			t.Errorf("given up %q, want %q", got, want)
		}
		w.close()
	})
}

func TestWithoutALimitABatchIsTriedUntilItIsTooOld(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.RecordAge = time.Minute })
		w.write("a", 0)
		w.answer = failOn("1")
		began := time.Now()
		w.start()
		w.await()
		got := w.gaveUp()
		if len(got) != 1 || !strings.HasPrefix(got[0], "1: RecordAgeExceeded") {
			t.Errorf("given up %q", got)
		}
		if took := w.discarded[0].Time.Sub(began); took < time.Minute || took > 80*time.Second {
			t.Errorf("given up after %s", took)
		}
		if n := len(w.calls); n < 8 || n > 20 {
			t.Errorf("%d calls in a minute", n)
		}
		w.close()
	})
}

func TestRecordsThatWereOldBeforeAreNotDelivered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.RecordAge = time.Minute })
		w.write("a", 0)
		time.Sleep(2 * time.Minute)
		w.write("a", 0)
		w.start()
		w.await()
		w.wantCalls("2")
		if got, want := w.gaveUp(), []string{"1: RecordAgeExceeded 0"}; !slices.Equal(got, want) {
			t.Errorf("given up %q, want %q", got, want)
		}
		w.close()
	})
}

func TestAThrottleIsNoAttempt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.RetryAttempts = 0 })
		w.write("a", 0)
		throttles := 0
		w.answer = func([]string) ([]byte, error) {
			if throttles++; throttles < 20 {
				return nil, lambda.ErrThrottled
			}
			return nil, nil
		}
		w.start()
		w.await()
		if len(w.calls) != 20 || len(w.discarded) != 0 {
			t.Errorf("%d calls, given up %q", len(w.calls), w.gaveUp())
		}
		w.close()
	})
}

func TestPartialFailures(t *testing.T) {
	failure := func(id string) string { return `{"batchItemFailures":[{"itemIdentifier":` + id + `}]}` }
	for _, test := range []struct {
		name, answer string
		bisect       bool
		calls        []string
		givenUp      []string
	}{
		{"an empty list is a success", `{"batchItemFailures":[]}`, false, []string{"1,2,3,4"}, nil},
		{"a null list is a success", `{"batchItemFailures":null}`, false, []string{"1,2,3,4"}, nil},
		{"an empty answer is a success", `{}`, false, []string{"1,2,3,4"}, nil},
		{"null is a success", `null`, false, []string{"1,2,3,4"}, nil},
		{"from the lowest on", `{"batchItemFailures":[{"itemIdentifier":"4"},{"itemIdentifier":"3"}]}`, false, []string{"1,2,3,4", "3,4"}, nil},
		{"split where it failed", failure(`"3"`), true, []string{"1,2,3,4", "3,4"}, nil},
		{"the first is the whole batch", failure(`"1"`), false, []string{"1,2,3,4", "1,2,3,4"}, nil},
		{"an empty identifier is the whole batch", failure(`""`), false, []string{"1,2,3,4", "1,2,3,4"}, nil},
		{"a null one too", failure(`null`), false, []string{"1,2,3,4", "1,2,3,4"}, nil},
		{"a bad key too", `{"batchItemFailures":[{"id":"3"}]}`, false, []string{"1,2,3,4", "1,2,3,4"}, nil},
		{"one that is not in the batch too", failure(`"9"`), false, []string{"1,2,3,4", "1,2,3,4"}, nil},
		{"another shape too", `[]`, false, []string{"1,2,3,4", "1,2,3,4"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t, func(m *Mapping) { m.ReportsItems, m.Bisect = true, test.bisect })
				for range 4 {
					w.write("a", 0)
				}
				first := true
				w.answer = func([]string) ([]byte, error) {
					defer func() { first = false }()
					if first {
						return []byte(test.answer), nil
					}
					return nil, nil
				}
				w.start()
				w.await()
				w.wantCalls(test.calls...)
				w.close()
			})
		})
	}
}

func TestAFunctionThatReportsTheSameItemAgainLosesTheBatchFromThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(m *Mapping) { m.ReportsItems, m.RetryAttempts = true, 1 })
		for range 3 {
			w.write("a", 0)
		}
		w.answer = func([]string) ([]byte, error) { return []byte(`{"batchItemFailures":[{"itemIdentifier":"2"}]}`), nil }
		w.start()
		w.await()
		w.wantCalls("1,2,3", "2,3")
		if got, want := w.gaveUp(), []string{"2,3: RetryAttemptsExhausted 2"}; !slices.Equal(got, want) {
			t.Errorf("given up %q, want %q", got, want)
		}
		w.close()
	})
}

func TestAfterComparesNumbersOfAnyLength(t *testing.T) {
	ordered := []string{"", "1", "9", "10", "000011", "99999999999999999999", "100000000000000000000"}
	for n, a := range ordered {
		for m, b := range ordered {
			if got, want := after(a, b), cmp.Compare(n, m) > 0; got != want {
				t.Errorf("%q after %q is %t", a, b, got)
			}
		}
	}
}
