package build

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// fakeGo is a go that notes that it was called, with which GOFLAGS, and installs an empty program or fails.
func fakeGo(t *testing.T, script string) (calls func() []string) {
	t.Helper()
	dir := t.TempDir()
	noted := filepath.Join(dir, "calls")
	text := "#!/bin/sh\necho \"$GOFLAGS $*\" >> " + noted + "\n" + script + "\n"
	if err := os.WriteFile(filepath.Join(dir, "go"), []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	t.Setenv("GOFLAGS", "-mod=mod")
	return func() []string {
		text, _ := os.ReadFile(noted) // nothing before the first call
		return strings.Split(strings.TrimSpace(string(text)), "\n")
	}
}

var tool = Tool{Package: "example.com/a/cmd/thing", Version: "v1.2.3"}

func TestAToolIsBuiltOnceForAll(t *testing.T) {
	calls := fakeGo(t, `sleep 0.2; echo built > "$GOBIN/thing"`)
	if _, ok := tool.Built(); ok {
		t.Fatal("it is there already")
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			program, err := tool.Build(t.Context(), Options{})
			if text, unread := os.ReadFile(program); err != nil || unread != nil || string(text) != "built\n" {
				t.Errorf("%s: %v %v", program, err, unread)
			}
		})
	}
	all.Wait()
	if got := calls(); len(got) != 1 || got[0] != "-buildvcs=false install -ldflags -s -w example.com/a/cmd/thing@v1.2.3" {
		t.Errorf("%q", got)
	}
	if _, err := (Tool{tool.Package, "v1.2.4"}).Build(t.Context(), Options{}); err != nil || len(calls()) != 2 {
		t.Errorf("another version: %v %q", err, calls())
	}
}

func TestAToolThatCannotBeBuiltSaysWhyAndIsTriedAgain(t *testing.T) {
	calls := fakeGo(t, `echo "go: downloading" >&2; echo "go: no such host" >&2; exit 1`)
	for range 2 {
		if _, err := tool.Build(t.Context(), Options{}); err == nil || err.Error() != "go: no such host" {
			t.Errorf("%v", err)
		}
	}
	if _, ok := tool.Built(); ok || len(calls()) != 2 {
		t.Errorf("built %v, %q", ok, calls())
	}
}
