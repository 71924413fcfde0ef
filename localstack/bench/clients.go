package main

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// some is how often something is repeated: n times, or a few where the bench is to be quick.
func (b *bench) some(n int) int {
	if b.quick {
		return max(1, n/20)
	}
	return n
}

// timed does something n times, one after the other.
func timed(n int, do func(i int) error) (took []time.Duration, err error) {
	for i := range n {
		began := time.Now()
		if err := do(i); err != nil {
			return nil, err
		}
		took = append(took, time.Since(began))
	}
	return took, nil
}

// percentiles are the middle and nearly the worst of some durations.
func percentiles(took []time.Duration) map[string]float64 {
	slices.Sort(took)
	at := func(p int) float64 { return milliseconds(took[min(len(took)-1, len(took)*p/100)]) }
	return map[string]float64{"p50_ms": at(50), "p99_ms": at(99)}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// measured does something n times, and notes how long it took and what it cost by the log of a function.
func (b *bench) measured(name string, at int, function string, n int, do func(i int) error) error {
	from := b.loggedBy(function)
	took, err := timed(n, do)
	if err != nil {
		return err
	}
	used, err := b.usedSince(function, from, n)
	if err != nil {
		return err
	}
	b.report.add(name, at, used.each(percentiles(took)))
	return nil
}

// get reads something, once.
func (b *bench) get(c *client.API, path string) error {
	return c.Once(b.ctx, http.MethodGet, path, nil).Error()
}

// must makes a call that is not to be refused, however often it takes.
func (b *bench) must(c *client.API, method, path string, body any) error {
	return c.Settle(b.ctx, method, path, body).Error()
}

// channel makes a group in the name of its first person, with everybody else, however many.
func (b *bench) channel(people ...string) (id string, err error) {
	owner := b.server.As(people[0])
	var made client.Channel
	first := people[:min(len(people), 100)]
	if err := owner.Settle(b.ctx, http.MethodPost, "/v1/channels", client.Object{"participants": first}).Into(&made); err != nil {
		return "", err
	}
	for rest := range slices.Chunk(people[len(first):], 100) {
		if err := b.must(owner, http.MethodPost, "/v1/channels/"+made.ID+"/participants", client.Object{"user_ids": rest}); err != nil {
			return "", err
		}
	}
	return made.ID, nil
}

// channels makes n groups of a few at once.
func (b *bench) channels(n int, people func(i int) []string) (ids []string, err error) {
	ids = make([]string, n)
	return ids, sideBySide(4, n, func(i int) (err error) {
		ids[i], err = b.channel(people(i)...)
		return err
	})
}

func messageTo(channel, words string) client.Object {
	return client.Object{
		"message":    client.Object{"type": "text", "content": client.Object{"text": words}},
		"recipients": client.Object{"channels": []string{channel}},
	}
}

// say sends a message as somebody, however often it takes; tries is how often.
func (b *bench) say(c *client.API, channel, key string) (tries int, err error) {
	for tries = 1; ; tries++ {
		a := c.Once(b.ctx, http.MethodPost, "/v1/messages", messageTo(channel, "a message of usual length, "+key), "Idempotency-Key", key)
		if a.Done() || a.Code != "try_again" {
			return tries, a.Error()
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// fill sends n messages to a channel, one after the other.
func (b *bench) fill(c *client.API, channel, key string, n int) error {
	for i := range n {
		if _, err := b.say(c, channel, fmt.Sprint(key, i)); err != nil {
			return err
		}
		if i%1000 == 999 && n > 1000 {
			b.report.progress("%d of %d messages", i+1, n)
		}
	}
	return nil
}

// sideBySide does something for each of n, some at once, and gives the first error.
func sideBySide(atOnce, n int, do func(i int) error) error {
	var (
		group sync.WaitGroup
		mu    sync.Mutex
		first error
		next  = make(chan int)
	)
	for range min(atOnce, n) {
		group.Go(func() {
			for i := range next {
				if err := do(i); err != nil {
					mu.Lock()
					if first == nil {
						first = err
					}
					mu.Unlock()
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
	return first
}

// numbered are n user ids.
func numbered(name string, n int) (users []string) {
	for i := range n {
		users = append(users, fmt.Sprintf("%s-%d", name, i))
	}
	return users
}
