package stacktest

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
)

// Seed is PARLEY_SEED, or one drawn for this run. A test of the package in folder that fails says how to run it
// again with the same.
func Seed(t testing.TB, folder string) uint64 {
	t.Helper()
	seed := uint64(rand.Uint32())
	if text := os.Getenv("PARLEY_SEED"); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatalf("PARLEY_SEED: %v", err)
		}
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("again: PARLEY_SEED=%d go test %s -count=1 -run '^%s$'", seed, folder, strings.ReplaceAll(t.Name(), "/", "$/^"))
		}
	})
	return seed
}
