package webhook

import (
	"context"
	"fmt"
	"time"

	"github.com/go-json-experiment/json"
	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// ahead is how long before its time due work is given to the queue, which keeps it back: longer than between two runs.
const ahead = 90 * time.Second

const duePage = 100

// plan has a job done at a time; the same job at the same time once.
func (s *Service) plan(ctx context.Context, j job, at time.Time) error {
	text, err := json.Marshal(j)
	if err != nil {
		return fmt.Errorf("job: %w", err)
	}
	name := string(j.Webhook) + "#" + j.name()
	return retry.Repeat(ctx, func() error { return s.Store.Plan(ctx, j.App, name, at, text) })
}

// Ripen gives the queue what is due, and says how much that was. What it does not come to, the next run finds.
func (s *Service) Ripen(ctx context.Context) (done int, err error) {
	counts := make([]int, store.DueShards)
	group, inner := errgroup.WithContext(ctx)
	for shard := range store.DueShards {
		group.Go(func() (err error) {
			counts[shard], err = s.ripen(inner, shard)
			return err
		})
	}
	err = group.Wait()
	for _, n := range counts {
		done += n
	}
	return done, err
}

func (s *Service) ripen(ctx context.Context, shard int) (done int, err error) {
	for ctx.Err() == nil {
		due, err := s.Store.Due(ctx, shard, s.Now().Add(ahead), duePage)
		if err != nil || len(due) == 0 {
			return done, err
		}
		group, inner := errgroup.WithContext(ctx)
		group.SetLimit(sideBySide)
		for _, d := range due {
			group.Go(func() error { return s.ripe(inner, d) })
		}
		if err := group.Wait(); err != nil {
			return done, err
		}
		done += len(due)
	}
	return done, nil
}

// ripe sends the job before it is taken off the list: it may be sent twice, and is never lost.
func (s *Service) ripe(ctx context.Context, d store.Due) error {
	delay := max(0, d.At.Sub(s.Now())+time.Second-1).Truncate(time.Second)
	if err := s.Queue.Send(ctx, d.Job, delay); err != nil {
		return err
	}
	return retry.Repeat(ctx, func() error { return s.Store.Done(ctx, d) })
}
