package parley

// Runs is a set of ascending numbers, kept as [first, last, first, last, …]. Numbers are added at
// the end only.
type Runs []int64

// maxRuns bounds the set, so that a member item stays within one write unit.
const maxRuns = 32

// Add returns the set with n, which is above all its numbers. Where it would grow past its bound the
// oldest run is given up; spilled is how many numbers that was.
func (r Runs) Add(n int64) (grown Runs, spilled int64) {
	if len(r) > 0 && r[len(r)-1] == n-1 {
		grown = append(Runs(nil), r...)
		grown[len(grown)-1] = n
		return grown, 0
	}
	if len(r) >= 2*maxRuns {
		spilled = r[1] - r[0] + 1
		r = r[2:]
	}
	return append(append(Runs(nil), r...), n, n), spilled
}

// Above is the part of the set above n.
func (r Runs) Above(n int64) Runs {
	var above Runs
	for i := 0; i+1 < len(r); i += 2 {
		if r[i+1] > n {
			above = append(above, max(r[i], n+1), r[i+1])
		}
	}
	return above
}

// Count is how many numbers the set has.
func (r Runs) Count() int64 {
	var n int64
	for i := 0; i+1 < len(r); i += 2 {
		n += r[i+1] - r[i] + 1
	}
	return n
}

// Max is the highest number, 0 for none.
func (r Runs) Max() int64 {
	if len(r) == 0 {
		return 0
	}
	return r[len(r)-1]
}
