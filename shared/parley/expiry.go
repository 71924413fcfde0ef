package parley

import "time"

// Expiry says that a channel's entries up to Last are nobody's to read from At on.
type Expiry struct {
	Last int64
	At   time.Time
}

// Expiries are what a channel's head knows of the ends of its entries, ascending in both numbers and times: the
// newest that has passed, which is the channel's floor, and those to come. Entries above all of them stay.
type Expiries []Expiry

// maxExpiries bounds the list, so that a head stays within one write unit. One retention makes at most 33.
const maxExpiries = 40

// expiryParts is how fine expiries are: entries that were written within this part of the retention end together.
const expiryParts = 30

// First is the first entry that has not expired.
func (e Expiries) First(now time.Time) int64 {
	if passed := e.passed(now); passed > 0 {
		return e[passed-1].Last + 1
	}
	return 1
}

// passed is how many of the list have passed.
func (e Expiries) passed(now time.Time) int {
	n := 0
	for n < len(e) && !e[n].At.After(now) {
		n++
	}
	return n
}

// Wrote is the list after entry n was written at now in an app that keeps entries for keep, 0 for ever, and when
// that entry expires, zero for never: not before keep has passed, and not later than a thirtieth of it after that.
// What has no end yet, or a later one, ends with it. Only where changes of the setting have filled the list does
// an entry have no end yet; it gets one with the first that is written when there is room.
func (e Expiries) Wrote(n int64, now time.Time, keep time.Duration) (Expiries, time.Time) {
	after := append(Expiries(nil), e[max(0, e.passed(now)-1):]...)
	if keep == 0 {
		return after, time.Time{}
	}
	at := now.Add(keep + keep/expiryParts).Truncate(time.Second)
	if newest := len(after) - 1; newest >= 0 && after[newest].joins(now.Add(keep), at) {
		at = after[newest].At
	}
	for len(after) > 0 && !after[len(after)-1].At.Before(at) {
		after = after[:len(after)-1]
	}
	if len(after) == maxExpiries {
		return after, time.Time{}
	}
	return append(after, Expiry{Last: n, At: at}), at
}

// joins reports whether an entry that is to end from earliest to latest can end with the others of this expiry.
func (x Expiry) joins(earliest, latest time.Time) bool {
	return !x.At.Before(earliest) && !x.At.After(latest)
}

// storedAfterwards is how long an entry is stored beyond its end, so that nothing is gone that a reader with a
// slow clock may still be shown.
const storedAfterwards = 48 * time.Hour

// StoredUntil is until when an entry that expires at a time is stored; zero is for ever.
func StoredUntil(expires time.Time) time.Time {
	if expires.IsZero() {
		return expires
	}
	return expires.Add(storedAfterwards)
}
