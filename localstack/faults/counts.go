package faults

import (
	"maps"
	"sync"
)

// The names under which Counts tells what was done. One is counted only when a client could notice:
// a read that was shown an old image, for one, only if the engine already had another.
const (
	CountConflict         = "conflict"           // conflicts made up
	CountLocked           = "locked"             // conflicts with a transaction that was really under way
	CountInProgress       = "in-progress"        // repeats of a transaction that was still under way
	CountThrottle         = "throttle"           // throttled requests
	CountTimeoutBefore    = "timeout.before"     // connections dropped, nothing forwarded
	CountTimeoutAfter     = "timeout.after"      // connections dropped after the engine had answered
	CountErrorBefore      = "error.before"       // 500 answers, nothing forwarded
	CountErrorAfter       = "error.after"        // 500 answers after the engine had answered
	CountUnprocessedKeys  = "unprocessed.keys"   // keys of BatchGetItem handed back
	CountUnprocessedItems = "unprocessed.writes" // writes of BatchWriteItem handed back
	CountTorn             = "torn"               // items shown as before a transaction that had committed
	CountStale            = "stale"              // items shown as before a write, to an eventually consistent read
	CountDelayed          = "delayed"            // requests delayed
)

type counts struct {
	mu sync.Mutex
	of map[string]int
}

func (c *counts) add(name string, n int) {
	if n == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == nil {
		c.of = map[string]int{}
	}
	c.of[name] += n
}

func (c *counts) copy() map[string]int {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == nil {
		return map[string]int{}
	}
	return maps.Clone(c.of)
}
