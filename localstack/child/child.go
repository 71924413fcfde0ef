// Package child starts processes that do not outlive this one, however this one ends.
// It knows operating systems, and nothing of what the processes do.
package child

import (
	"os/exec"
	"runtime"
)

// Starter starts processes. Linux can kill a child when its parent dies, but takes the thread that
// forked it for the parent; so all are started by one thread that lives as long as the Starter.
type Starter struct{ requests chan request }

type request struct {
	cmd  *exec.Cmd
	done chan error
}

// NewStarter makes a Starter that lasts until the process ends.
func NewStarter() *Starter {
	s := &Starter{make(chan request)}
	go func() {
		runtime.LockOSThread()
		for r := range s.requests {
			r.done <- r.cmd.Start()
		}
	}()
	return s
}

// Start starts cmd in a process group of its own, so that Ctrl-C on the terminal reaches only us
// and we decide in which order things end.
func (s *Starter) Start(cmd *exec.Cmd) error {
	cmd.SysProcAttr = attributes()
	r := request{cmd, make(chan error, 1)}
	s.requests <- r
	return <-r.done
}
