package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

// mend fills what is missing, whenever something may be.
func (d *Device) mend(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-d.wake:
		}
		if err := d.mendOnce(ctx); err != nil && ctx.Err() == nil {
			pause(ctx, d.jitter(4*grace))
			d.stir()
		}
	}
}

func (d *Device) mendOnce(ctx context.Context) error {
	d.mu.Lock()
	absent := d.absent
	d.mu.Unlock()
	if absent {
		return d.catchUp(ctx)
	}
	pause(ctx, grace+d.jitter(grace)) // most gaps close by themselves
	gaps, sync := d.gaps()
	for _, gap := range gaps {
		if err := d.fill(ctx, gap); err != nil {
			return err
		}
	}
	if sync {
		return d.Sync(ctx)
	}
	return d.Fetch(ctx)
}

// catchUp syncs after an absence.
func (d *Device) catchUp(ctx context.Context) error {
	d.mu.Lock()
	link := d.link
	if link == nil {
		d.mu.Unlock()
		return nil // the next socket stirs again
	}
	d.absent = false
	d.mu.Unlock()
	if err := d.Sync(ctx); err != nil {
		d.mu.Lock()
		d.absent = true
		d.mu.Unlock()
		return err
	}
	d.mu.Lock()
	d.nowLive()
	d.mu.Unlock()
	return nil
}

func (d *Device) gaps() ([]Gap, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.model.Gaps()
}

// fill reads entries until a gap is closed.
func (d *Device) fill(ctx context.Context, gap Gap) error {
	d.mu.Lock()
	d.counts.Fills++
	d.mu.Unlock()
	for {
		path := fmt.Sprintf("/v1/channels/%s/messages?from_sequence_id=%d&per_page=100", gap.Channel, gap.After)
		a := d.options.API.Settle(ctx, http.MethodGet, path, nil)
		if a.Status == http.StatusNotFound {
			return d.Sync(ctx) // it is not mine any more
		}
		var page Listing
		if err := a.Into(&page); err != nil {
			return err
		}
		entries := page.Data.Messages
		d.Look(func(m *Model) { m.Fill(gap, entries) })
		if len(entries) == 0 || int64(len(entries)) >= page.Meta.Total {
			return nil
		}
		gap.After = entries[len(entries)-1].Sequence
	}
}

// Fetch reads the messages whole of which only pointers came.
func (d *Device) Fetch(ctx context.Context) error {
	var ids []string
	d.Look(func(m *Model) { ids = m.Pointers() })
	for _, id := range ids {
		a := d.options.API.Settle(ctx, http.MethodGet, "/v1/messages/"+id, nil)
		if a.Status == http.StatusNotFound {
			continue // no more mine, or cleared
		}
		var e Entry
		if err := a.Into(&e); err != nil {
			return err
		}
		d.Look(func(m *Model) { m.Whole(&e) })
	}
	return nil
}

// maxRounds bounds a sync: each round brings what came to be while the one before ran.
const maxRounds = 60

// Sync asks for everything that changed, page by page and as often as there is more, until nothing is.
func (d *Device) Sync(ctx context.Context) error {
	d.syncs.Lock()
	defer d.syncs.Unlock()
	for range maxRounds {
		more, err := d.round(ctx)
		if err != nil {
			return err
		}
		_, missing := d.gaps()
		if !more && !missing {
			return d.Fetch(ctx)
		}
	}
	return errors.New("the sync does not settle")
}

func (d *Device) round(ctx context.Context) (more bool, err error) {
	body := Object{}
	var asked map[string]Position
	d.Look(func(m *Model) {
		m.BeginSync()
		asked = m.Positions(true)
		body["channels"] = asked
		if m.Epoch != "" {
			body["epoch"] = json.RawMessage(m.Epoch)
		}
		d.counts.Syncs++
	})
	defer func() { d.Look(func(m *Model) { m.EndSync(err == nil) }) }()
	if d.options.Page > 0 {
		body["messages_per_channel"] = d.options.Page
	}
	for {
		var answer SyncAnswer
		if err := d.options.API.Settle(ctx, http.MethodPost, "/v1/sync", body).Into(&answer); err != nil {
			return false, err
		}
		d.Look(func(m *Model) { more = m.Page(asked, answer) || more })
		if answer.NextCursor == "" {
			return more, nil
		}
		body = Object{"cursor": answer.NextCursor}
	}
}

// Complete reads back to the beginning of every channel, as somebody does who scrolls up.
func (d *Device) Complete(ctx context.Context) error {
	lows := map[string]int64{}
	d.Look(func(m *Model) {
		for id, room := range m.Channels {
			if room.Low > room.Own.First {
				lows[id] = room.Low
			}
		}
	})
	for id, low := range lows {
		if err := d.completeRoom(ctx, id, low); err != nil {
			return err
		}
	}
	return d.Fetch(ctx)
}

func (d *Device) completeRoom(ctx context.Context, id string, low int64) error {
	for {
		path := fmt.Sprintf("/v1/channels/%s/messages?before_sequence_id=%d&per_page=100", id, low)
		page, err := Get[Listing](ctx, d.options.API, path)
		if err != nil {
			return err
		}
		if len(page.Data.Messages) == 0 {
			return nil
		}
		d.Look(func(m *Model) { m.FillBelow(id, page.Data.Messages) })
		low = page.Data.Messages[0].Sequence
	}
}
