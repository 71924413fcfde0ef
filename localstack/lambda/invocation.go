package lambda

import (
	"crypto/rand"
	"errors"
	"fmt"
	"time"
)

// What Invoke may return beside a *FunctionError.
var (
	ErrTooLarge  = errors.New("the request is over Lambda's 6 MB")
	ErrThrottled = errors.New("no process was free in time")
	ErrAbandoned = errors.New("the function runs on, but nobody waits for it any more")
	ErrClosed    = errors.New("the service is closed")
)

// FunctionError is a call that failed, in Lambda's words.
type FunctionError struct {
	Type    string `json:"errorType"`
	Message string `json:"errorMessage"`
}

func (e *FunctionError) Error() string { return e.Type + ": " + e.Message }

// invocation is one call on its way through one process.
type invocation struct {
	id       string
	payload  []byte
	arn      string
	deadline time.Time
	answers  chan answer // buffered
}

type answer struct {
	payload     []byte
	err         error
	undelivered bool
}

// run gives a payload to a process that the caller acquired and waits for what comes of it.
func (s *Service) run(f *function, p *process, payload []byte) answer {
	if failed := p.awaitReady(s.config.InitTimeout); failed != nil {
		return answer{err: failed}
	}
	inv := &invocation{
		id: newRequestID(), payload: payload, arn: f.arn,
		deadline: s.now().Add(f.Timeout), answers: make(chan answer, 1),
	}
	select {
	case p.work <- inv:
	case <-p.exited:
		return answer{undelivered: true}
	}
	timer := time.NewTimer(f.Timeout)
	defer timer.Stop()
	select {
	case a := <-inv.answers:
		return a
	case <-p.exited:
		select {
		case a := <-inv.answers: // it answered, and ended after that
			return a
		default:
		}
		return answer{err: &FunctionError{"Runtime.ExitError", fmt.Sprintf("RequestId: %s Error: Runtime exited with error: %s", inv.id, p.state())}}
	case <-timer.C:
		p.kill()
		<-p.exited // its place is free before the caller learns of it
		return answer{err: &FunctionError{"Sandbox.Timedout", fmt.Sprintf("RequestId: %s Error: Task timed out after %.2f seconds", inv.id, f.Timeout.Seconds())}}
	}
}

func (s *Service) now() time.Time { return time.Now() }

// newRequestID is a random UUID, as Lambda's request ids are.
func newRequestID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
