package parley

import (
	"strconv"
	"strings"
	"time"
)

// Window is a stretch of time in which something is counted: a minute or a day, in UTC, or less.
type Window struct {
	Length time.Duration
	number int64 // of its kind since 1970
}

// MinuteOf is the minute that a time lies in.
func MinuteOf(t time.Time) Window { return windowOf(t, time.Minute) }

// DayOf is the day that a time lies in.
func DayOf(t time.Time) Window { return windowOf(t, 24*time.Hour) }

// CallbackWindowOf is the stretch in which calls of a message's callback are counted.
func CallbackWindowOf(t time.Time) Window { return windowOf(t, CallbackWindow) }

func windowOf(t time.Time, length time.Duration) Window {
	return Window{length, t.UnixMilli() / length.Milliseconds()}
}

// End is when the next window begins.
func (w Window) End() time.Time {
	return time.UnixMilli((w.number + 1) * w.Length.Milliseconds()).UTC()
}

// Left is how many seconds the window lasts, at least 1.
func (w Window) Left(now time.Time) int64 {
	return max(1, int64((w.End().Sub(now)+time.Second-1)/time.Second))
}

// Counter names what is counted of somebody, in one window or for all time.
type Counter string

// What is counted of an app, or of a person of it.
const CountedIdentities Counter = "identities"

// CountedCalls are those of callers who were admitted.
func CountedCalls(minute Window) Counter { return counterIn("calls", minute) }

// CountedLogins are the calls that come before there is a session: anybody's.
func CountedLogins(minute Window) Counter { return counterIn("logins", minute) }

// CountedMessages are those that were made.
func CountedMessages(day Window) Counter { return counterIn("messages", day) }

func counterIn(what string, w Window) Counter {
	return Counter(what + "_" + strconv.FormatInt(w.number, 10))
}

// Outlived reports whether a counter counts the same as another one, in an earlier window.
func (c Counter) Outlived(by Counter) bool {
	what, number, ok := strings.Cut(string(c), "_")
	other, later, _ := strings.Cut(string(by), "_")
	return ok && what == other && (len(number) < len(later) || len(number) == len(later) && number < later)
}

// Counts are what was counted of somebody.
type Counts map[Counter]int64

// Outlived are the counters of windows before that of one.
func (c Counts) Outlived(by Counter) []Counter {
	var old []Counter
	for each := range c {
		if each.Outlived(by) {
			old = append(old, each)
		}
	}
	return old
}

// CountStep is by how much a counter that may reach a limit moves, and one in how many times it does: so that
// counting costs a hundred writes a window and not one a call. Up to 199 it is exact.
func CountStep(limit int64) int64 { return max(1, limit/100) }
