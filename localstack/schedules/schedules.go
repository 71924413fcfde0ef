// Package schedules calls functions again and again, as EventBridge does. Time is counted from the
// stack's start, and a call that takes longer than its rate is not overtaken by the next. It knows
// nothing of what functions do.
package schedules

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/parleyhq/parley/localstack/eventsource"
	"github.com/parleyhq/parley/localstack/lambda"
)

// Schedule is one schedule of one function.
type Schedule struct {
	Function  string // as Config.Invoke knows it
	Event     string // its name among the function's events
	Every     time.Duration
	Input     string // the JSON it is called with; "" for the scheduler's own event
	Scheduler bool   // of EventBridge Scheduler, not of an EventBridge rule
}

// Config is what schedules need from outside.
type Config struct {
	Region, Account string
	// Invoke calls a function. Its errors are those of lambda.Service.
	Invoke func(ctx context.Context, function string, event []byte) ([]byte, error)
	Say    func(string)
}

// Service runs schedules.
type Service struct {
	config  Config
	runs    []*run
	running sync.WaitGroup
	stop    context.CancelFunc
}

type run struct {
	Schedule
	mu sync.Mutex // held while the function runs
}

// ErrUnknown is a function without a schedule.
var ErrUnknown = errors.New("this function has no schedule")

// Start begins to count the time.
func Start(ctx context.Context, config Config, schedules []Schedule) *Service {
	ticking, stop := context.WithCancel(context.WithoutCancel(ctx))
	s := &Service{config: config, stop: stop}
	for _, schedule := range schedules {
		r := &run{Schedule: schedule}
		s.runs = append(s.runs, r)
		s.running.Go(func() { s.tick(ticking, r) })
	}
	return s
}

// Close ends the schedules, and waits for the calls under way until ctx ends.
func (s *Service) Close(ctx context.Context) {
	s.stop()
	ended := make(chan struct{})
	go func() { s.running.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-ctx.Done():
	}
}

// tick calls at every multiple of the rate; those that pass during a call are left out.
func (s *Service) tick(ctx context.Context, r *run) {
	tick := time.NewTicker(r.Every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if ctx.Err() != nil {
			return
		}
		if err := s.call(ctx, r); err != nil && ctx.Err() == nil {
			s.config.Say(fmt.Sprintf("%s  its schedule %s failed: %v", r.Function, r.Event, err))
		}
		select {
		case <-tick.C:
		default:
		}
	}
}

// Run calls a function by its first schedule now, and waits for it; where it runs already, until
// after that.
func (s *Service) Run(ctx context.Context, function string) error {
	for _, r := range s.runs {
		if r.Function == function {
			return s.call(ctx, r)
		}
	}
	return ErrUnknown
}

func (s *Service) call(ctx context.Context, r *run) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	payload := []byte(r.Input)
	if r.Input == "" {
		payload = s.event(r)
	}
	for throttles := 1; ; throttles++ {
		_, err := s.config.Invoke(context.WithoutCancel(ctx), r.Function, payload)
		if !errors.Is(err, lambda.ErrThrottled) {
			return err
		}
		if eventsource.Pause(ctx, eventsource.Backoff(throttles), nil, nil); ctx.Err() != nil {
			return err
		}
	}
}

// event is what EventBridge sends where the template gives no Input. Its Scheduler's detail is a
// text, its rules' an object.
func (s *Service) event(r *run) []byte {
	source, resource, detail := "aws.events", "rule/"+r.Event, any(struct{}{})
	if r.Scheduler {
		source, resource, detail = "aws.scheduler", "schedule/default/"+r.Event, "{}"
	}
	service := source[len("aws."):]
	text, _ := json.Marshal(map[string]any{ // of texts only
		"version": "0", "id": eventsource.UUID(), "detail-type": "Scheduled Event", "source": source,
		"account": s.config.Account, "time": time.Now().UTC().Format(time.RFC3339), "region": s.config.Region,
		"resources": []string{"arn:aws:" + service + ":" + s.config.Region + ":" + s.config.Account + ":" + resource},
		"detail":    detail,
	})
	return text
}
