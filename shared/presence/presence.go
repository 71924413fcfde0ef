// Package presence is who is there: sockets that come and go with their sessions, what people show of
// themselves, and what is told of it and never kept. It knows nothing of messages, and no transport but the
// two verbs by which a connection is posted to and closed.
package presence

import (
	"context"
	"encoding/base64"
	"io"
	"time"

	"github.com/go-json-experiment/json"
	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/wire"
)

// Sockets reach connections. An error is of one connection alone.
type Sockets interface {
	Post(ctx context.Context, connection string, frame []byte) error
	Close(ctx context.Context, connection string) error
}

// Teller posts a frame that tells of somebody to all live connections of those users who do not block them.
type Teller interface {
	Tell(ctx context.Context, app parley.AppID, users []parley.UserID, frame []byte, from parley.UserID) error
}

// Service is the use cases of presence.
type Service struct {
	access    *access.Service
	messaging *messaging.Service
	store     *store.Store
	sockets   Sockets
	teller    Teller
	lifetime  time.Duration
	now       func() time.Time
	random    io.Reader
}

// Config is what a service is made of. Lifetime is how long a connection lives at most; Random makes the
// ids of events.
type Config struct {
	Access    *access.Service
	Messaging *messaging.Service
	Store     *store.Store
	Sockets   Sockets
	Teller    Teller
	Lifetime  time.Duration
	Now       func() time.Time
	Random    io.Reader
}

// New builds the service.
func New(c Config) *Service {
	return &Service{
		access: c.Access, messaging: c.Messaging, store: c.Store, sockets: c.Sockets, teller: c.Teller,
		lifetime: c.Lifetime, now: c.Now, random: c.Random,
	}
}

// News is what is left to do when a frame has been answered: others are told. The zero News is none.
type News struct {
	app     parley.AppID
	frame   []byte
	from    parley.UserID       // of whom,
	users   []parley.UserID     // they are told, on all their connections, if they do not block that one;
	watched parley.UserID       // or those are who watch this one,
	blocks  parley.Blocks       // if that one does not block them
	user    parley.UserID       // whose connections are
	surplus []parley.Connection // given up
}

// Tell tells the others. It does what it can: what is told here is never kept, and a client that missed it
// learns the next.
func (s *Service) Tell(ctx context.Context, n News) error {
	s.giveUp(ctx, n.app, n.user, n.surplus)
	if len(n.users) > 0 {
		return s.teller.Tell(ctx, n.app, n.users, n.frame, n.from)
	}
	if n.watched == "" {
		return nil
	}
	return s.tellWatchers(ctx, n)
}

// sideBySide bounds the posts that one call makes at the same time.
const sideBySide = 64

// giveUp forgets connections of a user and closes them. One that cannot be forgotten now is found again by
// the next hello.
func (s *Service) giveUp(ctx context.Context, app parley.AppID, user parley.UserID, connections []parley.Connection) {
	var group errgroup.Group
	group.SetLimit(sideBySide)
	for _, each := range connections {
		group.Go(func() error {
			if s.forget(ctx, app, user, each.ID) == nil {
				_ = s.sockets.Close(ctx, each.ID)
			}
			return nil
		})
	}
	_ = group.Wait() // none returns an error
}

// forget has no event, and no news of anybody, reach a connection any more. What it watches may be left over:
// a socket that is closed is forgotten once more, and what is posted to one that has ended takes it away.
func (s *Service) forget(ctx context.Context, app parley.AppID, user parley.UserID, connection string) error {
	err := retry.Repeat(ctx, func() error { return s.store.RemoveConnection(ctx, app, user, connection) })
	if err != nil {
		return err
	}
	_ = s.unwatch(ctx, app, user, connection)
	return nil
}

func (s *Service) unwatch(ctx context.Context, app parley.AppID, user parley.UserID, connection string) error {
	return retry.Repeat(ctx, func() error { return s.store.Unwatch(ctx, app, user, connection) })
}

// frame makes an event of now a frame.
func (s *Service) frame(kind string, channel parley.ChannelID, data any) ([]byte, error) {
	raw := make([]byte, 16)
	if _, err := io.ReadFull(s.random, raw); err != nil {
		return nil, err
	}
	return json.Marshal(wire.Event{
		Type: kind, ID: base64.RawURLEncoding.EncodeToString(raw), ChannelID: channel, At: wire.Time(s.now()), Data: data,
	}, json.Deterministic(true))
}
