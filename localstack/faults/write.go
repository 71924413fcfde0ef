package faults

import (
	"encoding/json"
	"fmt"
	"time"
)

// singleWrite serves PutItem, UpdateItem and DeleteItem.
func (c *call) singleWrite() {
	if c.plan.conflict {
		c.p.counts.add(CountConflict, 1)
		refusal("TransactionConflictException", conflictText).write(c.w)
		return
	}
	key, ok := c.singleKey()
	if !ok {
		c.forward() // untracked, or so malformed that the engine must say it
		return
	}
	h := newHolder([]itemKey{key.itemKey})
	if taken := c.s.locks.take(h); len(taken) > 0 {
		c.p.counts.add(CountLocked, 1)
		refusal("TransactionConflictException", conflictText).write(c.w)
		return
	}
	c.reply(c.writeHeld(h, []target{key}, c.body))
}

// target is an item that a write names.
type target struct {
	itemKey
	primary item // its key attributes, as they came
	only    bool // only checked: locked, and never another image
}

// singleKey finds the item of a single write, where writes are tracked.
func (c *call) singleKey() (target, bool) {
	f, ok := parse(c.body)
	if !ok || !c.s.cfg.tracks() {
		return target{}, false
	}
	var table string
	var it item
	if !f.member("TableName", &table) || !f.member("Key", &it) && !f.member("Item", &it) {
		return target{}, false
	}
	return c.target(table, it)
}

// target finds the key of an item or key of a table.
func (c *call) target(table string, it item) (target, bool) {
	s, err := c.schema(tableName(table))
	if err != nil {
		return target{}, false
	}
	k, ok := s.keyOf(it)
	if !ok {
		return target{}, false
	}
	return target{itemKey: k, primary: s.primary(it)}, true
}

// writeHeld carries out writes that are not a transaction, whose items are locked, and unlocks them.
func (c *call) writeHeld(h *holder, targets []target, body []byte) answer {
	defer c.s.locks.release(h)
	if c.s.cfg.Stale == 0 {
		return c.send(body)
	}
	images, err := c.images(targets)
	if err != nil {
		return c.send(body)
	}
	c.s.history.add(images)
	a := c.send(body)
	if !a.ok() {
		c.s.history.discard(images)
		return a
	}
	now := time.Now()
	for _, i := range images {
		c.s.history.commit(i, now, now.Add(c.plan.lag(c.s.cfg.Stale)))
	}
	return a
}

// images reads what the targets are before they are written. A failure is the engine's to tell: the
// write that follows will meet it too.
func (c *call) images(targets []target) ([]*image, error) {
	type get struct{ Get map[string]any }
	var gets []get
	var images []*image
	for _, t := range targets {
		if t.only {
			continue
		}
		gets = append(gets, get{Get: map[string]any{"TableName": t.table, "Key": t.primary}})
		images = append(images, &image{key: t.itemKey})
	}
	if len(gets) == 0 {
		return nil, nil
	}
	a, err := c.ask(opTransactGet, map[string]any{"TransactItems": gets})
	if err != nil {
		return nil, err
	}
	var out struct{ Responses []struct{ Item item } }
	if err := json.Unmarshal(a.body, &out); err != nil {
		return nil, err
	}
	if len(out.Responses) != len(images) {
		return nil, fmt.Errorf("images: status %d", a.status)
	}
	for n, r := range out.Responses {
		if len(r.Item) > 0 {
			images[n].before = r.Item
		}
	}
	return images, nil
}
