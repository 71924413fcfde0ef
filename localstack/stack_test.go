package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/stacktest"
)

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	return request(t, http.MethodGet, url, "", nil)
}

func request(t *testing.T, method, url, body string, header http.Header) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, values := range header {
		r.Header[name] = values
		if name == "Host" {
			r.Host = values[0]
		}
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

func wantHealth(t *testing.T, s *stacktest.Stack) {
	t.Helper()
	if status, body := get(t, s.HTTPURL+"/v1/health"); status != http.StatusOK {
		t.Errorf("GET /v1/health: %d %s", status, body)
	}
}

func alive(pid int) bool { return syscall.Kill(pid, 0) == nil }

func TestAStackFromStartToCtrlC(t *testing.T) {
	s := stacktest.Start(t, stacktest.Options{})
	wantHealth(t, s)
	if status, body := get(t, s.HTTPURL+"/"); status != http.StatusOK || !strings.Contains(body, "<title>Parley</title>") {
		t.Errorf("the page: %d %.80s", status, body)
	}
	info, err := os.Stat(filepath.Join(s.Data, "local.json"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("local.json: %v, %v", info, err)
	}
	parts := s.Processes()
	if parts.Engine == 0 || len(s.PIDs("health")) == 0 {
		t.Errorf("parts: %+v", parts)
	}
	s.Stop()
	if alive(parts.Engine) {
		t.Error("the engine outlived the stack")
	}
	for _, p := range parts.Functions {
		if alive(p.PID) {
			t.Errorf("%s outlived the stack", p.Function)
		}
	}
	if _, err := os.Stat(filepath.Join(s.Data, "local.json")); !os.IsNotExist(err) {
		t.Errorf("local.json is still there: %v", err)
	}
	s.Again()
	wantHealth(t, s)
}

func TestAKilledStackLeavesNothingBehindAndStartsAgain(t *testing.T) {
	s := stacktest.Start(t, stacktest.Options{})
	parts, key := s.Processes(), s.OperatorKey
	s.Kill()
	pids := []int{parts.Engine}
	for _, p := range parts.Functions {
		pids = append(pids, p.PID)
	}
	for _, pid := range pids {
		for deadline := time.Now().Add(time.Minute); alive(pid); time.Sleep(time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("process %d outlived the stack", pid)
			}
		}
	}
	s.Again()
	wantHealth(t, s)
	if s.OperatorKey != key {
		t.Error("the operator key changed")
	}
}

func TestPartsThatAreKilledComeBack(t *testing.T) {
	s := stacktest.Start(t, stacktest.Options{})
	for range 3 {
		killed := s.KillEngine()
		s.AwaitEngine(killed)
		old := s.PIDs("health")
		if s.KillFunction("health") == 0 {
			t.Error("health does not run")
		}
		// A call that meets a process between its death and the stack's noticing fails, as on AWS.
		for deadline := time.Now().Add(time.Minute); sharesOne(old, s.PIDs("health")); time.Sleep(time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("the stack still lists %v", old)
			}
		}
		wantHealth(t, s)
	}
}

func sharesOne(a, b []int) bool {
	return slices.ContainsFunc(a, func(pid int) bool { return slices.Contains(b, pid) })
}

func TestManyCallsAtOnce(t *testing.T) {
	s := stacktest.Start(t, stacktest.Options{})
	var group sync.WaitGroup
	for range 40 {
		group.Go(func() {
			for range 20 {
				if status, body := get(t, s.HTTPURL+"/v1/health"); status != http.StatusOK {
					t.Errorf("%d %s", status, body)
				}
			}
		})
	}
	group.Wait()
}

func TestFaultsAreShownAndChanged(t *testing.T) {
	s := stacktest.Start(t, stacktest.Options{Env: map[string]string{"PARLEY_FAULTS": "seed=7,stale=5ms", "PARLEY_LATENCY": "aws"}})
	if status, body := get(t, s.HTTPURL+"/local/faults"); status != http.StatusOK || !strings.Contains(body, `"faults":"seed=7,stale=5ms,latency=aws"`) {
		t.Errorf("%d %s", status, body)
	}
	s.SetFaults("conflict=0.5")
	if _, body := get(t, s.HTTPURL+"/local/faults"); !strings.Contains(body, `"faults":"conflict=0.5"`) {
		t.Errorf("now %s", body)
	}
	if status, body := request(t, http.MethodPut, s.HTTPURL+"/local/faults", "conflict=lots", nil); status != http.StatusBadRequest {
		t.Errorf("nonsense: %d %s", status, body)
	}
}

func TestLocalIsForThisMachineOnly(t *testing.T) {
	s := stacktest.Start(t, stacktest.Options{})
	for name, c := range map[string]struct {
		header http.Header
		want   int
	}{
		"a program":          {nil, http.StatusOK},
		"our own page":       {http.Header{"Origin": {s.HTTPURL}}, http.StatusOK},
		"another site":       {http.Header{"Origin": {"https://evil.example"}}, http.StatusForbidden},
		"another site, DNS":  {http.Header{"Host": {"evil.example"}}, http.StatusForbidden},
		"another local port": {http.Header{"Origin": {"http://127.0.0.1:1"}}, http.StatusForbidden},
	} {
		if status, body := request(t, http.MethodGet, s.HTTPURL+"/local/processes", "", c.header); status != c.want {
			t.Errorf("%s: %d %s", name, status, body)
		}
	}
	if status, body := request(t, http.MethodPost, s.HTTPURL+"/local/identity-tokens", "{}", nil); status != http.StatusBadRequest {
		t.Errorf("a token for nobody: %d %s", status, body)
	}
}

// Each is a start that cannot be, and the one line that says what to do.
func TestAStartThatCannotBe(t *testing.T) {
	s := stacktest.Start(t, stacktest.Options{})
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := fmt.Sprint(taken.Addr().(*net.TCPAddr).Port)
	broken := t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, "template.yaml"), []byte("Resources:\n  A: [\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		dir  string
		env  []string
		want string
	}{
		"port in use":       {"", []string{"PARLEY_PORT=" + port, "PARLEY_DATA=" + t.TempDir()}, "port " + port + " is in use; stop what uses it, or set PARLEY_PORT"},
		"data in use":       {"", []string{"PARLEY_PORT=0", "PARLEY_DATA=" + s.Data}, "another stack runs on " + s.Data},
		"no port":           {"", []string{"PARLEY_PORT=eighty"}, "PARLEY_PORT must be a port number"},
		"no such fault":     {"", []string{"PARLEY_FAULTS=earthquake=1"}, "PARLEY_FAULTS: "},
		"no such latency":   {"", []string{"PARLEY_LATENCY=mars"}, "PARLEY_LATENCY is \"mars\""},
		"no lifetime":       {"", []string{"PARLEY_CONNECTION_LIFETIME=2h"}, "PARLEY_CONNECTION_LIFETIME must be a number of seconds from 1 to 7200"},
		"no idle time":      {"", []string{"PARLEY_CONNECTION_IDLE=601"}, "PARLEY_CONNECTION_IDLE must be a number of seconds from 1 to 600"},
		"no database":       {"", []string{"AWS_ENDPOINT_URL_DYNAMODB=nowhere"}, "AWS_ENDPOINT_URL_DYNAMODB is \"nowhere\""},
		"no go":             {"", []string{"PARLEY_PORT=0", "PARLEY_DATA=" + t.TempDir(), "PATH="}, "go is needed"},
		"no checkout":       {"/", nil, "there is no template.yaml here"},
		"a broken template": {broken, []string{"PARLEY_PORT=0", "PARLEY_DATA=" + t.TempDir()}, "template.yaml:"},
		"no binary":         {"", []string{"PARLEY_PORT=0", "PARLEY_DATA=" + t.TempDir(), "PARLEY_BIN=" + t.TempDir()}, "there is no functions/"},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(s.Program())
			cmd.Dir = c.dir
			cmd.Env = append(os.Environ(), c.env...)
			var output strings.Builder
			cmd.Stdout, cmd.Stderr = io.Discard, &output
			if err := child.NewStarter().Start(cmd); err != nil {
				t.Fatal(err)
			}
			err := cmd.Wait()
			if err == nil || cmd.ProcessState.ExitCode() != 1 {
				t.Errorf("it ended with %v", err)
			}
			if got := output.String(); !strings.Contains(got, c.want) || strings.Count(got, "\n") != 1 {
				t.Errorf("got  %q\nwant one line with %q", got, c.want)
			}
		})
	}
}

func TestAnotherDatabaseIsUsedWhereOneIsNamed(t *testing.T) {
	first := stacktest.Start(t, stacktest.Options{Env: map[string]string{"PARLEY_FAULTS": "seed=1"}})
	second := stacktest.Start(t, stacktest.Options{Env: map[string]string{"AWS_ENDPOINT_URL_DYNAMODB": first.DatabaseURL()}})
	wantHealth(t, second)
	if parts := second.Processes(); parts.Engine != 0 {
		t.Errorf("it runs an engine of its own: %+v", parts)
	}
	for path, why := range map[string]string{"faults": "PARLEY_FAULTS", "permissions": "AWS_ENDPOINT_URL_DYNAMODB"} {
		if status, body := get(t, second.HTTPURL+"/local/"+path); status != http.StatusNotFound || !strings.Contains(body, why) {
			t.Errorf("%s before another database: %d %s", path, status, body)
		}
	}
}
