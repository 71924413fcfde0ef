// Package access decides who may come in: apps and their keys, how an app's server vouches for its
// users, sessions, identities, and the check of every caller. It knows nothing of channels and
// messages.
package access

import (
	"context"
	"crypto/subtle"
	"io"
	"time"

	"github.com/parleyhq/parley/shared/outbound"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// Service is the use cases of access.
type Service struct {
	store    *store.Store
	operator func(context.Context) (string, error)
	now      func() time.Time
	random   io.Reader
	outbound *outbound.Client // nil in functions that fetch nothing
}

// New builds the service. Operator fetches the deployment's operator key; it is nil in functions that
// no operator calls. Random must be cryptographically secure.
func New(s *store.Store, operator func(context.Context) (string, error), now func() time.Time, random io.Reader) *Service {
	return &Service{store: s, operator: operator, now: now, random: random}
}

// Fetching gives the service what calls the addresses that apps name for their keys. Functions that neither log
// in nor take such an address do without.
func (s *Service) Fetching(c *outbound.Client) *Service {
	s.outbound = c
	return s
}

// Admit checks a caller in the same round trip as what the batch reads anyway, so that who calls and
// what they want cost one wait. What the batch read must not be looked at where it errs. The first time in a
// client's call it counts the call against its caller's limits.
func (s *Service) Admit(ctx context.Context, c parley.Credential, b *store.Batch) (parley.Actor, error) {
	switch c.Kind {
	case parley.SessionToken:
		return s.admitUser(ctx, c, b)
	case parley.SocketSession:
		return s.admitSocket(ctx, c, b)
	case parley.APIKey:
		return s.admitServer(ctx, c, b)
	}
	return parley.Actor{}, parley.Refuse(parley.Unauthenticated, "send Authorization: Bearer followed by a session token or an API key")
}

func (s *Service) admitUser(ctx context.Context, c parley.Credential, b *store.Batch) (parley.Actor, error) {
	app, session, tally := b.App(c.App), b.Session(c.App, c.User, c.ID), s.calls(ctx, b, c.App, c.User)
	if err := b.Run(ctx); err != nil {
		return parley.Actor{}, err
	}
	match := subtle.ConstantTimeCompare(session.Value.SecretHash, parley.SecretHash(c.Secret)) == 1
	if app.Found && session.Found && !match {
		return parley.Actor{}, parley.Refuse(parley.Unauthenticated, "this session token is not valid")
	}
	actor, err := s.inSession(c, app, session)
	if err != nil {
		return parley.Actor{}, err
	}
	return actor, tally.take(ctx, app.Value)
}

// inSession admits a user whose secret was checked, while the session lasts.
func (s *Service) inSession(c parley.Credential, app *store.Slot[parley.App], session *store.Slot[parley.Session]) (parley.Actor, error) {
	if !app.Found {
		return parley.Actor{}, parley.Refuse(parley.Unauthenticated, "this session token is not one of this deployment's")
	}
	if app.Value.Disabled {
		return parley.Actor{}, appDisabled() // first of all: a nonce would be of no use
	}
	if !session.Found || !s.now().Before(session.Value.ExpiresAt) {
		return parley.Actor{}, s.expired(app.Value)
	}
	return parley.Actor{App: app.Value, User: c.User, Session: c.ID, Connection: c.Connection}, nil
}

// expired refuses a session that is over, with a nonce, so that the client can log in anew at once.
func (s *Service) expired(app parley.App) error {
	refusal := parley.Refuse(parley.SessionExpired, "the session is over; log in again, with this nonce if you like")
	nonce, err := newNonce(app, s.now().Add(nonceLifetime), s.random)
	if err != nil {
		return err
	}
	refusal.Nonce = nonce
	return refusal
}

func (s *Service) admitServer(ctx context.Context, c parley.Credential, b *store.Batch) (parley.Actor, error) {
	app, key, tally := b.App(c.App), b.APIKey(c.App, c.ID), s.calls(ctx, b, c.App, "")
	if err := b.Run(ctx); err != nil {
		return parley.Actor{}, err
	}
	match := subtle.ConstantTimeCompare(key.Value.SecretHash, parley.SecretHash(c.Secret)) == 1
	if !app.Found || !key.Found || !match || app.Value.Environment != c.Environment {
		return parley.Actor{}, parley.Refuse(parley.Unauthenticated, "this API key is not valid; it may have been deleted")
	}
	if app.Value.Disabled {
		return parley.Actor{}, appDisabled()
	}
	return parley.Actor{App: app.Value, User: c.User, Server: true}, tally.take(ctx, app.Value)
}

func appDisabled() error {
	return parley.Refuse(parley.AppDisabled, "this app is disabled; its operator can enable it")
}

// server admits an app's server and nobody else.
func (s *Service) server(ctx context.Context, c parley.Credential, b *store.Batch) (parley.Actor, error) {
	actor, err := s.Admit(ctx, c, b)
	if err == nil {
		err = onlyServers(actor)
	}
	if err != nil {
		return parley.Actor{}, err
	}
	return actor, nil
}

func onlyServers(actor parley.Actor) error {
	if !actor.Server {
		return parley.Refuse(parley.Forbidden, "this call is for the app's server, with an API key")
	}
	return nil
}

// isOperator checks the deployment's operator key. Another credential that is good is forbidden, one
// that is not is unauthenticated.
func (s *Service) isOperator(ctx context.Context, c parley.Credential) error {
	if c.Kind != parley.OperatorKey {
		if _, err := s.Admit(ctx, c, s.store.Batch()); err != nil {
			return err
		}
		return parley.Refuse(parley.Forbidden, "this call is for the operator of the deployment, with the operator key")
	}
	key, err := s.operator(ctx)
	if err != nil {
		return err
	}
	if subtle.ConstantTimeCompare(parley.SecretHash([]byte(key)), parley.SecretHash(c.Secret)) != 1 {
		return parley.Refuse(parley.Unauthenticated, "this is neither a session token, an API key, nor the operator key")
	}
	return nil
}

// bytes reads n random bytes.
func (s *Service) bytes(n int) ([]byte, error) {
	raw := make([]byte, n)
	_, err := io.ReadFull(s.random, raw)
	return raw, err
}

// Check admits whoever may call anything at all.
func (s *Service) Check(ctx context.Context, c parley.Credential) error {
	if c.Kind == parley.OperatorKey && s.operator != nil {
		return s.isOperator(ctx, c)
	}
	_, err := s.Admit(ctx, c, s.store.Batch())
	return err
}
