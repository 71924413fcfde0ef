package streams

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/localstack/eventsource"
	"github.com/parleyhq/parley/localstack/lambda"
)

// stream is a stream in memory.
type stream struct {
	mu      sync.Mutex
	name    string
	records []Record
	failing int // so many reads fail
	written eventsource.Bell
}

func (s *stream) Start() Position { return Position{Stream: s.name, Shard: "shard"} }

func (s *stream) Read(_ context.Context, at Position) ([]Record, Position, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failing > 0 {
		s.failing--
		return nil, at, fmt.Errorf("not now")
	}
	var out []Record
	for _, r := range s.records {
		if after(r.Sequence, at.Sequence) && len(out) < 1000 {
			out = append(out, r)
		}
	}
	if len(out) > 0 {
		at.Sequence = out[len(out)-1].Sequence
	}
	return out, at, nil
}

// write adds a record of an item, with so many bytes beside what it needs.
func (s *stream) write(item string, padding int) {
	s.mu.Lock()
	number := strconv.Itoa(len(s.records) + 1)
	text, _ := json.Marshal(map[string]any{
		"eventName": "INSERT", "padding": strings.Repeat("x", padding),
		"dynamodb": map[string]any{"SequenceNumber": number, "Keys": map[string]any{"pk": map[string]string{"S": item}}},
	})
	s.records = append(s.records, Record{Sequence: number, Shard: "shard", Item: item, Created: time.Now(), JSON: text})
	s.mu.Unlock()
	s.written.Ring()
}

// world is a mapping over a stream in memory and a function that a test answers for.
type world struct {
	*stream
	t       *testing.T
	file    string
	mapping Mapping
	service *Service

	mu        sync.Mutex
	calls     [][]string // the sequence numbers of each
	at        []time.Time
	discarded []Discarded
	said      []string

	// answer is the function; nil succeeds.
	answer func(numbers []string) ([]byte, error)
}

// newWorld makes a mapping with what Lambda takes where nothing is said, changed by change.
func newWorld(t *testing.T, change func(*Mapping)) *world {
	w := &world{stream: &stream{name: "stream"}, t: t, file: filepath.Join(t.TempDir(), "streams.json")}
	w.mapping = Mapping{Function: "f", Event: "e", Table: "table", ARN: "arn:stream", BatchSize: 100, RetryAttempts: -1, Parallel: 1}
	if change != nil {
		change(&w.mapping)
	}
	return w
}

func (w *world) start() {
	w.t.Helper()
	config := Config{
		Region: "us-east-1", File: w.file, Invoke: w.invoke, Written: w.written.Next,
		Source: func(context.Context, string) (Source, error) { return w.stream, nil },
		Discard: func(_ context.Context, _ Mapping, d Discarded) error {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.discarded = append(w.discarded, d)
			return nil
		},
		Say: func(line string) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.said = append(w.said, line)
		},
	}
	var err error
	if w.service, err = Start(w.t.Context(), config, []Mapping{w.mapping}); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) close() {
	w.t.Helper()
	if err := w.service.Close(w.t.Context()); err != nil {
		w.t.Error(err)
	}
}

func (w *world) invoke(_ context.Context, function string, payload []byte) ([]byte, error) {
	var e events.DynamoDBEvent
	if err := json.Unmarshal(payload, &e); err != nil || function != "f" || len(payload) > lambda.MaxRequest {
		w.t.Errorf("%s got a payload of %d: %v", function, len(payload), err)
	}
	var numbers []string
	for _, r := range e.Records {
		numbers = append(numbers, r.Change.SequenceNumber)
	}
	w.mu.Lock()
	w.calls = append(w.calls, numbers)
	w.at = append(w.at, time.Now())
	w.mu.Unlock()
	if w.answer == nil {
		return nil, nil
	}
	return w.answer(numbers)
}

func (w *world) behind() int {
	w.t.Helper()
	status, err := w.service.Status(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	return status[0].Behind
}

// await lets time pass until nothing is behind.
func (w *world) await() {
	w.t.Helper()
	for range 100_000 {
		synctest.Wait()
		if w.behind() == 0 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	w.t.Fatalf("the mapping never came to the end; calls %v", w.calls)
}

// got are the calls so far, each as "1,2,3".
func (w *world) got() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []string
	for _, c := range w.calls {
		out = append(out, strings.Join(c, ","))
	}
	return out
}

func (w *world) wantCalls(want ...string) {
	w.t.Helper()
	if got := w.got(); !slices.Equal(got, want) {
		w.t.Errorf("calls %q, want %q", got, want)
	}
}

// gaveUp are the records that went to the destination, each batch as "1,2: condition tries".
func (w *world) gaveUp() []string {
	var out []string
	for _, d := range w.discarded {
		var numbers []string
		for _, r := range d.Records {
			numbers = append(numbers, r.Sequence)
		}
		out = append(out, fmt.Sprintf("%s: %s %d", strings.Join(numbers, ","), d.Condition, d.Tries))
	}
	return out
}

// failOn is a function that fails with every batch that holds this record.
func failOn(bad string) func([]string) ([]byte, error) {
	return func(numbers []string) ([]byte, error) {
		if slices.Contains(numbers, bad) {
			return nil, &lambda.FunctionError{Type: "errorString", Message: "I cannot"}
		}
		return nil, nil
	}
}
