package webhook

import (
	"context"
	"errors"
	"time"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/wire"
)

// LeaseTime is how long a position is one process's without a word of it: longer than an attempt and the writes
// around it.
const LeaseTime = time.Minute

// visit is one process at a webhook's position in a channel.
type visit struct {
	*Service
	standing
	j     job
	of    store.PositionOf
	p     parley.WebhookPosition
	tried bool // whether the endpoint was called
}

// visit delivers what is new in a channel, as far as that goes now.
func (s *Service) visit(ctx, working context.Context, st standing, j job, probe bool) (tried bool, err error) {
	v := &visit{Service: s, standing: st, j: j, of: store.PositionOf{App: j.App, Webhook: j.Webhook, Channel: j.Channel}}
	mine, err := v.take(ctx)
	if err != nil || !mine {
		return false, err
	}
	ended := false
	if !v.p.NextAt.IsZero() && !s.due(v.p.NextAt) && !j.Now && !probe {
		ended, err = v.leave(ctx)
	}
	for !ended && err == nil {
		ended, err = v.deliver(ctx, working)
	}
	if err != nil {
		if _, left := v.leave(context.WithoutCancel(ctx)); left != nil {
			err = errors.Join(errHeld, err)
		}
	}
	return v.tried, err
}

// take takes the position. It is not the visit's where another is at it, who will look again.
func (v *visit) take(ctx context.Context) (mine bool, err error) {
	token, err := v.token()
	if err != nil {
		return false, err
	}
	budget := retry.NewBudget()
	for {
		p, end, err := v.Store.Lease(ctx, v.of, token, v.Now(), v.Now().Add(LeaseTime))
		if err == nil && end == store.LeaseAbsent {
			err = v.begin(ctx)
			end = store.LeaseRung
		}
		switch {
		case err == nil && end != store.LeaseRung:
			v.p = p
			return end == store.LeaseHeld, nil
		case errors.Is(err, errNoChannel):
			return false, nil
		}
		if err := budget.Again(ctx, err); err != nil {
			return false, err
		}
	}
}

// begin writes where the webhook begins in this channel.
func (v *visit) begin(ctx context.Context) error {
	first, err := v.first(ctx)
	if err != nil {
		return err
	}
	return v.Store.Begin(ctx, v.of, first)
}

// deliver delivers what one read brings. Ended is whether the visit is over.
func (v *visit) deliver(ctx, working context.Context) (ended bool, err error) {
	page, err := v.read(ctx)
	if err != nil {
		return false, err
	}
	for i, r := range page.records {
		if working.Err() != nil { // the next process goes on
			if ended, err = v.leave(ctx); err != nil {
				return ended, err
			}
			return true, v.send(ctx, v.j, 0)
		}
		took, ended, err := v.tell(ctx, page, r)
		if ended || err != nil {
			return ended, err
		}
		v.pass(r)
		if last := page.whole && i == len(page.records)-1; took && !last {
			if lost, err := v.keep(ctx); lost || err != nil {
				return lost, err
			}
		}
	}
	v.p = v.p.Passed()
	if !page.whole {
		return v.lookAgain(ctx)
	}
	return v.letGo(ctx)
}

// pass moves the position behind a record.
func (v *visit) pass(r live.Record) {
	v.p = v.p.Passed()
	switch {
	case r.Message != nil:
		v.p.Sequence = r.Message.Sequence
	case r.Change != nil:
		v.p.Change = r.Change.ID
	case r.Opened != nil:
		v.p.Opened = true
	}
}

// keep writes the position. Lost is whether it is another's by now.
func (v *visit) keep(ctx context.Context) (lost bool, err error) {
	return v.hold(ctx, v.Store.Move)
}

// lookAgain is keep before another read, which finds what everybody rang for so far.
func (v *visit) lookAgain(ctx context.Context) (lost bool, err error) {
	return v.hold(ctx, v.Store.Answer)
}

type move func(context.Context, store.PositionOf, parley.WebhookPosition, time.Time) (store.LeaseEnd, error)

func (v *visit) hold(ctx context.Context, write move) (lost bool, err error) {
	var end store.LeaseEnd
	err = retry.Repeat(ctx, func() (err error) {
		end, err = write(ctx, v.of, v.p, v.Now().Add(LeaseTime))
		return err
	})
	return end == store.LeaseLost, err
}

// letGo writes the position and ends the visit, unless somebody rang meanwhile.
func (v *visit) letGo(ctx context.Context) (ended bool, err error) {
	var end store.LeaseEnd
	err = retry.Repeat(ctx, func() (err error) {
		end, err = v.Store.LetGo(ctx, v.of, v.p)
		return err
	})
	if err == nil && end == store.LeaseRung {
		return v.lookAgain(ctx)
	}
	return true, err
}

// leave writes the position and ends the visit, whoever rang.
func (v *visit) leave(ctx context.Context) (ended bool, err error) {
	return true, retry.Repeat(ctx, func() error {
		_, err := v.Store.Leave(ctx, v.of, v.p)
		return err
	})
}

// tell tells the webhook of a record, if it is to be told of such. Took is whether the endpoint took it; where it did
// not, the visit is mostly over.
func (v *visit) tell(ctx context.Context, p page, r live.Record) (took, ended bool, err error) {
	if r.Message != nil && v.hook.Wants(parley.MessageUnread) && !r.Message.Deleted {
		if err := v.watch(ctx, *r.Message); err != nil {
			return false, false, err
		}
	}
	if !v.hook.Wants(kindOf(r)) || !p.shows(r) {
		return false, false, nil
	}
	event, err := v.event(ctx, p, r, v.p.Change)
	if err != nil {
		return false, false, err
	}
	d := newDelivery(v.hook.ID, event)
	v.tried = true
	o, err := v.post(ctx, v.hook, d.ID, event)
	if err != nil {
		return false, false, err
	}
	now := v.Now()
	d.TriedAt, d.StatusCode, d.Error, d.Attempts = now, o.status, o.failed, v.p.Attempts+1
	if o.failed != "" {
		ended, err = v.refused(ctx, d, o)
		return false, ended, err
	}
	d.Status = parley.DeliveryDelivered
	if err := v.record(ctx, v.j, d); err != nil {
		return false, false, err
	}
	return true, false, v.well(ctx, &v.standing, v.j)
}

// event is what the webhook is told of a record, before which there was a newest change: an entry that was changed since
// does not say which.
func (v *visit) event(ctx context.Context, p page, r live.Record, newest int64) (event wire.Event, err error) {
	var links messaging.Links
	if m, ok := p.Shown(r); ok {
		links, err = v.links(ctx, v.of.App, m)
	}
	if event = p.Event(r, links); r.Message != nil {
		event.ChangeID = newest
	}
	return event, err
}

func kindOf(r live.Record) string {
	switch {
	case r.Message != nil:
		return wire.MessageCreated
	case r.Opened != nil:
		return wire.ChannelCreated
	}
	return string(r.Change.Kind)
}

func newDelivery(webhook parley.WebhookID, event wire.Event) parley.Delivery {
	return parley.Delivery{
		ID: parley.NewDeliveryID(webhook, event.ID, time.Time(event.At)), Type: event.Type, Event: event.ID, Channel: event.ChannelID,
		Sequence: event.SequenceID, Change: event.ChangeID, At: time.Time(event.At), Status: parley.DeliveryPending,
	}
}

func (s *Service) record(ctx context.Context, j job, d parley.Delivery) error {
	return retry.Repeat(ctx, func() error { return s.Store.Record(ctx, j.App, j.Webhook, d) })
}

// refused decides what becomes of an event that its endpoint did not take. Ended is false where it is given up and
// the next one has its turn.
func (v *visit) refused(ctx context.Context, d parley.Delivery, o outcome) (ended bool, err error) {
	now := v.Now()
	v.p = v.p.Failed(now, v.hook.Since)
	d.Attempts, d.FirstFailed = v.p.Attempts, v.p.FirstFailed
	fate, err := v.fate(ctx, v.j, o, v.p.FirstFailed)
	if err != nil {
		return false, err
	}
	if fate == skipped || fate == paused && o.status != gone {
		d.Status = parley.DeliveryFailed
	}
	if fate == again || fate == delayed {
		v.p.NextAt = v.next(v.p.Attempts, v.p.FirstFailed)
		d.NextAt = v.p.NextAt
	}
	if err := v.record(ctx, v.j, d); err != nil || fate == skipped {
		return false, err
	}
	if ended, err = v.leave(ctx); err != nil {
		return ended, err
	}
	return true, v.suffer(ctx, v.j, fate, v.p.NextAt)
}
