package queues

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/localstack/lambda"
)

// world is a queue with a function that a test answers for, in time that only waiting moves.
type world struct {
	t       *testing.T
	file    string
	store   *Store
	mapping Mapping
	service *Service

	mu    sync.Mutex
	calls []events.SQSEvent
	at    []time.Time

	answer func(events.SQSEvent) ([]byte, error) // nil succeeds
}

func newWorld(t *testing.T) *world {
	return &world{
		t: t, file: filepath.Join(t.TempDir(), "queues.db"),
		mapping: Mapping{Function: "f", Event: "e", Queue: "jobs", BatchSize: 10, Concurrency: 2},
	}
}

func (w *world) open() {
	w.store = openStore(w.t, w.file)
	w.service = Start(w.t.Context(), Config{Region: "us-east-1", Invoke: w.invoke, Say: func(string) {}}, w.store, []Mapping{w.mapping})
	synctest.Wait()
}

func (w *world) close() {
	w.service.Close(w.t.Context())
	if err := w.store.Close(); err != nil {
		w.t.Error(err)
	}
}

func (w *world) invoke(_ context.Context, _ string, payload []byte) ([]byte, error) {
	var e events.SQSEvent
	if err := json.Unmarshal(payload, &e); err != nil || len(payload) > lambda.MaxRequest {
		w.t.Errorf("a payload of %d: %v", len(payload), err)
	}
	w.mu.Lock()
	w.calls = append(w.calls, e)
	w.at = append(w.at, time.Now())
	w.mu.Unlock()
	if w.answer == nil {
		return nil, nil
	}
	return w.answer(e)
}

func (w *world) send(bodies ...string) {
	w.t.Helper()
	var entries []Entry
	for _, b := range bodies {
		entries = append(entries, Entry{Body: b})
	}
	if _, err := w.store.Send("jobs", entries); err != nil {
		w.t.Fatal(err)
	}
	synctest.Wait()
}

func (w *world) counts(name string) Counts {
	w.t.Helper()
	c, err := w.store.Counts(name)
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// got are the calls so far: the bodies of each.
func (w *world) got() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []string
	for _, e := range w.calls {
		var bodies []string
		for _, r := range e.Records {
			bodies = append(bodies, r.Body)
		}
		out = append(out, strings.Join(bodies, ","))
	}
	return strings.Join(out, " ")
}

func (w *world) want(calls string, left int) {
	w.t.Helper()
	synctest.Wait()
	c := w.counts("jobs")
	if got := w.got(); got != calls || c.Visible+c.Hidden+c.Delayed != left {
		w.t.Errorf("calls %q and %+v left, want %q and %d", got, c, calls, left)
	}
}

func refuseAll(events.SQSEvent) ([]byte, error) { return nil, &lambda.FunctionError{Type: "x"} }
