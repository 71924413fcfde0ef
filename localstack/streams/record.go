package streams

import (
	"context"
	"strings"
	"time"
)

// Record is one change of one item.
type Record struct {
	Sequence string
	Shard    string
	Item     string    // which item it is of: equal for equal keys
	Created  time.Time // to the second, as streams tell it
	JSON     []byte    // as functions get it

	// Unchanged is a write that left its item as it was. An embedded engine records it; AWS does not,
	// so no function gets it.
	Unchanged bool
}

// Position is a place in a stream: behind a record, or, where Sequence is "", before the first.
type Position struct {
	Stream   string `json:"stream"`
	Shard    string `json:"shard,omitempty"`
	Sequence string `json:"sequence,omitempty"`
}

// Source reads one stream in its order.
type Source interface {
	// Start is the place before the oldest record.
	Start() Position
	// Read gives records behind a place, and the place behind them. No records means that there are
	// none now.
	Read(ctx context.Context, at Position) ([]Record, Position, error)
}

// after says whether sequence number a comes after b. They are numbers of any length, unpadded
// here, 21 digits and more on AWS.
func after(a, b string) bool {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return a > b
}

// event is the payload of an invocation.
func event(records []Record) []byte {
	size := envelope
	for _, r := range records {
		size += len(r.JSON) + 1
	}
	out := make([]byte, 0, size)
	out = append(out, `{"Records":[`...)
	for n, r := range records {
		if n > 0 {
			out = append(out, ',')
		}
		out = append(out, r.JSON...)
	}
	return append(out, "]}"...)
}

const envelope = len(`{"Records":[]}`)
