package parley

import (
	"testing"

	"pgregory.net/rapid"
)

// The set must count exactly like a plain set, and account for what it gave up.
func TestRunsCountLikeASet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var (
			runs Runs
			lost int64
			all  []int64
			n    int64
		)
		for range rapid.IntRange(0, 200).Draw(t, "adds") {
			n += rapid.Int64Range(1, 3).Draw(t, "step")
			var spilled int64
			runs, spilled = runs.Add(n)
			lost += spilled
			all = append(all, n)
		}
		if got := runs.Count() + lost; got != int64(len(all)) {
			t.Fatalf("kept %d and lost %d of %d", runs.Count(), lost, len(all))
		}
		if len(runs) > 2*maxRuns {
			t.Fatalf("%d runs, more than %d", len(runs)/2, maxRuns)
		}
		if len(runs) == 0 {
			return
		}
		above := rapid.Int64Range(runs[0]-1, runs.Max()+1).Draw(t, "above")
		var want int64
		for _, m := range all {
			if m > above {
				want++
			}
		}
		if got := runs.Above(above).Count(); got != want {
			t.Fatalf("%d above %d, want %d", got, above, want)
		}
	})
}

func TestRunsAddLeavesTheOldSetAlone(t *testing.T) {
	old, _ := Runs(nil).Add(5)
	if grown, _ := old.Add(6); old.Max() != 5 || grown.Max() != 6 {
		t.Fatalf("old %v, grown %v", old, grown)
	}
}
