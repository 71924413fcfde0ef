package messaging

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// noCallback is the one answer to every token by which nothing can be said, whatever is wrong with it.
func noCallback() error {
	return parley.Refuse(parley.NotFound, "no such callback; it may have been revoked, or its message deleted")
}

// ReportCall takes what a call's provider says of how the call goes, and shows it to everybody in the message's
// metadata. The token is all that it takes, and this is all that a token can do. What is said twice changes
// nothing the second time.
func (s *Service) ReportCall(ctx context.Context, token string, status jsontext.Value) error {
	counted := false
	return s.mutate(ctx, func(ctx context.Context) ([]*store.Mutation, error) {
		called, err := s.called(ctx, token)
		if err != nil {
			return nil, err
		}
		if !counted {
			if err := s.access.TakeCallback(ctx, called.room.actor.App, called.message.ID(), called.used); err != nil {
				return nil, err
			}
			counted = true
		}
		m := s.begin(*called.room)
		after, err := called.message.WithCall(status, m.Head.LastChange+1, m.Now)
		if err != nil {
			return nil, err
		}
		return only(m), writeMetadata(m, called.message, after)
	})
}

// called is the message of a callback.
type called struct {
	entryOf
	used parley.Counts
}

// called reads the message that a token is of.
func (s *Service) called(ctx context.Context, token string) (called, error) {
	id, named, ok := parley.ParseCallbackToken(token)
	channel, n, known := parley.ParseMessageID(string(named))
	if !ok || !known {
		return called{}, noCallback()
	}
	b := s.store.Batch()
	app, head, message := b.App(id), b.Head(id, channel), b.Message(id, channel, n)
	used := b.CallbackUsage(id, named, parley.CallbackWindowOf(s.now()))
	if err := b.Run(ctx); err != nil {
		return called{}, err
	}
	proved := message.Value.ProvedBy(app.Value, token)
	if !proved || !app.Found || app.Value.Disabled || !head.Found || !head.Value.Visible() || n < head.Value.Expiring.First(s.now()) {
		return called{}, noCallback()
	}
	r := &room{actor: parley.Actor{App: app.Value}, head: head.Value}
	return called{entryOf{r, message.Value}, used.Value}, nil
}

// RevokeCallback ends a message's callback for ever. Its author may, and a server. (Again: nothing is left to do.)
func (s *Service) RevokeCallback(ctx context.Context, c parley.Credential, named string) error {
	entries, err := s.enterEntries(ctx, c, []string{named})
	if err != nil {
		return err
	}
	e := entries[0]
	if e.message.Author != e.room.actor.User && !e.room.actor.Server {
		return forbidden("a message's callback is its author's to revoke, or the app's server's")
	}
	if e.message.Callback != parley.CallbackOpen {
		return nil
	}
	return retry.Repeat(ctx, func() error {
		return s.store.RevokeCallback(ctx, e.room.actor.App.ID, e.message.Channel, e.message.Sequence)
	})
}

// callbackURL is where whoever is to say how a message's call goes says so; "" where nobody is.
func (s *Service) callbackURL(a *appending, m parley.Message) string {
	if m.Callback != parley.CallbackOpen || m.Deleted {
		return ""
	}
	return a.url + parley.CallbackPath + parley.CallbackToken(a.actor.App, m)
}
