package messaging

import (
	"context"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
)

// Mark is which watermark a receipt moves.
type Mark int

// The marks.
const (
	Delivered Mark = iota
	Seen           // also says delivered
	Cleared        // also says seen: the history up to there is the caller's no more
)

// Watermarks are a participant's own, and what they leave unread.
type Watermarks struct {
	Channel parley.ChannelID
	Member  parley.Member
	Last    int64
	Unread  int64
}

// MarkChannel says that everything of a channel up to an entry reached, or was seen by, the caller.
func (s *Service) MarkChannel(ctx context.Context, c parley.Credential, named string, mark Mark, sequence int64) (Watermarks, error) {
	if sequence < 0 {
		return Watermarks{}, parley.RefuseField(parley.InvalidValue, "/sequence_id", "must not be negative")
	}
	channel, ok := parley.ParseChannelID(named)
	if !ok {
		return Watermarks{}, s.checked(ctx, c, noChannel())
	}
	r, err := s.enter(ctx, c, channel, s.store.Batch())
	if err != nil {
		return Watermarks{}, err
	}
	if err := r.actor.Person(); err != nil {
		return Watermarks{}, err
	}
	if sequence > r.head.Last {
		if r.head.Last, err = s.proveEntry(ctx, r, sequence); err != nil {
			return Watermarks{}, err
		}
	}
	member, err := s.moveWatermark(ctx, r, mark, sequence)
	if err != nil {
		return Watermarks{}, err
	}
	return s.watermarks(ctx, r, member)
}

// watermarks are a member's after they were moved. That may have been after an entry of theirs which the head, read
// before, does not show: who reads the answer would take them for those that the entry then found.
func (s *Service) watermarks(ctx context.Context, r room, member parley.Member) (Watermarks, error) {
	r.member = member
	unread, err := s.unread(ctx, r)
	return Watermarks{Channel: r.head.Channel, Member: member, Last: member.KnownLast(r.head.Last), Unread: unread}, retry.AfterWrite(err)
}

// proveEntry looks for an entry above the head as read: a reader can have been shown it an instant
// before the head. It is then the last one known.
func (s *Service) proveEntry(ctx context.Context, r room, sequence int64) (int64, error) {
	b := s.store.Batch()
	message, head := b.Message(r.actor.App.ID, r.head.Channel, sequence), b.Head(r.actor.App.ID, r.head.Channel)
	if err := b.Run(ctx); err != nil {
		return 0, err
	}
	last := max(r.head.Last, head.Value.Last)
	if message.Found {
		last = max(last, sequence)
	}
	if sequence > last {
		return 0, parley.RefuseField(parley.SequenceAhead, "/sequence_id", "the channel has no such entry yet")
	}
	return last, nil
}

// MarkMessage says that a message, and everything before it, reached or was seen by the caller.
func (s *Service) MarkMessage(ctx context.Context, c parley.Credential, named string, mark Mark) (MessageView, error) {
	channel, sequence, ok := parley.ParseMessageID(named)
	if !ok {
		return MessageView{}, s.checked(ctx, c, noMessage())
	}
	r, message, err := s.enterAt(ctx, c, channel, sequence)
	if err != nil {
		return MessageView{}, err
	}
	if err := r.actor.Person(); err != nil {
		return MessageView{}, err
	}
	var (
		me      parley.Member
		members []parley.Member
		whole   parley.Message
	)
	group, inner := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		me, err = s.moveWatermark(inner, r, mark, sequence)
		return err
	})
	group.Go(func() (err error) {
		if !onlyRecipient(r, message) {
			members, err = s.members(inner, r)
			err = retry.AfterWrite(err)
		}
		return err
	})
	group.Go(func() (err error) {
		whole, err = s.whole(inner, r, message)
		return retry.AfterWrite(err)
	})
	if err := group.Wait(); err != nil {
		return MessageView{}, err
	}
	return s.showMessage(ctx, r, whole, withMember(members, me), false)
}

// onlyRecipient reports whether the caller is the message's one recipient, so that nobody else's
// watermark has to be read: in a PERSONAL channel, whose two people never change, the other one is.
func onlyRecipient(r room, m parley.Message) bool {
	return r.head.Type == parley.Personal && m.Author != r.actor.User
}

// Receipts are a page of those for whom an entry was, and how many they are in all.
type Receipts struct {
	Sequence   int64 // the entry
	Recipients []parley.Member
	Total      int
}

// ListReceipts shows how far each recipient of a message has come, in order of their ids: at any size, because
// nothing of it is stored with the message. An entry that is hidden from the caller seems not to be there: who is
// missing among its recipients would tell whose it is.
func (s *Service) ListReceipts(ctx context.Context, c parley.Credential, named string, page parley.Page) (Receipts, error) {
	channel, sequence, ok := parley.ParseMessageID(named)
	if !ok {
		return Receipts{}, s.checked(ctx, c, noMessage())
	}
	r, message, err := s.enterAt(ctx, c, channel, sequence)
	if err != nil {
		return Receipts{}, err
	}
	if r.hides(message.Author) {
		return Receipts{}, noMessage()
	}
	members, err := s.everyone(ctx, r)
	recipients := slices.DeleteFunc(members, func(m parley.Member) bool { return !m.Recipient(sequence, message.Author) })
	return Receipts{Sequence: sequence, Recipients: parley.Cut(recipients, page), Total: len(recipients)}, err
}

func withMember(members []parley.Member, me parley.Member) []parley.Member {
	others := slices.DeleteFunc(members, func(m parley.Member) bool { return m.User == me.User })
	return append(others, me)
}

// moveWatermark writes the caller's watermark, one write unit, unless it stands there or higher. What expired is
// not written down as cleared: the head says it, for everybody.
func (s *Service) moveWatermark(ctx context.Context, r room, mark Mark, sequence int64) (parley.Member, error) {
	budget := retry.NewBudget()
	for {
		next, moves, err := s.marked(ctx, r, mark, sequence)
		if err != nil || !moves {
			return r.member, lost(budget, err)
		}
		next.Marker, next.Marks = r.actor.Marker(sequence, s.now()), r.stored.Marks+1
		done, instead, err := s.store.MoveWatermarks(ctx, r.actor.App.ID, r.head.Channel, r.stored, next)
		if done {
			r.seat(next)
			if mark.reached(next, sequence) {
				return r.member, nil
			}
			continue // it was one stage of several
		}
		if err == nil && instead == nil {
			return r.member, noChannel()
		}
		if err := budget.Again(ctx, err); err != nil {
			return r.member, err
		}
		if instead != nil {
			r.seat(*instead)
		}
	}
}

// countedAtOnce is how many entries a receipt counts before it writes how far it came: one that has very
// many to count is made in stages, each true, and a repeat goes on from the last.
const countedAtOnce = 2000

// marked is the caller's member as it is to be stored after a mark.
func (s *Service) marked(ctx context.Context, r room, mark Mark, sequence int64) (parley.Member, bool, error) {
	m := r.member
	if mark == Delivered {
		next, _ := r.stored.MarkDelivered(sequence)
		return next, sequence > m.Delivered, nil
	}
	var own int64
	wanted := sequence
	if m.NeedsCount(sequence) {
		var err error
		sequence = min(sequence, m.Seen+countedAtOnce)
		span := parley.Span{First: m.Seen + 1, Last: sequence}
		if own, err = s.store.CountBy(ctx, r.actor.App.ID, r.head.Channel, span, m.User); err != nil {
			return m, false, err
		}
	}
	next, moves := m.MarkSeen(sequence, own)
	if mark == Cleared && sequence == wanted {
		next, moves = m.Clear(sequence, own)
	} else {
		next.First = r.stored.First
	}
	if !moves {
		return next, false, nil
	}
	next, err := s.counted(ctx, r.actor.App.ID, r.head.Channel, next)
	return next, true, err
}

// counted counts those of a member's own entries that only the log knows of.
func (s *Service) counted(ctx context.Context, app parley.AppID, channel parley.ChannelID, m parley.Member) (parley.Member, error) {
	if m.Uncounted().Len() == 0 {
		return m, nil
	}
	own, err := s.store.CountBy(ctx, app, channel, m.Uncounted(), m.User)
	return m.Counted(own), err
}

// reached reports whether a member stands where the mark was to bring them.
func (mark Mark) reached(m parley.Member, n int64) bool {
	switch mark {
	case Cleared:
		return m.First > n
	case Seen:
		return m.Seen >= n
	}
	return m.Delivered >= n
}
