package messaging

import (
	"context"
	"log/slog"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
)

// Due is what came of a scheduled message: it was sent, or is over, or has to wait.
type Due struct {
	Sent   []Sent
	Wait   time.Duration      // ask again then; 0: there is nothing left to do
	Typing []parley.ChannelID // where its author seems to write meanwhile
	Author parley.UserID
}

// SendScheduled sends a scheduled message if it is time. It can be called any number of times, and goes on with what
// an earlier call left. What cannot be sent any more is given up; the error is of what may be tried again.
func (s *Service) SendScheduled(ctx context.Context, app parley.AppID, id string, ahead func(parley.AppID, parley.Head)) (Due, error) {
	m, of, err := s.claim(ctx, app, id)
	if err != nil {
		return Due{}, err
	}
	switch {
	case m.State != parley.Waiting && m.State != parley.Sending:
		return Due{}, nil
	case paused(of):
		return Due{Wait: max(m.At.Sub(s.now()), enabledYet)}, nil
	case m.State == parley.Waiting:
		return s.due(m), nil
	}
	sent, err := s.sendAll(ctx, of, m, ahead)
	if err == nil {
		err = retry.Repeat(ctx, func() error {
			_, err := s.store.MoveScheduled(ctx, app, id, parley.Sending, parley.Settled)
			return err
		})
	}
	return Due{Sent: sent}, err
}

// enabledYet is how often it is looked whether a disabled app is enabled again.
const enabledYet = time.Minute

// paused reports whether an app's messages wait until it is enabled again.
func paused(app parley.App) bool { return app.Disabled && !app.Archived }

// claim reads a scheduled message and its app. Once it is time, and the app is enabled, nobody can cancel it any more.
func (s *Service) claim(ctx context.Context, app parley.AppID, id string) (m parley.Scheduled, of parley.App, err error) {
	err = decided(ctx, func(ctx context.Context) (commit, error) {
		b := s.store.Batch()
		found, its := b.Scheduled(app, id), b.App(app)
		if err := b.Run(ctx); err != nil {
			return nil, err
		}
		m, of = found.Value, its.Value
		if m.State != parley.Waiting || s.now().Before(m.At) || paused(of) {
			return nil, nil
		}
		return func() error {
			err := s.moved(ctx, app, id, parley.Waiting, parley.Sending)
			if err == nil {
				m.State = parley.Sending
			}
			return err
		}, nil
	})
	return m, of, err
}

// due is what to do about a message that has to wait: for the last seconds its author seems to write.
func (s *Service) due(m parley.Scheduled) Due {
	wait, typing := max(m.At.Sub(s.now()), time.Millisecond), time.Duration(m.Typing)*time.Second // it can have become time since
	if wait > typing {
		return Due{Wait: wait - typing}
	}
	d := Due{Wait: min(wait, parley.TypingEvery), Author: m.Author}
	for _, c := range m.Channels {
		d.Typing = append(d.Typing, c.ID)
	}
	return d
}

// sendAll sends a scheduled message into each of its channels, as its author would.
func (s *Service) sendAll(ctx context.Context, app parley.App, m parley.Scheduled, ahead func(parley.AppID, parley.Head)) ([]Sent, error) {
	draft, found, err := s.store.ScheduledMessage(ctx, app.ID, m)
	if err != nil {
		return nil, err
	}
	call, err := s.newCall()
	if err != nil {
		return nil, err
	}
	b := s.store.Batch()
	appends := make([]*appending, len(m.Channels))
	for i, c := range m.Channels {
		appends[i] = &appending{named: string(c.ID), draft: draft, key: m.Key, call: call, seated: c.Seat, kept: true}
		appends[i].ask(b, app.ID, m.Author, true)
	}
	contents := askContents(b, app.ID, draft)
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	if !found || app.ID == "" || app.Archived {
		slog.InfoContext(ctx, "a scheduled message is given up", "kept", found, "app", app.ID != "" && !app.Archived)
		return nil, nil
	}
	actor := parley.Actor{App: app, User: m.Author, Server: true}
	for _, a := range appends {
		a.actor = actor
	}
	s.attach(ctx, actor, contents, appends)
	sent := s.appendAll(ctx, appends, ahead)
	return sent, unsent(ctx, sent)
}

// unsent is why some channel may take a message the next time. One that never will is given up.
func unsent(ctx context.Context, sent []Sent) (again error) {
	for _, each := range sent {
		switch code := parley.CodeOf(each.Err); {
		case each.Err == nil:
		case code == parley.TryAgain || code == parley.UnknownOutcome || code == parley.Internal:
			again = each.Err
		default:
			slog.InfoContext(ctx, "a scheduled message is given up", "code", code)
		}
	}
	return again
}

// CompanyOf is the others in a channel in which somebody's message is about to be sent: who is told that they are
// typing. Like Company, it is empty where nobody is; a server may name somebody who is not in the channel.
func (s *Service) CompanyOf(ctx context.Context, app parley.AppID, author parley.UserID, channel parley.ChannelID) ([]parley.UserID, error) {
	b := s.store.Batch()
	head, info, member := b.Head(app, channel), b.Info(app, channel), b.Member(app, channel, author)
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	if !head.Found || !head.Value.Visible() || member.Found && (!member.Value.MayWrite() || head.Value.Blocked()) {
		return nil, nil
	}
	return s.others(ctx, room{actor: parley.Actor{App: parley.App{ID: app}, User: author}, head: head.Value, member: member.Value}, info)
}
