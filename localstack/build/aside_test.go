package build

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/child"
)

func TestTheKeeperIsBuiltAside(t *testing.T) {
	root := checkout(t, twoFunctions())
	put(t, root, "localstack/streamkeeper/main.go", "package main\n\nfunc main() {}\n")
	unlock, err := lock(t.Context(), filepath.Join(root, ".parley", "build"), func(string) {}) // another build
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	program, err := Keeper(t.Context(), Options{Root: root, Flags: []string{"-race"}, Aside: child.NewStarter()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(program); err != nil {
		t.Error(err)
	}
	put(t, root, "localstack/streamkeeper/main.go", "package main\n\nfunc main() { nobody() }\n")
	var compile *CompileError
	if _, err := Keeper(t.Context(), Options{Root: root, Aside: child.NewStarter()}); !errors.As(err, &compile) || !strings.Contains(err.Error(), "undefined: nobody") {
		t.Errorf("got %v", err)
	}
	t.Setenv("PATH", "")
	if _, err := Keeper(t.Context(), Options{Root: root, Aside: child.NewStarter()}); err == nil || !strings.Contains(err.Error(), "executable file not found") {
		t.Errorf("without go: %v", err)
	}
}

// The go here starts another process and waits for it, as for a compiler.
func TestABuildAsideEndsWithAllThatItStarted(t *testing.T) {
	root, bin := checkout(t, nil), t.TempDir()
	pids := filepath.Join(bin, "pids")
	script := "#!/bin/sh\nsleep 600 >/dev/null 2>&1 &\necho $$ $! >" + pids + ".new\nmv " + pids + ".new " + pids + "\nwait\n"
	if err := os.WriteFile(filepath.Join(bin, "go"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		_, err := Keeper(ctx, Options{Root: root, Aside: child.NewStarter()})
		ended <- err
	}()
	var text []byte
	for deadline := time.Now().Add(time.Minute); text == nil; time.Sleep(time.Millisecond) {
		if text, _ = os.ReadFile(pids); time.Now().After(deadline) {
			t.Fatal("nothing was started")
		}
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	for _, field := range strings.Fields(string(text)) {
		pid, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(time.Minute); running(pid); time.Sleep(time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("process %d is left of %s", pid, text)
			}
		}
	}
}

// running is false of a process that has ended, also where nobody has asked how.
func running(pid int) bool {
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err == nil {
		_, rest, _ := strings.Cut(string(status), ") ")
		return !strings.HasPrefix(rest, "Z")
	}
	return syscall.Kill(pid, 0) == nil
}
