package webhook

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/go-json-experiment/json"
	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// park has a job wait until its webhook goes on. Where that has happened meanwhile, nobody may look there again, so
// that the job is sent anew.
func (s *Service) park(ctx context.Context, j job) error {
	j.Tries, j.Now = 0, false
	text, err := json.Marshal(j)
	if err != nil {
		return fmt.Errorf("job: %w", err)
	}
	token, err := s.token()
	if err != nil {
		return err
	}
	if err := retry.Repeat(ctx, func() error { return s.Store.Park(ctx, j.App, j.Webhook, j.name(), text, token) }); err != nil {
		return err
	}
	st, err := s.standing(ctx, j)
	switch look := (job{App: j.App, Webhook: j.Webhook}); {
	case err != nil || !st.found:
		return err
	case !st.closed():
		return s.send(ctx, j, 0)
	case st.app.Disabled:
		return s.plan(ctx, look, s.Now().Truncate(lookEvery).Add(lookEvery))
	case st.hook.State == parley.WebhookActive && s.Now().After(st.gate.NextAt.Add(overdue)):
		return s.send(ctx, look, 0) // whoever was to look is lost
	}
	return nil
}

const (
	lookEvery = 10 * time.Minute // whether a disabled app is enabled
	overdue   = 5 * time.Minute
)

// tend looks after an endpoint: a shut one is tried when it is time, and what waits for an open one is sent on.
func (s *Service) tend(ctx, working context.Context, st standing, j job) error {
	switch {
	case st.app.Disabled:
		return s.plan(ctx, j, s.Now().Truncate(lookEvery).Add(lookEvery))
	case st.hook.State != parley.WebhookActive:
		return nil
	case st.gate.Shut():
		return s.probe(ctx, working, st, j)
	}
	return s.release(ctx, working, j)
}

// release sends on what waits.
func (s *Service) release(ctx, working context.Context, j job) error {
	for working.Err() == nil {
		waiting, err := s.Store.Waiting(ctx, j.App, j.Webhook, "", 100)
		if err != nil || len(waiting) == 0 {
			return err
		}
		group, inner := errgroup.WithContext(ctx)
		group.SetLimit(sideBySide)
		for _, w := range waiting {
			group.Go(func() error { return s.releaseOne(inner, j, w) })
		}
		if err := group.Wait(); err != nil {
			return err
		}
	}
	return s.send(ctx, j, 0)
}

func (s *Service) releaseOne(ctx context.Context, j job, w store.Waiting) error {
	var parked job
	if err := json.Unmarshal(w.Job, &parked); err != nil {
		return fmt.Errorf("parked job: %w", err)
	}
	parked.Now = true
	if err := s.send(ctx, parked, 0); err != nil {
		return err
	}
	return s.unpark(ctx, j, w)
}

func (s *Service) unpark(ctx context.Context, j job, w store.Waiting) error {
	return retry.Repeat(ctx, func() error { return s.Store.Unpark(ctx, j.App, j.Webhook, w) })
}

// probe tries a shut endpoint with one thing that waits, another one each time: an event may be what it chokes on.
func (s *Service) probe(ctx, working context.Context, st standing, j job) error {
	if !s.due(st.gate.NextAt) {
		return nil // who set the time has somebody look then
	}
	after := st.gate.After
	for working.Err() == nil {
		waiting, err := s.Store.Waiting(ctx, j.App, j.Webhook, after, 1)
		if err != nil {
			return err
		}
		if len(waiting) == 0 && after == "" {
			return s.open(ctx, j)
		}
		if len(waiting) == 0 {
			after = ""
			continue
		}
		after = waiting[0].Name
		tried, err := s.probeWith(ctx, working, &st, j, waiting[0])
		if tried || err != nil {
			return err
		}
	}
	return s.send(ctx, j, 0)
}

// probeWith tries one thing that waits, unless somebody else tries the endpoint.
func (s *Service) probeWith(ctx, working context.Context, st *standing, j job, w store.Waiting) (tried bool, err error) {
	next := s.next(st.gate.Attempts+1, st.gate.Since)
	if err := s.wake(ctx, j, next); err != nil {
		return false, err
	}
	done, err := s.Store.Try(ctx, j.App, j.Webhook, st.gate, w.Name, next)
	if err != nil || !done {
		return true, err
	}
	st.gate.Attempts, st.gate.After = st.gate.Attempts+1, w.Name
	st.gate.NextAt = next.Truncate(time.Millisecond)
	var parked job
	if err := json.Unmarshal(w.Job, &parked); err != nil {
		return false, fmt.Errorf("parked job: %w", err)
	}
	parked.Now = true
	if tried, err = s.one(ctx, working, *st, parked, true); !tried && err == nil {
		err = s.unpark(ctx, j, w)
	}
	return tried, err
}

// open lets everything on that waits for an endpoint which is well again.
func (s *Service) open(ctx context.Context, j job) error {
	if err := retry.Repeat(ctx, func() error { return s.Store.Open(ctx, j.App, j.Webhook) }); err != nil {
		return err
	}
	return s.send(ctx, job{App: j.App, Webhook: j.Webhook}, 0)
}

// well notes that an endpoint took something.
func (s *Service) well(ctx context.Context, st *standing, j job) error {
	if len(st.gate.Failing) == 0 {
		return nil
	}
	st.gate = parley.WebhookGate{}
	return s.open(ctx, j)
}

// pause stops a webhook, as long as it is active.
func (s *Service) pause(ctx context.Context, j job, reason, failure string) error {
	budget := retry.NewBudget()
	for {
		st, err := s.standing(ctx, j)
		if err != nil || !st.found || st.hook.State != parley.WebhookActive {
			return err
		}
		w := st.hook.Moved(parley.WebhookPaused, reason, failure, s.Now())
		w.UpdatedAt = s.Now()
		done, err := s.Store.UpdateWebhook(ctx, j.App, w)
		if done { // infra/alarms.yaml counts these words
			slog.WarnContext(ctx, "a webhook paused itself", "app", j.App, "webhook", j.Webhook, "reason", reason)
			return nil
		}
		if err := budget.Again(ctx, err); err != nil {
			return err
		}
	}
}

// forget ends what is left of a webhook that is no more.
func (s *Service) forget(ctx, working context.Context, j job) error {
	if j.Channel != "" || j.Delivery != "" {
		return nil // whoever ended it had somebody look after the rest
	}
	for working.Err() == nil {
		waiting, err := s.Store.Waiting(ctx, j.App, j.Webhook, "", 100)
		if err != nil {
			return err
		}
		channels, err := s.Store.Positions(ctx, j.App, j.Webhook, 100)
		if err != nil {
			return err
		}
		if len(waiting)+len(channels) == 0 {
			return retry.Repeat(ctx, func() error { return s.Store.Open(ctx, j.App, j.Webhook) })
		}
		group, inner := errgroup.WithContext(ctx)
		group.SetLimit(sideBySide)
		for _, w := range waiting {
			group.Go(func() error { return s.unpark(inner, j, w) })
		}
		for _, channel := range channels {
			group.Go(func() error {
				return retry.Repeat(inner, func() error {
					return s.Store.EndPosition(inner, store.PositionOf{App: j.App, Webhook: j.Webhook, Channel: channel})
				})
			})
		}
		if err := group.Wait(); err != nil {
			return err
		}
	}
	return s.send(ctx, j, 0)
}
