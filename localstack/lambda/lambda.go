// Package lambda is the Lambda service in miniature. It starts real bootstrap processes, drives them
// through the Lambda Runtime API one invocation at a time, keeps them warm, starts more of them
// under concurrency up to a bound, and replaces those that crash or outlive their time.
//
// What it promises: an invocation that fails fails alone; a process never sees two invocations at
// once; a process sees the environment that Lambda would give it and nothing of ours.
// It must not know what triggers an invocation, nor how the binaries were made.
package lambda

import (
	"context"
	"io"
	"sync"
	"time"

	"github.com/parleyhq/parley/localstack/child"
)

// Lambda's limits for one synchronous invocation, in bytes.
const (
	MaxRequest  = 6 * 1024 * 1024
	MaxResponse = MaxRequest + 100
)

// Function is one function as the service runs it.
type Function struct {
	Name      string // also the name of its log
	Bootstrap string // the program
	Timeout   time.Duration
	MemoryMB  int
	Reserved  int // the most processes at once, 0 for Config.PerFunction
	Env       map[string]string
}

// Config is what the service needs from outside.
type Config struct {
	Region, Account string
	Env             map[string]string // given to every function, below its own
	PerFunction     int               // processes of one function at once
	Total           int               // processes of all functions at once
	InitTimeout     time.Duration     // until a process asks for its first invocation
	Output          func(function string) io.Writer
	Starter         *child.Starter
}

// Service runs functions. It is safe for concurrent use.
type Service struct {
	config Config

	mu        sync.Mutex
	functions map[string]*function
	processes map[*process]struct{}
	total     int       // of processes running, starting, or promised to a waiter
	waiting   []*waiter // in the order in which they came
	closed    bool
	ended     sync.WaitGroup // processes that have not been reaped
}

// function is a Function with its processes.
type function struct {
	Function
	arn   string
	limit int
	count int        // like Service.total, of this function
	idle  []*process // the one used last is at the end, and is used first

	returning int // processes that have answered and not asked for more yet
}

// New makes a service of these functions; none is started before it is called.
func New(config Config, functions []Function) *Service {
	s := &Service{config: config, functions: map[string]*function{}, processes: map[*process]struct{}{}}
	for _, f := range functions {
		limit := f.Reserved
		if limit == 0 {
			limit = config.PerFunction
		}
		arn := "arn:aws:lambda:" + config.Region + ":" + config.Account + ":function:" + f.Name
		s.functions[f.Name] = &function{Function: f, arn: arn, limit: min(limit, config.Total)}
	}
	return s
}

// Invoke calls a function and returns its answer. ctx bounds how long the caller waits, for a free
// process and for the answer; an invocation that has begun runs on to its own timeout all the same.
//
// Errors: ErrTooLarge, ErrThrottled (ctx ended before a process was free: the function was not
// called), ErrAbandoned (ctx ended while it ran), *FunctionError (it failed, crashed, outlived its
// timeout, or answered too much), ErrClosed.
func (s *Service) Invoke(ctx context.Context, name string, payload []byte) ([]byte, error) {
	if len(payload) > MaxRequest {
		return nil, ErrTooLarge
	}
	f, ok := s.functions[name]
	if !ok {
		return nil, &FunctionError{Type: "ResourceNotFoundException", Message: "Function not found: " + name}
	}
	for {
		p, err := s.acquire(ctx, f)
		if err != nil {
			return nil, err
		}
		answers := make(chan answer, 1)
		go func() { answers <- s.run(f, p, payload) }()
		select {
		case a := <-answers:
			if a.undelivered {
				continue // the process ended while it was idle: the function was not called
			}
			return a.payload, a.err
		case <-ctx.Done():
			return nil, ErrAbandoned
		}
	}
}

// Process is one running process, for people and tests that look in from outside.
type Process struct {
	Function string `json:"function"`
	PID      int    `json:"pid"`
	Busy     bool   `json:"busy"`
}

// Processes lists the processes that run now.
func (s *Service) Processes() []Process {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := []Process{}
	for p := range s.processes {
		out = append(out, Process{p.function.Name, p.pid(), !p.isIdle})
	}
	return out
}

// Close ends every process, whatever it does, and returns when all are gone.
func (s *Service) Close() {
	s.mu.Lock()
	s.closed = true
	for _, w := range s.waiting {
		close(w.granted)
	}
	s.waiting = nil
	for p := range s.processes {
		p.kill()
	}
	s.mu.Unlock()
	s.ended.Wait()
}
