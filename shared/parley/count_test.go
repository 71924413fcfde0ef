package parley

import (
	"testing"
	"time"
)

func TestWindowsAreWholeMinutesAndDaysOfUTC(t *testing.T) {
	at := time.Date(2026, 11, 22, 3, 4, 5, 600e6, time.FixedZone("west", -7*3600))
	for _, test := range []struct {
		window Window
		end    string
		left   int64
	}{
		{MinuteOf(at), "2026-11-22T10:05:00Z", 55},
		{DayOf(at), "2026-11-23T00:00:00Z", 13*3600 + 55*60 + 55},
	} {
		if end := test.window.End().Format(time.RFC3339); end != test.end || test.window.Left(at) != test.left {
			t.Errorf("ends %s after %d s, want %s after %d", end, test.window.Left(at), test.end, test.left)
		}
		if MinuteOf(test.window.End()) == MinuteOf(test.window.End().Add(-time.Millisecond)) {
			t.Error("a window has its own end")
		}
	}
	if left := MinuteOf(at).Left(MinuteOf(at).End().Add(-time.Millisecond)); left != 1 {
		t.Errorf("%d s left at the end", left)
	}
}

func TestCountersOutliveThoseOfEarlierWindows(t *testing.T) {
	now := time.Date(2026, 11, 22, 3, 4, 5, 0, time.UTC)
	calls := CountedCalls(MinuteOf(now))
	for c, want := range map[Counter]bool{
		CountedCalls(MinuteOf(now.Add(-time.Minute))):  true,
		CountedCalls(MinuteOf(time.Unix(59, 0))):       true, // with fewer digits
		calls:                                          false,
		CountedCalls(MinuteOf(now.Add(time.Minute))):   false,
		CountedLogins(MinuteOf(now.Add(-time.Minute))): false,
		CountedMessages(DayOf(now)):                    false,
		CountedIdentities:                              false,
		"expires":                                      false,
	} {
		if got := c.Outlived(calls); got != want {
			t.Errorf("%s outlived: %t", c, got)
		}
	}
}

func TestSmallLimitsAreCountedExactly(t *testing.T) {
	for limit, want := range map[int64]int64{1: 1, 20: 1, 199: 1, 200: 2, 6_000: 60, 60_000: 600, 100_000: 1_000} {
		if step := CountStep(limit); step != want {
			t.Errorf("%d: steps of %d, want %d", limit, step, want)
		}
	}
}
