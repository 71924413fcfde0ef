// Package sdk holds the libraries to their word: what their pages tell a reader to paste is run as printed.
package sdk

import (
	"testing"

	"github.com/parleyhq/parley/localstack/printedtest"
	"github.com/parleyhq/parley/localstack/stacktest"
)

func TestTheFirstProgramInJavaScript(t *testing.T) {
	stack := stacktest.Start(t, stacktest.Options{})
	var blocks []string
	for _, section := range printedtest.Read(t, stack, "sdk/js/README.md") {
		blocks = append(blocks, section.Blocks...)
	}
	if len(blocks) < 2 {
		t.Fatalf("%d blocks to run", len(blocks))
	}
	printedtest.Run(t, stack, blocks)
}
