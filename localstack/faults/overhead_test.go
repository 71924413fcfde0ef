package faults_test

import (
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/faults"
)

// BenchmarkGetItem compares the engine alone, the proxy with nothing to do, and the proxy that tracks.
func BenchmarkGetItem(b *testing.B) {
	bench := newBench(b, faults.Config{})
	mustPut(b, bench.direct, valued("a", "1", 1))
	b.Run("engine", func(b *testing.B) {
		for b.Loop() {
			_ = mustGet(b, bench.direct, "a", "1")
		}
	})
	b.Run("quiet", func(b *testing.B) {
		for b.Loop() {
			_ = mustGet(b, bench.client, "a", "1")
		}
	})
	bench.proxy.Set(faults.Config{Torn: time.Millisecond, Stale: time.Millisecond})
	b.Run("tracking", func(b *testing.B) {
		for b.Loop() {
			_ = mustGet(b, bench.client, "a", "1")
		}
	})
}
