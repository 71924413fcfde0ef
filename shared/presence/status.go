package presence

import (
	"context"
	"errors"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/post"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/wire"
)

// Change is what a frame says of presence; nil says nothing.
type Change struct {
	Status *string
	Watch  *[]string
}

func (c Change) check() (watch []parley.UserID, err error) {
	if c.Status == nil && c.Watch == nil {
		return nil, parley.Refuse(parley.InvalidRequest, "say a status, or whom to watch")
	}
	if c.Status != nil {
		if err := parley.CheckStatus(*c.Status); err != nil {
			return nil, err
		}
	}
	if c.Watch == nil {
		return nil, nil
	}
	if len(*c.Watch) > parley.MaxWatched {
		return nil, parley.RefuseField(parley.InvalidValue, "/watch", "more than 100")
	}
	return parley.UserSet(*c.Watch, "/watch")
}

// Set notes the status that the caller chose, and has their connection told of people from now on, in place of
// those before. It shows how those are now, as far as the caller may know them; others are left out, as if
// they were not there.
func (s *Service) Set(ctx context.Context, c parley.Credential, change Change) ([]parley.Presence, News, error) {
	watch, refused := change.check()
	b := s.store.Batch()
	before, watching := b.Connections(c.App, c.User), b.Watching(c.App, c.User, c.Connection)
	if _, err := s.access.Admit(ctx, c, b); err != nil {
		return nil, News{}, err
	}
	if refused != nil {
		return nil, News{}, refused
	}
	var watched []parley.Presence
	if change.Watch != nil {
		var err error
		if watched, err = s.watch(ctx, c, before.Value, watching.Value, watch); err != nil {
			return nil, News{}, err
		}
	}
	if change.Status == nil {
		return watched, News{}, nil
	}
	news, err := s.setStatus(ctx, c, before.Value, *change.Status)
	return watched, news, err
}

// setStatus notes a status. It is news where others see another than before.
func (s *Service) setStatus(ctx context.Context, c parley.Credential, before parley.Connections, status string) (News, error) {
	var after parley.Connections
	err := retry.Repeat(ctx, func() (err error) {
		after, err = s.store.SetPresence(ctx, c.App, c.User, status, s.now())
		return err
	})
	now := after.Presence(s.now())
	if err != nil || before.Presence(s.now()).Status == now.Status {
		return News{}, err
	}
	news, err := s.news(c.App, after)
	return news, retry.AfterWrite(err)
}

// watch has a connection told of those of users that its user is acquainted with, in place of those before.
// They are watched before their state is read, so that no change falls between the two.
//
// One frame costs at most what Acquainted reads, some 1,700 units where the caller is in many full groups; a
// unit or two for each of MaxWatched connections; and 2 writes of each of MaxWatched rows to put and as many to
// delete, and of the list of them, twice: some 500 units. So there is no least time between two frames.
func (s *Service) watch(ctx context.Context, c parley.Credential, mine parley.Connections, before, users []parley.UserID) ([]parley.Presence, error) {
	users = slices.DeleteFunc(slices.Clone(users), mine.Blocks.Has) // as strangers
	known, err := s.messaging.Acquainted(ctx, c.App, c.User, users)
	if err != nil {
		return nil, err
	}
	watcher := parley.Watcher{User: c.User, Connection: c.Connection}
	for _, each := range mine.All {
		if each.ID == c.Connection {
			watcher.ExpiresAt = each.ExpiresAt
		}
	}
	if err := retry.Repeat(ctx, func() error { return s.store.Watch(ctx, c.App, watcher, before, known) }); err != nil {
		return nil, err
	}
	b := s.store.Batch()
	slots := make([]*store.Slot[parley.Connections], len(known))
	for i, each := range known {
		slots[i] = b.Connections(c.App, each.User)
	}
	if err := b.Run(ctx); err != nil {
		return nil, retry.AfterWrite(err)
	}
	shown := make([]parley.Presence, 0, len(known))
	for _, slot := range slots {
		if !slot.Value.Blocks.Has(c.User) { // else a stranger, whose row goes with the next news
			shown = append(shown, slot.Value.Presence(s.now()))
		}
	}
	return shown, nil
}

// shown is the news of how somebody is now. Of who is invisible there are none: they would tell.
func (s *Service) shown(app parley.AppID, c parley.Connections) (News, error) {
	if c.Status == parley.Invisible {
		return News{}, nil
	}
	return s.news(app, c)
}

func (s *Service) news(app parley.AppID, c parley.Connections) (News, error) {
	frame, err := s.frame(wire.PresenceChanged, "", wire.PresenceOf(c.Presence(s.now())))
	return News{app: app, watched: c.User, blocks: c.Blocks, frame: frame}, err
}

// tellWatchers tells the connections that watch somebody, at most parley.MaxWatchersTold. Whether their users may
// still know is looked up first: who shares no channel with them any more is told nothing from then on.
func (s *Service) tellWatchers(ctx context.Context, n News) error {
	watchers, err := s.store.Watchers(ctx, n.app, n.watched, s.now())
	if err != nil || len(watchers) == 0 {
		return err
	}
	acquaintances := make([]parley.Acquaintance, len(watchers))
	for i, each := range watchers {
		acquaintances[i] = parley.Acquaintance{User: each.User, Channel: each.Channel}
	}
	by, err := s.messaging.StillAcquainted(ctx, n.app, n.watched, acquaintances)
	if err != nil {
		return err
	}
	for user := range by {
		if n.blocks.Has(user) {
			delete(by, user)
		}
	}
	var group errgroup.Group
	group.SetLimit(sideBySide)
	for _, each := range watchers {
		group.Go(func() error { return s.tellWatcher(ctx, n, each, by[each.User]) })
	}
	return group.Wait()
}

// tellWatcher posts to a connection whose user is acquainted with the one watched by a channel, or by none.
// One that is gone is told no more.
func (s *Service) tellWatcher(ctx context.Context, n News, w parley.Watcher, by parley.ChannelID) error {
	if by == "" {
		return s.store.RemoveWatcher(ctx, n.app, n.watched, w.Connection)
	}
	err := s.sockets.Post(ctx, w.Connection, n.frame)
	if errors.Is(err, post.ErrGone) {
		return errors.Join(
			s.store.RemoveWatcher(ctx, n.app, n.watched, w.Connection),
			s.forget(ctx, n.app, w.User, w.Connection))
	}
	if by != w.Channel {
		err = errors.Join(err, s.store.MoveWatcher(ctx, n.app, n.watched, w.Connection, by))
	}
	return err
}
