// Package readme holds the README to its word: what it tells a newcomer to paste is run as printed.
package readme

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/stacktest"
)

// expected is what the output holds next, as a comment in a block says it.
const expected = "# → "

// afterwards parts what the README prints from what the test asks for.
const afterwards = "-- the credentials --"

// keepSecrets reads all that the functions have logged: no credential and no message may stand there.
func keepSecrets(t *testing.T, folder string, secrets []string) {
	t.Helper()
	logs, err := filepath.Glob(filepath.Join(folder, "*.log"))
	if err != nil || len(logs) == 0 {
		t.Fatalf("no logs in %s (%v)", folder, err)
	}
	for _, log := range logs {
		text, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range secrets {
			if len(secret) < 8 {
				t.Fatalf("%q is no secret", secret)
			}
			if strings.Contains(string(text), secret) {
				t.Errorf("%s holds %.8s…", filepath.Base(log), secret)
			}
		}
	}
}

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
	script += "echo '" + afterwards + "'; echo \"${ALICE##* } ${BOB##* }\"\n"
	script = strings.ReplaceAll(script, "http://127.0.0.1:8080", stack.HTTPURL)

	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	output, err := exec.CommandContext(ctx, "bash", "-c", script).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	conversation, credentials, _ := strings.Cut(string(output), afterwards)
	keepSecrets(t, filepath.Join(stack.Data, "logs"), append(strings.Fields(credentials), stack.OperatorKey, stack.Demo.APIKey, "Hello Bob"))
	rest := conversation
	for _, want := range wanted {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Fatalf("the output lacks %s from here on:\n%s", want, rest)
		}
		rest = after
	}
}
