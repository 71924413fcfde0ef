// Package meter counts what a call costs in DynamoDB: round trips and capacity units, as the
// service itself reports them. The count rides in the context, so that every floor can add to it,
// each request's log line can print it, and a test can pin it.
package meter

import (
	"context"
	"sync"
)

// Usage is what was used so far. Calls made side by side count as one round trip each.
type Usage struct {
	RoundTrips int
	ReadUnits  float64
	WriteUnits float64
}

// Meter adds up usage. It is safe for use by several goroutines.
type Meter struct {
	mu    sync.Mutex
	usage Usage
}

type key struct{}

// With returns a context whose calls are counted by the returned Meter.
func With(ctx context.Context) (context.Context, *Meter) {
	m := &Meter{}
	return context.WithValue(ctx, key{}, m), m
}

// Add counts one round trip and its units in the context's meter, where it has one.
func Add(ctx context.Context, readUnits, writeUnits float64) {
	m, ok := ctx.Value(key{}).(*Meter)
	if !ok {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.usage.RoundTrips++
	m.usage.ReadUnits += readUnits
	m.usage.WriteUnits += writeUnits
}

// Total is what was counted so far.
func (m *Meter) Total() Usage {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.usage
}
