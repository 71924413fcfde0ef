package messaging

import (
	"context"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
)

// Unread is how many of a person's channels have unread entries, and how many entries those are.
type Unread struct {
	Channels int64
	Messages int64
}

// CountUnread counts over all channels of the caller's inbox, by the same rule as their list.
func (s *Service) CountUnread(ctx context.Context, c parley.Credential) (Unread, error) {
	_, rooms, err := s.mine(ctx, c)
	rooms = within(rooms, parley.Inbox)
	if err == nil {
		err = s.countUnread(ctx, rooms)
	}
	var total Unread
	for _, r := range rooms {
		if r.unread > 0 {
			total.Channels++
			total.Messages += r.unread
		}
	}
	return total, err
}

// countUnread counts in each room what its caller has not seen, where that was not counted yet.
func (s *Service) countUnread(ctx context.Context, rooms []room) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(sideBySide)
	for i := range rooms {
		r := &rooms[i]
		if r.member.User == "" || r.counts {
			continue
		}
		r.counts = true
		group.Go(func() (err error) {
			r.unread, err = s.unread(ctx, *r)
			return err
		})
	}
	return group.Wait()
}

// unread counts the entries above a member's watermark that are not theirs, not deleted, and not hidden from
// them. Deleted ones are counted by their markers, and only where the head says that there can be any. Who blocks
// somebody has the entries of groups counted one by one.
func (s *Service) unread(ctx context.Context, r room) (int64, error) {
	var err error
	if r.member, err = s.counted(ctx, r.actor.App.ID, r.head.Channel, r.member); err != nil {
		return 0, err
	}
	head, m := r.head, r.member
	last, most := m.KnownLast(head.Last), m.Unread(head.Last)
	onlyShown := len(r.actor.Blocks.Blocks) > 0 && head.Type != parley.Personal && most > 0
	if last == m.Seen || !onlyShown && head.MaxDeleted <= m.Seen {
		return most, nil
	}
	count := s.countUndeleted
	if onlyShown {
		count = s.countShown
	}
	span := parley.Span{First: m.Seen + 1, Last: last}
	for n := 1; ; n++ {
		unread, whole, err := count(ctx, r, span)
		if err != nil || whole {
			return unread, err
		}
		if n > rereads || retry.Pause(ctx, n) != nil {
			return 0, notSettled()
		}
	}
}

// countUndeleted counts by what the member's item says and the markers of deleted entries. Whole is false where
// one of these cannot be seen yet.
func (s *Service) countUndeleted(ctx context.Context, r room, span parley.Span) (unread int64, whole bool, err error) {
	deleted, missing, err := s.store.CountDeleted(ctx, r.actor.App.ID, r.head.Channel, span, r.member.User, r.head.Erased)
	return r.member.Unread(r.head.Last) - deleted, missing == 0, err
}

// countShown counts the entries themselves, those of whom the caller blocks left out.
func (s *Service) countShown(ctx context.Context, r room, span parley.Span) (unread int64, whole bool, err error) {
	return s.store.CountEntries(ctx, r.actor.App.ID, r.head.Channel, span, r.head.Erased, func(author parley.UserID) bool {
		return author != r.member.User && !r.hides(author)
	})
}
