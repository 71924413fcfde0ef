package faults

import (
	"encoding/json"
	"net/http"
	"time"
)

// transaction is what a TransactWriteItems or TransactGetItems says of its items.
type transaction struct {
	token   string
	actions []map[string]transactAction
}

// transactAction is a Put, Update, Delete, ConditionCheck or Get.
type transactAction struct {
	TableName string
	Key       item
	Item      item
}

// transaction reads the request's transaction; false where it is none, or an empty one.
func (c *call) transaction() (transaction, bool) {
	if c.op != opTransactWrite && c.op != opTransactGet {
		return transaction{}, false
	}
	var in struct {
		ClientRequestToken string
		TransactItems      []map[string]transactAction
	}
	if json.Unmarshal(c.body, &in) != nil || len(in.TransactItems) == 0 {
		return transaction{}, false
	}
	return transaction{token: in.ClientRequestToken, actions: in.TransactItems}, true
}

// targets finds the items of a transaction in its order.
func (c *call) targets(tx transaction) ([]target, bool) {
	var all []target
	for _, action := range tx.actions {
		if len(action) != 1 {
			return nil, false
		}
		for kind, a := range action {
			it := a.Key
			if kind == "Put" {
				it = a.Item
			}
			t, ok := c.target(a.TableName, it)
			if !ok {
				return nil, false
			}
			t.only = kind == "ConditionCheck"
			all = append(all, t)
		}
	}
	return all, true
}

func keysOf(targets []target) []itemKey {
	keys := make([]itemKey, len(targets))
	for i, t := range targets {
		keys[i] = t.itemKey
	}
	return keys
}

func (c *call) transactWrite() {
	tx, ok := c.transaction()
	if !ok {
		c.forward()
		return
	}
	repeat := c.p.tokens.known(tx.token)
	if c.plan.conflict && !repeat {
		c.p.counts.add(CountConflict, 1)
		cancelled(len(tx.actions), reasonConflict, c.plan.rng.IntN(len(tx.actions))).write(c.w)
		return
	}
	targets, ok := c.targets(tx)
	switch {
	case !ok || !c.s.cfg.tracks():
		c.reply(c.sendTransaction(tx))
	case c.s.locks.running(keysOf(targets), tx.token):
		c.p.counts.add(CountInProgress, 1)
		inProgress().write(c.w)
	case repeat:
		c.forward()
	default:
		c.tracked(tx, targets)
	}
}

// sendTransaction forwards a transaction and remembers its token, unless the engine refused it.
func (c *call) sendTransaction(tx transaction) answer {
	refused := c.p.tokens.begin(tx.token)
	a := c.send(c.body)
	if a.status == http.StatusBadRequest {
		refused()
	}
	return a
}

// tracked carries out a transaction under locks, with a torn window after its commit.
func (c *call) tracked(tx transaction, targets []target) {
	h := newHolder(keysOf(targets))
	h.transaction, h.token = true, tx.token
	if taken := c.s.locks.take(h); len(taken) > 0 {
		c.p.counts.add(CountLocked, 1)
		cancelled(len(targets), reasonConflict, taken...).write(c.w)
		return
	}
	images, err := c.images(targets)
	if err != nil {
		c.s.locks.release(h)
		c.reply(c.sendTransaction(tx))
		return
	}
	for _, i := range images {
		i.torn = c.s.cfg.Torn > 0
	}
	c.s.history.add(images)
	a := c.sendTransaction(tx)
	if !a.ok() {
		c.s.history.discard(images)
		c.s.locks.release(h)
		c.reply(a)
		return
	}
	c.open(h, c.commit(h, images), a)
}

// commit gives each item its own moment within the window, and returns the window. From its moment on an
// item can be written by others, while the rest of the transaction is still becoming visible.
func (c *call) commit(h *holder, images []*image) time.Duration {
	whole, flips := c.plan.window(c.s.cfg.Torn, len(images))
	now := time.Now()
	for n, i := range images {
		shown := now.Add(flips[n])
		c.s.history.commit(i, shown, shown.Add(c.plan.lag(c.s.cfg.Stale)))
		time.AfterFunc(flips[n], func() { c.s.locks.free(h, i.key) })
	}
	return whole
}

// open holds the answer until all of the transaction is visible. It goes on when nobody waits for it
// any more, as on AWS: a caller who has left, or who is to lose the answer, may look too early.
func (c *call) open(h *holder, window time.Duration, a answer) {
	time.AfterFunc(window, func() { c.s.locks.release(h) })
	if !c.plan.lost() {
		select {
		case <-h.done:
		case <-c.r.Context().Done():
		}
	}
	c.reply(a)
}

// transactGet refuses while a transaction holds one of its items, at its start or since.
func (c *call) transactGet() {
	tx, ok := c.transaction()
	if !ok {
		c.forward()
		return
	}
	if c.plan.conflict {
		c.p.counts.add(CountConflict, 1)
		cancelled(len(tx.actions), reasonConflict, c.plan.rng.IntN(len(tx.actions))).write(c.w)
		return
	}
	targets, ok := c.targets(tx)
	if !ok || !c.s.cfg.tracks() {
		c.forward()
		return
	}
	keys := keysOf(targets)
	at := c.s.locks.transacted(keys)
	var a answer
	if len(at) == 0 {
		a = c.send(c.body)
		at = c.s.locks.transacted(keys)
	}
	if len(at) > 0 {
		c.p.counts.add(CountLocked, 1)
		cancelled(len(keys), reasonConflict, at...).write(c.w)
		return
	}
	c.reply(a)
}
