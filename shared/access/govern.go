package access

import (
	"context"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
)

// PatchApp applies a merge patch to an app: to any by the operator, to its own by a server, which does not
// decide whether it is disabled.
func (s *Service) PatchApp(ctx context.Context, c parley.Credential, named string, patch parley.AppPatch) (parley.App, error) {
	return s.changeApp(ctx, func() (parley.App, parley.App, error) {
		before, err := s.GetApp(ctx, c, named)
		if err != nil {
			return before, before, err
		}
		after, err := before.Patch(patch)
		if err == nil && len(patch.Disabled) > 0 && c.Kind != parley.OperatorKey {
			err = parley.RefuseField(parley.Forbidden, "/disabled", "is for the operator of the deployment to say")
		}
		return before, after, err
	})
}

// ArchiveApp ends an app: its keys and sessions are refused, nobody finds it any more, and its data is kept.
// One that is archived already is left as it is. (Operator)
func (s *Service) ArchiveApp(ctx context.Context, c parley.Credential, named string) error {
	_, err := s.changeApp(ctx, func() (parley.App, parley.App, error) {
		if err := s.isOperator(ctx, c); err != nil {
			return parley.App{}, parley.App{}, err
		}
		if _, _, err := parley.ParseAppID(named); err != nil {
			return parley.App{}, parley.App{}, noApp()
		}
		before, err := s.namedApp(ctx, named, noApp())
		after := before
		after.Disabled, after.Archived = true, true
		return before, after, err
	})
	return err
}

// changeApp decides by an app as it is, and writes what was decided if it still is so; else it decides anew.
// An app that is archived never changes again.
func (s *Service) changeApp(ctx context.Context, decide func() (before, after parley.App, err error)) (parley.App, error) {
	budget := retry.NewBudget()
	for {
		before, after, err := decide()
		if err != nil && budget.Unsure() {
			err = retry.Unknown(err)
		}
		if err != nil || before.Archived {
			return after, err
		}
		after.UpdatedAt = s.after(before.UpdatedAt)
		write := s.store.UpdateApp
		if after.Archived {
			write = s.store.ArchiveApp
		}
		done, err := write(ctx, before, after)
		if done {
			return after, nil
		}
		if err := budget.Again(ctx, err); err != nil {
			return parley.App{}, err
		}
	}
}

// after is the time of a change to what was last changed at before: now, and in any case later, because
// writers go by it.
func (s *Service) after(before time.Time) time.Time {
	now := s.now().UTC().Truncate(time.Millisecond)
	if least := before.Add(time.Millisecond); now.Before(least) {
		return least
	}
	return now
}
