package main

import (
	"fmt"
	"net/http"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// byLength shows that neither sends nor pages feel how long a channel is.
func (b *bench) byLength() error {
	b.report.section("by how many messages the channel has")
	alice := b.server.As("long-alice")
	channel, err := b.channel("long-alice", "long-bob")
	if err != nil {
		return err
	}
	has := 0
	for _, length := range b.curve(10, 100, 1_000, 10_000) {
		if err := b.fill(alice, channel, fmt.Sprint("to", length, "-"), length-has); err != nil {
			return err
		}
		has = length
		path := "/v1/channels/" + channel + "/messages?per_page=10&page="
		for _, page := range []struct {
			name   string
			number int
		}{{"the first page of 10", 1}, {"the middle page of 10", max(1, length/20)}, {"the last page of 10", length / 10}} {
			err := b.measured(page.name, length, "messages-list", 20, func(int) error { return b.get(alice, fmt.Sprint(path, page.number)) })
			if err != nil {
				return err
			}
		}
		if err := b.measured("send", length, "messages-send", 20, b.sending(alice, channel, length)); err != nil {
			return err
		}
		has += 20
	}
	return nil
}

// sending is what sends the i-th message of a point on a curve.
func (b *bench) sending(c *client.API, channel string, at int) func(i int) error {
	return func(i int) error {
		_, err := b.say(c, channel, fmt.Sprint("at", at, "-", i))
		return err
	}
}

// byParticipants shows what a channel's size moves.
func (b *bench) byParticipants() error {
	b.report.section("by how many participants the channel has")
	for _, size := range b.curve(2, 10, 100, 1_000) {
		people := numbered("of-many", size)
		channel, err := b.channel(people...)
		if err != nil {
			return err
		}
		alice, bob := b.server.As(people[0]), b.server.As(people[1])
		if err := b.measured("send", size, "messages-send", 20, b.sending(alice, channel, size)); err != nil {
			return err
		}
		err = b.measured("mark seen", size, "channels-seen", 20, func(i int) error {
			return b.must(bob, http.MethodPut, "/v1/channels/"+channel+"/seen", client.Object{"sequence_id": i + 1})
		})
		if err != nil {
			return err
		}
		path := "/v1/channels/" + channel + "/messages?per_page=10"
		if err := b.measured("a page of 10", size, "messages-list", 20, func(int) error { return b.get(alice, path) }); err != nil {
			return err
		}
	}
	return nil
}

// byChannels shows what it costs to be in many channels.
func (b *bench) byChannels() error {
	b.report.section("by how many channels the caller is in")
	has := 0
	alice := b.server.As("in-many")
	for _, n := range b.curve(10, 100, 1_000) {
		if n > 100 {
			b.report.progress("making %d channels", n-has)
		}
		if _, err := b.channels(n-has, func(i int) []string { return []string{"in-many", fmt.Sprint("one-of-", n, "-", i)} }); err != nil {
			return err
		}
		has = n
		err := b.measured("the first page of 50", n, "channels-list", 5, func(int) error { return b.get(alice, "/v1/channels") })
		if err != nil {
			return err
		}
		if err := b.measured("unread", n, "unread-get", 5, func(int) error { return b.get(alice, "/v1/unread") }); err != nil {
			return err
		}
	}
	return nil
}

// curve is the points of a curve; a quick one ends early.
func (b *bench) curve(points ...int) []int {
	if b.quick {
		return points[:2]
	}
	return points
}
