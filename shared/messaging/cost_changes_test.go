package messaging_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/rate"
)

// priced holds what an operation takes, as a client's call for which no counter steps, against its price.
func priced(t *testing.T, name string, want meter.Usage, do func(context.Context) error) {
	t.Helper()
	metered, used := meter.With(context.Background())
	ctx, call := rate.Begin(metered)
	if err := do(ctx); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	call.End()
	got := used.Total()
	got.Failures = 0 // a connection that broke is no cost of the operation
	if got != want {
		t.Errorf("%s: %+v, want %+v", name, got, want)
	}
}

// The prices of changes, in groups of small items. (P10)
func TestCostsOfChanges(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	alice, bob, carol := w.user("alice"), w.user("bob"), w.user("carol")
	channel := w.group(alice, parley.ChannelDraft{Participants: []string{"bob"}, Exposed: true, Title: "open"}).Head.Channel
	named := string(channel)
	for range 30 {
		w.send(alice, channel, "hello")
	}
	bulk := make([]string, 20)
	for i := range bulk {
		bulk[i] = id(channel, int64(i+5))
	}
	send := func(ctx context.Context) error {
		sent, err := w.Send(ctx, alice, messaging.SendRequest{Message: draft("hello"), Channels: []string{named}})
		if err == nil {
			err = sent[0].Err
		}
		return err
	}
	add := func(people ...string) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := w.AddParticipants(ctx, alice, named, people)
			return err
		}
	}
	for _, test := range []struct {
		name string
		want meter.Usage
		do   func(context.Context) error
	}{
		{"send", meter.Usage{Calls: 2, ReadUnits: 6, WriteUnits: 8}, send},
		{"delete", meter.Usage{Calls: 2, ReadUnits: 7, WriteUnits: 8}, func(ctx context.Context) error { return w.DeleteMessage(ctx, alice, id(channel, 1)) }},
		{"delete again", meter.Usage{Calls: 1, ReadUnits: 7}, func(ctx context.Context) error { return w.DeleteMessage(ctx, alice, id(channel, 1)) }},
		{"delete 20", meter.Usage{Calls: 3, ReadUnits: 27, WriteUnits: 122}, func(ctx context.Context) error { _, err := w.DeleteMessages(ctx, alice, bulk); return err }},
		{"send after deletes", meter.Usage{Calls: 2, ReadUnits: 6, WriteUnits: 8}, send},
		{"get channel with deleted entries above the watermark", meter.Usage{Calls: 5, ReadUnits: 10}, func(ctx context.Context) error { _, err := w.GetChannel(ctx, bob, named); return err }},
		{"metadata", meter.Usage{Calls: 3, ReadUnits: 8, WriteUnits: 6}, func(ctx context.Context) error {
			_, err := w.PatchMessageMetadata(ctx, alice, id(channel, 2), jsontext.Value(`{"a":1}`))
			return err
		}},
		{"patch", meter.Usage{Calls: 6, ReadUnits: 12, WriteUnits: 6}, func(ctx context.Context) error {
			_, err := w.PatchChannel(ctx, alice, named, parley.ChannelPatch{Description: quoted("new")}, nil)
			return err
		}},
		{"patch of an exposed title", meter.Usage{Calls: 6, ReadUnits: 12, WriteUnits: 10}, func(ctx context.Context) error {
			_, err := w.PatchChannel(ctx, alice, named, parley.ChannelPatch{Title: quoted("new")}, nil)
			return err
		}},
		{"add 1", meter.Usage{Calls: 3, ReadUnits: 9, WriteUnits: 17}, add("new-0")},
		{"add 1 again", meter.Usage{Calls: 1, ReadUnits: 9}, add("new-0")},
		{"add 20", meter.Usage{Calls: 3, ReadUnits: 47, WriteUnits: 169}, add(names(20)...)},
		{"list participants", meter.Usage{Calls: 2, ReadUnits: 8}, func(ctx context.Context) error {
			_, err := w.ListParticipants(ctx, alice, named, parley.Page{Number: 1, Size: 50})
			return err
		}},
		{"role", meter.Usage{Calls: 2, ReadUnits: 8, WriteUnits: 6}, func(ctx context.Context) error {
			_, err := w.UpdateParticipant(ctx, alice, named, "bob", parley.RoleReadOnly)
			return err
		}},
		{"join", meter.Usage{Calls: 6, ReadUnits: 14, WriteUnits: 14}, func(ctx context.Context) error { _, err := w.JoinChannel(ctx, carol, named); return err }},
		{"leave", meter.Usage{Calls: 2, ReadUnits: 7, WriteUnits: 14}, func(ctx context.Context) error { return w.RemoveParticipant(ctx, carol, named, "me") }},
		{"clear", meter.Usage{Calls: 2, ReadUnits: 6, WriteUnits: 1}, func(ctx context.Context) error {
			_, err := w.MarkChannel(ctx, bob, named, messaging.Cleared, 31)
			return err
		}},
		{"the last owner leaves", meter.Usage{Calls: 4, ReadUnits: 11, WriteUnits: 18}, func(ctx context.Context) error { return w.RemoveParticipant(ctx, alice, named, "me") }},
		{"delete the channel, 21 people", meter.Usage{Calls: 4, ReadUnits: 8.5, WriteUnits: 54}, func(ctx context.Context) error { return w.DeleteChannel(ctx, w.server(""), named) }},
		{"delete the channel again", meter.Usage{Calls: 1, ReadUnits: 4.5}, func(ctx context.Context) error { return w.DeleteChannel(ctx, w.server(""), named) }},
	} {
		priced(t, test.name, test.want, test.do)
	}
}

// A sync costs a small read for each channel of the caller's, and what changed.
func TestCostsOfSync(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	for _, test := range []struct {
		channels                  int
		snapshot, nothing, delta3 meter.Usage
	}{
		{10, meter.Usage{Calls: 34, ReadUnits: 57}, meter.Usage{Calls: 3, ReadUnits: 25}, meter.Usage{Calls: 15, ReadUnits: 38}},
		{100, meter.Usage{Calls: 311, ReadUnits: 521}, meter.Usage{Calls: 4, ReadUnits: 207}, meter.Usage{Calls: 16, ReadUnits: 220}},
	} {
		alice, peer := w.user(parley.UserID(fmt.Sprint("alice-", test.channels))), w.user("peer")
		var channels []parley.ChannelID
		for range test.channels {
			channels = append(channels, w.channel(peer, parley.Group, fmt.Sprint("alice-", test.channels)).Head.Channel)
			w.send(peer, channels[len(channels)-1], "hello")
		}
		c := w.client(alice)
		req := func() messaging.SyncRequest { return messaging.SyncRequest{Channels: c.positions(), PerChannel: 20} }
		sync := func(ctx context.Context) error { _, err := w.Sync(ctx, alice, req()); return err }
		priced(t, fmt.Sprintf("snapshot of %d channels", test.channels), test.snapshot, sync)
		c.must(test.channels)
		priced(t, fmt.Sprintf("sync of %d channels, nothing new", test.channels), test.nothing, sync)
		w.send(peer, channels[0], "hello")
		w.send(peer, channels[1], "hello")
		w.is("delete", w.DeleteMessage(ctx, peer, id(channels[2], 1)), "")
		priced(t, fmt.Sprintf("sync of %d channels, 3 of them changed", test.channels), test.delta3, sync)
		c.must(3)
		for _, channel := range channels { // what is counted only where it is shown costs nothing where it is not
			_, _ = w.DeleteMessages(ctx, peer, []string{id(channel, 1)})
		}
		c.must(test.channels - 1)
		priced(t, fmt.Sprintf("sync of %d channels with deletions, nothing new", test.channels), test.nothing, sync)
	}
}
