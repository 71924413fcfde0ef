package messaging_test

import (
	"context"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/queue"
)

// The prices of what is begun by a call and done by queues. (P10)
func TestCostsOfScheduledMessages(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	alice := w.user("alice")
	w.user("bot")
	channel := string(w.channel(alice, parley.Group, "bob", "bot").Head.Channel)
	var noted parley.Scheduled
	schedule := func(key string) func(context.Context) error {
		return func(ctx context.Context) (err error) {
			noted, err = w.Schedule(ctx, w.server("bot"), messaging.SendRequest{
				Message: draft("later"), Key: &key, Channels: []string{channel}, Schedule: &parley.Schedule{Delay: 60, Typing: 5},
			})
			return err
		}
	}
	after := func(d time.Duration) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := w.in(d).SendScheduled(ctx, w.app.ID, noted.ID, nil)
			return err
		}
	}
	for _, test := range []struct {
		name string
		do   func(context.Context) error
		want meter.Usage
	}{
		{"schedule", schedule("k"), meter.Usage{Calls: 2, ReadUnits: 7.5, WriteUnits: 6}},
		{"the same again", schedule("k"), meter.Usage{Calls: 1, ReadUnits: 7.5}},
		{"a look before its time", after(0), meter.Usage{Calls: 1, ReadUnits: 2}},
		{"its sending", after(time.Hour), meter.Usage{Calls: 6, ReadUnits: 7, WriteUnits: 10}},
		{"a look after it", after(time.Hour), meter.Usage{Calls: 1, ReadUnits: 2}},
		{"schedule another", schedule("other"), meter.Usage{Calls: 2, ReadUnits: 7.5, WriteUnits: 6}},
		{"cancel it", func(ctx context.Context) error { return w.CancelScheduled(ctx, w.server("bot"), noted.ID) }, meter.Usage{Calls: 2, ReadUnits: 3.5, WriteUnits: 1}},
	} {
		priced(t, test.name, test.want, test.do)
	}
}

func TestCostsOfAnnouncements(t *testing.T) {
	t.Parallel()
	w, q := quiet(t), &pigeonholes{}
	w.Queueing(q)
	w.user("bot")
	var view messaging.AnnouncementView
	announce := func(key string, recipients ...string) func(context.Context) error {
		return func(ctx context.Context) (err error) {
			view, err = w.Announce(ctx, w.server("bot"), announcement(key, recipients...))
			return err
		}
	}
	work := func(ctx context.Context) error {
		jobs := q.jobs
		q.jobs = nil
		for _, text := range jobs {
			w.DeliverAnnouncements(ctx, []queue.Job{{ID: "1", Text: text}})
		}
		return nil
	}
	for _, test := range []struct {
		name string
		do   func(context.Context) error
		want meter.Usage
	}{
		{"announce to 10", announce("k", someone(10)...), meter.Usage{Calls: 4, ReadUnits: 14.5, WriteUnits: 5}},
		{"its beginning", work, meter.Usage{Calls: 1, ReadUnits: 1}},
		{"its delivery to 10 strangers", work, meter.Usage{Calls: 42, ReadUnits: 94, WriteUnits: 182}},
		{"the same again", announce("k", someone(10)...), meter.Usage{Calls: 3, ReadUnits: 6.5}},
		{"look how far it is", func(ctx context.Context) error {
			_, err := w.GetAnnouncement(ctx, w.server(""), view.Announcement.ID)
			return err
		}, meter.Usage{Calls: 3, ReadUnits: 4.5}},
		{"announce to 10 who know announcements", announce("next", someone(10)...), meter.Usage{Calls: 3, ReadUnits: 14.5, WriteUnits: 4}},
		{"its beginning", work, meter.Usage{Calls: 1, ReadUnits: 1}},
		{"its delivery", work, meter.Usage{Calls: 22, ReadUnits: 54, WriteUnits: 82}},
		{"announce to 500", announce("many", someone(500)...), meter.Usage{Calls: 8, ReadUnits: 504.5, WriteUnits: 19}},
	} {
		priced(t, test.name, test.want, test.do)
	}
}
