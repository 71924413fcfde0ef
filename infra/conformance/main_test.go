package conformance_test

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/parleyhq/parley/infra"
	"github.com/parleyhq/parley/infra/conformance"
	"github.com/parleyhq/parley/localstack/stacktest"
)

// deployment is what all tests of a run call; each makes an app of its own in it.
var deployment *target

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(journeys(m))
}

// journeys runs the tests against the deployment and returns the status to exit with.
func journeys(m *testing.M) int {
	contract, err := conformance.Load(infra.OpenAPI)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	socket, err := contract.LoadSocket(infra.AsyncAPI)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	deployment = &target{
		url: os.Getenv("PARLEY_URL"), socketURL: os.Getenv("PARLEY_WS_URL"), operator: os.Getenv("PARLEY_OPERATOR_KEY"),
		contract: contract, socket: socket, client: http.Client{Timeout: time.Minute},
	}
	local := &local{}
	var stack *stacktest.Stack
	if deployment.url == "" && !onlyDocument() {
		if stack = local.start(); stack == nil {
			local.end()
			return 1
		}
		deployment.stack = stack
		deployment.url, deployment.socketURL, deployment.operator = stack.HTTPURL, stack.WSURL, stack.OperatorKey
		deployment.faults = stack.SetFaults
	}
	deployment.url = strings.TrimSuffix(deployment.url, "/")
	if deployment.absent, err = absentOf(deployment.socketURL); err != nil {
		fmt.Fprintln(os.Stderr, err)
		local.end()
		return 1
	}
	status := m.Run()
	if stack != nil && filter() == "" {
		local.wantUsed(stack)
	}
	if stack != nil {
		local.wantSecrets(stack)
	}
	local.end()
	if onlyDocument() {
		return status
	}
	missed := deployment.coverage.Report(contract, os.Stdout)
	deployment.absent.report(os.Stdout)
	if filter() == "" && len(missed) > 0 {
		fmt.Fprintln(os.Stderr, "operations that no journey saw succeed:", strings.Join(missed, ", "))
		return 1
	}
	if local.failed {
		return 1
	}
	return status
}

func filter() string { return flag.Lookup("test.run").Value.String() }

// onlyDocument reports whether only the tests of the document itself are wanted (-run Document), or
// only a list: neither needs a deployment.
func onlyDocument() bool {
	return filter() == "Document" || flag.Lookup("test.list").Value.String() != ""
}

// local stands in for the test that a local stack belongs to: here that is the whole run.
type local struct {
	testing.TB
	failed bool
	after  []func()
	dirs   []string
}

// start is the stack, or nil where it did not start; why is printed.
func (l *local) start() (stack *stacktest.Stack) {
	ended := make(chan struct{})
	go func() { // Fatal ends its goroutine, as in a test
		defer close(ended)
		stack = stacktest.Start(l, stacktest.Options{Env: map[string]string{
			"PARLEY_FAULTS": os.Getenv("PARLEY_FAULTS"), "PARLEY_LATENCY": os.Getenv("PARLEY_LATENCY"),
			"AWS_ENDPOINT_URL_DYNAMODB": os.Getenv("AWS_ENDPOINT_URL_DYNAMODB"),
		}})
	}()
	<-ended
	if l.failed {
		return nil
	}
	return stack
}

// wantUsed wants that the journeys have used all that the template grants to the functions.
func (l *local) wantUsed(stack *stacktest.Stack) {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		stack.RunSchedule("schedule-sweep")
		stack.AwaitStreams()
		for _, right := range unused(stack.Permissions().Granted) {
			l.Errorf("%s", right)
		}
	}()
	<-ended
}

func (l *local) end() {
	for i := len(l.after) - 1; i >= 0; i-- {
		l.after[i]()
	}
	for _, dir := range l.dirs {
		_ = os.RemoveAll(dir)
	}
}

func (l *local) Helper() {}

func (l *local) Context() context.Context { return context.Background() }

func (l *local) Cleanup(f func()) { l.after = append(l.after, f) }

func (l *local) Errorf(format string, args ...any) {
	l.failed = true
	fmt.Fprintf(os.Stderr, format+"\n", args...)
}

func (l *local) Fatalf(format string, args ...any) {
	l.Errorf(format, args...)
	runtime.Goexit()
}

func (l *local) Fatal(args ...any) { l.Fatalf("%s", fmt.Sprint(args...)) }

func (l *local) TempDir() string {
	dir, err := os.MkdirTemp("", "parley-conformance-")
	if err != nil {
		l.Fatal(err)
	}
	l.dirs = append(l.dirs, dir)
	return dir
}
