package webhook

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// View is a webhook with its new secret.
type View struct {
	parley.Webhook
	Secret string
}

// server admits an app's server and nobody else.
func (s *Service) server(ctx context.Context, c parley.Credential, b *store.Batch) (parley.Actor, error) {
	actor, err := s.Access.Admit(ctx, c, b)
	if err == nil && !actor.Server {
		err = parley.Refuse(parley.Forbidden, "this call is for the app's server, with an API key")
	}
	return actor, err
}

// noWebhook is also the answer for another app's.
func noWebhook() error { return parley.Refuse(parley.NotFound, "no such webhook") }

// get reads one of the caller's app's webhooks.
func (s *Service) get(ctx context.Context, c parley.Credential, named string) (parley.Webhook, error) {
	return s.getBeside(ctx, c, named, s.Store.Batch())
}

// getBeside is get in one round trip with what b reads besides.
func (s *Service) getBeside(ctx context.Context, c parley.Credential, named string, b *store.Batch) (parley.Webhook, error) {
	id, app, ok := parley.ParseWebhookID(named)
	found := &store.Slot[parley.Webhook]{}
	if ok && app == c.App {
		found = b.Webhook(app, id)
	}
	if _, err := s.server(ctx, c, b); err != nil {
		return parley.Webhook{}, err
	}
	if !found.Found {
		return parley.Webhook{}, noWebhook()
	}
	return found.Value, nil
}

func (s *Service) mine(ctx context.Context, c parley.Credential, named string) (parley.WebhookID, error) {
	w, err := s.get(ctx, c, named)
	return w.ID, err
}

// Create makes a webhook of the caller's app. It is told of what happens from then on. (Server)
func (s *Service) Create(ctx context.Context, c parley.Credential, draft parley.WebhookDraft) (View, error) {
	if _, err := s.server(ctx, c, s.Store.Batch()); err != nil {
		return View{}, err
	}
	w, err := s.made(c.App, draft)
	if err != nil {
		return View{}, err
	}
	err = retry.Repeat(ctx, func() error { return s.Store.AddWebhook(ctx, c.App, w, parley.MaxWebhooks) })
	if errors.Is(err, store.ErrTooMany) {
		err = parley.Refuse(parley.TooManyWebhooks, "the app has 10 webhooks; delete one first")
	}
	return View{w, parley.WebhookSecret(w.Keys[0].Secret)}, err
}

func (s *Service) made(app parley.AppID, draft parley.WebhookDraft) (parley.Webhook, error) {
	now := s.Now()
	w := parley.Webhook{State: parley.WebhookActive, Since: now, CreatedAt: now, UpdatedAt: now}
	if err := s.checkURL(draft); err != nil {
		return w, err
	}
	w, err := w.Apply(draft)
	if err != nil {
		return w, err
	}
	keys, err := s.newKeys(draft.Secret)
	if err != nil {
		return w, err
	}
	w.Keys = []parley.WebhookKeys{keys}
	var raw [16]byte
	_, err = io.ReadFull(s.Random, raw[:])
	w.ID = parley.NewWebhookID(app, raw)
	return w, err
}

func (s *Service) checkURL(draft parley.WebhookDraft) error {
	if draft.URL == nil {
		return nil
	}
	if wrong := s.Outbound.Check(*draft.URL); wrong != "" {
		return parley.RefuseField(parley.InvalidValue, "/url", wrong)
	}
	return nil
}

// newKeys are random, but for a secret that somebody chose.
func (s *Service) newKeys(secret *string) (parley.WebhookKeys, error) {
	raw := make([]byte, 2*parley.SecretBytes)
	if _, err := io.ReadFull(s.Random, raw); err != nil {
		return parley.WebhookKeys{}, err
	}
	keys := parley.WebhookKeys{Secret: raw[:parley.SecretBytes], Seed: raw[parley.SecretBytes:], CreatedAt: s.Now()}
	var err error
	if secret != nil {
		keys.Secret, err = parley.ParseWebhookSecret(*secret)
	}
	return keys, err
}

// List lists the caller's app's webhooks, oldest first. (Server)
func (s *Service) List(ctx context.Context, c parley.Credential) ([]parley.Webhook, error) {
	actor, err := s.server(ctx, c, s.Store.Batch())
	if err != nil {
		return nil, err
	}
	all, err := s.Store.Webhooks(ctx, actor.App.ID)
	slices.SortFunc(all, func(a, b parley.Webhook) int { return a.CreatedAt.Compare(b.CreatedAt) })
	return all, err
}

// Get shows a webhook. (Server)
func (s *Service) Get(ctx context.Context, c parley.Credential, named string) (parley.Webhook, error) {
	return s.get(ctx, c, named)
}

// Delete ends a webhook; one that is not there is ended already. (Server)
func (s *Service) Delete(ctx context.Context, c parley.Credential, named string) error {
	if _, err := s.server(ctx, c, s.Store.Batch()); err != nil {
		return err
	}
	id, app, ok := parley.ParseWebhookID(named)
	if !ok || app != c.App {
		return nil
	}
	if err := retry.Repeat(ctx, func() error { return s.Store.EndWebhook(ctx, app, id) }); err != nil {
		return err
	}
	if err := s.send(ctx, job{App: app, Webhook: id}, 0); err != nil { // and again with the next call
		return retry.Unknown(err)
	}
	return nil
}

// Patch changes a webhook; what the draft does not say stays. Who resumes one has everything tried at once. (Server)
func (s *Service) Patch(ctx context.Context, c parley.Credential, named string, draft parley.WebhookDraft) (parley.Webhook, error) {
	if _, err := s.get(ctx, c, named); err != nil {
		return parley.Webhook{}, err
	}
	if err := s.checkURL(draft); err != nil {
		return parley.Webhook{}, err
	}
	state := draft.State
	if state != nil && *state != string(parley.WebhookActive) && *state != string(parley.WebhookPaused) {
		return parley.Webhook{}, parley.RefuseField(parley.InvalidValue, "/state", "must be active or paused")
	}
	w, err := s.change(ctx, c, named, func(w parley.Webhook) (parley.Webhook, error) {
		if state != nil && *state == string(parley.WebhookPaused) {
			w = w.Moved(parley.WebhookPaused, parley.PausedByYou, "", s.Now())
		} else if state != nil {
			w = w.Moved(parley.WebhookActive, "", "", s.Now())
		}
		return w.Apply(draft)
	})
	if err != nil || w.State != parley.WebhookActive {
		return w, err
	}
	if err := s.open(ctx, job{App: c.App, Webhook: w.ID}); err != nil {
		return parley.Webhook{}, retry.Unknown(err)
	}
	return w, nil
}

// Rotate gives a webhook new keys; those before sign along for a day. (Server)
func (s *Service) Rotate(ctx context.Context, c parley.Credential, named string, secret *string) (View, error) {
	if _, err := s.get(ctx, c, named); err != nil {
		return View{}, err
	}
	fresh, err := s.newKeys(secret)
	if err != nil {
		return View{}, err
	}
	w, err := s.change(ctx, c, named, func(w parley.Webhook) (parley.Webhook, error) {
		if slices.Equal(w.Keys[0].Seed, fresh.Seed) {
			return w, nil // an earlier attempt of this call
		}
		return w.Rotated(fresh, s.Now()), nil
	})
	return View{w, parley.WebhookSecret(fresh.Secret)}, err
}

// change writes a webhook as it is after some change, whoever else writes it.
func (s *Service) change(ctx context.Context, c parley.Credential, named string, to func(parley.Webhook) (parley.Webhook, error)) (parley.Webhook, error) {
	id, app, _ := parley.ParseWebhookID(named)
	budget := retry.NewBudget()
	for {
		b := s.Store.Batch()
		found := b.Webhook(app, id)
		if err := b.Run(ctx); err != nil {
			return parley.Webhook{}, err
		}
		if !found.Found {
			return parley.Webhook{}, noWebhook()
		}
		w, err := to(found.Value)
		if err != nil {
			return w, err
		}
		w.UpdatedAt = s.Now()
		done, err := s.Store.UpdateWebhook(ctx, c.App, w)
		if done {
			return w, nil
		}
		if err := budget.Again(ctx, err); err != nil {
			return w, err
		}
	}
}

// Keys shows by which public keys what a webhook is told can be verified. Whoever knows its id may ask.
func (s *Service) Keys(ctx context.Context, named string) ([]parley.WebhookKeys, error) {
	id, app, ok := parley.ParseWebhookID(named)
	if !ok {
		return nil, noWebhook()
	}
	b := s.Store.Batch()
	found := b.Webhook(app, id)
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	if !found.Found {
		return nil, noWebhook()
	}
	return found.Value.Signing(s.Now()), nil
}
