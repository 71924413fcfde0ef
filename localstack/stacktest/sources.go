package stacktest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// Stream is how a function that reads a stream is doing.
type Stream struct {
	Function  string  `json:"function"`
	Event     string  `json:"event"` // the name in the template
	Table     string  `json:"table"`
	Sequence  string  `json:"sequence"` // everything up to here is done
	Behind    int     `json:"behind"`   // records that the function is still to get
	Age       float64 `json:"age_seconds"`
	Batches   int     `json:"batches"`
	Records   int     `json:"records"`
	Retries   int     `json:"retries"`
	Discarded int     `json:"discarded"`
	Stalled   bool    `json:"stalled"`
	Poison    int     `json:"poison"`
}

// Queue is how many messages a queue has.
type Queue struct {
	Queue   string `json:"queue"`
	Visible int    `json:"visible"`
	Hidden  int    `json:"hidden"`
	Delayed int    `json:"delayed"`
}

// Streams asks how the functions that read streams are doing.
func (s *Stack) Streams() []Stream {
	s.t.Helper()
	var out []Stream
	if err := json.Unmarshal([]byte(s.local(http.MethodGet, "/local/streams", "")), &out); err != nil {
		s.t.Fatalf("streams: %v", err)
	}
	return out
}

// Queues asks how many messages there are.
func (s *Stack) Queues() []Queue {
	s.t.Helper()
	var out []Queue
	if err := json.Unmarshal([]byte(s.local(http.MethodGet, "/local/queues", "")), &out); err != nil {
		s.t.Fatalf("queues: %v", err)
	}
	return out
}

// StallStream keeps a function from its stream, or lets it go on.
func (s *Stack) StallStream(function, event string, stalled bool) {
	s.t.Helper()
	s.changeStream(function, event, fmt.Sprintf(`{"stalled":%t}`, stalled))
}

// PoisonStream makes the next batches fail as if the function had.
func (s *Stack) PoisonStream(function, event string, batches int) {
	s.t.Helper()
	s.changeStream(function, event, fmt.Sprintf(`{"poison":%d}`, batches))
}

// ReplayStream delivers the last records once more: duplicates, as a stream may give them.
func (s *Stack) ReplayStream(function, event string) {
	s.t.Helper()
	s.changeStream(function, event, `{"replay":true}`)
}

func (s *Stack) changeStream(function, event, change string) {
	s.t.Helper()
	s.local(http.MethodPut, "/local/streams/"+function+"/"+event, change)
}

// AwaitStreams waits until every function has what was written to its stream before now.
func (s *Stack) AwaitStreams() {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), partPatience)
	defer cancel()
	s.until(ctx, "a stream was not read to its end", func() bool {
		for _, stream := range s.Streams() {
			if stream.Behind > 0 {
				return false
			}
		}
		return true
	})
}

// RunSchedule calls a function by its schedule now, and waits for it.
func (s *Stack) RunSchedule(function string) {
	s.t.Helper()
	s.local(http.MethodPost, "/local/schedules/"+function, "")
}
