package access

import (
	"context"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// ListSessions lists a person's sessions that are not over, oldest first, and how many there are. (Server)
func (s *Service) ListSessions(ctx context.Context, c parley.Credential, named string, page parley.Page) ([]parley.Session, int, error) {
	user, err := s.serverAbout(ctx, c, named)
	if err != nil {
		return nil, 0, err
	}
	sessions, err := s.store.Sessions(ctx, c.App, user)
	sessions = slices.DeleteFunc(sessions, func(each parley.Session) bool { return !s.now().Before(each.ExpiresAt) })
	slices.SortFunc(sessions, func(a, b parley.Session) int { return a.CreatedAt.Compare(b.CreatedAt) })
	return parley.Cut(sessions, page), len(sessions), err
}

// endedAtOnce bounds the writes that ending all sessions makes side by side.
const endedAtOnce = 16

// EndSessions logs a person out everywhere, and says which person that is. (Server)
func (s *Service) EndSessions(ctx context.Context, c parley.Credential, named string) (parley.UserID, error) {
	user, err := s.serverAbout(ctx, c, named)
	if err != nil {
		return "", err
	}
	return user, s.endSessions(ctx, c.App, user)
}

func (s *Service) endSessions(ctx context.Context, app parley.AppID, user parley.UserID) error {
	sessions, err := s.store.Sessions(ctx, app, user)
	if err != nil {
		return err
	}
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(endedAtOnce)
	for _, each := range sessions {
		group.Go(func() error {
			return retry.Repeat(inner, func() error { return s.store.EndSession(inner, app, user, each.ID) })
		})
	}
	return retry.AfterWrite(group.Wait()) // some may have ended when one fails
}

// serverAbout admits a server that names a person of its app.
func (s *Service) serverAbout(ctx context.Context, c parley.Credential, named string) (parley.UserID, error) {
	user, err := parley.ParseUserID(named)
	b := s.store.Batch()
	identity := &store.Slot[parley.Identity]{}
	if err == nil {
		identity = b.Identity(c.App, user)
	}
	if _, err := s.server(ctx, c, b); err != nil {
		return "", err
	}
	return user, identity.Value.Present()
}
