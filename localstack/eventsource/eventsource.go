// Package eventsource has what the pollers of streams and of queues share: how they wait, and how
// they read which items of a batch a function says have failed. It knows no source.
package eventsource

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// FailedItems reads an answer of ReportBatchItemFailures: a success where the list is empty, null or
// absent; a failure of everything, told by an error, where an identifier is empty, null or absent.
func FailedItems(answer []byte) ([]string, error) {
	var out struct {
		BatchItemFailures []struct {
			ItemIdentifier *string `json:"itemIdentifier"`
		} `json:"batchItemFailures"`
	}
	if len(answer) == 0 {
		return nil, nil
	}
	if err := json.Unmarshal(answer, &out); err != nil {
		return nil, fmt.Errorf("its answer does not say which items failed: %w", err)
	}
	var ids []string
	for _, f := range out.BatchItemFailures {
		if f.ItemIdentifier == nil || *f.ItemIdentifier == "" {
			return nil, errors.New("it reported an item without an identifier")
		}
		ids = append(ids, *f.ItemIdentifier)
	}
	return ids, nil
}

// Pause waits until a time is over, ctx ends, or one of two channels, which may be nil, is closed.
func Pause(ctx context.Context, d time.Duration, a, b <-chan struct{}) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-a:
	case <-b:
	}
}

const (
	firstPause  = 50 * time.Millisecond
	longestWait = 10 * time.Second
)

// Backoff is the pause before the next try after so many failures.
func Backoff(failures int) time.Duration {
	return min(firstPause<<min(max(failures, 1)-1, 20), longestWait)
}

// UUID is a random one.
func UUID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
