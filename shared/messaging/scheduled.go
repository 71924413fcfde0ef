package messaging

import (
	"bytes"
	"context"
	"slices"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

const onlyServers = "only the app's server schedules messages, over HTTP"

// Schedule notes a message that is to be sent in some time, if it could be sent now into all of its channels. A repeat
// with its key finds the first one, whatever became of it; while that is waiting, somebody has to call SendScheduled.
func (s *Service) Schedule(ctx context.Context, c parley.Credential, req SendRequest) (parley.Scheduled, error) {
	if err := req.Schedule.Check(); err != nil {
		return parley.Scheduled{}, err
	}
	draft, key, err := s.checkSend(&req)
	if err != nil {
		return parley.Scheduled{}, err
	}
	hash, err := parley.HashScheduled(draft, req.Channels, *req.Schedule)
	if err != nil {
		return parley.Scheduled{}, err
	}
	made := parley.Scheduled{
		ID: parley.ScheduledID(c.App, c.User, key), Author: c.User, Key: key, Hash: hash, Typing: req.Schedule.Typing, State: parley.Waiting,
		At: s.now().UTC().Truncate(time.Millisecond).Add(time.Duration(req.Schedule.Delay) * time.Second),
	}
	err = decided(ctx, func(ctx context.Context) (commit, error) { return s.schedule(ctx, c, req.Channels, draft, &made) })
	return made, err
}

// schedule decides whether there is anything to note; made is then what there is.
func (s *Service) schedule(ctx context.Context, c parley.Credential, channels []string, draft parley.NewMessage, made *parley.Scheduled) (commit, error) {
	b := s.store.Batch()
	before := b.Scheduled(c.App, made.ID)
	appends := make([]*appending, len(channels))
	for i, named := range channels {
		appends[i] = &appending{named: named, draft: draft, key: made.Key}
		appends[i].ask(b, c.App, c.User, c.Kind == parley.APIKey)
	}
	contents := askContents(b, c.App, draft)
	actor, err := s.access.Admit(ctx, c, b)
	if err != nil {
		return nil, err
	}
	if !actor.Server {
		return nil, forbidden(onlyServers)
	}
	if err := actor.Person(); err != nil {
		return nil, err
	}
	if before.Found {
		if !bytes.Equal(before.Value.Hash, made.Hash) {
			return nil, parley.Refuse(parley.KeyReused, "this key was used to schedule another message, or otherwise")
		}
		*made = before.Value
		return nil, nil
	}
	for _, a := range appends {
		a.actor = actor
	}
	s.hold(ctx, actor.App, appends)
	s.attach(ctx, actor, contents, appends)
	if made.Channels, err = seats(appends); err != nil {
		return nil, err
	}
	if err := s.reserveAuthor(ctx, appends); err != nil {
		return nil, err
	}
	var introduced time.Time
	if slices.ContainsFunc(appends, (*appending).introduces) { // now, so that what comes next of them takes no other place
		introduced = s.now()
	}
	return func() error {
		err := s.store.Schedule(ctx, c.App, *made, draft, introduced)
		if err == nil {
			s.access.MadeMessages(ctx, actor.App, len(appends))
		}
		return err
	}, nil
}

// seats are the channels of a message that could be sent now, or why it could not.
func seats(appends []*appending) ([]parley.ScheduledChannel, error) {
	var channels []parley.ScheduledChannel
	for _, a := range appends {
		if err := a.mayWrite(); err != nil {
			return nil, err
		}
		if a.record.Found && !a.record.Value.Made() {
			return nil, store.ErrStale // kept for a schedule with this key, which was not seen yet
		}
		if a.record.Found {
			return nil, parley.Refuse(parley.KeyReused, "this key has made a message in this channel")
		}
		channels = append(channels, parley.ScheduledChannel{ID: a.channel, Seat: a.member.Found})
	}
	return channels, nil
}

func noScheduled() error { return parley.Refuse(parley.NotFound, "no such scheduled message") }

// CancelScheduled has a message not be sent. (Server, for its author or for nobody)
func (s *Service) CancelScheduled(ctx context.Context, c parley.Credential, named string) error {
	id, ok := parley.ParseScheduledID(named)
	if !ok {
		return s.checked(ctx, c, noScheduled())
	}
	return decided(ctx, func(ctx context.Context) (commit, error) {
		b := s.store.Batch()
		found := b.Scheduled(c.App, id)
		actor, err := s.access.Admit(ctx, c, b)
		switch {
		case err != nil:
			return nil, err
		case !actor.Server:
			return nil, forbidden(onlyServers)
		case !found.Found || actor.User != "" && actor.User != found.Value.Author:
			return nil, noScheduled()
		case found.Value.State == parley.Cancelled:
			return nil, nil
		case found.Value.State != parley.Waiting:
			return nil, parley.Refuse(parley.Conflict, "it was sent already, or is being sent; delete the message instead")
		}
		return func() error { return s.moved(ctx, c.App, id, parley.Waiting, parley.Cancelled) }, nil
	})
}

// moved brings a scheduled message from one state into another: store.ErrStale where it is in a third.
func (s *Service) moved(ctx context.Context, app parley.AppID, id string, from, to parley.ScheduledState) error {
	done, err := s.store.MoveScheduled(ctx, app, id, from, to)
	if err == nil && !done {
		return store.ErrStale
	}
	return err
}
