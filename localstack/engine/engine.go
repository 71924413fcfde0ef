// Package engine runs the embedded DynamoDB: dynoxide, as a child process over one file. A dead
// engine is started again on the same port, so that its address holds as long as the stack does;
// what it acknowledged is on disk and survives any end.
//
// It makes the tables that a template asks for, on this engine or on any other that speaks
// DynamoDB, and takes away what has outlived its time. It must not know what items mean.
package engine

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/parleyhq/parley/localstack/child"
)

// Config says which program to run over which data.
type Config struct {
	Program string // dynoxide
	Data    string // the directory of the database, its pid file and its log
	Starter *child.Starter
	Say     func(string) // told what a person should know
}

const (
	startPatience = 15 * time.Second
	portAttempts  = 5
	// A program that cannot run at all must not be started a thousand times a second.
	briefLife  = time.Second
	breather   = 250 * time.Millisecond
	brieflives = 3 // so many times it is started again at once all the same
)

// Engine is a running database.
type Engine struct {
	config Config
	port   int

	mu      sync.Mutex
	running *run
	closing bool
	ended   chan struct{} // closed when it will not be started again
}

// run is one life of the process.
type run struct {
	cmd    *exec.Cmd
	exited chan struct{} // closed when it has been reaped
}

// Start starts the database and waits until it answers.
func Start(ctx context.Context, config Config) (*Engine, error) {
	if err := endOrphan(ctx, config); err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	var failed error
	for range portAttempts {
		e, err := startOnFreePort(ctx, config)
		if err == nil {
			go e.supervise()
			return e, nil
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		failed = err
	}
	return nil, fmt.Errorf("engine: %w", failed)
}

// startOnFreePort may lose the port that it found to somebody else in between, hence the attempts.
func startOnFreePort(ctx context.Context, config Config) (*Engine, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	e := &Engine{config: config, port: listener.Addr().(*net.TCPAddr).Port, ended: make(chan struct{})}
	if err := listener.Close(); err != nil {
		return nil, err
	}
	r, err := e.launch()
	if err != nil {
		return nil, err
	}
	if err := awaitAnswer(ctx, e.URL(), r.exited); err != nil {
		_ = r.cmd.Process.Kill()
		<-r.exited
		return nil, fmt.Errorf("%w; its last words stand in %s", err, e.config.logFile())
	}
	return e, nil
}

// launch starts the process once more, on its port.
func (e *Engine) launch() (*run, error) {
	log, err := os.OpenFile(e.config.logFile(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close() // the child has its own
	cmd := exec.Command(e.config.Program, "serve", "--host", "127.0.0.1", "--port", strconv.Itoa(e.port), "--db-path", e.config.database())
	cmd.Stdout, cmd.Stderr = log, log
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closing {
		return nil, context.Canceled
	}
	if err := e.config.Starter.Start(cmd); err != nil {
		return nil, err
	}
	r := &run{cmd, make(chan struct{})}
	go func() {
		_ = cmd.Wait() // how it ended stands in ProcessState
		close(r.exited)
	}()
	e.running = r
	return r, e.config.writePID(cmd.Process.Pid)
}

// supervise starts the process again whenever it ends, until Close.
func (e *Engine) supervise() {
	defer close(e.ended)
	brief := 0
	for {
		e.mu.Lock()
		r := e.running
		e.mu.Unlock()
		began := time.Now()
		<-r.exited
		if time.Since(began) > briefLife {
			brief = 0
		}
		if brief++; brief > brieflives {
			time.Sleep(breather)
		}
		e.mu.Lock()
		closing := e.closing
		e.mu.Unlock()
		if closing {
			return
		}
		if brief <= brieflives {
			e.config.Say("the database ended (" + r.cmd.ProcessState.String() + "); starting it again")
		}
		if _, err := e.launch(); err != nil && brief <= brieflives {
			e.config.Say("the database does not start: " + err.Error())
		}
	}
}

// Close ends the process. Everything that it acknowledged is on disk.
func (e *Engine) Close() {
	e.mu.Lock()
	e.closing = true
	_ = e.running.cmd.Process.Kill()
	e.mu.Unlock()
	<-e.ended
	_ = os.Remove(e.config.pidFile())
}

// URL is where the database answers, now and after any restart.
func (e *Engine) URL() string { return "http://127.0.0.1:" + strconv.Itoa(e.port) }

// PID is the process that runs now.
func (e *Engine) PID() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.running.cmd.Process.Pid
}

func (c Config) database() string { return filepath.Join(c.Data, "dynamodb.db") }
func (c Config) pidFile() string  { return filepath.Join(c.Data, "engine.pid") }
func (c Config) logFile() string  { return filepath.Join(c.Data, "engine.log") }
