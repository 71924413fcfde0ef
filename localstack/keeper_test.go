package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// told keeps what a stack tells a person.
type told struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (t *told) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.Write(p)
}

func (t *told) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}

// keeping is a stack whose keeper is this program.
func keeping(t *testing.T, program string) (*sourced, *told) {
	t.Helper()
	s, heard := startSourced(t), &told{}
	s.out = newConsole(heard)
	s.settings.root = t.TempDir()
	folder := filepath.Join(s.settings.root, "localstack", "streamkeeper")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for path, text := range map[string]string{
		filepath.Join(s.settings.root, "go.mod"): "module example.org/x\n\ngo 1.26\n",
		filepath.Join(folder, "main.go"):         "package main\n\nimport \"os\"\n\nfunc main() {\n\t" + program + "\n}\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return s, heard
}

func awaitText(t *testing.T, what string, text func() string) string {
	t.Helper()
	for deadline := time.Now().Add(60 * time.Second); ; time.Sleep(time.Millisecond) {
		if got := text(); got != "" {
			return got
		}
		if time.Now().After(deadline) {
			t.Fatal(what)
		}
	}
}

func TestTheKeeperIsBuiltAndRunWhenTheStackIsReady(t *testing.T) {
	s, heard := keeping(t, `os.WriteFile(os.Args[1]+".kept", []byte(os.Args[2]), 0o600)`)
	s.keepStreams(t.Context())
	kept := awaitText(t, "it never ran", func() string {
		text, _ := os.ReadFile(filepath.Join(s.data, "dynamodb.db.kept"))
		return string(text)
	})
	if kept != "Messages=0" {
		t.Errorf("nobody has read anything, and it is told %q", kept)
	}
	s.write("first")
	s.noted(`"first"`, 1)
	s.await("/local/streams", `"behind":0`)
	if got := s.readUpTo("Messages"); got != 1 {
		t.Errorf("the first is read, and it would be told %d", got)
	}
	s.close()
	if heard.String() != "" {
		t.Errorf("it said %q", heard)
	}
}

func TestAStackRunsOnWithoutItsKeeper(t *testing.T) {
	for name, c := range map[string]struct{ program, want string }{
		"it does not compile": {"os.Nobody()", "undefined: os.Nobody"},
		"it does not run":     {"println(`no such table`); os.Exit(1)", "no such table"},
	} {
		t.Run(name, func(t *testing.T) {
			s, heard := keeping(t, c.program)
			s.keepStreams(t.Context())
			got := awaitText(t, "nothing is said", heard.String)
			if !strings.HasPrefix(got, "writes will get slower") || !strings.Contains(got, c.want) || strings.Count(got, "\n") != 1 {
				t.Errorf("it said %q", got)
			}
			s.write("first")
			s.noted(`"first"`, 1)
		})
	}
}
