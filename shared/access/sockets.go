package access

import (
	"context"
	"errors"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// A socket's session token was checked when it connected, and API Gateway vouches for that connection from
// then on; so what is read again with every frame is whether the session, and the connection, still are.

func (s *Service) admitSocket(ctx context.Context, c parley.Credential, b *store.Batch) (parley.Actor, error) {
	actor, _, err := s.registered(ctx, c, b)
	return actor, err
}

// registered reads a socket's user, and their connections, of which it has to be one.
func (s *Service) registered(ctx context.Context, c parley.Credential, b *store.Batch) (parley.Actor, parley.Connections, error) {
	app, session, connections := b.App(c.App), b.Session(c.App, c.User, c.ID), b.Connections(c.App, c.User)
	tally := s.calls(ctx, b, c.App, c.User)
	if err := b.Run(ctx); err != nil {
		return parley.Actor{}, parley.Connections{}, err
	}
	actor, err := s.inSession(c, app, session)
	if err == nil && !connections.Value.Has(c.Connection, c.ID, s.now()) {
		return parley.Actor{}, parley.Connections{}, parley.Refuse(parley.Unauthenticated, "say hello first: this connection is not registered, or not any more")
	}
	if err == nil {
		err = tally.take(ctx, app.Value)
	}
	return actor, connections.Value, err
}

// Registered is a connection on which its user has said hello.
type Registered struct {
	Actor      parley.Actor
	Connection parley.Connection
	All        parley.Connections // the user's, with this one
}

// Register makes a socket one of its user's connections, until lifetime after it connected or until the
// session is over, whichever comes first. It is written only while the session is there, and a logout ends the
// session before it reads the connections: so it finds this one, or there is none, wherever this call dies.
// All is read after the write, like everything that the socket is told. A repeat is the same again.
func (s *Service) Register(ctx context.Context, c parley.Credential, connectedAt time.Time, lifetime time.Duration) (Registered, error) {
	session, app, err := s.session(ctx, c)
	if err != nil {
		return Registered{}, err
	}
	r := Registered{Connection: parley.Connection{
		ID: c.Connection, Session: c.ID, ConnectedAt: connectedAt, ExpiresAt: earlier(connectedAt.Add(lifetime), session.ExpiresAt),
	}}
	if !s.now().Before(r.Connection.ExpiresAt) {
		return Registered{}, parley.Refuse(parley.Unauthenticated, "this connection has come to its end; connect anew")
	}
	err = retry.Repeat(ctx, func() error { return s.store.AddConnection(ctx, c.App, c.User, r.Connection) })
	if errors.Is(err, store.ErrNoSession) {
		return Registered{}, s.expired(app)
	}
	if err == nil {
		r.Actor, r.All, err = s.registered(ctx, c, s.store.Batch())
	}
	if err != nil {
		s.unregister(ctx, c)
		return Registered{}, err
	}
	return r, nil
}

// session reads whether a socket's session still is.
func (s *Service) session(ctx context.Context, c parley.Credential) (parley.Session, parley.App, error) {
	b := s.store.Batch()
	app, session, tally := b.App(c.App), b.Session(c.App, c.User, c.ID), s.calls(ctx, b, c.App, c.User)
	if err := b.Run(ctx); err != nil {
		return parley.Session{}, parley.App{}, err
	}
	_, err := s.inSession(c, app, session)
	if err == nil {
		err = tally.take(ctx, app.Value)
	}
	return session.Value, app.Value, err
}

// unregister takes a registration back. Where that fails, too, the connection is closed all the same, and
// what is left of it ends with its time.
func (s *Service) unregister(ctx context.Context, c parley.Credential) {
	_ = retry.Repeat(ctx, func() error { return s.store.RemoveConnection(ctx, c.App, c.User, c.Connection) })
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
