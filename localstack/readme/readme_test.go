// Package readme holds the README, and the guide to server sends, to their word: what they tell a reader to paste is run
// as printed.
package readme

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parleyhq/parley/localstack/printedtest"
	"github.com/parleyhq/parley/localstack/stacktest"
)

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

// The blocks of a document share one shell, as they share one terminal.
func TestTheFirstConversation(t *testing.T) {
	stack := stacktest.Start(t, stacktest.Options{})
	var blocks, sends []string
	for _, section := range printedtest.Read(t, stack, "README.md") {
		blocks = append(blocks, section.Blocks...)
	}
	if len(blocks) < 4 {
		t.Fatalf("%d blocks to run", len(blocks))
	}
	output := printedtest.Run(t, stack, append(blocks, "echo '"+afterwards+"'; echo \"${ALICE##* } ${BOB##* }\""))
	_, credentials, _ := strings.Cut(output, afterwards)
	for _, section := range printedtest.Read(t, stack, "docs/server-sends.md") {
		sends = append(sends, section.Blocks...)
	}
	if len(sends) < 4 {
		t.Fatalf("%d blocks of server sends", len(sends))
	}
	printedtest.Run(t, stack, sends)
	keepSecrets(t, filepath.Join(stack.Data, "logs"), append(strings.Fields(credentials), stack.OperatorKey, stack.Demo.APIKey, "Hello Bob"))
}
