package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/convergence/client"
)

// The stack's program, as `make` builds it.
const program = ".parley/build/localstack"

// patience bounds the start of a stack, the first build of a machine among it, and its end.
const patience = 5 * time.Minute

// bench is a stack and its clients.
type bench struct {
	ctx     context.Context
	report  *report
	quick   bool
	latency string

	stack  *stack // nil before the first part needs one
	http   *http.Client
	server *client.API // the demo app's server
}

// stack is a local stack that runs.
type stack struct {
	URL       string `json:"http_url"`
	SocketURL string `json:"ws_url"`
	Demo      struct {
		AppID  string `json:"app_id"`
		APIKey string `json:"api_key"`
	} `json:"demo"`

	data   string
	cmd    *exec.Cmd
	output output
	exited chan struct{}
}

// output is what the stack prints. It is written and read at once.
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

// ready has a stack run, and its demo app without limits.
func (b *bench) ready() error {
	if b.stack == nil {
		data, err := os.MkdirTemp("", "parley-bench-")
		if err != nil {
			return err
		}
		if err := b.startOver(data); err != nil {
			return err
		}
	}
	return b.server.Unlimit(b.ctx, b.stack.Demo.AppID)
}

// startOver starts a stack over a directory.
func (b *bench) startOver(data string) error {
	s := &stack{data: data, cmd: exec.Command(program), exited: make(chan struct{})}
	s.cmd.Env = append(os.Environ(), "PARLEY_PORT=0", "PARLEY_S3_PORT=", "PARLEY_DATA="+data, "PARLEY_FAULTS=", "PARLEY_LATENCY="+b.latency, "AWS_ENDPOINT_URL_DYNAMODB=")
	s.cmd.Stdout, s.cmd.Stderr = &s.output, &s.output
	if err := child.NewStarter().Start(s.cmd); err != nil {
		return err
	}
	go func() { _ = s.cmd.Wait(); close(s.exited) }()
	b.stack = s
	if err := s.await(b.ctx); err != nil {
		return err
	}
	b.http = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}, Timeout: time.Minute}
	b.server = &client.API{Base: s.URL, HTTP: b.http, Token: s.Demo.APIKey}
	return nil
}

// await waits until the stack says that it is ready, and reads where it is.
func (s *stack) await(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for !strings.Contains("\n"+s.output.String(), "\nready ") {
		select {
		case <-s.exited:
			return fmt.Errorf("the stack ended while it started:\n%s", s.output.String())
		case <-ctx.Done():
			return errors.Join(ctx.Err(), fmt.Errorf("the stack is not ready:\n%s", s.output.String()))
		case <-time.After(5 * time.Millisecond):
		}
	}
	text, err := os.ReadFile(filepath.Join(s.data, "local.json"))
	if err != nil {
		return err
	}
	return json.Unmarshal(text, s)
}

// end stops the stack in order, and keeps its directory.
func (s *stack) end() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-s.exited:
	case <-time.After(30 * time.Second):
		_ = s.cmd.Process.Kill()
		<-s.exited
	}
}

// stop ends the stack, and nothing of it is left.
func (b *bench) stop() {
	if b.stack == nil {
		return
	}
	b.stack.end()
	_ = os.RemoveAll(b.stack.data)
	b.stack = nil
}

// processes are the stack's parts that run now.
type processes struct {
	Engine    int `json:"engine"`
	Functions []struct {
		Function string `json:"function"`
		PID      int    `json:"pid"`
	} `json:"functions"`
}

func (b *bench) processes() (p processes, err error) {
	return client.Get[processes](b.ctx, &client.API{Base: b.stack.URL, HTTP: b.http}, "/local/processes")
}
