package child

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"time"
)

const (
	// A program that cannot run at all must not be started a thousand times a second, nor each time told of.
	breather   = 250 * time.Millisecond
	briefLife  = time.Second
	briefLives = 3
)

// Keep says which process to keep alive.
type Keep struct {
	Name    string // how people call it
	Command func() *exec.Cmd
	Log     string // the file where what it prints is added
	Starter *Starter
	Say     func(string) // told what a person should know
	// Ready waits until the first process is of use. It fails when exited is closed before.
	Ready func(ctx context.Context, exited <-chan struct{}) error
	// Began is told of each process; nil tells nobody.
	Began func(pid int) error
}

// Kept is a process that is started again whenever it ends, until it is closed.
type Kept struct {
	Keep

	mu      sync.Mutex
	running *life
	closing bool
	ended   chan struct{} // closed when it will not be started again
}

// life is one process, from its start to its end.
type life struct {
	cmd    *exec.Cmd
	exited chan struct{} // closed when it has been reaped
}

// Start starts the process and waits until it is ready. The context ends the waiting, not the process.
func (k Keep) Start(ctx context.Context) (*Kept, error) {
	p := &Kept{Keep: k, ended: make(chan struct{})}
	first, err := p.launch()
	if err != nil {
		return nil, err
	}
	if err := k.Ready(ctx, first.exited); err != nil {
		_ = first.cmd.Process.Kill()
		<-first.exited
		return nil, fmt.Errorf("%w; its last words stand in %s", err, k.Log)
	}
	go p.supervise(first)
	return p, nil
}

// launch starts the process once more.
func (p *Kept) launch() (*life, error) {
	log, err := os.OpenFile(p.Log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close() // the child has its own
	cmd := p.Command()
	cmd.Stdout, cmd.Stderr = log, log
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closing {
		return nil, context.Canceled
	}
	if err := p.Starter.Start(cmd); err != nil {
		return nil, err
	}
	l := &life{cmd, make(chan struct{})}
	go func() {
		_ = cmd.Wait() // how it ended stands in ProcessState
		close(l.exited)
	}()
	p.running = l
	if p.Began == nil {
		return l, nil
	}
	return l, p.Began(cmd.Process.Pid)
}

// supervise starts the process again whenever it ends, until Close.
func (p *Kept) supervise(l *life) {
	defer close(p.ended)
	brief := 0
	for {
		began := time.Now()
		<-l.exited
		if time.Since(began) > briefLife {
			brief = 0
		}
		if brief++; brief > briefLives {
			time.Sleep(breather)
		}
		if p.isClosing() {
			return
		}
		if brief <= briefLives {
			p.Say(p.Name + " ended (" + l.cmd.ProcessState.String() + "); starting it again")
		}
		again, err := p.launch()
		if err != nil && brief <= briefLives {
			p.Say(p.Name + " does not start: " + err.Error())
		}
		if again != nil {
			l = again
		}
	}
}

func (p *Kept) isClosing() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.closing
}

// Close ends the process for good.
func (p *Kept) Close() {
	p.mu.Lock()
	p.closing = true
	_ = p.running.cmd.Process.Kill()
	p.mu.Unlock()
	<-p.ended
}

// PID is the process that runs now.
func (p *Kept) PID() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.running.cmd.Process.Pid
}
