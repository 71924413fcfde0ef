// Package readme holds the README to its word: what it tells a newcomer to paste is run as printed.
package readme

import (
	"context"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/stacktest"
)

// expected is what the output holds next, as a comment in a block says it.
const expected = "# → "

// The blocks share one shell, as they share one terminal. Only the address is another.
func TestTheFirstConversation(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)\n```sh\n(.*?)\n```\n").FindAllStringSubmatch(string(text), -1)
	if len(blocks) < 4 {
		t.Fatalf("%d blocks to run", len(blocks))
	}
	script := "set -euo pipefail\n"
	var wanted []string
	for _, block := range blocks {
		script += block[1] + "\n"
		for line := range strings.Lines(block[1]) {
			if text, ok := strings.CutPrefix(line, expected); ok {
				wanted = append(wanted, strings.TrimSpace(text))
			}
		}
	}
	stack := stacktest.Start(t, stacktest.Options{})
	script = strings.ReplaceAll(script, "http://127.0.0.1:8080", stack.HTTPURL)

	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	output, err := exec.CommandContext(ctx, "bash", "-c", script).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	rest := string(output)
	for _, want := range wanted {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Fatalf("the output lacks %s from here on:\n%s", want, rest)
		}
		rest = after
	}
}
