package conformance

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// Coverage is which operations were called, and how they answered. It is safe for use by several
// goroutines.
type Coverage struct {
	mu  sync.Mutex
	met map[string]map[int]int // operation, status: how often
}

// Add notes an answer of an operation.
func (v *Coverage) Add(operation string, status int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.met == nil {
		v.met = map[string]map[int]int{}
	}
	if v.met[operation] == nil {
		v.met[operation] = map[int]int{}
	}
	v.met[operation][status]++
}

// Report writes a line an operation: statuses met with how often, and those of the document that
// were not met. It returns the operations that never succeeded. Faults (500, 503) and the limits
// that every call has (429) are not asked for.
func (v *Coverage) Report(c *Contract, w io.Writer) (missed []string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	all, met := 0, 0
	for _, o := range c.Operations {
		statuses := v.met[o.ID]
		succeeded := false
		var seen, unseen []string
		for status, n := range statuses {
			seen = append(seen, fmt.Sprintf("%d×%d", status, n))
			succeeded = succeeded || status < 300
		}
		for status := range object(o.Node, "responses") {
			code, _ := strconv.Atoi(status)
			if code >= 500 || code == http.StatusTooManyRequests {
				continue
			}
			all++
			if statuses[code] > 0 {
				met++
			} else {
				unseen = append(unseen, status)
			}
		}
		sort.Strings(seen)
		slices.Sort(unseen)
		line := fmt.Sprintf("%-30s %s", o.ID, strings.Join(seen, " "))
		if len(unseen) > 0 {
			line += "   not met: " + strings.Join(unseen, " ")
		}
		_, _ = fmt.Fprintln(w, line)
		if !succeeded {
			missed = append(missed, o.ID)
		}
	}
	_, _ = fmt.Fprintf(w, "%d operations, %d of %d statuses met\n", len(c.Operations), met, all)
	return missed
}
