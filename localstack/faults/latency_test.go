package faults_test

import (
	"slices"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/faults"
)

func TestHopDelaysHaveTheirPercentiles(t *testing.T) {
	d := faults.NewDelay(faults.Config{Seed: 1, Latency: faults.LatencyAWS})
	for name, hop := range map[string]struct {
		sample   func() time.Duration
		p50, p99 time.Duration
	}{
		"http":   {d.HTTP, 9 * time.Millisecond, 30 * time.Millisecond},
		"socket": {d.Socket, 7 * time.Millisecond, 25 * time.Millisecond},
		"post":   {d.Post, 10 * time.Millisecond, 35 * time.Millisecond},
	} {
		samples := make([]time.Duration, 20000)
		for i := range samples {
			samples[i] = hop.sample()
		}
		slices.Sort(samples)
		near(t, name+" p50", samples[len(samples)/2], hop.p50)
		near(t, name+" p99", samples[len(samples)*99/100], hop.p99)
	}
}

func near(t *testing.T, what string, got, want time.Duration) {
	t.Helper()
	if got < want*9/10 || got > want*11/10 {
		t.Errorf("%s = %s, want about %s", what, got, want)
	}
}

func TestHopDelaysAreSeededAndOffByDefault(t *testing.T) {
	cfg := faults.Config{Seed: 5, Latency: faults.LatencyAWS}
	a, b := faults.NewDelay(cfg), faults.NewDelay(cfg)
	for range 100 {
		if x, y := a.HTTP(), b.HTTP(); x != y {
			t.Fatalf("same seed, %s and %s", x, y)
		}
	}
	if d := faults.NewDelay(faults.Config{Seed: 5}).HTTP(); d != 0 {
		t.Errorf("delay without latency: %s", d)
	}
}

func TestOperationsTakeAsLongAsOnAWS(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 3, Latency: faults.LatencyAWS})
	median := func(do func() error) time.Duration {
		took := make([]time.Duration, 41)
		for i := range took {
			start := time.Now()
			if err := do(); err != nil {
				t.Fatal(err)
			}
			took[i] = time.Since(start)
		}
		slices.Sort(took)
		return took[len(took)/2]
	}
	read := median(func() error { _, err := get(b.client, "a", "1", true); return err })
	write := median(func() error { return transact(b.client, putAction(valued("a", "1", 1))) })
	// Only lower bounds are promised: a busy machine adds what it likes.
	if read < 2*time.Millisecond || write < 12*time.Millisecond {
		t.Errorf("median read %s, transaction %s", read, write)
	}
	if n := b.proxy.Counts()[faults.CountDelayed]; n != 82 {
		t.Errorf("%d requests delayed, want 82", n)
	}
}
