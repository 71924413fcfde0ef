package faults

import (
	"context"
	"encoding/json"
	"net/http"
	"time"
)

// call is one request for items on its way through the proxy.
type call struct {
	p     *Proxy
	s     *state
	w     http.ResponseWriter
	r     *http.Request
	op    string
	body  []byte
	plan  plan
	start time.Time
	due   time.Time // with latency: not answered before
}

// fields is a request or an answer of which only some members matter; the rest is kept as it came.
type fields map[string]json.RawMessage

// wait spends the first half of the request's latency: the way there. The second half is the way
// back, so that a write takes effect in the middle, as it does on AWS.
func (c *call) wait() {
	if c.s.cfg.Latency != LatencyAWS {
		return
	}
	total := operationDelay(c.op).at(c.plan.normal)
	c.due = c.start.Add(total)
	c.p.counts.add(CountDelayed, 1)
	time.Sleep(total / 2)
}

// refuse answers a request of which nothing is forwarded, whatever it holds.
func (c *call) refuse() bool {
	switch {
	case c.plan.throttle:
		c.p.counts.add(CountThrottle, 1)
		c.throttled().write(c.w)
	case c.plan.drop == before:
		c.p.counts.add(CountTimeoutBefore, 1)
		c.drop()
	case c.plan.fail == before:
		c.p.counts.add(CountErrorBefore, 1)
		failure(failureText).write(c.w)
	default:
		return false
	}
	return true
}

// throttled picks among the shapes in which DynamoDB says too much.
func (c *call) throttled() answer {
	pick := c.plan.rng.IntN(4)
	if tx, ok := c.transaction(); ok && pick < 2 && !c.p.tokens.known(tx.token) {
		return cancelled(len(tx.actions), reasonThrottle, c.plan.rng.IntN(len(tx.actions)))
	}
	if pick%2 == 0 {
		return refusal("ThrottlingException", throttleText)
	}
	return refusal("ProvisionedThroughputExceededException", provisionedText)
}

// drop closes the connection without a word.
func (c *call) drop() { panic(http.ErrAbortHandler) }

// send hands the engine this request with another body. It does not end with the caller: on AWS too
// a request that has arrived is carried out, whoever has hung up.
func (c *call) send(body []byte) answer {
	a, err := c.p.engine.send(context.WithoutCancel(c.r.Context()), c.r, c.r.Header.Get("X-Amz-Target"), body)
	if err != nil {
		return unreachable(err)
	}
	return a
}

// ask is a request of the proxy's own to the engine, under the caller's credential.
func (c *call) ask(op string, body any) (answer, error) {
	data, err := json.Marshal(body)
	if err != nil {
		return answer{}, err
	}
	return c.p.engine.send(context.WithoutCancel(c.r.Context()), c.r, targetPrefix+op, data)
}

// forward sends the request as it came and answers with what comes back.
func (c *call) forward() { c.reply(c.send(c.body)) }

// reply answers with what the engine said, unless that is to be lost.
func (c *call) reply(a answer) {
	switch {
	case c.plan.drop == after:
		c.p.counts.add(CountTimeoutAfter, 1)
		c.drop()
	case c.plan.fail == after:
		c.p.counts.add(CountErrorAfter, 1)
		a = failure(failureText)
	}
	if !c.due.IsZero() {
		time.Sleep(time.Until(c.due))
	}
	a.write(c.w)
}

// member reads one member of a request, leaving into as it is where there is none of that shape.
func (f fields) member(name string, into any) bool {
	raw, ok := f[name]
	return ok && json.Unmarshal(raw, into) == nil
}

// put sets one member. Only values that JSON can hold are ever put.
func (f fields) put(name string, value any) {
	data, err := json.Marshal(value)
	if err != nil {
		panic("faults: " + name + ": " + err.Error())
	}
	f[name] = data
}

func parse(body []byte) (fields, bool) {
	var f fields
	err := json.Unmarshal(body, &f)
	return f, err == nil
}

// consistent tells whether a read asks for the newest state.
func (f fields) consistent() bool {
	var yes bool
	f.member("ConsistentRead", &yes)
	return yes
}
