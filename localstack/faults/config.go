package faults

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Config says how badly to behave. The zero value is a proxy that only passes requests on.
// Probabilities are from 0 to 1 and apply to each request (Unprocessed: to each key or write).
type Config struct {
	Seed        uint64
	Conflict    float64       // writes refused as if another transaction held one of their items
	Throttle    float64       // requests refused for throughput
	Timeout     float64       // connections dropped, half of them after the request took effect
	Error       float64       // 500 answers, half of them after the request took effect
	Unprocessed float64       // keys and writes of batches handed back
	Torn        time.Duration // the most that a transaction's items take to become visible
	Stale       time.Duration // the most that eventually consistent reads lag behind
	Latency     Latency
}

// Latency names a profile of delays.
type Latency string

const (
	// LatencyNone adds no delay.
	LatencyNone Latency = ""
	// LatencyAWS delays as AWS does within a region.
	LatencyAWS Latency = "aws"
)

// longest bounds windows: beyond it a request would outlive its client, and tests would say nothing.
const longest = time.Minute

// tracks tells whether reads may see old images, so that writes must be followed.
func (c Config) tracks() bool { return c.Torn > 0 || c.Stale > 0 }

// quiet tells whether there is nothing to do but pass requests on.
func (c Config) quiet() bool {
	c.Seed = 0
	return c == Config{}
}

// String is the text that Parse reads: only what differs from the zero value, in a fixed order.
func (c Config) String() string {
	var parts []string
	add := func(name, value string, zero bool) {
		if !zero {
			parts = append(parts, name+"="+value)
		}
	}
	add("seed", strconv.FormatUint(c.Seed, 10), c.Seed == 0)
	for _, name := range probabilityNames {
		p := *c.probability(name)
		add(name, strconv.FormatFloat(p, 'g', -1, 64), p == 0)
	}
	add("torn", c.Torn.String(), c.Torn == 0)
	add("stale", c.Stale.String(), c.Stale == 0)
	add("latency", string(c.Latency), c.Latency == LatencyNone)
	return strings.Join(parts, ",")
}

// Parse reads "seed=7,conflict=0.1,torn=20ms,latency=aws". Empty text is the zero Config.
func Parse(text string) (Config, error) {
	var c Config
	if strings.TrimSpace(text) == "" {
		return c, nil
	}
	seen := map[string]bool{}
	for _, part := range strings.Split(text, ",") {
		name, value, ok := strings.Cut(strings.TrimSpace(part), "=")
		if !ok {
			return Config{}, fmt.Errorf("faults: %q is not key=value", part)
		}
		if seen[name] {
			return Config{}, fmt.Errorf("faults: %s is given twice", name)
		}
		seen[name] = true
		if err := c.set(name, value); err != nil {
			return Config{}, fmt.Errorf("faults: %w", err)
		}
	}
	return c, nil
}

var probabilityNames = [...]string{"conflict", "throttle", "timeout", "error", "unprocessed"}

func (c *Config) probability(name string) *float64 {
	switch name {
	case "conflict":
		return &c.Conflict
	case "throttle":
		return &c.Throttle
	case "timeout":
		return &c.Timeout
	case "error":
		return &c.Error
	case "unprocessed":
		return &c.Unprocessed
	}
	return nil
}

func (c *Config) set(name, value string) error {
	if p := c.probability(name); p != nil {
		return parseProbability(p, name, value)
	}
	switch name {
	case "seed":
		n, err := strconv.ParseUint(value, 10, 64)
		if err != nil {
			return fmt.Errorf("seed=%s: want a whole number from 0", value)
		}
		c.Seed = n
		return nil
	case "torn":
		return parseWindow(&c.Torn, name, value)
	case "stale":
		return parseWindow(&c.Stale, name, value)
	case "latency":
		if Latency(value) != LatencyAWS {
			return fmt.Errorf("latency=%s: the only profile is aws", value)
		}
		c.Latency = LatencyAWS
		return nil
	}
	return fmt.Errorf("%q is no fault: use seed, %s, torn, stale or latency", name, strings.Join(probabilityNames[:], ", "))
}

func parseProbability(p *float64, name, value string) error {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || !(n >= 0 && n <= 1) {
		return fmt.Errorf("%s=%s: want a probability from 0 to 1", name, value)
	}
	*p = n
	return nil
}

func parseWindow(d *time.Duration, name, value string) error {
	n, err := time.ParseDuration(value)
	if err != nil || n < 0 || n > longest {
		return fmt.Errorf("%s=%s: want a duration such as 20ms, at most %s", name, value, longest)
	}
	*d = n
	return nil
}
