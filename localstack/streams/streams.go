// Package streams is Lambda's event source mapping for DynamoDB streams in miniature: it reads the
// streams of tables and calls functions with batches of their records, by the rules that a mapping
// has on AWS.
//
// What it promises:
//   - every record that a mapping's filters let through reaches its function at least once, or,
//     after the last try, its destination; a stack that is killed goes on behind its checkpoint;
//   - records of one item reach the function in the order of their writes, one batch at a time;
//   - what fails is tried again behind a growing pause, is split where the mapping bisects, and is
//     given up by attempts or by age as the mapping says. A throttle is no attempt.
//
// It reads one shard at a time and knows nothing of what records mean.
package streams

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/parleyhq/parley/localstack/pattern"
)

// Mapping is one event source mapping.
type Mapping struct {
	Function      string // as Config.Invoke knows it
	Event         string // its name among the function's events; together they name the mapping
	Table         string
	ARN           string // of the stream, as functions are told
	Latest        bool   // whether a mapping without a checkpoint begins behind what is there
	BatchSize     int
	Window        time.Duration
	RetryAttempts int           // after the first try; -1 is no limit
	RecordAge     time.Duration // 0 is the life of a record in a stream
	Bisect        bool
	Parallel      int
	ReportsItems  bool
	Filters       []pattern.Pattern
}

// Name is "function/event".
func (m Mapping) Name() string { return m.Function + "/" + m.Event }

// Config is what the mappings need from outside.
type Config struct {
	Region string
	File   string // where checkpoints are kept

	// Invoke calls a function. Its errors are those of lambda.Service.
	Invoke func(ctx context.Context, function string, event []byte) ([]byte, error)
	// Discard takes a batch that was given up to where its mapping says; nil drops it.
	Discard func(ctx context.Context, m Mapping, d Discarded) error
	// Source opens the stream of a table.
	Source func(ctx context.Context, table string) (Source, error)
	// Written gives a channel that is closed when something may have been written since the call;
	// nil where nobody can know. It spares asking again and again.
	Written func() <-chan struct{}
	// Delay is how long a record takes to come out of a stream; nil is no time at all.
	Delay func() time.Duration
	Say   func(string) // told what a person should know
}

// Service runs mappings.
type Service struct {
	config      Config
	checkpoints *checkpoints
	pollers     []*poller
	running     sync.WaitGroup
	stop        context.CancelFunc // ends polling; calls that are under way are waited for
}

// Start begins to read. The tables must exist.
func Start(ctx context.Context, config Config, mappings []Mapping) (*Service, error) {
	saved, err := openCheckpoints(config.File)
	if err != nil {
		return nil, fmt.Errorf("streams: %w", err)
	}
	s := &Service{config: config, checkpoints: saved}
	for _, m := range mappings {
		p, err := newPoller(ctx, config, m, saved)
		if err != nil {
			return nil, fmt.Errorf("streams: %s: %w", m.Name(), err)
		}
		s.pollers = append(s.pollers, p)
	}
	slices.SortFunc(s.pollers, func(a, b *poller) int { return cmp.Compare(a.Name(), b.Name()) })
	polling, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.stop = stop
	s.running.Go(func() { saved.keep(polling) })
	for _, p := range s.pollers {
		s.running.Go(func() { p.run(polling) })
	}
	return s, nil
}

// Close stops reading, waits for the calls that are under way until ctx ends, and keeps how far
// everything came.
func (s *Service) Close(ctx context.Context) error {
	s.stop()
	ended := make(chan struct{})
	go func() { s.running.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-ctx.Done():
	}
	return s.checkpoints.save()
}

// Read is the sequence number up to which every mapping of a table is done, "" where one has not
// begun. ok is false where the table has no mapping.
func (s *Service) Read(table string) (number string, ok bool) {
	for _, p := range s.pollers {
		if p.Table != table {
			continue
		}
		at := s.checkpoints.get(p.Name()).Sequence
		if !ok || after(number, at) {
			number = at
		}
		ok = true
	}
	return number, ok
}

func (s *Service) find(name string) (*poller, bool) {
	for _, p := range s.pollers {
		if p.Name() == name {
			return p, true
		}
	}
	return nil, false
}
