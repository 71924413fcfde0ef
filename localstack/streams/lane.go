package streams

import (
	"context"
	"hash/fnv"
	"sync"
	"time"

	"github.com/parleyhq/parley/localstack/eventsource"
	"github.com/parleyhq/parley/localstack/lambda"
)

// lane is a row of records that reach the function one batch after the other. All records of one
// item are in one lane.
type lane struct {
	mu     sync.Mutex
	waits  []waiting
	filled eventsource.Bell
}

// waiting is a record that was read and is not done.
type waiting struct {
	Record
	entry *entry
	since time.Time // when it was read
}

// laneOf picks the lane of an item.
func laneOf(item string, lanes int) int {
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(item))
	return int(sum.Sum32() % uint32(lanes))
}

// put adds what was read together, so that what fits into one batch comes in one.
func (l *lane) put(read []waiting) {
	l.mu.Lock()
	l.waits = append(l.waits, read...)
	l.mu.Unlock()
	l.filled.Ring()
}

// next waits for a batch: as many records as it may have, or what there is when its window is over.
// It is nil when ctx ends.
func (l *lane) next(ctx context.Context, size int, window time.Duration) []waiting {
	for {
		filled := l.filled.Next()
		batch, remaining := l.take(size, window)
		if batch != nil {
			return batch
		}
		if remaining == 0 {
			remaining = time.Hour // until there is something
		}
		if eventsource.Pause(ctx, remaining, filled, nil); ctx.Err() != nil {
			return nil
		}
	}
}

// take is a batch, or how long to wait for one; no time where there is nothing to wait with.
func (l *lane) take(size int, window time.Duration) (batch []waiting, remaining time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.waits) == 0 {
		return nil, 0
	}
	n, bytes := 0, envelope
	for n < len(l.waits) && n < size {
		bytes += len(l.waits[n].JSON) + 1
		if bytes > lambda.MaxRequest && n > 0 {
			break
		}
		n++
	}
	full := n == size || n < len(l.waits)
	if remaining = time.Until(l.waits[0].since.Add(window)); !full && remaining > 0 {
		return nil, remaining
	}
	batch = append([]waiting(nil), l.waits[:n]...)
	l.waits = l.waits[n:]
	return batch, 0
}
