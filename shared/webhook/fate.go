package webhook

import (
	"context"
	"fmt"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
)

// fate is what becomes of something that an endpoint did not take.
type fate int

const (
	again   fate = iota // it is tried again
	delayed             // it waits until the endpoint is well
	paused              // so does everything, until somebody resumes the webhook
	skipped             // it is given up
)

const gone = 410

// fate decides it, for what failed first at a time.
func (s *Service) fate(ctx context.Context, j job, o outcome, first time.Time) (fate, error) {
	var gate parley.WebhookGate
	err := retry.Repeat(ctx, func() (err error) {
		gate, err = s.Store.Fail(ctx, j.App, j.Webhook, j.Channel, s.Now())
		return err
	})
	switch {
	case err != nil:
		return again, fmt.Errorf("note a failure: %w", err)
	case o.status == gone:
		return paused, s.pause(ctx, j, parley.PausedGone, o.failed)
	case parley.GivenUp(gate.Since, s.Now()):
		return paused, s.pause(ctx, j, parley.PausedFailing, o.failed)
	case parley.GivenUp(first, s.Now()):
		return skipped, nil
	case gate.Shut():
		return delayed, nil
	}
	return again, nil
}

// suffer has what failed come again when its fate says so.
func (s *Service) suffer(ctx context.Context, j job, f fate, at time.Time) error {
	j.Tries, j.Now = 0, false
	switch f {
	case again:
		return s.wake(ctx, j, at)
	case delayed:
		if err := s.wake(ctx, job{App: j.App, Webhook: j.Webhook}, s.Now().Add(waits[0])); err != nil {
			return err
		}
	}
	return s.park(ctx, j)
}
