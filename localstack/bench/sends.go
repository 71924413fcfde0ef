package main

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// sends measures messages that are acknowledged, over HTTP: how many a second, and how long each takes.
func (b *bench) sends() error {
	b.report.section("sends, over HTTP")
	for _, shape := range []struct {
		name              string
		channels, senders int
		each              int // messages of each sender
	}{
		{"a direct channel, one at a time", 1, 1, 400},
		{"one channel, 20 senders", 1, 20, 20},
		{"50 channels, a sender each", 50, 50, 20},
	} {
		if err := b.rush(shape.name, shape.channels, shape.senders, b.some(shape.each)); err != nil {
			return err
		}
	}
	return nil
}

// rush has senders, spread over channels, each send some messages as fast as they are acknowledged.
func (b *bench) rush(name string, channels, senders, each int) error {
	people := numbered(fmt.Sprintf("rush-%d-%d", channels, senders), max(2, senders))
	ids, err := b.channels(channels, func(i int) []string {
		if channels == 1 {
			return people
		}
		return []string{people[i], people[(i+1)%len(people)]}
	})
	if err != nil {
		return err
	}
	tokens, err := b.logins(people[:senders])
	if err != nil {
		return err
	}
	took := make([][]time.Duration, senders)
	var tries atomic.Int64
	send := func(sender int, key string, n int) (err error) {
		took[sender], err = timed(n, func(i int) error {
			n, err := b.say(tokens[sender], ids[sender%channels], fmt.Sprint(key, sender, "-", i))
			tries.Add(int64(n))
			return err
		})
		return err
	}
	if err := sideBySide(senders, senders, func(i int) error { return send(i, "warm", 2) }); err != nil {
		return err
	}
	tries.Store(0)
	from, began := b.loggedBy("messages-send"), time.Now()
	if err := sideBySide(senders, senders, func(i int) error { return send(i, "run", each) }); err != nil {
		return err
	}
	elapsed := time.Since(began)
	used, err := b.usedSince("messages-send", from, int(tries.Load()))
	if err != nil {
		return err
	}
	var all []time.Duration
	for _, some := range took {
		all = append(all, some...)
	}
	values := used.each(percentiles(all))
	values["messages_per_second"] = float64(len(all)) / elapsed.Seconds()
	if refused := tries.Load() - int64(len(all)); refused > 0 {
		values["try_again_percent"] = 100 * float64(refused) / float64(tries.Load())
	}
	b.report.add(name, 0, values)
	return nil
}

// logins open a session for each user.
func (b *bench) logins(users []string) ([]*client.API, error) {
	sessions := make([]*client.API, len(users))
	return sessions, sideBySide(4, len(users), func(i int) (err error) {
		sessions[i], err = client.Login(b.ctx, b.stack.URL, b.http, users[i])
		return err
	})
}
