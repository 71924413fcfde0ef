package schedules

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/localstack/lambda"
)

// function keeps when it was called and with what.
type function struct {
	mu       sync.Mutex
	began    time.Time
	at       []time.Duration
	payloads []string
	takes    time.Duration
	errs     []error // of the calls to come
	said     []string
}

func (f *function) start(t *testing.T, schedules ...Schedule) *Service {
	f.began = time.Now()
	return Start(t.Context(), Config{
		Region: "us-east-1", Account: "000000000000", Invoke: f.invoke,
		Say: func(line string) { f.said = append(f.said, line) },
	}, schedules)
}

func (f *function) invoke(_ context.Context, _ string, payload []byte) ([]byte, error) {
	f.mu.Lock()
	f.at = append(f.at, time.Since(f.began))
	f.payloads = append(f.payloads, string(payload))
	var err error
	if len(f.errs) > 0 {
		err, f.errs = f.errs[0], f.errs[1:]
	}
	f.mu.Unlock()
	time.Sleep(f.takes)
	return nil, err
}

func TestARateCountsFromTheStart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &function{}
		s := f.start(t, Schedule{Function: "f", Event: "Minute", Every: time.Minute})
		time.Sleep(3*time.Minute + time.Second)
		s.Close(t.Context())
		if len(f.at) != 3 || f.at[0] != time.Minute || f.at[2] != 3*time.Minute {
			t.Errorf("called at %v", f.at)
		}
		var e events.CloudWatchEvent
		if err := json.Unmarshal([]byte(f.payloads[0]), &e); err != nil || e.DetailType != "Scheduled Event" || e.Source != "aws.events" ||
			e.Resources[0] != "arn:aws:events:us-east-1:000000000000:rule/Minute" || string(e.Detail) != "{}" || e.Time.IsZero() {
			t.Errorf("%s %v", f.payloads[0], err)
		}
	})
}

func TestALongCallIsNotOvertaken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &function{takes: 150 * time.Second}
		s := f.start(t, Schedule{Function: "f", Every: time.Minute})
		time.Sleep(5 * time.Minute)
		s.Close(t.Context())
		if len(f.at) != 2 || f.at[0] != time.Minute || f.at[1] != 4*time.Minute {
			t.Errorf("called at %v", f.at)
		}
	})
}

func TestAFailureIsOneLineAndAThrottleNone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &function{errs: []error{lambda.ErrThrottled, nil, &lambda.FunctionError{Type: "broken", Message: "no"}}}
		s := f.start(t, Schedule{Function: "f", Event: "Minute", Every: time.Minute})
		time.Sleep(3*time.Minute + time.Second)
		s.Close(t.Context())
		if len(f.at) != 4 || len(f.said) != 1 || !strings.Contains(f.said[0], "f  its schedule Minute failed: broken: no") {
			t.Errorf("called at %v, said %q", f.at, f.said)
		}
	})
}

func TestRunCallsNowAndWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &function{takes: 10 * time.Second, errs: []error{errors.New("no"), nil}}
		s := f.start(t, Schedule{Function: "f", Every: time.Hour, Input: `{"a":1}`}, Schedule{Function: "g", Every: time.Hour, Scheduler: true})
		if err := s.Run(t.Context(), "f"); err == nil || time.Since(f.began) != 10*time.Second || f.payloads[0] != `{"a":1}` {
			t.Errorf("%v after %s: %v", err, time.Since(f.began), f.payloads)
		}
		if err := s.Run(t.Context(), "g"); err != nil || !strings.Contains(f.payloads[1], `"detail":"{}"`) || !strings.Contains(f.payloads[1], "aws.scheduler") {
			t.Errorf("%v: %v", err, f.payloads)
		}
		if err := s.Run(t.Context(), "other"); !errors.Is(err, ErrUnknown) {
			t.Error(err)
		}
		s.Close(t.Context())
	})
}
