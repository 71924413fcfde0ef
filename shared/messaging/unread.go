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

// CountUnread counts over all the caller's channels, by the same rule as their list.
func (s *Service) CountUnread(ctx context.Context, c parley.Credential) (Unread, error) {
	_, rooms, err := s.mine(ctx, c)
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
			r.unread, err = s.unread(ctx, r.actor.App.ID, r.head, r.member)
			return err
		})
	}
	return group.Wait()
}

// unread counts the entries above a member's watermark that are not theirs and not deleted. Deleted ones
// are counted by their markers, and only where the head says that there can be any.
func (s *Service) unread(ctx context.Context, app parley.AppID, head parley.Head, m parley.Member) (int64, error) {
	last := m.KnownLast(head.Last)
	if head.MaxDeleted <= m.Seen || last == m.Seen {
		return m.Unread(head.Last), nil
	}
	span := parley.Span{First: m.Seen + 1, Last: last}
	for n := 1; ; n++ {
		deleted, missing, err := s.store.CountDeleted(ctx, app, head.Channel, span, m.User, head.Erased)
		if err != nil {
			return 0, err
		}
		if missing == 0 {
			return m.Unread(head.Last) - deleted, nil
		}
		if n > rereads || retry.Pause(ctx, n) != nil {
			return 0, notSettled()
		}
	}
}
