package webhook

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/wire"
)

// ListDeliveries shows what is known of a webhook's deliveries, the newest first: those that are older than one, ""
// for the newest of all. The time of the next attempt is shown where the delivery has one of its own. (Server)
func (s *Service) ListDeliveries(ctx context.Context, c parley.Credential, named, before string, most int) ([]parley.Delivery, error) {
	id, app, ok := parley.ParseWebhookID(named)
	b, gate := s.Store.Batch(), &store.Slot[parley.WebhookGate]{}
	if ok && app == c.App {
		gate = b.Gate(app, id)
	}
	w, err := s.getBeside(ctx, c, named, b)
	if err != nil {
		return nil, err
	}
	bound, ok := parley.ParseDeliveryID(before)
	if before != "" && !ok {
		return nil, parley.RefuseField(parley.InvalidRequest, "before", "must be the id of a delivery")
	}
	deliveries, err := s.Store.Deliveries(ctx, c.App, id, bound, most)
	for i := range deliveries {
		d := &deliveries[i]
		if d.Status != parley.DeliveryPending || w.State != parley.WebhookActive || gate.Value.Shut() || d.NextAt.Before(s.Now()) {
			d.NextAt = time.Time{}
		}
	}
	return deliveries, err
}

// Redeliver has a delivery made once more, now and out of order. (Server)
func (s *Service) Redeliver(ctx context.Context, c parley.Credential, named, delivery string) (parley.Delivery, error) {
	id, err := s.mine(ctx, c, named)
	if err != nil {
		return parley.Delivery{}, err
	}
	missing := parley.Refuse(parley.NotFound, "no such delivery; they are kept for 30 days")
	known, ok := parley.ParseDeliveryID(delivery)
	if !ok {
		return parley.Delivery{}, missing
	}
	j := job{App: c.App, Webhook: id, Delivery: known}
	d, err := s.known(ctx, j, known)
	if err != nil {
		return d, err
	}
	if d.ID == "" {
		return d, missing
	}
	st, err := s.standing(ctx, j)
	if err != nil {
		return d, err
	}
	if _, found, err := s.again(ctx, st, j, d); err != nil || !found {
		return d, cmp.Or(err, error(parley.Refuse(parley.InvalidValue, "what this delivery told of is gone: the message has expired, or nobody is concerned any more")))
	}
	j.Pending = d.Status == parley.DeliveryPending
	d.Status, d.TriedAt = parley.DeliveryPending, s.Now()
	if err := s.record(ctx, j, d); err != nil {
		return d, err
	}
	if err := s.send(ctx, j, 0); err != nil {
		return d, retry.Unknown(err)
	}
	return d, nil
}

// redeliver makes a delivery once more, whatever its webhook's state is: somebody asked for this one. One that is tried
// again by itself goes on to be where this fails.
func (s *Service) redeliver(ctx context.Context, st standing, j job) error {
	d, err := s.known(ctx, j, j.Delivery)
	if err != nil || d.Status != parley.DeliveryPending || st.app.Disabled {
		return err
	}
	event, found, err := s.again(ctx, st, j, d)
	if err != nil {
		return err
	}
	o := outcome{failed: "what it told of is gone"}
	if found {
		if o, err = s.post(ctx, st.hook, d.ID, event); err != nil {
			return err
		}
	}
	d.Status, d.TriedAt, d.StatusCode, d.Error = parley.DeliveryDelivered, s.Now(), o.status, o.failed
	switch d.Attempts++; {
	case o.failed != "" && j.Pending:
		d.Status = parley.DeliveryPending
	case o.failed != "":
		d.Status = parley.DeliveryFailed
	}
	return s.record(ctx, j, d)
}

// again makes a delivery's event anew from the logs; found is false where what it told of is gone.
func (s *Service) again(ctx context.Context, st standing, j job, d parley.Delivery) (event wire.Event, found bool, err error) {
	j.Channel, j.Message, j.From, j.To = d.Channel, d.Sequence, d.From, d.To
	if d.Type == parley.MessageUnread {
		told, m, users, err := s.unseen(ctx, st, j)
		if err != nil || len(users) == 0 {
			return event, false, ignore(err, errNoChannel)
		}
		links, err := s.links(ctx, j.App, m)
		return told.Unread(m, users[:min(len(users), parley.MaxUnreadUsers)], d.From, links), true, err
	}
	v := &visit{Service: s, standing: st, j: j, of: store.PositionOf{App: j.App, Webhook: j.Webhook, Channel: d.Channel}}
	head, err := s.head(ctx, j.App, d.Channel)
	if err != nil {
		return event, false, ignore(err, errNoChannel)
	}
	r, err := v.recall(ctx, head, d)
	if errors.Is(err, retry.ErrBusy) || r == nil {
		return event, false, ignore(err, retry.ErrBusy)
	}
	p := page{Told: live.Told{App: st.app, Head: head}, records: []live.Record{*r}, floor: head.Expiring.First(s.Now())}
	v.hook.Events = parley.WebhookEvents // also one that is no longer wanted
	if err := v.illustrate(ctx, &p); err != nil || !p.shows(*r) {
		return event, false, err
	}
	event, err = v.event(ctx, p, *r, d.Change)
	return event, true, err
}

// recall reads the record that a delivery told of; nil where it is gone.
func (v *visit) recall(ctx context.Context, head parley.Head, d parley.Delivery) (*live.Record, error) {
	switch {
	case d.Type == wire.ChannelCreated:
		head.Last, head.LastChange = 0, 0
		return &live.Record{Channel: d.Channel, Opened: &head}, nil
	case d.Type == wire.MessageCreated && d.Sequence < head.Expiring.First(v.Now()):
		return nil, nil
	case d.Type == wire.MessageCreated:
		found, err := v.messages(ctx, d.Sequence-1, d.Sequence)
		if err != nil || len(found) == 0 {
			return nil, err
		}
		return &live.Record{Channel: d.Channel, Message: &found[0]}, nil
	}
	found, err := v.changes(ctx, d.Change-1, d.Change)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &live.Record{Channel: d.Channel, Change: &found[0]}, nil
}
