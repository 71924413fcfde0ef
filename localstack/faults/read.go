package faults

import "encoding/json"

// lagging tells whether this read meets a replica that lags.
func (c *call) lagging(f fields) bool { return c.plan.lagging && !f.consistent() }

// show counts what a reader is shown instead of what the engine has, and returns it.
func (c *call) show(old *image, now item) item {
	if !same(old.before, now) {
		if old.torn && c.tornNow(old) {
			c.p.counts.add(CountTorn, 1)
		} else {
			c.p.counts.add(CountStale, 1)
		}
	}
	return old.before
}

// tornNow tells whether consistent reads too are shown the image.
func (c *call) tornNow(old *image) bool {
	return c.s.history.view(old.key.partKey, false)[old.key.sort] == old
}

func (c *call) getItem() {
	f, ok := parse(c.body)
	var table string
	var key item
	if !ok || !c.s.cfg.tracks() || !f.member("TableName", &table) || !f.member("Key", &key) {
		c.forward()
		return
	}
	t, ok := c.target(table, key)
	if !ok {
		c.forward()
		return
	}
	lagging := c.lagging(f)
	shape, cuttable := f.takeProjection()
	if !cuttable {
		a := c.send(c.body)
		c.s.history.reveal(func(k itemKey) bool { return k == t.itemKey })
		c.reply(a)
		return
	}
	a := c.send(f.body())
	out, ok := parse(a.body)
	if !ok || !a.ok() {
		c.reply(a)
		return
	}
	c.reply(c.showItem(a, out, t, shape, lagging))
}

// showItem rewrites the answer to a GetItem where the reader is to see less, or another item.
func (c *call) showItem(a answer, out fields, t target, shape projection, lagging bool) answer {
	var it item
	out.member("Item", &it)
	old := c.s.history.view(t.partKey, lagging)[t.sort]
	if old == nil && shape == nil {
		return a
	}
	if old != nil {
		it = c.show(old, it)
	}
	delete(out, "Item")
	if it != nil {
		out.put("Item", shape.cut(it))
	}
	return a.withBody(out)
}

// scan cannot put deleted items back where they were, for only the engine knows a scan's order.
func (c *call) scan() {
	f, _ := parse(c.body)
	c.opaque(f)
}

// opaque answers as the engine does; and what it may have shown, all may see.
func (c *call) opaque(f fields) {
	a := c.send(c.body)
	var table string
	f.member("TableName", &table)
	c.s.history.reveal(func(k itemKey) bool { return k.table == tableName(table) })
	c.reply(a)
}

// getRecords passes stream records on, and makes visible what they tell of. Records do not name their
// table: an item of the same key in another table is revealed too, which only shortens its window.
func (c *call) getRecords() {
	a := c.send(c.body)
	var out struct {
		Records []struct{ Dynamodb struct{ Keys item } }
	}
	if a.ok() && json.Unmarshal(a.body, &out) == nil && len(out.Records) > 0 {
		told := make([]item, len(out.Records))
		for n, r := range out.Records {
			told[n] = r.Dynamodb.Keys
		}
		c.revealRecords(told)
	}
	a.write(c.w)
}

func (c *call) revealRecords(told []item) {
	values := map[string]bool{}
	for _, key := range told {
		for _, raw := range key {
			if v, ok := canonical(raw); ok {
				values[v] = true
			}
		}
	}
	c.s.history.reveal(func(k itemKey) bool {
		return values[k.part] && (k.sort == "" || values[k.sort])
	})
}
