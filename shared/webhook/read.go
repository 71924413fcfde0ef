package webhook

import (
	"context"
	"errors"
	"fmt"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// Limits of one read.
const (
	pageSize = 50 // entries of each log
	rereads  = 12
)

// page is some of what follows a position, in the order in which it happened, and the channel as it is told of.
type page struct {
	live.Told
	records []live.Record
	whole   bool  // there was nothing more
	floor   int64 // the first entry that has not expired
}

// shows reports whether there is something to show of a record: what has expired is gone.
func (p page) shows(r live.Record) bool {
	switch {
	case r.Change != nil && r.Change.Kind == parley.MessageChanged:
		return p.Entries[r.Change.Message].Channel != ""
	case live.Shows(r):
		return p.Info.Channel != ""
	}
	return true
}

// gone reports whether what a record shows may be there no more; else it has only not become visible.
func (p page) gone(r live.Record) bool {
	return p.Head.State == parley.Deleted || r.Change != nil && r.Change.Kind == parley.MessageChanged && r.Change.Message < p.floor
}

var errNoChannel = errors.New("no such channel")

// head reads the channel's head; errNoChannel where nobody may know of it yet.
func (s *Service) head(ctx context.Context, app parley.AppID, channel parley.ChannelID) (parley.Head, error) {
	b := s.Store.Batch()
	head := b.Head(app, channel)
	err := b.Run(ctx)
	if err == nil && (!head.Found || head.Value.State == parley.Building) {
		err = errNoChannel
	}
	return head.Value, err
}

// reaches waits until the channel's head counts what a bell is rung for. A stream may tell of an entry an instant before
// the head that was written with it is seen; who looked by then would find nothing new, and nobody would ring again.
func (s *Service) reaches(ctx context.Context, j job) error {
	for n := 1; j.Last > 0 || j.Change > 0; n++ {
		head, err := s.head(ctx, j.App, j.Channel)
		if err != nil {
			return ignore(err, errNoChannel) // its beginning rings for itself
		}
		if head.Last >= j.Last && head.LastChange >= j.Change {
			return nil
		}
		if n > rereads || retry.Pause(ctx, n) != nil {
			return fmt.Errorf("the head is older than the bell: %w", retry.ErrBusy)
		}
	}
	return nil
}

// read reads what follows the position, up to the first hole. The head is read first: what it counts is all there is
// of both logs up to some moment, so that what is read of them can be put in order.
func (v *visit) read(ctx context.Context) (page, error) {
	head, err := v.head(ctx, v.of.App, v.of.Channel)
	if err != nil {
		return page{whole: true}, ignore(err, errNoChannel)
	}
	p := page{Told: live.Told{App: v.app, Head: head}, floor: head.Expiring.First(v.Now())}
	v.p.Sequence = max(v.p.Sequence, p.floor-1)
	messages, err := v.messages(ctx, v.p.Sequence, head.Last)
	if err != nil {
		return p, err
	}
	changes, err := v.changes(ctx, v.p.Change, head.LastChange)
	if err != nil {
		return p, err
	}
	p.records, p.whole = v.merge(head, messages, changes)
	if !v.p.Opened {
		opened := head
		opened.Last, opened.LastChange = 0, 0
		p.records = append([]live.Record{{Channel: v.of.Channel, Opened: &opened}}, p.records...)
	}
	return p, v.illustrate(ctx, &p)
}

func ignore(err, ignored error) error {
	if errors.Is(err, ignored) {
		return nil
	}
	return err
}

// merge puts both logs in their one order, as far as both were read.
func (v *visit) merge(head parley.Head, messages []parley.Message, changes []parley.Change) (records []live.Record, whole bool) {
	lastMessage, lastChange := v.p.Sequence+int64(len(messages)), v.p.Change+int64(len(changes))
	for _, m := range messages {
		if lastChange >= head.LastChange || len(changes) > 0 && m.Sequence <= changes[len(changes)-1].Sequence {
			records = append(records, live.Record{Channel: v.of.Channel, Message: &m})
		}
	}
	for _, c := range changes {
		if lastMessage >= head.Last || c.Sequence <= lastMessage {
			records = append(records, live.Record{Channel: v.of.Channel, Change: &c})
		}
	}
	return live.InOrder(records), lastMessage >= head.Last && lastChange >= head.LastChange
}

// messages are the entries that follow a number, up to a last one, a page of them at most.
func (v *visit) messages(ctx context.Context, above, last int64) ([]parley.Message, error) {
	return contiguous(ctx, above, last, func(span parley.Span) ([]parley.Message, error) {
		return v.Store.Messages(ctx, v.of.App, v.of.Channel, span)
	}, func(m parley.Message) int64 { return m.Sequence })
}

func (v *visit) changes(ctx context.Context, above, last int64) ([]parley.Change, error) {
	return contiguous(ctx, above, last, func(span parley.Span) ([]parley.Change, error) {
		return v.Store.Changes(ctx, v.of.App, v.of.Channel, span)
	}, func(c parley.Change) int64 { return c.ID })
}

// contiguous reads a page of a log above a number. A hole is read again; where it stays, the read fails, and the job
// comes again.
func contiguous[T any](ctx context.Context, above, last int64, read func(parley.Span) ([]T, error), number func(T) int64) ([]T, error) {
	var all []T
	last = min(last, above+pageSize)
	for n := 1; above+int64(len(all)) < last; n++ {
		found, err := read(parley.Span{First: above + 1 + int64(len(all)), Last: last})
		if err != nil {
			return nil, err
		}
		for _, each := range found {
			if number(each) == above+1+int64(len(all)) {
				all = append(all, each)
			}
		}
		if above+int64(len(all)) == last {
			break
		}
		if n > rereads || retry.Pause(ctx, n) != nil {
			return nil, fmt.Errorf("a hole at %d: %w", above+1+int64(len(all)), retry.ErrBusy)
		}
	}
	return all, nil
}

// illustrate reads what telling of a page's records shows, until it is as new as they are.
func (v *visit) illustrate(ctx context.Context, p *page) error {
	for n := 1; ; n++ {
		if err := v.readShown(ctx, p); err != nil {
			return err
		}
		behind := p.behind(func(r live.Record) bool { return v.hook.Wants(kindOf(r)) })
		if behind == "" {
			return nil
		}
		if n > rereads || retry.Pause(ctx, n) != nil {
			return fmt.Errorf("%s is older than the log: %w", behind, retry.ErrBusy)
		}
	}
}

func (v *visit) readShown(ctx context.Context, p *page) (err error) {
	b := v.Store.Batch()
	info, entries, changed := &store.Slot[parley.Info]{}, map[int64]*store.Slot[parley.Message]{}, false
	for _, r := range p.records {
		if live.Shows(r) && v.hook.Wants(kindOf(r)) {
			info = b.Info(v.of.App, v.of.Channel)
		}
		if r.Change != nil && r.Change.Kind == parley.MessageChanged && v.hook.Wants(kindOf(r)) {
			entries[r.Change.Message] = b.Message(v.of.App, v.of.Channel, r.Change.Message)
			changed = true
		}
	}
	if err := b.Run(ctx); err != nil {
		return err
	}
	p.Info, p.Entries = info.Value, map[int64]parley.Message{}
	for n, entry := range entries {
		p.Entries[n] = entry.Value
	}
	if changed && p.Head.ListsReceipts() {
		p.Members, err = v.Store.Members(ctx, v.of.App, v.of.Channel)
	}
	return err
}

// behind says what is older than a record that shows it; "" where nothing is.
func (p page) behind(wanted func(live.Record) bool) string {
	for _, r := range p.records {
		if !wanted(r) {
			continue
		}
		c := r.Change
		switch {
		case !p.shows(r):
			if !p.gone(r) {
				return "what is shown"
			}
		case c == nil:
		case c.Kind == parley.MessageChanged && p.Entries[c.Message].Change < c.ID:
			return "the message"
		case c.Kind == parley.ChannelChanged && p.Info.Change < c.ID:
			return "the description"
		}
	}
	return ""
}

// first is where a webhook begins in a channel in which it was never: with what happened since it was made. Numbers
// have no gaps and rise with time, so that a few reads find it.
func (v *visit) first(ctx context.Context) (parley.WebhookPosition, error) {
	head, err := v.head(ctx, v.of.App, v.of.Channel)
	since := v.hook.CreatedAt
	if err != nil || !head.CreatedAt.Before(since) {
		return parley.WebhookPosition{}, err
	}
	p := parley.WebhookPosition{Opened: true}
	p.Sequence, err = last(head.Expiring.First(v.Now())-1, head.Last, func(n int64) (bool, error) {
		found, err := v.messages(ctx, n-1, n)
		return err == nil && found[0].CreatedAt.Before(since), err
	})
	if err != nil {
		return p, err
	}
	p.Change, err = last(0, head.LastChange, func(n int64) (bool, error) {
		found, err := v.changes(ctx, n-1, n)
		return err == nil && found[0].At.Before(since), err
	})
	return p, err
}

// last is the last of the numbers from low+1 to high that is early, as all before it are; low where none is.
func last(low, high int64, early func(n int64) (bool, error)) (int64, error) {
	for low < high {
		middle := low + (high-low+1)/2
		is, err := early(middle)
		if err != nil {
			return 0, err
		}
		if is {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return low, nil
}
