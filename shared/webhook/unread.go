package webhook

import (
	"context"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/wire"
)

// watch has a new message looked at when its recipients have had their time.
func (v *visit) watch(ctx context.Context, m parley.Message) error {
	look := job{App: v.of.App, Webhook: v.of.Webhook, Channel: v.of.Channel, Message: m.Sequence}
	return v.plan(ctx, look, m.CreatedAt.Add(v.hook.UnreadAfter))
}

// unread tells of a message that recipients have not seen, if there are any. What names more people than one event
// may is cut, each piece by who is in it, so that it stays the same when it is tried again.
func (s *Service) unread(ctx context.Context, st standing, j job, probe bool) (tried bool, err error) {
	if !st.hook.Wants(parley.MessageUnread) {
		return false, nil
	}
	told, m, users, err := s.unseen(ctx, st, j)
	switch {
	case err != nil || len(users) == 0:
		return false, ignore(err, errNoChannel)
	case len(users) > parley.MaxUnreadUsers && !j.Cut:
		return false, s.cut(ctx, j, users)
	}
	links, err := s.links(ctx, j.App, m)
	if err != nil {
		return false, err
	}
	event := told.Unread(m, users[:min(len(users), parley.MaxUnreadUsers)], j.From, links)
	d := newDelivery(st.hook.ID, event)
	d.From, d.To = j.From, j.To
	known, err := s.known(ctx, j, d.ID)
	if err != nil || known.Status == parley.DeliveryDelivered || known.Status == parley.DeliveryFailed {
		return false, err
	}
	if !known.NextAt.IsZero() && !s.due(known.NextAt) && !j.Now && !probe {
		return false, nil
	}
	return true, s.tellUnread(ctx, st, j, d, known, event)
}

func (s *Service) known(ctx context.Context, j job, id parley.DeliveryID) (parley.Delivery, error) {
	b := s.Store.Batch()
	known := b.Delivery(j.App, j.Webhook, id)
	err := b.Run(ctx)
	return known.Value, err
}

// cut makes a job for every so many people.
func (s *Service) cut(ctx context.Context, j job, users []parley.UserID) error {
	for from := 0; from < len(users); from += parley.MaxUnreadUsers {
		piece := j
		piece.Cut, piece.From, piece.To = true, users[from], ""
		if to := from + parley.MaxUnreadUsers; to < len(users) {
			piece.To = users[to]
		}
		if err := s.send(ctx, piece, 0); err != nil {
			return err
		}
	}
	return nil
}

// unseen reads a message and which of its recipients, of those a job is about, have not seen it: who was there when
// it came and is still, does not block its author, has not cleared it, and has the channel in the inbox: what does not
// count as unread tells nobody, as of pushes.
func (s *Service) unseen(ctx context.Context, st standing, j job) (told live.Told, m parley.Message, users []parley.UserID, err error) {
	head, err := s.head(ctx, j.App, j.Channel)
	if err != nil || head.State == parley.Deleted || j.Message < head.Expiring.First(s.Now()) {
		return told, m, nil, err
	}
	b := s.Store.Batch()
	message := b.Message(j.App, j.Channel, j.Message)
	if err := b.Run(ctx); err != nil || !message.Found || message.Value.Deleted {
		return told, m, nil, err
	}
	m = message.Value
	members, err := s.Store.Members(ctx, j.App, j.Channel)
	if err != nil {
		return told, m, nil, err
	}
	waiting := map[parley.UserID]*store.Slot[parley.BlockList]{}
	b = s.Store.Batch()
	for _, member := range members {
		if j.concerns(member.User) && unseenBy(member, m) {
			waiting[member.User] = b.Blocks(j.App, member.User)
		}
	}
	if err := b.Run(ctx); err != nil {
		return told, m, nil, err
	}
	for _, member := range members {
		if blocks := waiting[member.User]; blocks != nil && !blocks.Value.Has(m.Author) {
			users = append(users, member.User)
		}
	}
	return live.Told{App: st.app, Head: head, Members: members}, m, users, nil
}

// concerns reports whether a job is about somebody.
func (j job) concerns(user parley.UserID) bool {
	return user >= j.From && (j.To == "" || user < j.To)
}

func unseenBy(member parley.Member, m parley.Message) bool {
	return member.Recipient(m.Sequence, m.Author) && member.Seen < m.Sequence && member.First <= m.Sequence &&
		member.LiesIn() == parley.Inbox
}

func (s *Service) tellUnread(ctx context.Context, st standing, j job, d, known parley.Delivery, event wire.Event) error {
	o, err := s.post(ctx, st.hook, d.ID, event)
	if err != nil {
		return err
	}
	now := s.Now()
	tries := parley.WebhookPosition{Attempts: known.Attempts, FirstFailed: known.FirstFailed}
	d.TriedAt, d.StatusCode, d.Error, d.Attempts = now, o.status, o.failed, known.Attempts+1
	if o.failed == "" {
		d.Status = parley.DeliveryDelivered
		if err := s.record(ctx, j, d); err != nil {
			return err
		}
		return s.well(ctx, &st, j)
	}
	tries = tries.Failed(now, st.hook.Since)
	d.Attempts, d.FirstFailed = tries.Attempts, tries.FirstFailed
	f, err := s.fate(ctx, j, o, tries.FirstFailed)
	if err != nil {
		return err
	}
	if d.Status = parley.DeliveryPending; f == skipped {
		d.Status = parley.DeliveryFailed
	} else if f != paused {
		d.NextAt = s.next(tries.Attempts, tries.FirstFailed)
	}
	if err := s.record(ctx, j, d); err != nil || f == skipped {
		return err
	}
	return s.suffer(ctx, j, f, d.NextAt)
}
