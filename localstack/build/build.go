// Package build makes the Lambda binaries for this machine.
//
// On AWS every function is a binary of its own. Linking eighty of them takes minutes, so here all
// are linked into one, the bundle, which runs the function named by the folder it is started from:
// bin/messages-send/bootstrap is a link to it. Whoever starts a bootstrap does not know about that,
// and need not: Given takes a folder of ordinary bootstraps as well.
// It knows the shape of functions/, and must not know what functions do or who calls them.
package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"github.com/parleyhq/parley/localstack/child"
)

// Options say what to build.
type Options struct {
	Root     string       // the checkout
	Flags    []string     // further flags of go build, such as -race
	Progress func(string) // told what happens; may be nil

	// Aside is set where nobody waits for the build: it is this Starter's child, and takes what
	// others leave of the machine.
	Aside *child.Starter
}

// Binaries are bootstraps, one a function.
type Binaries struct{ dir string }

// Given are binaries that somebody built: dir/<folder>/bootstrap.
func Given(dir string) Binaries { return Binaries{dir} }

// Path is where the bootstrap of a function lies.
func (b Binaries) Path(folder string) string { return filepath.Join(b.dir, folder, "bootstrap") }

// Has says whether there is a bootstrap of this function.
func (b Binaries) Has(folder string) bool {
	_, err := os.Stat(b.Path(folder))
	return err == nil
}

// CompileError is what the compiler said; it is shown as it is.
type CompileError struct{ Output string }

func (e *CompileError) Error() string { return strings.TrimRight(e.Output, "\n") }

// Functions builds every folder of functions/. Two builds of one checkout wait for each other.
func Functions(ctx context.Context, o Options) (Binaries, error) {
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	place := filepath.Join(o.Root, ".parley", "build")
	unlock, err := lock(ctx, place, o.Progress)
	if err != nil {
		return Binaries{}, err
	}
	defer unlock()
	folders, err := generate(o.Root, filepath.Join(place, "src"))
	if err != nil {
		return Binaries{}, fmt.Errorf("build: %w", err)
	}
	out := filepath.Join(place, Variant(o.Flags))
	o.Progress(fmt.Sprintf("building %d functions", len(folders)))
	if err := compile(ctx, o, "./.parley/build/src", filepath.Join(out, "bundle")); err != nil {
		return Binaries{}, err
	}
	if err := link(filepath.Join(out, "bin"), folders); err != nil {
		return Binaries{}, fmt.Errorf("build: %w", err)
	}
	return Binaries{filepath.Join(out, "bin")}, nil
}

// Program builds one package of the checkout to out, under the same lock.
func Program(ctx context.Context, o Options, pkg, out string) error {
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	unlock, err := lock(ctx, filepath.Join(o.Root, ".parley", "build"), o.Progress)
	if err != nil {
		return err
	}
	defer unlock()
	return compile(ctx, o, pkg, out)
}

// Keeper builds localstack/streamkeeper, under a lock of its own: it takes long, and who builds
// something else meanwhile need not wait. The flags are left out: it is compiled once for all.
func Keeper(ctx context.Context, o Options) (program string, err error) {
	o.Flags = nil
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	place := filepath.Join(o.Root, ".parley", "build", "keeper")
	unlock, err := lock(ctx, place, func(string) {})
	if err != nil {
		return "", err
	}
	defer unlock()
	program = filepath.Join(place, "streamkeeper")
	return program, compile(ctx, o, "./localstack/streamkeeper", program)
}

// Variant names a folder that keeps builds with other flags apart, so that a test's -race build
// leaves the bundle of a running stack alone.
func Variant(flags []string) string {
	if len(flags) == 0 {
		return ""
	}
	sum := sha256.Sum256([]byte(strings.Join(flags, "\x00")))
	return "with-" + hex.EncodeToString(sum[:4])
}

func lock(ctx context.Context, place string, progress func(string)) (unlock func(), err error) {
	if err := os.MkdirAll(place, 0o755); err != nil {
		return nil, fmt.Errorf("build: %w", err)
	}
	held := flock.New(filepath.Join(place, "lock"))
	ok, err := held.TryLock()
	if err == nil && !ok {
		progress("waiting for another build of this checkout")
		_, err = held.TryLockContext(ctx, 50*time.Millisecond)
	}
	if err != nil {
		return nil, fmt.Errorf("build: lock: %w", err)
	}
	return func() { _ = held.Close() }, nil
}

// compile lets go build keep a binary of its own, which it leaves alone while nothing changed, and
// puts a copy at out in one step: a stack that runs meanwhile never starts half a binary.
func compile(ctx context.Context, o Options, pkg, out string) error {
	own := out + ".built"
	args := []string{"build", "-v", "-buildvcs=false", "-tags", "lambda.norpc", "-ldflags", "-s -w"}
	args = append(args, o.Flags...)
	cmd := exec.CommandContext(ctx, "go", append(args, "-o", own, pkg)...)
	cmd.Dir = o.Root
	cmd.Env = append(os.Environ(), "CGO_ENABLED="+cgo(o.Flags))
	counted := &progressWriter{tell: o.Progress, began: time.Now(), told: time.Now()}
	cmd.Stderr, cmd.Stdout = counted, counted
	if err := o.run(ctx, cmd); err != nil {
		if ctx.Err() != nil {
			return err
		}
		if counted.said.Len() > 0 {
			return &CompileError{counted.said.String()}
		}
		return fmt.Errorf("build: go build: %w", err)
	}
	if err := publish(own, out); err != nil {
		return fmt.Errorf("build: %w", err)
	}
	return nil
}

// run runs the go command, aside where that is wanted. Where the context ends, it is asked to end, and the context's
// error is returned.
func (o Options) run(ctx context.Context, cmd *exec.Cmd) error {
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) } // it cleans up after itself
	cmd.WaitDelay = 5 * time.Second
	run := cmd.Run
	if o.Aside != nil {
		run = func() error { return runAside(o.Aside, cmd) }
	}
	err := run()
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// publish copies a binary to out, unless it is there already.
func publish(own, out string) error {
	binary, err := os.ReadFile(own)
	if err != nil {
		return err
	}
	if old, err := os.ReadFile(out); err == nil && bytes.Equal(old, binary) {
		return nil
	}
	if err := os.WriteFile(out+".new", binary, 0o755); err != nil {
		return err
	}
	return os.Rename(out+".new", out)
}

// cgo is off, which saves compiling the C parts of the standard library; the race detector needs it.
func cgo(flags []string) string {
	if slices.Contains(flags, "-race") {
		return "1"
	}
	return "0"
}
