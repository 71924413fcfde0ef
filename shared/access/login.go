package access

import (
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"time"

	"github.com/go-jose/go-jose/v4/jwt"

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
	app, key, provider := b.App(id), b.ProviderKey(id, kid), b.Provider(id)
	tally := s.logins(ctx, b, id)
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
	if err := tally.take(ctx, app.Value); err != nil {
		return Login{}, err
	}
	expected := expectation{app: app.Value, issuer: provider.Value.Issuer, now: s.now()}
	if !key.Found {
		if key.Value, err = s.foundElsewhere(ctx, token, kid, provider.Value, expected); err != nil {
			return Login{}, err
		}
	}
	said, err := verifyIdentityToken(token, key.Value, expected)
	if err == nil {
		err = identity.Value.MayLogIn()
	}
	if err != nil {
		return Login{}, s.usedUp(ctx, id, said, err)
	}
	if !identity.Found {
		if err := s.ReserveIdentities(ctx, app.Value, said.user); err != nil {
			return Login{}, err
		}
	}
	return s.login(ctx, app.Value, said, identity.Value)
}

// foundElsewhere is the key of a token that no key put by hand verifies.
func (s *Service) foundElsewhere(ctx context.Context, token *jwt.JSONWebToken, kid string, p parley.IdentityProvider, expected expectation) (parley.IdentityProviderKey, error) {
	if p.JWKSURL == "" {
		return parley.IdentityProviderKey{}, badToken("its kid names no key of this app's identity provider")
	}
	if err := precheckIdentityToken(token, expected); err != nil {
		return parley.IdentityProviderKey{}, err
	}
	b := s.store.Batch()
	published := b.Published(expected.app.ID)
	if err := b.Run(ctx); err != nil {
		return parley.IdentityProviderKey{}, err
	}
	if published.Value.IdentityProvider != p { // it is being changed
		return parley.IdentityProviderKey{}, noKeys(nil)
	}
	return s.fetchedKey(ctx, expected.app.ID, published.Value, kid)
}

// usedUp is why a token is refused. If its signature is good it works no more.
func (s *Service) usedUp(ctx context.Context, app parley.AppID, said statement, refused error) error {
	if said.once == "" {
		return refused
	}
	return cmp.Or(retry.Repeat(ctx, func() error { return s.store.Spend(ctx, app, said.once, said.expires) }), refused)
}

// login writes the session, unless its person was suspended or erased since they were read. Who suspends looks
// for sessions when that is written; but a reader may see the identity of a transaction before its session. So
// the login looks once more when all of it is there: one of the two finds the other.
func (s *Service) login(ctx context.Context, app parley.App, said statement, before parley.Identity) (Login, error) {
	raw, err := s.bytes(16 + 32)
	if err != nil {
		return Login{}, err
	}
	session := parley.Session{
		ID: base64.RawURLEncoding.EncodeToString(raw[:16]), User: said.user, SecretHash: parley.SecretHash(raw[16:]),
		ExpiresAt: s.now().Add(app.Settings.SessionLifetime).Truncate(time.Millisecond),
	}
	before, session.CreatedAt, err = s.writeLogin(ctx, app.ID, session, said, before)
	if errors.Is(err, store.ErrSpent) {
		return Login{}, badToken("its nonce or jti was used before; each works once")
	}
	if barred := before.MayLogIn(); barred != nil {
		return Login{}, s.usedUp(ctx, app.ID, said, barred)
	}
	if err == nil {
		err = s.stillWelcome(ctx, app.ID, session)
	}
	if err != nil {
		return Login{}, err
	}
	return Login{
		Token:     parley.NewSessionToken(app.ID, said.user, session.ID, raw[16:]),
		ExpiresAt: session.ExpiresAt, Identity: before.Updated(said.user, said.profile, session.CreatedAt), Warnings: said.user.Warnings(),
	}, nil
}

// writeLogin writes a session, and the person as they were before it with what the token says of them: at a time
// that is later than every change before.
func (s *Service) writeLogin(ctx context.Context, app parley.AppID, session parley.Session, said statement, before parley.Identity) (parley.Identity, time.Time, error) {
	budget := retry.NewBudget()
	for {
		session.CreatedAt = s.after(before.UpdatedAt)
		err := s.store.Login(ctx, app, session, said.once, said.expires, said.profile)
		if err == nil {
			return before, session.CreatedAt, nil
		}
		if stopped := (*store.Stopped)(nil); errors.As(err, &stopped) {
			before = stopped.Identity
			err = before.MayLogIn()
		}
		if err := budget.Again(ctx, err); err != nil {
			return before, session.CreatedAt, err
		}
	}
}

// stillWelcome ends a session that was written, where its person may not have any by now.
func (s *Service) stillWelcome(ctx context.Context, app parley.AppID, session parley.Session) error {
	b := s.store.Batch()
	identity := b.Identity(app, session.User)
	if err := b.Run(ctx); err != nil {
		return retry.AfterWrite(err)
	}
	barred := identity.Value.MayLogIn()
	if barred == nil {
		return nil
	}
	err := retry.Repeat(ctx, func() error { return s.store.EndSession(ctx, app, session.User, session.ID) })
	return cmp.Or(retry.AfterWrite(err), barred)
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
