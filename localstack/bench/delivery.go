package main

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// deliveries measures how long it takes from before a message is sent over a socket until others have it on
// theirs: one other person, and the last of 99.
func (b *bench) deliveries() error {
	b.report.section("over sockets, one message at a time")
	for _, shape := range []struct{ people, messages int }{{2, 300}, {100, 60}} {
		if err := b.delivery(shape.people, b.some(shape.messages)); err != nil {
			return err
		}
	}
	return nil
}

// arrivals tells when a message has come to all who wait for it.
type arrivals struct {
	mu     sync.Mutex
	others int
	heard  map[int64]map[int]bool // by sequence_id: by whom
	all    chan int64
}

// hearing is what one of the others does with events. The same may come twice.
func (a *arrivals) hearing(who int) func(client.Event) {
	return func(e client.Event) {
		if e.Type != client.MessageCreated {
			return
		}
		a.mu.Lock()
		defer a.mu.Unlock()
		if a.heard[e.Sequence] == nil {
			a.heard[e.Sequence] = map[int]bool{}
		}
		if a.heard[e.Sequence][who] {
			return
		}
		if a.heard[e.Sequence][who] = true; len(a.heard[e.Sequence]) == a.others {
			a.all <- e.Sequence
		}
	}
}

func (b *bench) delivery(people, messages int) error {
	users := numbered(fmt.Sprint("hears-", people), people)
	channel, err := b.channel(users...)
	if err != nil {
		return err
	}
	sessions, err := b.logins(users)
	if err != nil {
		return err
	}
	a := &arrivals{others: people - 1, heard: map[int64]map[int]bool{}, all: make(chan int64, messages+1)}
	links := make([]*client.Link, people)
	defer func() {
		for _, link := range links {
			if link != nil {
				link.Cut()
			}
		}
	}()
	err = sideBySide(4, people, func(i int) (err error) {
		hear := func(client.Event) {}
		if i > 0 {
			hear = a.hearing(i)
		}
		if links[i], err = client.Dial(b.ctx, b.stack.SocketURL, sessions[i].Token, nil, hear); err != nil {
			return err
		}
		return links[i].Hello(b.ctx)
	})
	if err != nil {
		return err
	}
	var acknowledged, delivered []time.Duration
	for i := range messages + 1 {
		acked, all, err := b.tell(a, links[0], channel, i)
		if err != nil {
			return err
		}
		if i > 0 { // the first starts functions
			acknowledged, delivered = append(acknowledged, acked), append(delivered, all)
		}
	}
	b.report.add(fmt.Sprintf("%d connected, acknowledged", people), 0, percentiles(acknowledged))
	b.report.add(fmt.Sprintf("%d connected, at all the others", people), 0, percentiles(delivered))
	return nil
}

// tell sends one message and waits for it.
func (b *bench) tell(a *arrivals, from *client.Link, channel string, n int) (acknowledged, delivered time.Duration, err error) {
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	frame := messageTo(channel, "how long?")
	frame["type"], frame["key"] = "message.send", fmt.Sprint("n", n)
	began := time.Now()
	answer, err := from.Command(ctx, frame)
	acknowledged = time.Since(began)
	if err != nil {
		return 0, 0, err
	}
	var sent client.Entry
	if answer.Type != "ok" {
		return 0, 0, fmt.Errorf("the message was answered %s: %+v", answer.Type, answer.Problem)
	}
	if err := json.Unmarshal(answer.Data, &sent); err != nil {
		return 0, 0, err
	}
	for {
		select {
		case n := <-a.all:
			if n == sent.Sequence {
				return acknowledged, time.Since(began), nil
			}
		case <-ctx.Done():
			return 0, 0, fmt.Errorf("message %d did not come to everybody: %w", sent.Sequence, ctx.Err())
		}
	}
}
