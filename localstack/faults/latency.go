package faults

import (
	"math"
	"math/rand/v2"
	"sync"
	"time"
)

// delay is a log-normal distribution of waiting times, given by the two figures that people publish.
// Services answer within a narrow band and have a tail to one side only: log-normal is the simplest
// shape with both.
type delay struct{ p50, p99 time.Duration }

// z99 is the standard normal's 99th percentile.
const z99 = 2.3263478740408408

// at is the delay at a standard normal deviate. The tail is cut at four times the 99th percentile: the
// rare answer beyond is what Timeout is for.
func (d delay) at(z float64) time.Duration {
	if d.p50 == 0 {
		return 0
	}
	sigma := math.Log(float64(d.p99)/float64(d.p50)) / z99
	t := float64(d.p50) * math.Exp(sigma*z)
	return time.Duration(min(t, 4*float64(d.p99)))
}

const ms = time.Millisecond

// operationDelay is how long DynamoDB takes as seen by a Lambda of its region on a kept-alive
// connection. AWS promises single-digit milliseconds and publishes no percentiles, so these are
// assumptions, chosen to agree with what people report and with the one figure that the design rests
// on: a transaction takes 15 to 25 ms.
func operationDelay(op string) delay {
	switch op {
	case opGet:
		return delay{p50: 3500 * time.Microsecond, p99: 11 * ms}
	case opBatchGet, opQuery, opScan:
		return delay{p50: 5 * ms, p99: 15 * ms}
	case opPut, opUpdate, opDelete:
		return delay{p50: 5 * ms, p99: 15 * ms}
	case opBatchWrite:
		return delay{p50: 7 * ms, p99: 22 * ms}
	case opTransactGet:
		return delay{p50: 10 * ms, p99: 25 * ms}
	case opTransactWrite:
		return delay{p50: 19 * ms, p99: 38 * ms}
	}
	return delay{}
}

// Delay gives the latencies of the hops that do not pass the proxy: those that API Gateway and the
// invocation of a warm Lambda add to what the function itself takes. It is safe for several
// goroutines. With Latency unset every sample is zero.
type Delay struct {
	mu  sync.Mutex
	rng *rand.Rand
}

// NewDelay returns the delays of a configuration, seeded by it.
func NewDelay(cfg Config) *Delay {
	if cfg.Latency != LatencyAWS {
		return &Delay{}
	}
	return &Delay{rng: rand.New(rand.NewPCG(cfg.Seed, hopStream))}
}

// hopStream keeps the hops' numbers apart from those of the proxy's requests, which count from 1.
const hopStream = math.MaxUint64

// HTTP is the overhead of one HTTP API request: gateway and warm invoke, there and back. Assumed: AWS
// says of HTTP APIs only that they are faster than REST APIs, whose overhead is commonly given as 10
// to 30 ms.
func (d *Delay) HTTP() time.Duration { return d.sample(delay{p50: 9 * ms, p99: 30 * ms}) }

// Socket is the time from a WebSocket frame's arrival to the start of its warm function. Assumed: as
// HTTP without the way back.
func (d *Delay) Socket() time.Duration { return d.sample(delay{p50: 7 * ms, p99: 25 * ms}) }

// Post is one POST to @connections until it is answered. Assumed: a signed HTTPS call within the
// region that crosses the gateway once.
func (d *Delay) Post() time.Duration { return d.sample(delay{p50: 10 * ms, p99: 35 * ms}) }

// Stream is the time from a write until the function that its stream calls begins, as measured on AWS
// with the shortest batching window.
func (d *Delay) Stream() time.Duration { return d.sample(delay{p50: 213 * ms, p99: 552 * ms}) }

func (d *Delay) sample(of delay) time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.rng == nil {
		return 0
	}
	return of.at(d.rng.NormFloat64())
}
