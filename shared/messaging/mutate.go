package messaging

import (
	"context"
	"errors"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// mutate commits what decide makes of what it reads, and reads and decides anew as long as somebody else was
// first. After an attempt of unknown outcome the next reading shows what became of it: decide leaves out
// what is as wanted already. Where it refuses instead, what it met may be that attempt's own work, and a
// refusal would promise that nothing was written. It returns store.ErrStale where it cannot decide yet.
func (s *Service) mutate(ctx context.Context, decide func(context.Context) ([]*store.Mutation, error)) error {
	return decided(ctx, func(ctx context.Context) (commit, error) {
		mutations, err := decide(ctx)
		return func() error { return s.store.Commit(ctx, mutations...) }, err
	})
}

// commit makes one attempt to write what was decided; nil where nothing is to be written.
type commit func() error

// decided is mutate for whatever one transaction writes.
func decided(ctx context.Context, decide func(context.Context) (commit, error)) error {
	budget := retry.NewBudget()
	for {
		commit, err := decide(ctx)
		if err != nil && !errors.Is(err, store.ErrStale) {
			return refused(budget, err)
		}
		if err == nil && commit != nil {
			err = commit()
		}
		if err == nil {
			return nil
		}
		if errors.Is(err, store.ErrStale) {
			err = nil // others were first: nothing is wrong with another attempt
		}
		if err := budget.Again(ctx, err); err != nil {
			return err
		}
	}
}

func refused(budget *retry.Budget, err error) error {
	if budget.Unsure() {
		return retry.Unknown(err)
	}
	return err
}

// only is the list of a single mutation.
func only(m *store.Mutation) []*store.Mutation { return []*store.Mutation{m} }

// begin begins a mutation of a room's channel.
func (s *Service) begin(r room) *store.Mutation {
	return s.store.Mutate(r.actor.App.ID, r.head, s.now())
}

// governs reports whether the caller may change what the channel is and who is in it.
func (r room) governs() bool { return r.actor.Server || r.member.Role == parley.RoleOwner }

func forbidden(detail string) error { return parley.Refuse(parley.Forbidden, detail) }

// described is a channel with what describes it.
type described struct {
	room
	info parley.Info
}

// enterWithInfo is enter for those who need the channel's description too.
func (s *Service) enterWithInfo(ctx context.Context, c parley.Credential, channel parley.ChannelID, b *store.Batch) (described, error) {
	info := b.Info(c.App, channel)
	r, err := s.enter(ctx, c, channel, b)
	if err != nil {
		return described{}, err
	}
	if !info.Found { // it is becoming visible
		return described{}, notSettled()
	}
	return described{r, info.Value}, nil
}
