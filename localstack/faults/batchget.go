package faults

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
)

// batchTable is one table's part of a BatchGetItem.
type batchTable struct {
	name     string
	asked    fields // as it came
	keys     []json.RawMessage
	returned []json.RawMessage // handed back unread
	targets  []target          // of keys, where reads are tracked
	shape    projection
	cuttable bool
	lagging  bool
}

// batchGet asks the engine for the keys that chance leaves, and shows of these what may be seen.
func (c *call) batchGet() {
	f, tables, ok := c.batchTables()
	if !ok {
		c.forward()
		return
	}
	c.handBackKeys(tables)
	ask := map[string]fields{}
	for _, t := range tables {
		if len(t.keys) > 0 {
			ask[t.name] = c.prepare(t)
		}
	}
	a := newAnswer(http.StatusOK, map[string]any{"Responses": struct{}{}, "UnprocessedKeys": struct{}{}})
	if len(ask) > 0 {
		f.put("RequestItems", ask)
		a = c.send(f.body())
	}
	c.reply(c.assemble(a, tables))
}

func (c *call) batchTables() (fields, []*batchTable, bool) {
	f, ok := parse(c.body)
	var requests map[string]fields
	if !ok || !f.member("RequestItems", &requests) || len(requests) == 0 {
		return nil, nil, false
	}
	var tables []*batchTable
	for _, name := range slices.Sorted(maps.Keys(requests)) {
		t := &batchTable{name: name, asked: requests[name]}
		if !t.asked.member("Keys", &t.keys) {
			return nil, nil, false
		}
		tables = append(tables, t)
	}
	return f, tables, true
}

func (c *call) handBackKeys(tables []*batchTable) {
	n := 0
	for _, t := range tables {
		n += len(t.keys)
	}
	back := c.plan.handBack(n, c.s.cfg.Unprocessed)
	for _, t := range tables {
		var kept []json.RawMessage
		for i, key := range t.keys {
			if back[i] {
				t.returned = append(t.returned, key)
			} else {
				kept = append(kept, key)
			}
		}
		back = back[len(t.keys):]
		t.keys = kept
		c.p.counts.add(CountUnprocessedKeys, len(t.returned))
	}
}

// prepare makes the engine's request for one table.
func (c *call) prepare(t *batchTable) fields {
	ask := maps.Clone(t.asked)
	ask.put("Keys", t.keys)
	if !c.s.cfg.tracks() {
		return ask
	}
	for _, raw := range t.keys {
		var key item
		if json.Unmarshal(raw, &key) != nil {
			return ask
		}
		target, ok := c.target(t.name, key)
		if !ok {
			return ask // the engine will say what is wrong with it
		}
		t.targets = append(t.targets, target)
	}
	t.lagging = c.lagging(t.asked)
	t.shape, t.cuttable = ask.takeProjection()
	return ask
}

// assemble makes the answer from the engine's.
func (c *call) assemble(a answer, tables []*batchTable) answer {
	out, ok := parse(a.body)
	if !ok || !a.ok() {
		return a
	}
	responses, left := map[string][]item{}, map[string]fields{}
	out.member("Responses", &responses)
	out.member("UnprocessedKeys", &left)
	for _, t := range tables {
		if len(t.targets) == len(t.keys) && len(t.keys) > 0 {
			responses[t.name] = c.showBatch(t, responses[t.name], left[t.name])
		} else if responses[t.name] == nil {
			responses[t.name] = []item{}
		}
		t.handBack(left)
	}
	out.put("Responses", responses)
	out.put("UnprocessedKeys", left)
	return a.withBody(out)
}

// showBatch shows each item of a table as its reader may see it.
func (c *call) showBatch(t *batchTable, got []item, unread fields) []item {
	if !t.cuttable {
		c.s.history.reveal(func(k itemKey) bool { return slices.Contains(keysOf(t.targets), k) })
		return got
	}
	schema, err := c.schema(tableName(t.name))
	if err != nil {
		return got
	}
	found, skip := byKey(schema, got), unreadKeys(schema, unread)
	shown := []item{}
	for _, target := range t.targets {
		it := found[target.itemKey]
		if old := c.s.history.view(target.partKey, t.lagging)[target.sort]; old != nil && !skip[target.itemKey] {
			it = c.show(old, it)
		}
		if it != nil {
			shown = append(shown, t.shape.cut(it))
		}
	}
	return shown
}

func byKey(s schema, items []item) map[itemKey]item {
	found := map[itemKey]item{}
	for _, it := range items {
		if k, ok := s.keyOf(it); ok {
			found[k] = it
		}
	}
	return found
}

// unreadKeys are those that the engine itself handed back.
func unreadKeys(s schema, unread fields) map[itemKey]bool {
	var keys []item
	unread.member("Keys", &keys)
	skip := map[itemKey]bool{}
	for _, key := range keys {
		if k, ok := s.keyOf(key); ok {
			skip[k] = true
		}
	}
	return skip
}

// handBack says of a table which keys were not read, as the request asked for them.
func (t *batchTable) handBack(left map[string]fields) {
	var keys []json.RawMessage
	left[t.name].member("Keys", &keys)
	keys = append(keys, t.returned...)
	if len(keys) == 0 {
		return
	}
	again := maps.Clone(t.asked)
	again.put("Keys", keys)
	left[t.name] = again
}
