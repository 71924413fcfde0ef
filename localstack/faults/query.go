package faults

import (
	"encoding/json"
	"maps"
	"slices"
)

// rangeQuery is a Query by primary key that the proxy can answer item by item.
type rangeQuery struct {
	asked   fields // without what the proxy does itself
	schema  schema
	keys    keyRange
	shape   projection
	count   bool
	back    bool // in descending order
	limit   int  // 0: none
	lagging bool
}

// page is a part of a query's answer. Its last key, where it has one, is where the next begins.
type page struct {
	items []item
	last  item
}

func (c *call) query() {
	f, _ := parse(c.body)
	if !c.s.cfg.tracks() {
		c.forward()
		return
	}
	q, ok := c.rangeQuery(f)
	if !ok {
		c.opaque(f)
		return
	}
	c.reply(c.runQuery(q))
}

// rangeQuery reads a query; false for what only the engine can answer.
func (c *call) rangeQuery(f fields) (*rangeQuery, bool) {
	for _, member := range []string{"IndexName", "FilterExpression", "QueryFilter", "KeyConditions"} {
		if _, has := f[member]; has {
			return nil, false
		}
	}
	var table string
	if !f.member("TableName", &table) {
		return nil, false
	}
	s, err := c.schema(tableName(table))
	if err != nil || s.sort == "" {
		return nil, false
	}
	q := &rangeQuery{asked: maps.Clone(f), schema: s, lagging: c.lagging(f)}
	keys, ok := f.keyRange(s)
	if !ok {
		return nil, false
	}
	q.keys = keys
	if q.shape, ok = q.asked.takeProjection(); !ok {
		return nil, false
	}
	forward, selection := true, ""
	f.member("ScanIndexForward", &forward)
	f.member("Select", &selection)
	f.member("Limit", &q.limit)
	q.back, q.count = !forward, selection == "COUNT"
	delete(q.asked, "Select")
	return q, true
}

// runQuery asks the engine for pages until the reader's limit is met: a page that lost items which are
// not yet to be seen would otherwise look shorter than any that DynamoDB gives.
func (c *call) runQuery(q *rangeQuery) answer {
	var start item
	q.asked.member("ExclusiveStartKey", &start)
	var first answer
	var whole page
	for {
		a, got, ok := c.fetch(q, start, q.limit-len(whole.items))
		if !ok {
			return a
		}
		if first.status == 0 {
			first = a
		}
		whole.items = append(whole.items, c.overlay(q, got, start)...)
		whole.last = got.last
		if got.last == nil || q.limit == 0 || len(whole.items) >= q.limit {
			break
		}
		start = got.last
	}
	if q.limit > 0 && len(whole.items) > q.limit {
		whole.items = whole.items[:q.limit]
		whole.last = q.schema.primary(whole.items[q.limit-1])
	}
	return q.result(first, whole)
}

func (c *call) fetch(q *rangeQuery, start item, limit int) (answer, page, bool) {
	ask := maps.Clone(q.asked)
	if start != nil {
		ask.put("ExclusiveStartKey", start)
	}
	if q.limit > 0 {
		ask.put("Limit", limit)
	}
	a := c.send(ask.body())
	var out struct {
		Items            []item
		LastEvaluatedKey item
	}
	if !a.ok() || json.Unmarshal(a.body, &out) != nil {
		return a, page{}, false
	}
	return a, page{items: out.Items, last: out.LastEvaluatedKey}, true
}

// overlay shows a page as its reader may see it.
func (c *call) overlay(q *rangeQuery, got page, start item) []item {
	old := c.s.history.view(q.keys.partKey, q.lagging)
	if len(old) == 0 {
		return got.items
	}
	var shown []item
	for _, it := range got.items {
		k, _ := q.schema.keyOf(it)
		if hidden := old[k.sort]; hidden != nil {
			it = c.show(hidden, it)
			delete(old, k.sort)
		}
		if it != nil {
			shown = append(shown, it)
		}
	}
	for sort, hidden := range old {
		if hidden.before != nil && q.within(sort, start, got.last) {
			shown = append(shown, c.show(hidden, nil))
		}
	}
	slices.SortStableFunc(shown, q.compare)
	return shown
}

// within tells whether a deleted item would have been on the page after start that ends with last.
func (q *rangeQuery) within(sort string, start, last item) bool {
	return q.keys.has(sort) &&
		(start == nil || q.order(sort, q.sortOf(start)) > 0) &&
		(last == nil || q.order(sort, q.sortOf(last)) <= 0)
}

func (q *rangeQuery) sortOf(it item) string {
	k, _ := q.schema.keyOf(it)
	return k.sort
}

func (q *rangeQuery) compare(a, b item) int { return q.order(q.sortOf(a), q.sortOf(b)) }

func (q *rangeQuery) order(a, b string) int {
	if q.back {
		return compareKeys(b, a)
	}
	return compareKeys(a, b)
}

// result is the answer in the shape that was asked for.
func (q *rangeQuery) result(a answer, whole page) answer {
	out, _ := parse(a.body)
	items := make([]item, len(whole.items))
	for n, it := range whole.items {
		items[n] = q.shape.cut(it)
	}
	out.put("Items", items)
	if q.count {
		delete(out, "Items")
	}
	out.put("Count", len(items))
	out.put("ScannedCount", len(items))
	delete(out, "LastEvaluatedKey")
	if whole.last != nil {
		out.put("LastEvaluatedKey", whole.last)
	}
	return a.withBody(out)
}
