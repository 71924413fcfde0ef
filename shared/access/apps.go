package access

import (
	"context"
	"fmt"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// AppWithKey is a new app and its first API key, which is shown this once.
type AppWithKey struct {
	App    parley.App
	APIKey string
}

// CreateApp makes the two apps of one name, staging and production, each with an API key. (Operator)
func (s *Service) CreateApp(ctx context.Context, c parley.Credential, name string) (staging, production AppWithKey, err error) {
	if err := s.isOperator(ctx, c); err != nil {
		return staging, production, err
	}
	if err := parley.CheckAppName(name); err != nil {
		return staging, production, err
	}
	var rows []store.NewApp
	made := map[parley.Environment]AppWithKey{}
	for _, env := range []parley.Environment{parley.Staging, parley.Production} {
		app, err := s.newApp(name, env)
		if err != nil {
			return staging, production, err
		}
		key, record, err := s.newAPIKey(app)
		if err != nil {
			return staging, production, err
		}
		made[env] = AppWithKey{App: app, APIKey: key}
		rows = append(rows, store.NewApp{App: app, Key: record})
	}
	err = retry.Repeat(ctx, func() error { return s.store.CreateApps(ctx, rows...) })
	return made[parley.Staging], made[parley.Production], err
}

func (s *Service) newApp(name string, env parley.Environment) (parley.App, error) {
	id, err := s.bytes(16)
	if err != nil {
		return parley.App{}, err
	}
	nonceKey, err := s.bytes(32)
	now := s.now()
	return parley.App{
		ID: parley.NewAppID([16]byte(id)), Name: name, Environment: env, Epoch: 1,
		Settings: parley.DefaultSettings(env), NonceKey: nonceKey, CreatedAt: now, UpdatedAt: now,
	}, err
}

// ListApps lists all apps that are not archived, in order of their ids. (Operator)
func (s *Service) ListApps(ctx context.Context, c parley.Credential, page parley.Page) (apps []parley.App, total int, err error) {
	if err := s.isOperator(ctx, c); err != nil {
		return nil, 0, err
	}
	ids, err := s.store.AppIDs(ctx)
	if err != nil {
		return nil, 0, err
	}
	b := s.store.Batch()
	var slots []*store.Slot[parley.App]
	for _, id := range parley.Cut(ids, page) {
		slots = append(slots, b.App(id))
	}
	if err := b.Run(ctx); err != nil {
		return nil, 0, err
	}
	for _, slot := range slots {
		if !slot.Found {
			return nil, 0, fmt.Errorf("app list names an app that is not there")
		}
		if !slot.Value.Archived { // since the list was read
			apps = append(apps, slot.Value)
		}
	}
	return apps, len(ids), nil
}

// GetApp shows an app by its id or uri: to the operator any, to a server its own.
func (s *Service) GetApp(ctx context.Context, c parley.Credential, named string) (parley.App, error) {
	id, env, err := parley.ParseAppID(named)
	known := err == nil
	if c.Kind == parley.OperatorKey {
		if err := s.isOperator(ctx, c); err != nil {
			return parley.App{}, err
		}
		if !known {
			return parley.App{}, noApp()
		}
		return s.operated(ctx, named, noApp())
	}
	actor, err := s.server(ctx, c, s.store.Batch())
	if err != nil {
		return parley.App{}, err
	}
	if !known || id != actor.App.ID {
		return parley.App{}, noApp()
	}
	return actor.App, sameEnvironment(actor.App, env)
}

// operated is an app as the operator names it. One that is archived is not there any more.
func (s *Service) operated(ctx context.Context, named string, unknown error) (parley.App, error) {
	app, err := s.namedApp(ctx, named, unknown)
	if err == nil && app.Archived {
		return parley.App{}, unknown
	}
	return app, err
}

func noApp() error { return parley.Refuse(parley.NotFound, "no such app") }

// namedApp reads the app that an id or uri names, and refuses a uri that says the wrong environment.
func (s *Service) namedApp(ctx context.Context, named string, unknown error) (parley.App, error) {
	return s.namedAppWith(ctx, named, unknown, func(*store.Batch, parley.AppID) {})
}

// namedAppWith is namedApp for those who read more in the same round trip.
func (s *Service) namedAppWith(ctx context.Context, named string, unknown error, ask func(*store.Batch, parley.AppID)) (parley.App, error) {
	id, env, err := parley.ParseAppID(named)
	if err != nil {
		return parley.App{}, err
	}
	b := s.store.Batch()
	app := b.App(id)
	ask(b, id)
	if err := b.Run(ctx); err != nil {
		return parley.App{}, err
	}
	if !app.Found {
		return parley.App{}, unknown
	}
	return app.Value, sameEnvironment(app.Value, env)
}

// sameEnvironment refuses the most common mistake with app uris: the word of the other half.
func sameEnvironment(app parley.App, said parley.Environment) error {
	if said != "" && said != app.Environment {
		return parley.Refuse(parley.WrongEnvironment, fmt.Sprintf("this app is of the environment %s; the uri says %s", app.Environment, said))
	}
	return nil
}
