package promises

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"github.com/parleyhq/parley/localstack/stacktest"
)

// What no log can have done must not be explained by the model, or the tests of the log prove nothing.
func TestLogModel(t *testing.T) {
	const late = int64(1) << 40
	at := func(from, to int64, in, out any) porcupine.Operation {
		return porcupine.Operation{Input: in, Call: from, Output: out, Return: to}
	}
	a, b := sending{key: "a", number: 1}, sending{key: "b", number: 2}
	all := query{page: 1, size: 10}
	for _, c := range []struct {
		name string
		ok   bool
		done []porcupine.Operation
	}{
		{"one after the other", true, []porcupine.Operation{at(1, 2, a, created), at(3, 4, b, created), at(5, 6, all, all.of(2))}},
		{"side by side, in the other order", true, []porcupine.Operation{at(1, 4, b, created), at(2, 3, a, created)}},
		{"in the other order, though over before", false, []porcupine.Operation{at(1, 2, b, created), at(3, 4, a, created)}},
		{"a gap", false, []porcupine.Operation{at(1, 2, b, created)}},
		{"made twice", false, []porcupine.Operation{at(1, 5, a, created), at(2, 6, a, created)}},
		{"repeat", true, []porcupine.Operation{at(1, 2, a, created), at(3, 4, a, repeat)}},
		{"repeat of a try without an answer", true, []porcupine.Operation{at(1, late, a, unclear), at(3, 4, a, repeat)}},
		{"made by a try that said nothing happened", false, []porcupine.Operation{at(1, 2, all, all.of(1))}},
		{"made by a try that began later", false, []porcupine.Operation{at(1, 2, all, all.of(1)), at(3, late, a, unclear)}},
		{"made long after the try", true, []porcupine.Operation{at(1, late, a, unclear), at(5, 6, all, all.of(0)), at(7, 8, all, all.of(1))}},
		{"an answer, and then a list without it", false, []porcupine.Operation{at(1, 2, a, created), at(3, 4, all, all.of(0))}},
		{"a list, and then an older one", false, []porcupine.Operation{at(1, 9, a, created), at(2, 3, all, all.of(1)), at(4, 5, all, all.of(0))}},
		{"a list with a hole", false, []porcupine.Operation{at(1, 2, a, created), at(3, 4, b, created), at(5, 6, all, result{[]int64{2}, 2})}},
		{"a list cut short", true, []porcupine.Operation{at(1, 2, a, created), at(3, 4, b, created), at(5, 6, all, result{[]int64{1}, 2})}},
		{"a list in the wrong order", false, []porcupine.Operation{at(1, 2, a, created), at(3, 4, b, created), at(5, 6, all, result{[]int64{2, 1}, 2})}},
		{"reused before it was used", false, []porcupine.Operation{at(1, 2, a, reused), at(3, 4, a, created)}},
	} {
		if got := porcupine.CheckOperations(logModel, c.done); got != c.ok {
			t.Errorf("%s: explained %t, not %t", c.name, got, c.ok)
		}
	}
}

// A page is arithmetic.
func TestQueryModel(t *testing.T) {
	for _, c := range []struct {
		query query
		want  string
	}{
		{query{page: 1, size: 3}, "[1 2 3] 7"},
		{query{page: 3, size: 3}, "[7] 7"},
		{query{page: 4, size: 3}, "[] 7"},
		{query{page: 1, size: 3, after: 5}, "[6 7] 2"},
		{query{page: 1, size: 3, after: 9}, "[] 0"},
		{query{page: 1, size: 3, descending: true}, "[7 6 5] 7"},
		{query{page: 2, size: 3, descending: true}, "[4 3 2] 7"},
		{query{page: 1, size: 3, before: 6}, "[3 4 5] 5"},
		{query{page: 2, size: 3, before: 6}, "[1 2] 5"},
		{query{page: 1, size: 3, before: 6, descending: true}, "[5 4 3] 5"},
		{query{page: 1, size: 2, after: 2, before: 6}, "[3 4] 3"},
		{query{page: 1, size: 2, after: 2, before: 6, descending: true}, "[5 4] 3"},
		{query{page: 1, size: 9, before: 99}, "[1 2 3 4 5 6 7] 7"},
	} {
		r := c.query.of(7)
		if got := fmt.Sprint(r.numbers, " ", r.total); got != c.want {
			t.Errorf("%s: %s, not %s", c.query, got, c.want)
		}
	}
}

// A long life of a log, as many clients may have seen it, is explained, and quickly; with one reading in it
// that is older than an answer before it, it is not.
func TestHistoryOfALongLog(t *testing.T) {
	h, numbers := invented(rand.New(rand.NewPCG(stacktest.Seed(t, "./localstack/promises"), 1)), 400)
	began := time.Now()
	if outcome := porcupine.CheckOperationsTimeout(logModel, h.operations(numbers), checkPatience); outcome != porcupine.Ok {
		t.Errorf("%d tries and %d readings: %s", len(h.tries), len(h.readings), outcome)
	}
	t.Logf("%d tries and %d readings, checked in %s", len(h.tries), len(h.readings), time.Since(began))
	for _, try := range h.tries {
		if try.how == repeat && numbers[try.key] == 200 {
			h.readings = append(h.readings, reading{of: glance{}, result: int64(199), from: try.to + 1, to: try.to + 2})
			break
		}
	}
	if outcome := porcupine.CheckOperationsTimeout(logModel, h.operations(numbers), time.Second); outcome == porcupine.Ok {
		t.Error("a reading without what was answered before it is explained")
	}
}

// invented is a history of n entries: each was tried by two devices at once, of which none, one or both
// were answered, and repeated; and the log was read all the time.
func invented(r *rand.Rand, n int64) (*history, map[string]int64) {
	h, numbers := newHistory(), map[string]int64{}
	made := int64(1000)
	for number := int64(1); number <= n; number++ {
		key := fmt.Sprint("key", number)
		numbers[key] = number
		next := made + 1 + r.Int64N(10)
		for range 1 + r.IntN(3) {
			at := made + r.Int64N(next-made)
			seen := reading{of: glance{}, result: number - 1, from: at - r.Int64N(30), to: at + r.Int64N(30)}
			if q := (query{after: r.Int64N(number), page: 1, size: 5}); r.IntN(3) > 0 {
				seen.of, seen.result = q, q.of(number-1)
			}
			h.readings = append(h.readings, seen)
		}
		made = next
		add := func(how sent, from, to int64) {
			h.tries = append(h.tries, try{key: key, how: how, from: from, to: to})
		}
		if r.IntN(3) > 0 {
			add(created, made-r.Int64N(300), made+r.Int64N(300))
		} else {
			add(unclear, made-r.Int64N(300), never)
		}
		add(unclear, made-r.Int64N(600), never)
		add(repeat, made-r.Int64N(300), made+r.Int64N(300))
	}
	return h, numbers
}
