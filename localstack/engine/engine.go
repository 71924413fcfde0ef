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
	"time"

	"github.com/parleyhq/parley/localstack/child"
)

// Config says which program to run over which data.
type Config struct {
	Program string // dynoxide
	Data    string // the directory of the database, its pid file and its log
	Memory  bool   // whether the database is kept in memory alone, and ends with its process
	Starter *child.Starter
	Say     func(string) // told what a person should know
}

const (
	startPatience = 15 * time.Second
	portAttempts  = 5
)

// Engine is a running database.
type Engine struct {
	*child.Kept
	config Config
	port   int
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
	e := &Engine{config: config, port: listener.Addr().(*net.TCPAddr).Port}
	if err := listener.Close(); err != nil {
		return nil, err
	}
	e.Kept, err = child.Keep{
		Name: "the database", Log: config.logFile(), Starter: config.Starter, Say: config.Say, Began: config.writePID,
		Command: func() *exec.Cmd { return config.command(e.port) },
		Ready:   func(ctx context.Context, exited <-chan struct{}) error { return awaitAnswer(ctx, e.URL(), exited) },
	}.Start(ctx)
	if err != nil {
		return nil, err
	}
	return e, nil
}

func (c Config) command(port int) *exec.Cmd {
	arguments := []string{"serve", "--host", "127.0.0.1", "--port", strconv.Itoa(port)}
	if !c.Memory {
		arguments = append(arguments, "--db-path", c.database())
	}
	return exec.Command(c.Program, arguments...)
}

// Close ends the process. Everything that it acknowledged is on disk.
func (e *Engine) Close() {
	e.Kept.Close()
	_ = os.Remove(e.config.pidFile())
}

// URL is where the database answers, now and after any restart.
func (e *Engine) URL() string { return "http://127.0.0.1:" + strconv.Itoa(e.port) }

func (c Config) database() string { return filepath.Join(c.Data, "dynamodb.db") }
func (c Config) pidFile() string  { return filepath.Join(c.Data, "engine.pid") }
func (c Config) logFile() string  { return filepath.Join(c.Data, "engine.log") }
