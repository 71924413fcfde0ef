package parley

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var midnight = time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)

// However sends fall, under one retention no entry expires early, and each has at the latest a thirtieth of it after
// its time, with sends after it and without. The floor only rises, and no stored item ends before it has passed.
func TestEntriesExpireInTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keep := time.Duration(rapid.IntRange(1, maxRetention).Draw(t, "days")) * day
		var (
			list    Expiries
			written []time.Time
			stored  []time.Time
			now     = midnight
			floor   = int64(1)
		)
		for range rapid.IntRange(1, 150).Draw(t, "steps") {
			now = now.Add(time.Duration(rapid.Int64Range(0, int64(keep/20)).Draw(t, "pause")))
			if rapid.Bool().Draw(t, "sends") {
				var at time.Time
				list, at = list.Wrote(int64(len(written))+1, now, keep)
				if at.IsZero() {
					t.Fatalf("entry %d never expires: %d expiries", len(written)+1, len(list))
				}
				written, stored = append(written, now), append(stored, StoredUntil(at))
			}
			first := list.First(now)
			if first < floor {
				t.Fatalf("the floor fell from %d to %d", floor, first)
			}
			floor = first
			for i, at := range written {
				n := int64(i) + 1
				switch age := now.Sub(at); {
				case age < keep && n < first:
					t.Fatalf("entry %d expired after %v of %v", n, age, keep)
				case age >= keep+keep/expiryParts && n >= first:
					t.Fatalf("entry %d has not expired after %v of %v", n, age, keep)
				case !now.Before(stored[i]) && n >= first:
					t.Fatalf("entry %d may be gone, and is to be read", n)
				}
			}
		}
	})
}

// Whatever becomes of the setting: no floor falls, no item ends that is still to be read, an entry lives at least as
// long as the shortest retention since it was written, and the list stays small and in order.
func TestExpiriesOutliveTheSetting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var (
			list  Expiries
			now   = midnight
			floor = int64(1)
			keep  time.Duration
			ends  []time.Time // when each entry's item may go
			least []time.Time // until when each must stay
			n     int64
		)
		for range rapid.IntRange(1, 300).Draw(t, "steps") {
			if rapid.IntRange(0, 5).Draw(t, "set") == 0 {
				keep = time.Duration(rapid.SampledFrom([]int{0, 1, 2, 5, 6, 7, 8, 9, 10, 30, 365}).Draw(t, "days")) * day
			}
			now = now.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "minutes")) * time.Minute)
			n++
			var at time.Time
			list, at = list.Wrote(n, now, keep)
			ends, least = append(ends, StoredUntil(at)), append(least, now.Add(100*365*day))
			if keep > 0 {
				for i := range least {
					least[i] = slices.MinFunc([]time.Time{least[i], now.Add(keep)}, time.Time.Compare)
				}
			}
			for _, at := range []time.Time{now, now.Add(time.Duration(rapid.IntRange(0, 60).Draw(t, "later")) * day)} {
				first := list.First(at)
				if at == now && first < floor {
					t.Fatalf("the floor fell from %d to %d", floor, first)
				}
				for i, end := range ends {
					if !end.IsZero() && !end.After(at) && int64(i)+1 >= first {
						t.Fatalf("entry %d may be gone at %v, and is to be read: %v", i+1, at, list)
					}
					if int64(i)+1 < first && at.Before(least[i]) {
						t.Fatalf("entry %d expired by %v, before %v", i+1, at, least[i])
					}
				}
			}
			floor = list.First(now)
			if len(list) > maxExpiries {
				t.Fatalf("%d expiries", len(list))
			}
			for i := 1; i < len(list); i++ {
				if list[i-1].Last >= list[i].Last || !list[i-1].At.Before(list[i].At) {
					t.Fatalf("out of order: %v", list)
				}
			}
		}
	})
}

// A steady channel under one retention needs no more than 33 places.
func TestASteadyChannelHasRoom(t *testing.T) {
	for _, keep := range []time.Duration{day, 7 * day, maxRetention * day} {
		var list Expiries
		most := 0
		for i := range 3000 {
			list, _ = list.Wrote(int64(i)+1, midnight.Add(time.Duration(i)*keep/1000), keep)
			most = max(most, len(list))
		}
		if most > 33 {
			t.Errorf("%v: %d expiries", keep, most)
		}
	}
}

// Where many changes of the setting have filled the list, an entry waits for room, and ends with what follows it.
func TestAFullListMakesEntriesWait(t *testing.T) {
	var (
		list Expiries
		at   time.Time
	)
	for i := range maxExpiries {
		list, _ = list.Wrote(int64(i)+1, midnight, time.Duration(math.Pow(1.04, float64(i))*float64(day)))
	}
	if len(list) != maxExpiries {
		t.Fatalf("%d expiries", len(list))
	}
	if list, at = list.Wrote(41, midnight, 100*day); !at.IsZero() || len(list) != maxExpiries {
		t.Errorf("full, and the entry expires %v of %v", at, list)
	}
	later := midnight.Add(3 * day)
	if list, at = list.Wrote(42, later, 100*day); at.Before(later.Add(100*day)) || list[len(list)-1] != (Expiry{42, at}) {
		t.Errorf("with room it expires %v of %v", at, list)
	}
}

// The exact moments of one entry.
func TestWhenAnEntryExpires(t *testing.T) {
	list, at := Expiries(nil).Wrote(1, midnight, day)
	if want := midnight.Add(day + 48*time.Minute); at != want {
		t.Errorf("it expires at %v, want %v", at, want)
	}
	same, with := list.Wrote(2, midnight.Add(48*time.Minute), day)
	if with != at || len(same) != 1 || same[0].Last != 2 {
		t.Errorf("one at the end of its part expires at %v: %v", with, same)
	}
	if next, own := list.Wrote(2, midnight.Add(48*time.Minute+time.Second), day); own == at || len(next) != 2 {
		t.Errorf("one of the next part expires at %v: %v", own, next)
	}
	for _, test := range []struct {
		now  time.Time
		want int64
	}{{at.Add(-time.Nanosecond), 1}, {at, 3}} {
		if got := same.First(test.now); got != test.want {
			t.Errorf("at %v the first entry is %d, want %d", test.now, got, test.want)
		}
	}
}
