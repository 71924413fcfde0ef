// Package stacktest starts whole local stacks for tests: the real program, on a free port, over a
// directory of the test's own, and gives the test hands to kill its parts.
//
// PARLEY_BUILD_FLAGS (such as -race) goes for the stack and for the functions in it. This package
// knows how a stack is run and what local.json says; it must not know what the functions do.
package stacktest

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/buckets"
	"github.com/parleyhq/parley/localstack/build"
	"github.com/parleyhq/parley/localstack/child"
)

// Options say how a stack is to be started.
type Options struct {
	Env  map[string]string // above the test's own environment, such as PARLEY_FAULTS
	Data string            // the data directory; "" is one that goes with the test

	Denials bool // whether calls that the template does not grant are what the test is about; else they fail it
}

// Info is what a stack says of itself in local.json.
type Info struct {
	HTTPURL     string `json:"http_url"`
	WSURL       string `json:"ws_url"`
	S3URL       string `json:"s3_url"`
	OperatorKey string `json:"operator_key"`
	Demo        Demo   `json:"demo"`
}

// Demo is the demo app.
type Demo struct {
	AppID  string   `json:"app_id"`
	APIKey string   `json:"api_key"`
	Users  []string `json:"users"`
}

// Stack is a stack that runs, or did.
type Stack struct {
	Info
	Data string // its data directory

	t       testing.TB
	options Options
	program string
	root    string
	run     *run
}

// run is one life of the stack's process.
type run struct {
	cmd    *exec.Cmd
	output *output
	exited chan struct{}
	err    error // after exited
}

const (
	startPatience = 5 * time.Minute // the first build of a machine is among it
	stopPatience  = 30 * time.Second
	pollEvery     = 20 * time.Millisecond
)

// Start builds what has changed, starts a stack, and waits until it is ready. It is stopped when the
// test ends; a stack that then does not end in order fails the test.
func Start(t testing.TB, options Options) *Stack {
	t.Helper()
	s := &Stack{t: t, options: options, Data: options.Data, root: root(t)}
	if s.Data == "" {
		s.Data = t.TempDir()
	}
	flags := strings.Fields(os.Getenv("PARLEY_BUILD_FLAGS"))
	if text, ok := options.Env["PARLEY_BUILD_FLAGS"]; ok {
		flags = strings.Fields(text)
	}
	s.program = filepath.Join(s.root, ".parley", "build", build.Variant(flags), "stack-under-test")
	err := build.Program(t.Context(), build.Options{Root: s.root, Flags: flags}, "./localstack", s.program)
	if err != nil {
		t.Fatalf("build the stack:\n%v", err)
	}
	// Stacks that end before they have built it would each begin anew.
	if _, err := build.Keeper(t.Context(), build.Options{Root: s.root}); err != nil {
		t.Fatalf("build the stream keeper:\n%v", err)
	}
	if _, err := buckets.Program.Build(t.Context(), build.Options{Progress: func(line string) { t.Log(line) }}); err != nil {
		t.Fatalf("build S3: %v", err)
	}
	t.Cleanup(func() {
		if s.run != nil {
			s.Stop()
		}
	})
	s.Again()
	return s
}

// Again starts the stack over the same data after Stop or Kill, and waits until it is ready.
func (s *Stack) Again() {
	s.t.Helper()
	cmd := exec.Command(s.program)
	cmd.Dir = s.root
	r := &run{cmd: cmd, output: &output{}, exited: make(chan struct{})}
	cmd.Stdout, cmd.Stderr = r.output, r.output
	cmd.Env = append(os.Environ(), "PARLEY_PORT=0", "PARLEY_S3_PORT=", "PARLEY_DATA="+s.Data, "AWS_ENDPOINT_URL_DYNAMODB=", "PARLEY_FAULTS=", "PARLEY_LATENCY=",
		"PARLEY_CONNECTION_LIFETIME=", "PARLEY_CONNECTION_IDLE=", "AWS_ENDPOINT_URL_SNS=", "PARLEY_PUSH_APNS=", "PARLEY_PUSH_APNS_SANDBOX=", "PARLEY_PUSH_FCM=")
	for name, text := range s.options.Env {
		cmd.Env = append(cmd.Env, name+"="+text)
	}
	if err := child.NewStarter().Start(cmd); err != nil {
		s.t.Fatalf("start the stack: %v", err)
	}
	s.run = r
	go func() { r.err = cmd.Wait(); close(r.exited) }()
	s.awaitReady(r)
	text, err := os.ReadFile(filepath.Join(s.Data, "local.json"))
	if err == nil {
		s.Info = Info{}
		err = json.Unmarshal(text, &s.Info)
	}
	if err != nil {
		s.t.Fatalf("read local.json: %v", err)
	}
}

func (s *Stack) awaitReady(r *run) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), startPatience)
	defer cancel()
	s.until(ctx, "the stack is not ready", func() bool {
		select {
		case <-r.exited:
			s.run = nil
			s.t.Fatalf("the stack ended while it started (%v):\n%s", r.err, r.output)
		default:
		}
		return strings.Contains("\n"+r.output.String(), "\nready ")
	})
}

// until waits for done, and fails the test with what was expected where ctx ends first.
func (s *Stack) until(ctx context.Context, otherwise string, done func() bool) {
	s.t.Helper()
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for !done() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			s.t.Fatalf("%s:\n%s", otherwise, s.Output())
		}
	}
}

// Root is the checkout that the stack was built from.
func (s *Stack) Root() string { return s.root }

// Program is the stack's program, for tests that start it in another way.
func (s *Stack) Program() string { return s.program }

// Output is what the stack has printed so far.
func (s *Stack) Output() string {
	if s.run == nil {
		return ""
	}
	return s.run.output.String()
}

// Stop ends the stack as Ctrl-C does, and fails the test where it does not end well.
func (s *Stack) Stop() {
	s.t.Helper()
	r := s.run
	s.run = nil
	_ = r.cmd.Process.Signal(os.Interrupt)
	select {
	case <-r.exited:
		if r.err != nil {
			s.t.Errorf("the stack did not end well (%v):\n%s", r.err, r.output)
		}
	case <-time.After(stopPatience):
		_ = r.cmd.Process.Kill()
		s.t.Errorf("the stack did not end within %s:\n%s", stopPatience, r.output)
	}
	s.wantNoDenials(r)
}

func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "template.yaml")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("this test does not run inside the checkout")
		}
		dir = filepath.Dir(dir)
	}
}

// output keeps what a process prints.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}
