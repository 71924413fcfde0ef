// Package meter counts what a request costs in DynamoDB: calls and capacity units, as the
// service itself reports them. The count rides in the context, so that every floor can add to it,
// each request's log line can print it, and a test can pin it.
package meter

import (
	"context"
	"sync"
)

// Usage is what was used so far. Calls made side by side count one each.
type Usage struct {
	Calls      int // answered, also with a refusal
	Failures   int // not answered, or with an error
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

// Add counts one call and its units in the context's meter, where it has one.
func Add(ctx context.Context, readUnits, writeUnits float64) {
	add(ctx, Usage{Calls: 1, ReadUnits: readUnits, WriteUnits: writeUnits})
}

// Fail counts one call that was not answered, or with an error.
func Fail(ctx context.Context) { add(ctx, Usage{Failures: 1}) }

func add(ctx context.Context, u Usage) {
	m, ok := ctx.Value(key{}).(*Meter)
	if !ok {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.usage.Calls += u.Calls
	m.usage.Failures += u.Failures
	m.usage.ReadUnits += u.ReadUnits
	m.usage.WriteUnits += u.WriteUnits
}

// Total is what was counted so far.
func (m *Meter) Total() Usage {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.usage
}
