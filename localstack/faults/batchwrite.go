package faults

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
)

// batchedWrite is one write of a batch.
type batchedWrite struct {
	table string
	raw   json.RawMessage
	target
}

// batchWrite forwards the writes that chance and other transactions leave, and hands the others back.
func (c *call) batchWrite() {
	f, writes, ok := c.batchedWrites()
	if !ok {
		c.forward()
		return
	}
	back := c.plan.handBack(len(writes), c.s.cfg.Unprocessed)
	var kept, returned []batchedWrite
	for n, w := range writes {
		if back[n] {
			returned = append(returned, w)
		} else {
			kept = append(kept, w)
		}
	}
	c.p.counts.add(CountUnprocessedItems, len(returned))
	if !c.s.cfg.tracks() {
		c.replyBatch(c.sendBatch(f, kept, c.send), returned)
		return
	}
	h, kept, locked := c.lockBatch(kept)
	c.p.counts.add(CountLocked, len(locked))
	a := c.sendBatch(f, kept, func(body []byte) answer { return c.writeHeld(h, targetsOf(kept), body) })
	c.replyBatch(a, append(returned, locked...))
}

// batchedWrites lists a batch's writes in an order that depends on the request alone.
func (c *call) batchedWrites() (fields, []batchedWrite, bool) {
	f, ok := parse(c.body)
	var tables map[string][]json.RawMessage
	if !ok || !f.member("RequestItems", &tables) || len(tables) == 0 {
		return nil, nil, false
	}
	var all []batchedWrite
	for _, table := range slices.Sorted(maps.Keys(tables)) {
		for _, raw := range tables[table] {
			w, ok := c.batchedWrite(table, raw)
			if !ok {
				return nil, nil, false
			}
			all = append(all, w)
		}
	}
	return f, all, true
}

func (c *call) batchedWrite(table string, raw json.RawMessage) (batchedWrite, bool) {
	w := batchedWrite{table: table, raw: raw}
	if !c.s.cfg.tracks() {
		return w, true
	}
	var in struct {
		PutRequest    struct{ Item item }
		DeleteRequest struct{ Key item }
	}
	if json.Unmarshal(raw, &in) != nil {
		return w, false
	}
	it := in.PutRequest.Item
	if it == nil {
		it = in.DeleteRequest.Key
	}
	var ok bool
	w.target, ok = c.target(table, it)
	return w, ok
}

func targetsOf(writes []batchedWrite) []target {
	all := make([]target, len(writes))
	for i, w := range writes {
		all[i] = w.target
	}
	return all
}

// lockBatch locks what no transaction holds. DynamoDB hands back writes of a batch that it could not
// do; that it counts conflicts among these is assumed, for a batch has no other way to say it.
func (c *call) lockBatch(writes []batchedWrite) (h *holder, kept, locked []batchedWrite) {
	for {
		h = newHolder(keysOf(targetsOf(writes)))
		taken := c.s.locks.take(h)
		if len(taken) == 0 {
			return h, writes, locked
		}
		var rest []batchedWrite
		for n, w := range writes {
			if slices.Contains(taken, n) {
				locked = append(locked, w)
			} else {
				rest = append(rest, w)
			}
		}
		writes = rest
	}
}

// sendBatch forwards the writes that were kept; with none there is nothing to ask the engine.
func (c *call) sendBatch(f fields, kept []batchedWrite, send func([]byte) answer) answer {
	if len(kept) == 0 {
		return newAnswer(http.StatusOK, map[string]any{"UnprocessedItems": struct{}{}})
	}
	f.put("RequestItems", grouped(kept))
	body, err := json.Marshal(f)
	if err != nil {
		return failure(err.Error())
	}
	return send(body)
}

// replyBatch adds what was handed back to what the engine did not do itself.
func (c *call) replyBatch(a answer, returned []batchedWrite) {
	if out, ok := parse(a.body); ok && a.ok() && len(returned) > 0 {
		left := map[string][]json.RawMessage{}
		out.member("UnprocessedItems", &left)
		for table, writes := range grouped(returned) {
			left[table] = append(left[table], writes...)
		}
		out.put("UnprocessedItems", left)
		a = a.withBody(out)
	}
	c.reply(a)
}

func grouped(writes []batchedWrite) map[string][]json.RawMessage {
	tables := map[string][]json.RawMessage{}
	for _, w := range writes {
		tables[w.table] = append(tables[w.table], w.raw)
	}
	return tables
}
