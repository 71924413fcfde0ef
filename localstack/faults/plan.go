package faults

import (
	"math/rand/v2"
	"time"
)

// moment tells on which side of the engine's work a request is lost.
type moment int

const (
	never moment = iota
	before
	after
)

// plan is what was decided for one request before anything of it was done.
type plan struct {
	throttle bool
	conflict bool
	drop     moment // the connection is closed without an answer
	fail     moment // the answer is a 500
	lagging  bool   // an eventually consistent read meets a replica that lags
	normal   float64
	rng      *rand.Rand // for what depends on the request: which item, which keys, how long
}

// newPlan draws the same things in the same order whatever the configuration says, so that changing
// one probability leaves the other decisions of a seed as they were.
func newPlan(cfg Config, number uint64) plan {
	r := rand.New(rand.NewPCG(cfg.Seed, number))
	p := plan{rng: r}
	p.throttle = r.Float64() < cfg.Throttle
	p.conflict = r.Float64() < cfg.Conflict
	p.drop = side(r, cfg.Timeout)
	p.fail = side(r, cfg.Error)
	// Of an item's three replicas one is the leader: a third of such reads is up to date by chance.
	p.lagging = r.IntN(3) > 0 && cfg.Stale > 0
	p.normal = r.NormFloat64()
	return p
}

func side(r *rand.Rand, probability float64) moment {
	hit, late := r.Float64() < probability, r.IntN(2) == 1
	switch {
	case !hit:
		return never
	case late:
		return after
	}
	return before
}

// lost tells whether the client never gets the engine's answer.
func (p plan) lost() bool { return p.drop == after || p.fail == after }

// handBack picks which of n parts of a batch come back unprocessed: each by chance, but not all of
// several, except now and then.
func (p plan) handBack(n int, probability float64) []bool {
	back, all := make([]bool, n), true
	none := p.rng.Float64() < probability/8
	for i := range back {
		back[i] = p.rng.Float64() < probability || none
		all = all && back[i]
	}
	if all && !none && n > 1 {
		back[p.rng.IntN(n)] = false
	}
	return back
}

// window draws how long a transaction's items take to become visible, and each item's own time in it.
func (p plan) window(torn time.Duration, items int) (time.Duration, []time.Duration) {
	whole := torn/4 + time.Duration(p.rng.Float64()*float64(torn)*3/4)
	flips := make([]time.Duration, items)
	for i := range flips {
		flips[i] = time.Duration(p.rng.Float64() * float64(whole))
	}
	return whole, flips
}

// lag draws how long one item's write stays unknown to lagging replicas.
func (p plan) lag(stale time.Duration) time.Duration {
	return time.Duration(p.rng.Float64() * float64(stale))
}
