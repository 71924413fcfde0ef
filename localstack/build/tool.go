package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Tool is a program of another module, which this checkout's go.mod knows nothing of.
type Tool struct{ Package, Version string }

// Place is where the program lies once it is built: in the user's cache, for all checkouts and all tests.
func (t Tool) Place() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("build: %w", err)
	}
	return filepath.Join(cache, "parley", path.Base(t.Package)+"-"+t.Version+"-"+runtime.GOOS+"-"+runtime.GOARCH), nil
}

// Built gives the program where it is there.
func (t Tool) Built() (program string, ok bool) {
	program, err := t.Place()
	if err != nil {
		return "", false
	}
	_, err = os.Stat(program)
	return program, err == nil
}

// Build gives the program, and builds it where it is not there. Who asks meanwhile waits for it. Of the options it
// takes Progress and Aside.
func (t Tool) Build(ctx context.Context, o Options) (program string, err error) {
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	if program, ok := t.Built(); ok {
		return program, nil
	}
	program, err = t.Place()
	if err != nil {
		return "", err
	}
	unlock, err := lock(ctx, program+".building", func(string) {})
	if err != nil {
		return "", err
	}
	defer unlock()
	if _, ok := t.Built(); ok {
		return program, nil
	}
	began := time.Now()
	if err := t.install(ctx, o, program); err != nil {
		return "", err
	}
	o.Progress(fmt.Sprintf("built %s %s in %.0f s", path.Base(t.Package), t.Version, time.Since(began).Seconds()))
	return program, nil
}

// install puts the program in its place in one step.
func (t Tool) install(ctx context.Context, o Options, program string) error {
	aside := program + ".building"
	cmd := exec.CommandContext(ctx, "go", "install", "-ldflags", "-s -w", t.Package+"@"+t.Version)
	cmd.Dir = aside
	// GOFLAGS and GOWORK say how somebody works on a module of theirs. An empty GOFLAGS would not be heard.
	cmd.Env = append(os.Environ(), "GOBIN="+aside, "GOFLAGS=-buildvcs=false", "GOWORK=off", "CGO_ENABLED=0",
		"GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := o.run(ctx, cmd); err != nil {
		if ctx.Err() != nil {
			return err
		}
		lines := strings.Split(strings.TrimSpace(said.String()), "\n") // what is wrong is said last
		if last := lines[len(lines)-1]; last != "" {
			return errors.New(last)
		}
		return fmt.Errorf("go install: %w", err)
	}
	return os.Rename(filepath.Join(aside, path.Base(t.Package)), program)
}
