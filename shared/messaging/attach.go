package messaging

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

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
	wanted := slices.ContainsFunc(appends, func(a *appending) bool { return !a.used() && a.mayWrite() == nil })
	if len(contents) == 0 || !wanted {
		return
	}
	draft, err := s.carrying(ctx, actor, contents, appends[0].draft)
	for _, a := range appends {
		a.draft, a.lacks = draft, err
	}
}

// carryPatience is for all that is asked of a message's contents: what takes longer is to be tried again, and leaves
// time to write what does not.
const carryPatience = 4 * time.Second

// carrying is a message with what its contents say of themselves, once each of them may be sent, is there, and stays
// there. Nothing is said of one before it is known that the caller may send it.
func (s *Service) carrying(ctx context.Context, actor parley.Actor, contents []asked, draft parley.NewMessage) (parley.NewMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, carryPatience)
	defer cancel()
	if err := s.mayAttach(ctx, actor, contents); err != nil {
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

// mayAttach refuses what the caller neither uploaded nor can read.
func (s *Service) mayAttach(ctx context.Context, actor parley.Actor, contents []asked) error {
	var others []asked
	for _, a := range contents {
		own := a.Value.Uploader == actor.User || a.Value.Uploader == "" && actor.Server
		switch {
		case !a.Found || a.Value.State == parley.ContentReleased || a.Value.State == parley.ContentPending && (!own || s.late(a.Value)):
			return parley.UnknownContentAt(a.at)
		case !own:
			others = append(others, a)
		}
	}
	if len(others) == 0 {
		return nil
	}
	return s.canRead(ctx, actor, others)
}

// late reports whether content has been waiting for too long to be sent: it is about to be cleared away, and nobody's
// any more.
func (s *Service) late(c parley.Content) bool { return s.now().Sub(c.CreatedAt) > parley.AttachTime }

// lookedThrough bounds how many messages are looked through for one by which the caller can read some content.
const lookedThrough = 20

// canRead refuses the first of the contents that no message carries which the caller can read. Most are found in the
// first that is looked at.
func (s *Service) canRead(ctx context.Context, actor parley.Actor, contents []asked) error {
	carriers := make([][]store.Carrier, len(contents))
	err := eachOf(contents, func(i int, a asked) (err error) {
		carriers[i], err = s.store.Carriers(ctx, actor.App.ID, a.Value.ID, lookedThrough)
		return err
	})
	if err != nil {
		return err
	}
	in, err := s.roomsOf(ctx, actor, carriers)
	if err != nil {
		return err
	}
	readable := func(c store.Carrier) bool {
		r, ok := in[c.Channel]
		return ok && c.Sequence >= r.floor()
	}
	for i := range carriers {
		carriers[i] = slices.DeleteFunc(carriers[i], func(c store.Carrier) bool { return !readable(c) })
		if len(carriers[i]) == 0 {
			return parley.UnknownContentAt(contents[i].at)
		}
	}
	found := make([]bool, len(contents))
	if err := s.lookInto(ctx, in, contents, carriers, 0, 1, found); err != nil {
		return err
	}
	if err := s.lookInto(ctx, in, contents, carriers, 1, lookedThrough, found); err != nil {
		return err
	}
	if i := slices.Index(found, false); i >= 0 {
		return parley.UnknownContentAt(contents[i].at)
	}
	return nil
}

// roomsOf are the channels of carriers that the caller is in, with whom they block.
func (s *Service) roomsOf(ctx context.Context, actor parley.Actor, carriers [][]store.Carrier) (map[parley.ChannelID]room, error) {
	var channels []parley.ChannelID
	for _, c := range slices.Concat(carriers...) {
		channels = append(channels, c.Channel)
	}
	slices.Sort(channels)
	b := s.store.Batch()
	blocked := b.Blocks(actor.App.ID, actor.User)
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	actor.Blocks = blocked.Value
	rooms, err := s.rooms(ctx, actor, slices.Compact(channels))
	return byChannel(rooms), err
}

// lookInto looks for each content that is not found yet among some of its carriers.
func (s *Service) lookInto(
	ctx context.Context, in map[parley.ChannelID]room, contents []asked, carriers [][]store.Carrier, from, to int, found []bool,
) error {
	b := s.store.Batch()
	messages := make([][]*store.Slot[parley.Message], len(contents))
	for i, list := range carriers {
		if found[i] {
			continue
		}
		for _, c := range list[min(from, len(list)):min(to, len(list))] {
			messages[i] = append(messages[i], b.Message(in[c.Channel].actor.App.ID, c.Channel, c.Sequence))
		}
	}
	if err := b.Run(ctx); err != nil {
		return err
	}
	for i, list := range messages {
		found[i] = found[i] || slices.ContainsFunc(list, func(m *store.Slot[parley.Message]) bool {
			r := in[m.Value.Channel]
			return m.Found && slices.Contains(m.Value.Contents, contents[i].Value.ID) && !r.hides(m.Value.Author)
		})
	}
	return nil
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
	case errors.Is(err, content.ErrWithheld):
		return parley.RefuseField(parley.ContentNotUploaded, a.at, "the bucket does not give this out, or not yet")
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
