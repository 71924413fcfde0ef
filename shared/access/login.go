package access

import (
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// Login is a new session. Its token is shown this once.
type Login struct {
	Token     string
	ExpiresAt time.Time
	Identity  parley.Identity
	Warnings  []string
}

// CreateSession logs a user in by the word of their app's server: an identity token, good once. The
// identity is made, or updated by what the token says of it.
func (s *Service) CreateSession(ctx context.Context, named, identityToken string) (Login, error) {
	id, env, err := parley.ParseAppID(named)
	if err != nil {
		return Login{}, err
	}
	token, kid, err := parseIdentityToken(identityToken)
	if err != nil {
		return Login{}, err
	}
	b := s.store.Batch()
	app, key := b.App(id), b.ProviderKey(id, kid)
	identity := b.Identity(id, claimedUser(token)) // the signature is checked before it is looked at
	if err := b.Run(ctx); err != nil {
		return Login{}, err
	}
	if !app.Found {
		return Login{}, parley.RefuseField(parley.NotFound, "/app_id", "no such app")
	}
	if err := sameEnvironment(app.Value, env); err != nil {
		return Login{}, err
	}
	if app.Value.Disabled {
		return Login{}, appDisabled()
	}
	if !key.Found {
		return Login{}, badToken("its kid names no key of this app's identity provider")
	}
	said, err := verifyIdentityToken(token, key.Value, app.Value, s.now())
	if err != nil && said.once != "" {
		err = cmp.Or(retry.Repeat(ctx, func() error { return s.store.Spend(ctx, id, said.once, said.expires) }), err)
	}
	if err != nil {
		return Login{}, err
	}
	return s.login(ctx, app.Value, said, identity.Value)
}

// login writes the session and answers without reading back: once it is written nothing can go wrong.
func (s *Service) login(ctx context.Context, app parley.App, said statement, before parley.Identity) (Login, error) {
	raw, err := s.bytes(16 + 32)
	if err != nil {
		return Login{}, err
	}
	now := s.now()
	session := parley.Session{
		ID: base64.RawURLEncoding.EncodeToString(raw[:16]), User: said.user, SecretHash: parley.SecretHash(raw[16:]),
		CreatedAt: now, ExpiresAt: now.Add(app.Settings.SessionLifetime).Truncate(time.Millisecond),
	}
	err = retry.Repeat(ctx, func() error {
		return s.store.Login(ctx, app.ID, session, said.once, said.expires, said.profile)
	})
	if errors.Is(err, store.ErrSpent) {
		return Login{}, badToken("its nonce or jti was used before; each works once")
	}
	if err != nil {
		return Login{}, err
	}
	return Login{
		Token:     parley.NewSessionToken(app.ID, said.user, session.ID, raw[16:]),
		ExpiresAt: session.ExpiresAt, Identity: before.Updated(said.user, said.profile, now), Warnings: said.user.Warnings(),
	}, nil
}

// EndSession logs the calling user out.
func (s *Service) EndSession(ctx context.Context, c parley.Credential) error {
	actor, err := s.Admit(ctx, c, s.store.Batch())
	if err != nil {
		return err
	}
	if actor.Session == "" {
		return parley.Refuse(parley.Forbidden, "only a user has a current session")
	}
	return retry.Repeat(ctx, func() error { return s.store.EndSession(ctx, actor.App.ID, actor.User, actor.Session) })
}
