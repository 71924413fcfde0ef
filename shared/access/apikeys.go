package access

import (
	"context"
	"encoding/base64"
	"errors"
	"slices"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// newAPIKey makes a key: its text, which only its first reader ever sees, and what is kept of it.
func (s *Service) newAPIKey(app parley.App) (string, parley.APIKeyRecord, error) {
	raw, err := s.bytes(8 + 32)
	if err != nil {
		return "", parley.APIKeyRecord{}, err
	}
	id, secret := base64.RawURLEncoding.EncodeToString(raw[:8]), raw[8:]
	record := parley.APIKeyRecord{ID: id, SecretHash: parley.SecretHash(secret), CreatedAt: s.now()}
	return parley.NewAPIKey(app.Environment, app.ID, id, secret), record, nil
}

// CreateAPIKey makes another API key of an app, so that keys can be changed with both alive. A server
// makes one of its own app; the operator names the app.
func (s *Service) CreateAPIKey(ctx context.Context, c parley.Credential, named string) (string, parley.APIKeyRecord, error) {
	app, err := s.keyedApp(ctx, c, named)
	if err != nil {
		return "", parley.APIKeyRecord{}, err
	}
	text, record, err := s.newAPIKey(app)
	if err != nil {
		return "", parley.APIKeyRecord{}, err
	}
	err = retry.Repeat(ctx, func() error { return s.store.AddAPIKey(ctx, app.ID, record, parley.MaxAPIKeys) })
	if errors.Is(err, store.ErrTooMany) {
		err = parley.Refuse(parley.TooManyKeys, "the app has 10 API keys; delete one first")
	}
	return text, record, err
}

func (s *Service) keyedApp(ctx context.Context, c parley.Credential, named string) (parley.App, error) {
	unknown := parley.RefuseField(parley.NotFound, "/app_id", "no such app")
	if c.Kind == parley.OperatorKey {
		if err := s.isOperator(ctx, c); err != nil {
			return parley.App{}, err
		}
		if named == "" {
			return parley.App{}, parley.RefuseField(parley.InvalidRequest, "/app_id", "missing: the operator says which app")
		}
		return s.operated(ctx, named, unknown)
	}
	actor, err := s.server(ctx, c, s.store.Batch())
	if err != nil || named == "" {
		return actor.App, err
	}
	id, env, err := parley.ParseAppID(named)
	if err != nil {
		return parley.App{}, err
	}
	if id != actor.App.ID {
		return parley.App{}, unknown
	}
	return actor.App, sameEnvironment(actor.App, env)
}

// ListAPIKeys lists the caller's app's API keys, oldest first, without their secrets. (Server)
func (s *Service) ListAPIKeys(ctx context.Context, c parley.Credential) ([]parley.APIKeyRecord, error) {
	actor, err := s.server(ctx, c, s.store.Batch())
	if err != nil {
		return nil, err
	}
	keys, err := s.store.APIKeys(ctx, actor.App.ID)
	slices.SortFunc(keys, func(a, b parley.APIKeyRecord) int { return a.CreatedAt.Compare(b.CreatedAt) })
	return keys, err
}

// DeleteAPIKey ends an API key of the caller's app; one that is not there is ended already. The last
// one stays, since nobody could make another. (Server)
func (s *Service) DeleteAPIKey(ctx context.Context, c parley.Credential, id string) error {
	actor, err := s.server(ctx, c, s.store.Batch())
	if err != nil {
		return err
	}
	if !parley.ValidKey(id) {
		return nil
	}
	err = retry.Repeat(ctx, func() error { return s.store.EndAPIKey(ctx, actor.App.ID, id) })
	if errors.Is(err, store.ErrTooFew) {
		return parley.Refuse(parley.LastKey, "this is the app's only API key; make another first")
	}
	return err
}
