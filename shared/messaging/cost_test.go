package messaging_test

import (
	"context"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
)

// Every operation has a price, in calls to DynamoDB and in capacity units as it reports them. A change
// that moves one has to say so here. (P10) Calls made side by side count one each; docs/cost.md says
// which wait for which.
func TestCosts(t *testing.T) {
	w := quiet(t)
	alice, bob := w.user("alice"), w.user("bob")
	direct := w.channel(alice, parley.Personal, "bob")
	group := w.channel(alice, parley.Group, names(20)...)
	crowd := w.channel(alice, parley.Group, names(99)...)
	member := w.user("user-000")
	for _, c := range []messaging.ChannelView{direct, group, crowd} {
		for range 60 {
			w.send(alice, c.Head.Channel, "hello")
		}
	}
	send := func(c messaging.ChannelView) func(context.Context) error {
		return func(ctx context.Context) error {
			sent, err := w.Send(ctx, alice, messaging.SendRequest{Message: draft("hello"), Channels: []string{string(c.Head.Channel)}})
			if err == nil {
				err = sent[0].Err
			}
			return err
		}
	}
	seen := func(who parley.Credential, c messaging.ChannelView, mark messaging.Mark, n int64) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := w.MarkChannel(ctx, who, string(c.Head.Channel), mark, n)
			return err
		}
	}
	seenMessage := func(who parley.Credential, c messaging.ChannelView, n int64) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := w.MarkMessage(ctx, who, string(parley.NewMessageID(c.Head.Channel, n)), messaging.Seen)
			return err
		}
	}
	list := func(c messaging.ChannelView, page int64) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := w.ListMessages(ctx, alice, string(c.Head.Channel), parley.Selection{Page: parley.Page{Number: page, Size: 10}}, false)
			return err
		}
	}
	for _, test := range []struct {
		name string
		do   func(context.Context) error
		want meter.Usage
	}{
		{"send, direct", send(direct), meter.Usage{Calls: 2, ReadUnits: 6, WriteUnits: 8}},
		{"send, 21 people", send(group), meter.Usage{Calls: 2, ReadUnits: 6, WriteUnits: 8}},
		{"send, 100 people", send(crowd), meter.Usage{Calls: 2, ReadUnits: 6, WriteUnits: 8}},
		{"channel delivered", seen(bob, direct, messaging.Delivered, 10), meter.Usage{Calls: 2, ReadUnits: 6, WriteUnits: 1}},
		{"channel seen", seen(bob, direct, messaging.Seen, 10), meter.Usage{Calls: 2, ReadUnits: 6, WriteUnits: 1}},
		{"channel seen, 100 people", seen(member, crowd, messaging.Seen, 10), meter.Usage{Calls: 2, ReadUnits: 6, WriteUnits: 1}},
		{"channel seen again", seen(bob, direct, messaging.Seen, 10), meter.Usage{Calls: 1, ReadUnits: 6}},
		{"message seen, direct", seenMessage(bob, direct, 20), meter.Usage{Calls: 2, ReadUnits: 7, WriteUnits: 1}},
		{"message seen, 21 people", seenMessage(member, group, 20), meter.Usage{Calls: 3, ReadUnits: 9, WriteUnits: 1}},
		{"list, direct, first page", list(direct, 1), meter.Usage{Calls: 3, ReadUnits: 8}},
		{"list, direct, last page", list(direct, 6), meter.Usage{Calls: 3, ReadUnits: 8}},
		{"get message, direct", func(ctx context.Context) error {
			_, err := w.GetMessage(ctx, alice, string(parley.NewMessageID(direct.Head.Channel, 5)))
			return err
		}, meter.Usage{Calls: 2, ReadUnits: 8}},
		{"get channel, direct", func(ctx context.Context) error {
			_, err := w.GetChannel(ctx, alice, string(direct.Head.Channel))
			return err
		}, meter.Usage{Calls: 4, ReadUnits: 9}},
		{"unread, 3 channels", func(ctx context.Context) error {
			_, err := w.CountUnread(ctx, alice)
			return err
		}, meter.Usage{Calls: 3, ReadUnits: 11}},
	} {
		priced(t, test.name, test.want, test.do)
	}
}
