// Package printedtest holds documents to their word: what they tell a reader to paste is run as printed, against a
// local stack.
//
// A block in sh is what is pasted; a line of it such as "# → text" says what the output holds next.
package printedtest

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/stacktest"
)

const (
	expected = "# → "
	patience = 2 * time.Minute // a first build of what a document builds is among it
)

// opening makes a shell say where it gave up, and leave nothing behind.
const opening = `set -euo pipefail
trap 'echo "gave up at: $BASH_COMMAND" >&2' ERR
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
`

// Section is what stands under a heading of the second level.
type Section struct {
	Title  string // "" before the first heading
	Blocks []string
}

var (
	heading = regexp.MustCompile(`(?m)^## `)
	block   = regexp.MustCompile("(?s)\n```sh\n(.*?)\n```\n")
	ownPort = regexp.MustCompile(`\b809[0-9]\b`)
)

// Read takes a document of the tree apart, by its path from the root.
func Read(t testing.TB, stack *stacktest.Stack, file string) []Section {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(stack.Root(), file))
	if err != nil {
		t.Fatal(err)
	}
	var sections []Section
	for at, part := range heading.Split(string(text), -1) {
		var s Section
		if at > 0 {
			s.Title, part, _ = strings.Cut(part, "\n")
		}
		for _, found := range block.FindAllStringSubmatch("\n"+part, -1) {
			s.Blocks = append(s.Blocks, found[1])
		}
		sections = append(sections, s)
	}
	return sections
}

// Run pastes blocks into one shell at the root of the tree, and fails the test where one fails or the output is not
// what they say. Only the addresses are others: the stack's, its data's, and free ports for the reader's programs.
func Run(t testing.TB, stack *stacktest.Stack, blocks []string) (output string) {
	t.Helper()
	script := onFreePorts(t, strings.Join(blocks, "\n"))
	script = strings.ReplaceAll(script, "http://127.0.0.1:8080", stack.HTTPURL)
	script = strings.ReplaceAll(script, ".parley/", stack.Data+"/")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	shell := exec.CommandContext(ctx, "bash", "-c", opening+script)
	shell.Dir = stack.Root()
	var said strings.Builder
	shell.Stdout, shell.Stderr = &said, &said
	shell.Cancel = func() error { return syscall.Kill(-shell.Process.Pid, syscall.SIGKILL) }
	shell.WaitDelay = time.Second // what it left running must not hold us
	err := child.NewStarter().Start(shell)
	if err == nil {
		err = shell.Wait()
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	wantInOrder(t, said.String(), expectations(blocks))
	return said.String()
}

func expectations(blocks []string) []string {
	var wanted []string
	for _, block := range blocks {
		for line := range strings.Lines(block) {
			if text, ok := strings.CutPrefix(line, expected); ok {
				wanted = append(wanted, strings.TrimSpace(text))
			}
		}
	}
	return wanted
}

func wantInOrder(t testing.TB, output string, wanted []string) {
	t.Helper()
	rest := output
	for _, want := range wanted {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Fatalf("the output lacks %s from here on:\n%s", want, rest)
		}
		rest = after
	}
}

// onFreePorts puts free ports where a script says a reader's own, 8091 and so on.
func onFreePorts(t testing.TB, script string) string {
	t.Helper()
	free := map[string]string{}
	for _, printed := range ownPort.FindAllString(script, -1) {
		if free[printed] != "" {
			continue
		}
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer listener.Close() // when all are found, so that they differ
		free[printed] = strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	}
	return ownPort.ReplaceAllStringFunc(script, func(printed string) string { return free[printed] })
}
