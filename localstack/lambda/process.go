package lambda

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"sync"
	"time"
)

// process is one bootstrap process and the Runtime API that it alone talks to.
type process struct {
	service  *Service
	function *function
	cmd      *exec.Cmd
	api      *http.Server
	work     chan *invocation // received by the Runtime API when the process asks for work
	ready    chan struct{}    // closed when it asks for the first time
	exited   chan struct{}    // closed when it has been reaped and its place is free

	// Under service.mu.
	isIdle      bool
	idleSince   time.Time
	isReturning bool // it has answered, and not asked for more yet
	retired     bool // its place is somebody else's

	mu         sync.Mutex
	current    *invocation
	polled     bool
	initFailed *FunctionError
}

// start starts a process of f; the caller holds a grant for it.
func (s *Service) start(f *function) (*process, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("lambda: start %s: %w", f.Name, err)
	}
	p := &process{
		service: s, function: f,
		work: make(chan *invocation), ready: make(chan struct{}), exited: make(chan struct{}),
	}
	p.api = &http.Server{Handler: p.runtimeAPI(), ReadHeaderTimeout: time.Minute}
	go func() { _ = p.api.Serve(listener) }()
	output := io.Discard
	if s.config.Output != nil {
		output = s.config.Output(f.Name)
	}
	p.cmd = exec.Command(f.Bootstrap)
	p.cmd.Dir = filepath.Dir(f.Bootstrap)
	p.cmd.Env = s.environment(f, listener.Addr().String())
	p.cmd.Stdout, p.cmd.Stderr = output, output
	p.cmd.WaitDelay = time.Second
	if err := s.launch(p); err != nil {
		_ = p.api.Close()
		return nil, fmt.Errorf("lambda: start %s: %w", f.Name, err)
	}
	return p, nil
}

// launch starts the program and lists it in one step, so that Close misses none.
func (s *Service) launch(p *process) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return ErrClosed
	}
	if err := s.config.Starter.Start(p.cmd); err != nil {
		return err
	}
	s.processes[p] = struct{}{}
	s.ended.Add(1)
	go p.reap()
	return nil
}

// reap waits until the process ends, by itself or by our hand, and frees its place.
func (p *process) reap() {
	defer p.service.ended.Done()
	_ = p.cmd.Wait() // how it ended stands in ProcessState
	_ = p.api.Close()
	s := p.service
	s.mu.Lock()
	delete(s.processes, p)
	s.retire(p)
	s.dispatch()
	s.mu.Unlock()
	close(p.exited)
}

func (p *process) kill() { _ = p.cmd.Process.Kill() }

func (p *process) pid() int { return p.cmd.Process.Pid }

// state is how the process ended. Only after exited.
func (p *process) state() string { return p.cmd.ProcessState.String() }

// awaitReady waits until the process asks for work for the first time.
func (p *process) awaitReady(patience time.Duration) error {
	select {
	case <-p.ready:
		return nil
	default:
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-p.ready:
		return nil
	case <-p.exited:
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.initFailed != nil {
			return p.initFailed
		}
		return &FunctionError{"Runtime.ExitError", "Error: Runtime exited during its start: " + p.state()}
	case <-timer.C:
		p.kill()
		<-p.exited
		return &FunctionError{"Sandbox.Timedout", fmt.Sprintf("Error: the function did not start within %s", patience)}
	}
}
