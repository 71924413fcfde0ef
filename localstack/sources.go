package main

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"github.com/parleyhq/parley/localstack/engine"
	"github.com/parleyhq/parley/localstack/eventsource"
	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/localstack/iam"
	"github.com/parleyhq/parley/localstack/pattern"
	"github.com/parleyhq/parley/localstack/queues"
	"github.com/parleyhq/parley/localstack/schedules"
	"github.com/parleyhq/parley/localstack/streams"
	"github.com/parleyhq/parley/localstack/template"
)

// sources are what calls functions without anybody who waits: streams, queues, schedules. Parts are
// nil until startSources has come to them.
type sources struct {
	streams   *streams.Service
	queues    *queues.Service
	schedules *schedules.Service
	onFailure map[string]template.StreamMapping // by the name of the mapping
	written   eventsource.Bell                  // rung when the embedded database may have been written
	stop      context.CancelFunc
}

// openQueues serves the template's queues to functions, and gives where.
func (s *stack) openQueues() (string, error) {
	if len(s.template.Queues) == 0 {
		return "", nil
	}
	var all []queues.Queue
	for _, q := range s.template.Queues {
		all = append(all, queues.Queue{
			Name: q.Name, ARN: q.ARN, Visibility: q.Visibility, Delay: q.Delay, Retention: q.Retention,
			DeadLetter: q.DeadLetter, MaxReceives: q.MaxReceives,
		})
	}
	var err error
	if s.queues, err = queues.Open(filepath.Join(s.settings.data, "queues.db"), all); err != nil {
		return "", err
	}
	return s.serveAside(s.guarded(iam.SQS(), s.queues))
}

// startSources begins to read streams and queues and to count the time of schedules.
func (s *stack) startSources(ctx context.Context) error {
	running, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.sources.stop = stop
	if err := s.permitSources(); err != nil {
		return err
	}
	if err := s.startStreams(ctx); err != nil {
		return err
	}
	if s.engine != nil {
		go s.watch(running)
	}
	var mappings []queues.Mapping
	var timed []schedules.Schedule
	for _, f := range s.template.Functions {
		for _, m := range f.Queues {
			filters, err := parsePatterns(m.Filters)
			if err != nil {
				return &template.Error{Place: m.Place, Text: err.Error()}
			}
			mappings = append(mappings, queues.Mapping{
				Function: f.Folder, Event: m.Event, Queue: m.Queue, BatchSize: m.BatchSize, Window: m.Window,
				Concurrency: m.Concurrency, ReportsItems: m.ReportsItems, Filters: filters,
			})
		}
		for _, t := range f.Schedules {
			timed = append(timed, schedules.Schedule{Function: f.Folder, Event: t.Event, Every: t.Every, Input: t.Input, Scheduler: t.Scheduler})
		}
	}
	if s.queues != nil {
		s.sources.queues = queues.Start(ctx, queues.Config{Region: template.Region, Invoke: s.lambda.Invoke, Say: s.out.say}, s.queues, mappings)
	}
	s.sources.schedules = schedules.Start(ctx, schedules.Config{
		Region: template.Region, Account: template.Account, Invoke: s.lambda.Invoke, Say: s.out.say,
	}, timed)
	return nil
}

func (s *stack) startStreams(ctx context.Context) error {
	s.sources.onFailure = map[string]template.StreamMapping{}
	arns := map[string]string{}
	var mappings []streams.Mapping
	for _, f := range s.template.Functions {
		for _, m := range f.Streams {
			filters, err := parsePatterns(m.Filters)
			if err != nil {
				return &template.Error{Place: m.Place, Text: err.Error()}
			}
			mapping := streams.Mapping{
				Function: f.Folder, Event: m.Event, Table: m.Table, ARN: m.StreamARN, Latest: m.Latest,
				BatchSize: m.BatchSize, Window: m.Window, RetryAttempts: m.RetryAttempts, RecordAge: m.RecordAge,
				Bisect: m.Bisect, Parallel: m.Parallel, ReportsItems: m.ReportsItems, Filters: filters,
			}
			s.sources.onFailure[mapping.Name()] = m
			arns[m.Table] = m.StreamARN
			mappings = append(mappings, mapping)
		}
	}
	client := engine.NewStreamsClient(s.database, s.settings.credentials)
	config := streams.Config{
		Region: template.Region, File: filepath.Join(s.settings.data, "streams.json"), Invoke: s.lambda.Invoke,
		Discard: s.discard, Say: s.out.say,
		Source: func(ctx context.Context, table string) (streams.Source, error) {
			return streams.OpenTable(ctx, client, table, arns[table], template.Region)
		},
	}
	if s.engine != nil {
		config.Written = s.sources.written.Next
	}
	if s.settings.faults.Latency == faults.LatencyAWS {
		config.Delay = faults.NewDelay(s.settings.faults).Stream
	}
	var err error
	s.sources.streams, err = streams.Start(ctx, config, mappings)
	return err
}

func parsePatterns(texts []string) ([]pattern.Pattern, error) {
	var out []pattern.Pattern
	for _, text := range texts {
		p, err := pattern.Parse(text)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// discard takes a batch that was given up to its mapping's destination: a queue, or the directory
// that stands for a bucket.
func (s *stack) discard(_ context.Context, m streams.Mapping, d streams.Discarded) error {
	to := s.sources.onFailure[m.Name()]
	function := "arn:aws:lambda:" + template.Region + ":" + template.Account + ":function:" + m.Function
	switch {
	case to.OnFailureStore != "":
		return d.WriteTo(filepath.Join(s.settings.data, "buckets", to.OnFailureStore), m, function)
	case to.OnFailureQueue != "":
		text, err := d.Message(m, function)
		if err != nil {
			return err
		}
		_, err = s.queues.Send(to.OnFailureQueue, []queues.Entry{{Body: string(text)}})
		return err
	}
	return nil
}

// How soon a stream is read after a write: looking costs a system call, while asking the database as
// often would keep a core busy. After a second without a write nobody looks as closely.
const (
	watchBusy  = 5 * time.Millisecond
	watchQuiet = 15 * time.Millisecond
	quietAfter = time.Second
)

// watch rings when the database may have been written.
func (s *stack) watch(ctx context.Context) {
	var last engine.Stamp
	var changed time.Time
	settled := false // whether a write since the last look is sure to show
	for every := watchBusy; ctx.Err() == nil; eventsource.Pause(ctx, every, nil, nil) {
		now := time.Now()
		stamp := s.engine.Stamp()
		if stamp != last || !settled {
			s.sources.written.Ring()
			changed = now
		}
		last, settled, every = stamp, stamp.Settled(now), watchBusy
		if now.Sub(changed) > quietAfter {
			every = watchQuiet
		}
	}
}

// closeSources stops everything that calls by itself, and waits for the calls under way.
func (s *stack) closeSources() {
	if s.sources.stop == nil {
		return
	}
	drained, cancel := context.WithTimeout(context.Background(), drainFor)
	defer cancel()
	var all sync.WaitGroup
	if one := s.sources.streams; one != nil {
		all.Go(func() {
			if err := one.Close(drained); err != nil {
				s.out.say(fmt.Sprintf("how far the streams were read is not kept: %v", err))
			}
		})
	}
	if one := s.sources.queues; one != nil {
		all.Go(func() { one.Close(drained) })
	}
	if one := s.sources.schedules; one != nil {
		all.Go(func() { one.Close(drained) })
	}
	all.Wait()
	s.sources.stop()
}
