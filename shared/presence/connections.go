package presence

import (
	"context"
	"errors"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// Hello registers a socket, so that from then on events reach it and its frames are served. Who has too many
// gives up the oldest. The news are for those who watch the user, where nobody was there before.
func (s *Service) Hello(ctx context.Context, c parley.Credential, connectedAt time.Time) (access.Registered, News, error) {
	r, err := s.access.Register(ctx, c, connectedAt, s.lifetime)
	if err != nil {
		return r, News{}, err
	}
	surplus := r.All.Surplus(s.now())
	if slices.ContainsFunc(surplus, func(each parley.Connection) bool { return each.ID == c.Connection }) {
		_ = s.forget(ctx, c.App, c.User, c.Connection)
		return r, News{}, parley.Refuse(parley.Unauthenticated, "this connection gave way to newer ones")
	}
	news := News{}
	// Of several that say hello at once, all of whom may see the others, the oldest tells.
	if live := r.All.Live(s.now()); live[0].ID == c.Connection {
		news, err = s.shown(c.App, r.All)
	}
	news.app, news.user, news.surplus = c.App, c.User, surplus
	return r, news, err
}

// Leave notes that a socket is closed, whether it was registered or not; with the last one its user is gone.
func (s *Service) Leave(ctx context.Context, c parley.Credential) error {
	var left parley.Connections
	err := retry.Repeat(ctx, func() (err error) {
		left, err = s.store.EndConnection(ctx, c.App, c.User, c.Connection, s.now())
		return err
	})
	err = errors.Join(err, s.unwatch(ctx, c.App, c.User, c.Connection))
	if left.LastSeenAt.IsZero() || len(left.Live(s.now())) > 0 {
		return err
	}
	news, failed := s.shown(c.App, left)
	if failed != nil {
		return errors.Join(err, failed)
	}
	return errors.Join(err, s.Tell(ctx, news))
}

// EndSession logs the calling user out, and closes the sockets of that session.
func (s *Service) EndSession(ctx context.Context, c parley.Credential) error {
	if err := s.access.EndSession(ctx, c); err != nil {
		return err
	}
	return s.HangUp(ctx, c.App, c.User)
}

// EndSessions logs a person out everywhere, and closes their sockets. (Server)
func (s *Service) EndSessions(ctx context.Context, c parley.Credential, named string) error {
	user, err := s.access.EndSessions(ctx, c, named)
	if err != nil {
		return err
	}
	return s.HangUp(ctx, c.App, user)
}

// Suspend ends a person's sessions and has them begin none, and closes their sockets. (Server)
func (s *Service) Suspend(ctx context.Context, c parley.Credential, named string) (access.IdentityView, error) {
	view, err := s.access.Suspend(ctx, c, named)
	if err != nil {
		return view, err
	}
	return view, s.HangUp(ctx, c.App, view.User)
}

// Erase empties a person's profile for good, ends their sessions, and closes their sockets. (Server)
func (s *Service) Erase(ctx context.Context, c parley.Credential, named string) error {
	user, err := s.access.Erase(ctx, c, named)
	if err != nil {
		return err
	}
	return s.HangUp(ctx, c.App, user)
}

// HangUp closes those sockets of a user whose session is over. A session ends before this reads the
// connections, and a hello writes its connection only while the session is there: nothing is registered after.
func (s *Service) HangUp(ctx context.Context, app parley.AppID, user parley.UserID) error {
	over, err := s.sessionless(ctx, app, user)
	if err != nil || len(over) == 0 {
		return retry.AfterWrite(err)
	}
	var group errgroup.Group
	group.SetLimit(sideBySide)
	for _, each := range over {
		group.Go(func() error {
			// First of all no event reaches it any more. What else fails leaves a socket that is told nothing
			// and may do nothing.
			err := s.forget(ctx, app, user, each.ID)
			if frame, failed := live.SessionEnded(app, each.Session, s.now()); failed == nil {
				_ = s.sockets.Post(ctx, each.ID, frame)
			}
			_ = s.sockets.Close(ctx, each.ID)
			return err
		})
	}
	return retry.AfterWrite(group.Wait())
}

// sessionless are a user's connections whose session is over.
func (s *Service) sessionless(ctx context.Context, app parley.AppID, user parley.UserID) ([]parley.Connection, error) {
	b := s.store.Batch()
	connections := b.Connections(app, user)
	if err := b.Run(ctx); err != nil || len(connections.Value.All) == 0 {
		return nil, err
	}
	b = s.store.Batch()
	sessions := map[string]*store.Slot[parley.Session]{}
	for _, each := range connections.Value.All {
		sessions[each.Session] = b.Session(app, user, each.Session)
	}
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(connections.Value.All, func(each parley.Connection) bool {
		session := sessions[each.Session]
		return session.Found && s.now().Before(session.Value.ExpiresAt)
	}), nil
}
