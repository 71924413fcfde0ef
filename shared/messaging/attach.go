package messaging

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"

	"github.com/parleyhq/parley/shared/content"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// asked is content that a message is to carry: where the message first names it, and what was read of it.
type asked struct {
	at string
	*store.Slot[parley.Content]
}

// askContents asks for what a message is to carry.
func askContents(b *store.Batch, app parley.AppID, draft parley.NewMessage) []asked {
	var contents []asked
	for _, id := range draft.Contents {
		part := slices.IndexFunc(draft.Parts, func(p parley.Part) bool { return p.Content.ID == id })
		contents = append(contents, asked{"/message/parts/" + strconv.Itoa(part) + "/content/id", b.Content(app, id)})
	}
	return contents
}

// attach completes appends by what their message carries, or notes why that cannot be sent. Where every one is refused
// anyway, or answered with what its key made before, nothing is looked at.
func (s *Service) attach(ctx context.Context, actor parley.Actor, contents []asked, appends []*appending) {
	wanted := slices.ContainsFunc(appends, func(a *appending) bool { return !a.record.Found && a.mayWrite() == nil })
	if len(contents) == 0 || !wanted {
		return
	}
	draft, err := s.carrying(ctx, actor, contents, appends[0].draft)
	for _, a := range appends {
		a.draft, a.lacks = draft, err
	}
}

// carrying is a message with what its contents say of themselves, once each of them may be sent, is there, and stays
// there. Nothing is said of one before it is known that the caller may send it.
func (s *Service) carrying(ctx context.Context, actor parley.Actor, contents []asked, draft parley.NewMessage) (parley.NewMessage, error) {
	if err := each(contents, func(a asked) error { return s.mayAttach(ctx, actor, a) }); err != nil {
		return draft, err
	}
	found := map[parley.ContentID]parley.Content{}
	for _, a := range contents {
		found[a.Value.ID] = a.Value
	}
	whole, err := draft.Carrying(found)
	if err != nil {
		return draft, err
	}
	return whole, each(contents, func(a asked) error { return s.secure(ctx, actor.App.ID, a) })
}

// each does something with each content, side by side; the error is of the first in order that has one.
func each(contents []asked, do func(asked) error) error {
	errs := make([]error, len(contents))
	_ = eachOf(contents, func(i int, a asked) error {
		errs[i] = do(a)
		return nil
	})
	return cmp.Or(errs...)
}

// mayAttach refuses what the caller neither uploaded nor can read. What has been waiting for too long to be sent is
// about to be cleared away, and nobody's any more.
func (s *Service) mayAttach(ctx context.Context, actor parley.Actor, a asked) error {
	unknown := parley.UnknownContentAt(a.at)
	if !a.Found || a.Value.State == parley.ContentReleased {
		return unknown
	}
	own := a.Value.Uploader == actor.User || a.Value.Uploader == "" && actor.Server
	if a.Value.State == parley.ContentPending {
		if !own || s.now().Sub(a.Value.CreatedAt) > parley.AttachTime {
			return unknown
		}
		return nil
	}
	if own {
		return nil
	}
	readable, err := s.canRead(ctx, actor, a.Value.ID)
	if err == nil && !readable {
		return unknown
	}
	return err
}

// lookedThrough bounds how many messages are looked through for one by which the caller can read some content.
const lookedThrough = 100

// canRead reports whether the caller can read a message that carries some content.
func (s *Service) canRead(ctx context.Context, actor parley.Actor, id parley.ContentID) (bool, error) {
	carriers, err := s.store.Carriers(ctx, actor.App.ID, id, lookedThrough)
	if err != nil {
		return false, err
	}
	blocks := s.store.Batch()
	blocked := blocks.Blocks(actor.App.ID, actor.User)
	if err := blocks.Run(ctx); err != nil {
		return false, err
	}
	actor.Blocks = blocked.Value
	var channels []parley.ChannelID
	for _, c := range carriers {
		channels = append(channels, c.Channel)
	}
	rooms, err := s.rooms(ctx, actor, slices.Compact(channels)) // they come in the order of their channels
	if err != nil {
		return false, err
	}
	in := byChannel(rooms)
	b := s.store.Batch()
	messages := map[*store.Slot[parley.Message]]room{}
	for _, c := range carriers {
		if r, ok := in[c.Channel]; ok && c.Sequence >= r.floor() {
			messages[b.Message(actor.App.ID, c.Channel, c.Sequence)] = r
		}
	}
	if err := b.Run(ctx); err != nil {
		return false, err
	}
	for m, r := range messages {
		if m.Found && slices.Contains(m.Value.Contents, id) && !r.hides(m.Value.Author) {
			return true, nil
		}
	}
	return false, nil
}

// secure makes sure that content is there as its ticket said, and stays: before a message tells of it. What another
// message carries is there already.
func (s *Service) secure(ctx context.Context, app parley.AppID, a asked) error {
	if a.Value.State != parley.ContentPending {
		return nil
	}
	err := s.bucket.Find(ctx, app, a.Value)
	if err == nil {
		err = s.bucket.Keep(ctx, app, a.Value.ID)
	}
	switch {
	case errors.Is(err, content.ErrAbsent):
		return parley.RefuseField(parley.ContentNotUploaded, a.at, "nothing was uploaded yet; use the ticket first")
	case errors.Is(err, content.ErrOther):
		return parley.RefuseField(parley.ContentNotUploaded, a.at, "what was uploaded is not of the size, type or checksum that its ticket says")
	}
	return err
}

// Uncarry notes that a message carries some contents no more. What no message carries then is cleared away: nothing can
// carry it again. It may be told of the same any number of times.
func (s *Service) Uncarry(ctx context.Context, app parley.AppID, channel parley.ChannelID, sequence int64, ids []parley.ContentID) error {
	for _, id := range ids {
		released := false
		err := decided(ctx, func(ctx context.Context) (commit, error) {
			return func() (err error) {
				released, err = s.store.Uncarry(ctx, app, id, channel, sequence, s.now())
				return err
			}, nil
		})
		if err == nil && released {
			err = s.bucket.Expire(ctx, app, id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// DropContent clears away what nothing is known of any more: its time is over, and no message carries it. That is asked:
// bytes that are lost don't come back, and those that are kept for nothing cost storage.
func (s *Service) DropContent(ctx context.Context, app parley.AppID, id parley.ContentID) error {
	carriers, err := s.store.Carriers(ctx, app, id, 1)
	if err != nil || len(carriers) > 0 {
		return err
	}
	return s.bucket.Expire(ctx, app, id)
}
