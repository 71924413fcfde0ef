// Package samples holds the samples to their word: what their page tells a reader to paste is run as printed.
package samples

import (
	"slices"
	"testing"

	"github.com/parleyhq/parley/localstack/printedtest"
	"github.com/parleyhq/parley/localstack/stacktest"
)

// Each part is pasted into a terminal of its own, after what comes first.
func TestTheSamples(t *testing.T) {
	stack := stacktest.Start(t, stacktest.Options{})
	sections := printedtest.Read(t, stack, "docs/samples/README.md")
	first, parts := sections[0].Blocks, sections[1:]
	if len(first) == 0 || len(parts) == 0 {
		t.Fatalf("%d blocks come first, and then %d parts", len(first), len(parts))
	}
	for _, part := range parts {
		t.Run(part.Title, func(t *testing.T) {
			if len(part.Blocks) == 0 {
				t.Fatal("there is nothing to run")
			}
			printedtest.Run(t, stack, slices.Concat(first, part.Blocks))
		})
	}
}
