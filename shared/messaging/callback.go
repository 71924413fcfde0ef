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
			if err := called.count(ctx, called.room.actor.App); err != nil {
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
	used  parley.Counts
	count func(context.Context, parley.App) error // against the app's calls of the minute
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
	used, count := b.CallbackUsage(id, named, parley.CallbackWindowOf(s.now())), s.access.Reports(ctx, b, id)
	if err := b.Run(ctx); err != nil {
		return called{}, err
	}
	proved := message.Value.ProvedBy(app.Value, token, s.now())
	if !proved || !app.Found || app.Value.Disabled || !head.Found || !head.Value.Visible() || n < head.Value.Expiring.First(s.now()) {
		return called{}, noCallback()
	}
	r := &room{actor: parley.Actor{App: app.Value}, head: head.Value}
	if err := s.speaks(ctx, r, message.Value); err != nil {
		return called{}, err
	}
	return called{entryOf{r, message.Value}, used.Value, count}, nil
}

// speaks refuses what is said for an author who could not say it themselves any more: who takes part no more or may only
// read, is blocked in a PERSONAL channel or blocks there, is suspended, or erased. Whom the app's server named from
// outside it may name again, unless they are erased.
func (s *Service) speaks(ctx context.Context, r *room, m parley.Message) error {
	b := s.store.Batch()
	app := r.actor.App.ID
	member, author := b.Member(app, m.Channel, m.Author), b.Identity(app, m.Author)
	if err := b.Run(ctx); err != nil {
		return err
	}
	inside := member.Found && member.Value.MayWrite() && !r.head.Blocked() && !author.Value.Suspended
	if author.Value.Erased || m.Callback == parley.CallbackOpen && !inside {
		return noCallback()
	}
	return nil
}

// RevokeCallback ends a message's callback for ever. Its author may, an owner of the channel, and a server. (Again: nothing
// is left to do.)
func (s *Service) RevokeCallback(ctx context.Context, c parley.Credential, named string) error {
	entries, err := s.enterEntries(ctx, c, []string{named})
	if err != nil {
		return err
	}
	e := entries[0]
	if e.message.Author != e.room.actor.User && !e.room.governs() {
		return forbidden("a message's callback is revoked by its author, by an owner of the channel, or by the app's server")
	}
	if !e.message.HasCallback(s.now()) {
		return nil
	}
	return retry.Repeat(ctx, func() error {
		return s.store.RevokeCallback(ctx, e.room.actor.App.ID, e.message.Channel, e.message.Sequence)
	})
}

// callbackURL is where whoever is to say how a message's call goes says so; "" where nobody is.
func (s *Service) callbackURL(a *appending, m parley.Message) string {
	if !m.HasCallback(s.now()) {
		return ""
	}
	return a.url + parley.CallbackPath + parley.CallbackToken(a.actor.App, m)
}
