package stacktest

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"syscall"
	"time"
)

const partPatience = 20 * time.Second

// Process is a function's process.
type Process struct {
	Function string `json:"function"`
	PID      int    `json:"pid"`
	Busy     bool   `json:"busy"`
}

// Processes are the parts of a stack: the engine (0 where it is not the stack's own) and the
// functions' processes that run now.
type Processes struct {
	Engine    int       `json:"engine"`
	S3        int       `json:"s3"`       // 0 while its program is being built
	Database  string    `json:"database"` // its address, as the functions know it
	Functions []Process `json:"functions"`
}

// Processes asks the stack for its parts.
func (s *Stack) Processes() Processes {
	s.t.Helper()
	var p Processes
	if err := json.Unmarshal([]byte(s.local(http.MethodGet, "/local/processes", "")), &p); err != nil {
		s.t.Fatalf("processes: %v", err)
	}
	return p
}

// DatabaseURL is where the functions reach their database, through the fault proxy where there is one.
func (s *Stack) DatabaseURL() string {
	s.t.Helper()
	return s.Processes().Database
}

// PIDs are the processes of one function.
func (s *Stack) PIDs(function string) []int {
	s.t.Helper()
	var out []int
	for _, p := range s.Processes().Functions {
		if p.Function == function {
			out = append(out, p.PID)
		}
	}
	return out
}

// Kill kills the stack itself with -9, and waits until it is gone. Again brings it back.
func (s *Stack) Kill() {
	s.t.Helper()
	r := s.run
	s.run = nil
	_ = r.cmd.Process.Kill()
	<-r.exited
	s.wantNoDenials(r)
}

// KillEngine kills the database with -9. The stack starts another; AwaitEngine waits for it.
func (s *Stack) KillEngine() (killed int) {
	s.t.Helper()
	killed = s.Processes().Engine
	s.kill(killed)
	return killed
}

// AwaitEngine waits until another database than this one runs.
func (s *Stack) AwaitEngine(killed int) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), partPatience)
	defer cancel()
	s.until(ctx, "no database was started again", func() bool { return s.Processes().Engine != killed })
}

// KillFunction kills every process of a function with -9, and says how many there were.
func (s *Stack) KillFunction(function string) int {
	s.t.Helper()
	pids := s.PIDs(function)
	for _, pid := range pids {
		s.kill(pid)
	}
	return len(pids)
}

func (s *Stack) kill(pid int) {
	s.t.Helper()
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && err != syscall.ESRCH {
		s.t.Fatalf("kill %d: %v", pid, err)
	}
}

// SetFaults changes what the fault proxy does.
func (s *Stack) SetFaults(text string) {
	s.t.Helper()
	s.local(http.MethodPut, "/local/faults", text)
}

func (s *Stack) local(method, path, body string) string {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.HTTPURL+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatalf("%s %s: %v", method, path, err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		s.t.Fatalf("%s %s: %s %s %v", method, path, answer.Status, text, err)
	}
	return string(text)
}
