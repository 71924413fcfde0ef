package lambda

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/child"
)

// TestMain builds the test's own bootstrap once: testdata/bootstrap, which does what its payload says.
func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "lambda-test")
	if err != nil {
		panic(err)
	}
	output, err := exec.Command("go", "build", "-o", filepath.Join(dir, "bootstrap"), "./testdata/bootstrap").CombinedOutput()
	if err != nil {
		panic(string(output))
	}
	os.Setenv("TEST_BOOTSTRAP", filepath.Join(dir, "bootstrap"))
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

type setup struct {
	perFunction, total, reserved int
	timeout                      time.Duration
	env                          map[string]string
	names                        []string
	bootstrap                    string
}

func newService(t *testing.T, s setup) *Service {
	t.Helper()
	config := Config{
		Region: "us-east-1", Account: "000000000000", Env: map[string]string{"GIVEN": "to all", "BOTH": "all"},
		PerFunction: 10, Total: 20, InitTimeout: 20 * time.Second, Starter: child.NewStarter(),
	}
	if s.perFunction > 0 {
		config.PerFunction = s.perFunction
	}
	if s.total > 0 {
		config.Total = s.total
	}
	if s.timeout == 0 {
		s.timeout = 20 * time.Second
	}
	if s.names == nil {
		s.names = []string{"f"}
	}
	if s.bootstrap == "" {
		s.bootstrap = os.Getenv("TEST_BOOTSTRAP")
	}
	var functions []Function
	for _, name := range s.names {
		functions = append(functions, Function{
			Name: name, Bootstrap: s.bootstrap, Timeout: s.timeout, MemoryMB: 256, Reserved: s.reserved, Env: s.env,
		})
	}
	service := New(config, functions)
	t.Cleanup(func() {
		service.Close()
		if left := service.Processes(); len(left) > 0 {
			t.Errorf("processes are left: %v", left)
		}
	})
	return service
}

// order is what the bootstrap is told to do.
type order struct {
	Do   string `json:"do"`
	Text string `json:"text,omitempty"`
	Size int    `json:"size,omitempty"`
}

type report struct {
	PID  int               `json:"pid"`
	Seen int               `json:"seen"` // invocations of this process so far
	Env  map[string]string `json:"env"`
	ID   string            `json:"id"`
	ARN  string            `json:"arn"`
	Left float64           `json:"left"` // seconds until the deadline
	Text string            `json:"text"`
}

func invoke(t *testing.T, s *Service, name string, o order) (report, error) {
	t.Helper()
	payload, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	var r report
	answer, err := s.Invoke(t.Context(), name, payload)
	if err == nil {
		err = json.Unmarshal(answer, &r)
	}
	return r, err
}

func must(t *testing.T, s *Service, name string, o order) report {
	t.Helper()
	r, err := invoke(t, s, name, o)
	if err != nil {
		t.Fatalf("%v: %v", o, err)
	}
	return r
}

func wantFunctionError(t *testing.T, err error, kind string) {
	t.Helper()
	var failed *FunctionError
	if !errors.As(err, &failed) || failed.Type != kind {
		t.Errorf("got %v, want a %s", err, kind)
	}
}

func TestOneProcessIsUsedAgain(t *testing.T) {
	s := newService(t, setup{})
	first := must(t, s, "f", order{Do: "report"})
	for i := 2; i <= 20; i++ {
		r := must(t, s, "f", order{Do: "report"})
		if r.PID != first.PID || r.Seen != i {
			t.Fatalf("call %d went to process %d as its %d.; the first was %d", i, r.PID, r.Seen, first.PID)
		}
	}
}

func TestWhatAnInvocationSees(t *testing.T) {
	t.Setenv("AWS_CA_BUNDLE", "/stray")
	t.Setenv("PARLEY_STRAY", "stray")
	s := newService(t, setup{timeout: 7 * time.Second, env: map[string]string{"OWN": "mine", "BOTH": "function"}})
	r := must(t, s, "f", order{Do: "report"})
	for name, want := range map[string]string{
		"OWN": "mine", "GIVEN": "to all", "BOTH": "function", "AWS_CA_BUNDLE": "", "PARLEY_STRAY": "", "TEST_BOOTSTRAP": "",
		"AWS_LAMBDA_FUNCTION_NAME": "f", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256", "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
		"AWS_REGION": "us-east-1", "AWS_LAMBDA_LOG_FORMAT": "Text", "PATH": os.Getenv("PATH"),
	} {
		if r.Env[name] != want {
			t.Errorf("%s is %q, want %q", name, r.Env[name], want)
		}
	}
	if r.ARN != "arn:aws:lambda:us-east-1:000000000000:function:f" || len(r.ID) != 36 {
		t.Errorf("ARN %s, id %s", r.ARN, r.ID)
	}
	if r.Left <= 0 || r.Left > 7 {
		t.Errorf("%v s are left of 7", r.Left)
	}
}

// gates lets a test hold invocations inside a function: they wait for a file to appear.
type gates struct{ dir string }

func (g gates) path(name string) string { return filepath.Join(g.dir, name) }

func (g gates) open(t *testing.T, name string) {
	t.Helper()
	if err := os.WriteFile(g.path(name), nil, 0o600); err != nil {
		t.Fatal(err)
	}
}

func busy(s *Service) int {
	n := 0
	for _, p := range s.Processes() {
		if p.Busy {
			n++
		}
	}
	return n
}

func waitingCalls(s *Service) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.waiting)
}

// eventually waits for something that other goroutines bring about.
func eventually(t *testing.T, done func() bool) {
	t.Helper()
	deadline := time.Now().Add(time.Minute)
	for !done() {
		if time.Now().After(deadline) {
			t.Fatal("it did not come about")
		}
		time.Sleep(time.Millisecond)
	}
}

func TestAnAbandonedCallRunsOn(t *testing.T) {
	s := newService(t, setup{reserved: 1})
	g := gates{t.TempDir()}
	must(t, s, "f", order{Do: "report"})
	eventually(t, func() bool { return busy(s) == 0 })
	ctx, cancel := context.WithCancel(t.Context())
	payload, _ := json.Marshal(order{Do: "wait", Text: g.path("go")})
	result := make(chan error, 1)
	go func() {
		_, err := s.Invoke(ctx, "f", payload)
		result <- err
	}()
	eventually(t, func() bool { return busy(s) == 1 })
	cancel()
	if err := <-result; !errors.Is(err, ErrAbandoned) {
		t.Errorf("got %v", err)
	}
	g.open(t, "go")
	if r := must(t, s, "f", order{Do: "report"}); r.Seen != 3 {
		t.Errorf("the process has seen %d invocations, want 3", r.Seen)
	}
}

func TestFailuresStayAlone(t *testing.T) {
	for name, c := range map[string]struct {
		order   order
		timeout time.Duration
		kind    string
		lives   bool // the process is used again
	}{
		"returned error": {order{Do: "fail", Text: "no"}, 0, "errorString", true},
		"panic":          {order{Do: "panic", Text: "no"}, 0, "string", false},
		"exit":           {order{Do: "exit"}, 0, "Runtime.ExitError", false},
		"killed":         {order{Do: "kill"}, 0, "Runtime.ExitError", false},
		"timeout":        {order{Do: "hang"}, 300 * time.Millisecond, "Sandbox.Timedout", false},
		"long answer":    {order{Do: "answer", Size: MaxResponse + 1}, 0, "Function.ResponseSizeTooLarge", false},
	} {
		t.Run(name, func(t *testing.T) {
			s := newService(t, setup{timeout: c.timeout})
			g := gates{t.TempDir()}
			before := must(t, s, "f", order{Do: "report"})
			eventually(t, func() bool { return busy(s) == 0 })
			other := make(chan error, 1)
			if c.timeout == 0 { // another call, in another process, at the same time
				go func() {
					_, err := invoke(t, s, "f", order{Do: "wait", Text: g.path("go")})
					other <- err
				}()
				eventually(t, func() bool { return busy(s) == 1 })
				before = must(t, s, "f", order{Do: "report"})
			}
			_, err := invoke(t, s, "f", c.order)
			wantFunctionError(t, err, c.kind)
			after := must(t, s, "f", order{Do: "report"})
			if c.lives != (after.PID == before.PID) {
				t.Errorf("process %d before, %d after", before.PID, after.PID)
			}
			g.open(t, "go")
			if c.timeout == 0 {
				if err := <-other; err != nil {
					t.Errorf("another call failed too: %v", err)
				}
			}
		})
	}
}

func TestAnIdleProcessThatIsKilledCostsNoCall(t *testing.T) {
	s := newService(t, setup{})
	r := must(t, s, "f", order{Do: "report"})
	if err := syscall.Kill(r.PID, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	eventually(t, func() bool { return len(s.Processes()) == 0 })
	if again := must(t, s, "f", order{Do: "report"}); again.PID == r.PID {
		t.Error("the dead answer")
	}
}

func TestPayloadLimits(t *testing.T) {
	s := newService(t, setup{})
	if _, err := s.Invoke(t.Context(), "f", make([]byte, MaxRequest+1)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a request of one byte too many: %v", err)
	}
	short, _ := json.Marshal(order{Do: "length", Text: "a"})
	payload, _ := json.Marshal(order{Do: "length", Text: strings.Repeat("a", MaxRequest-len(short)+1)})
	var r report
	answer, err := s.Invoke(t.Context(), "f", payload)
	if err != nil || json.Unmarshal(answer, &r) != nil || r.Text != strconv.Itoa(MaxRequest) {
		t.Errorf("a request of exactly the limit: %v, %s", err, r.Text)
	}
	long, err := s.Invoke(t.Context(), "f", []byte(`{"do":"answer","size":`+strconv.Itoa(MaxResponse)+`}`))
	if err != nil || len(long) != MaxResponse {
		t.Errorf("an answer of exactly the limit: %v, %d bytes", err, len(long))
	}
}

func TestAProgramThatCannotStart(t *testing.T) {
	s := newService(t, setup{bootstrap: "/nowhere/bootstrap"})
	_, err := invoke(t, s, "f", order{Do: "report"})
	wantFunctionError(t, err, "Runtime.InvalidEntrypoint")
	s = newService(t, setup{env: map[string]string{"DIE_AT_START": "1"}, reserved: 1})
	for range 3 { // its place is free again each time
		_, err = invoke(t, s, "f", order{Do: "report"})
		wantFunctionError(t, err, "Runtime.ExitError")
	}
}

func TestAFunctionThatIsNotThere(t *testing.T) {
	_, err := invoke(t, newService(t, setup{}), "nobody", order{})
	wantFunctionError(t, err, "ResourceNotFoundException")
}

func TestCloseEndsEverythingAndEverybodyIsTold(t *testing.T) {
	s := newService(t, setup{reserved: 1})
	results := make(chan error, 3)
	for range 3 {
		go func() {
			_, err := invoke(t, s, "f", order{Do: "hang"})
			results <- err
		}()
	}
	eventually(t, func() bool { return busy(s) == 1 && waitingCalls(s) == 2 })
	pid := s.Processes()[0].PID
	s.Close()
	closed := 0
	for range 3 {
		if err := <-results; errors.Is(err, ErrClosed) {
			closed++
		} else {
			wantFunctionError(t, err, "Runtime.ExitError")
		}
	}
	if closed != 2 {
		t.Errorf("%d calls were told that the service is closed", closed)
	}
	if err := syscall.Kill(pid, 0); !errors.Is(err, syscall.ESRCH) {
		t.Errorf("process %d is still there: %v", pid, err)
	}
	if _, err := invoke(t, s, "f", order{Do: "report"}); !errors.Is(err, ErrClosed) {
		t.Errorf("a call after the end: %v", err)
	}
}
