package messaging

import (
	"context"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// Listing is a part of a channel's log.
type Listing struct {
	Messages []MessageView
	Total    int64 // entries that the selection covers
}

// ListMessages shows the entries of a channel that a selection's page holds. It never shows an entry
// after one that it could not see: what is returned has no hole, and a page that cannot be had without
// one ends before it, or is refused with try_again where its newest entries were asked for.
func (s *Service) ListMessages(ctx context.Context, c parley.Credential, named string, sel parley.Selection, receipts bool) (Listing, error) {
	channel, ok := parley.ParseChannelID(named)
	if !ok {
		return Listing{}, s.checked(ctx, c, noChannel())
	}
	r, err := s.enter(ctx, c, channel, s.store.Batch())
	if err != nil {
		return Listing{}, err
	}
	whole, page := sel.Select(r.floor(), r.head.Last)
	if page.Len() == 0 {
		return Listing{Total: whole.Len()}, nil
	}
	var (
		found   []parley.Message
		members []parley.Member
	)
	group, inner := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		if found, err = s.contiguous(inner, r, page); err != nil {
			return err
		}
		return s.readMine(inner, r, pointers(found)...)
	})
	group.Go(func() (err error) {
		members, err = s.members(inner, r)
		return err
	})
	if err := group.Wait(); err != nil {
		return Listing{}, err
	}
	if (sel.Descending || sel.Newest) && int64(len(found)) < page.Len() {
		return Listing{}, notSettled()
	}
	listing := Listing{Total: whole.Len()}
	for i := range found {
		if sel.Descending {
			i = len(found) - 1 - i
		}
		view, err := s.showMessage(ctx, r, found[i], members, receipts)
		if err != nil {
			return Listing{}, err
		}
		view.Listed = true
		listing.Messages = append(listing.Messages, view)
	}
	return listing, nil
}

// contiguous reads a span of the log up to its end or to a hole that did not close in time.
func (s *Service) contiguous(ctx context.Context, r room, span parley.Span) ([]parley.Message, error) {
	var whole []parley.Message
	for n := 1; ; n++ {
		rest := parley.Span{First: span.First + int64(len(whole)), Last: span.Last}
		found, err := s.store.Messages(ctx, r.actor.App.ID, r.head.Channel, rest)
		if err != nil {
			return nil, err
		}
		for _, m := range found {
			if m.Sequence == span.First+int64(len(whole)) {
				whole = append(whole, m)
			}
		}
		if int64(len(whole)) == span.Len() || n > rereads || retry.Pause(ctx, n) != nil {
			return whole, nil
		}
	}
}

// GetMessage shows one message whole, with its receipts.
func (s *Service) GetMessage(ctx context.Context, c parley.Credential, named string) (MessageView, error) {
	channel, sequence, ok := parley.ParseMessageID(named)
	if !ok {
		return MessageView{}, s.checked(ctx, c, noMessage())
	}
	r, message, err := s.enterAt(ctx, c, channel, sequence)
	if err != nil {
		return MessageView{}, err
	}
	return s.completeMessage(ctx, r, message)
}

// enterAt admits the caller to a channel and to one of its entries.
func (s *Service) enterAt(ctx context.Context, c parley.Credential, channel parley.ChannelID, sequence int64) (room, parley.Message, error) {
	return s.enterAtWith(ctx, c, channel, sequence, s.store.Batch())
}

// enterAtWith is enterAt, in one round trip with what b reads besides.
func (s *Service) enterAtWith(ctx context.Context, c parley.Credential, channel parley.ChannelID, sequence int64, b *store.Batch) (room, parley.Message, error) {
	slot := b.Message(c.App, channel, sequence)
	r, err := s.enter(ctx, c, channel, b)
	if parley.CodeOf(err) == parley.NotFound {
		return r, parley.Message{}, noMessage()
	}
	if err != nil {
		return r, parley.Message{}, err
	}
	if sequence < r.floor() || !slot.Found && sequence > r.head.Last {
		return r, parley.Message{}, noMessage()
	}
	if slot.Found {
		return r, slot.Value, nil
	}
	message, err := s.entry(ctx, r, sequence)
	return r, message, err
}

// entry reads an entry that the head or a send's record says is there.
func (s *Service) entry(ctx context.Context, r room, sequence int64) (parley.Message, error) {
	found, err := s.contiguous(ctx, r, parley.Span{First: sequence, Last: sequence})
	if err != nil {
		return parley.Message{}, err
	}
	if len(found) == 0 {
		return parley.Message{}, notSettled()
	}
	return found[0], nil
}

// completeMessage adds what a message's own page shows: a large body, and each recipient's status.
func (s *Service) completeMessage(ctx context.Context, r room, m parley.Message) (MessageView, error) {
	if r.hides(m.Author) {
		return Hidden(m), nil
	}
	var (
		members []parley.Member
		whole   parley.Message
	)
	group, inner := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		members, err = s.members(inner, r)
		return err
	})
	group.Go(func() (err error) {
		whole, err = s.whole(inner, r, m)
		return err
	})
	if err := group.Wait(); err != nil {
		return MessageView{}, err
	}
	return s.showMessage(ctx, r, whole, members, true)
}

// whole is a message with a large body, and with which of its reactions are the caller's own.
func (s *Service) whole(ctx context.Context, r room, m parley.Message) (parley.Message, error) {
	if err := s.readMine(ctx, r, &m); err != nil {
		return m, err
	}
	return s.store.Whole(ctx, r.actor.App.ID, m)
}
