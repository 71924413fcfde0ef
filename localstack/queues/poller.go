package queues

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/parleyhq/parley/localstack/eventsource"
	"github.com/parleyhq/parley/localstack/lambda"
	"github.com/parleyhq/parley/localstack/pattern"
)

// Mapping is one event source mapping from a queue to a function.
type Mapping struct {
	Function     string // as Config.Invoke knows it
	Event        string // its name among the function's events
	Queue        string
	BatchSize    int
	Window       time.Duration
	Concurrency  int
	ReportsItems bool
	Filters      []pattern.Pattern
}

// Config is what mappings need from outside.
type Config struct {
	Region string
	// Invoke calls a function. Its errors are those of lambda.Service.
	Invoke func(ctx context.Context, function string, event []byte) ([]byte, error)
	Say    func(string)
}

// Service runs mappings.
type Service struct {
	running sync.WaitGroup
	stop    context.CancelFunc
}

const sweepEvery = time.Minute

// Start begins to receive.
func Start(ctx context.Context, config Config, store *Store, mappings []Mapping) *Service {
	polling, stop := context.WithCancel(context.WithoutCancel(ctx))
	s := &Service{stop: stop}
	for _, m := range mappings {
		p := &poller{m, config, store, store.queues[m.Queue]}
		s.running.Go(func() { p.run(polling) })
	}
	s.running.Go(func() {
		for polling.Err() == nil {
			_ = store.Sweep() // what is left is swept next time
			eventsource.Pause(polling, sweepEvery, nil, nil)
		}
	})
	return s
}

// Close stops receiving, and waits for the calls under way until ctx ends.
func (s *Service) Close(ctx context.Context) {
	s.stop()
	ended := make(chan struct{})
	go func() { s.running.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-ctx.Done():
	}
}

type poller struct {
	Mapping
	config Config
	store  *Store
	queue  *queue
}

func (p *poller) name() string { return p.Function + "/" + p.Event }

func (p *poller) run(ctx context.Context) {
	slots := make(chan struct{}, p.Concurrency)
	var calls sync.WaitGroup
	defer calls.Wait()
	for {
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			return
		}
		batch := p.gather(ctx)
		if len(batch) == 0 {
			return
		}
		calls.Go(func() {
			p.deliver(ctx, batch)
			<-slots
		})
	}
}

// gather waits for a batch; it is empty when ctx ends.
func (p *poller) gather(ctx context.Context) []Message {
	var batch []Message
	bytes := lambda.MaxRequest - len(envelopeStart) - len(envelopeEnd)
	var over time.Time
	for {
		changed := p.queue.changed.Next()
		got, next, err := p.store.Receive(p.Queue, p.BatchSize-len(batch), bytes)
		if err != nil {
			p.config.Say(p.name() + "  its queue cannot be read: " + err.Error())
			next = time.Now().Add(time.Second)
		}
		if len(batch) == 0 && len(got) > 0 {
			over = time.Now().Add(p.Window)
		}
		for _, m := range got {
			bytes -= len(record(m, "", "")) + 1
		}
		batch = append(batch, got...)
		if len(batch) > 0 && (len(batch) == p.BatchSize || bytes < maxMessage || !time.Now().Before(over)) {
			return batch
		}
		if ctx.Err() != nil {
			_ = p.store.Release(p.Queue, batch) // else they come back when they are visible again
			return nil
		}
		wait := time.Hour
		if !next.IsZero() {
			wait = time.Until(next)
		}
		if len(batch) > 0 {
			wait = min(wait, time.Until(over))
		}
		eventsource.Pause(ctx, max(wait, 0), changed, nil)
	}
}

// deliver calls the function with a batch. What is done is deleted; what failed can be received
// again when its visibility timeout is over.
func (p *poller) deliver(ctx context.Context, batch []Message) {
	wanted, done := p.filter(batch)
	if len(wanted) > 0 {
		failed, err := p.call(ctx, wanted)
		if errors.Is(err, errEnded) {
			_ = p.store.Release(p.Queue, wanted)
			wanted = nil
		} else if err != nil {
			p.config.Say(fmt.Sprintf("%s  a batch of %d failed: %v", p.name(), len(wanted), err))
		}
		for _, m := range wanted {
			if !failed[m.ID] {
				done = append(done, m)
			}
		}
	}
	if err := p.store.Delete(p.Queue, done); err != nil {
		p.config.Say(p.name() + "  messages that are done cannot be deleted, and will come again: " + err.Error())
	}
}

// filter parts messages that the mapping wants from those that Lambda deletes unseen.
func (p *poller) filter(batch []Message) (wanted, unwanted []Message) {
	for _, m := range batch {
		view := map[string]any{"body": m.Body}
		if body, err := pattern.Decode([]byte(m.Body)); err == nil {
			view["body"] = body
		}
		if pattern.Any(p.Filters, view) {
			wanted = append(wanted, m)
		} else {
			unwanted = append(unwanted, m)
		}
	}
	return wanted, unwanted
}

var errEnded = errors.New("the stack ends")

// call gives the ids of the messages that failed, and why.
func (p *poller) call(ctx context.Context, batch []Message) (failed map[string]bool, err error) {
	all := map[string]bool{}
	payload := []byte(envelopeStart)
	for n, m := range batch {
		all[m.ID] = true
		if n > 0 {
			payload = append(payload, ',')
		}
		payload = append(payload, record(m, p.queue.ARN, p.config.Region)...)
	}
	payload = append(payload, envelopeEnd...)
	var answer []byte
	for throttles := 1; ; throttles++ {
		answer, err = p.config.Invoke(context.WithoutCancel(ctx), p.Function, payload)
		if !errors.Is(err, lambda.ErrThrottled) {
			break
		}
		if eventsource.Pause(ctx, eventsource.Backoff(throttles), nil, nil); ctx.Err() != nil {
			return all, errEnded
		}
	}
	switch {
	case err != nil && ctx.Err() != nil, errors.Is(err, lambda.ErrClosed), errors.Is(err, lambda.ErrAbandoned):
		return all, errEnded
	case err != nil:
		return all, err
	case !p.ReportsItems:
		return nil, nil
	}
	return reported(answer, all)
}

func reported(answer []byte, all map[string]bool) (map[string]bool, error) {
	ids, err := eventsource.FailedItems(answer)
	if err != nil {
		return all, err
	}
	failed := map[string]bool{}
	for _, id := range ids {
		if !all[id] {
			return all, fmt.Errorf("it reported the message %q, which is not in the batch", id)
		}
		failed[id] = true
		err = fmt.Errorf("it reported the message %s", id)
	}
	return failed, err
}

const envelopeStart, envelopeEnd = `{"Records":[`, `]}`

// record is a message as functions get it.
func record(m Message, arn, region string) []byte {
	attributes := map[string]any{}
	for name, a := range m.Attributes {
		one := map[string]any{"dataType": a.DataType, "stringListValues": []string{}, "binaryListValues": []string{}}
		if a.StringValue != nil {
			one["stringValue"] = *a.StringValue
		}
		if a.BinaryValue != nil {
			one["binaryValue"] = a.BinaryValue
		}
		attributes[name] = one
	}
	text, _ := json.Marshal(map[string]any{ // of texts and maps of them only
		"messageId": m.ID, "receiptHandle": m.ID + "/" + strconv.Itoa(m.Receives), "body": m.Body, "md5OfBody": md5Of(m.Body),
		"md5OfMessageAttributes": md5OfAttributes(m.Attributes), "messageAttributes": attributes,
		"attributes": map[string]string{
			"ApproximateReceiveCount": strconv.Itoa(m.Receives), "SentTimestamp": strconv.FormatInt(m.Sent.UnixMilli(), 10),
			"SenderId": "local", "ApproximateFirstReceiveTimestamp": strconv.FormatInt(m.First.UnixMilli(), 10),
		},
		"eventSource": "aws:sqs", "eventSourceARN": arn, "awsRegion": region,
	})
	return text
}
