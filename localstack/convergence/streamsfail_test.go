package convergence

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// The streams' reader, and two of the streams.
const (
	fanout         = "stream-fanout"
	messagesStream = "Messages" // entries and changes
	channelsStream = "Channels" // receipts, and what people cleared
)

// What comes late or never by the streams: nobody believes what is no more, and nothing is lost for good.
func TestStreamsThatFail(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	t.Run("stalled", func(t *testing.T) { d.under(t).stalled() })
	t.Run("late", func(t *testing.T) { d.under(t).clearedBefore() })
	t.Run("given up", func(t *testing.T) { d.under(t).givenUp() })
}

// stall keeps streams from the fan-out until release, or the end of the test.
func (d *deployment) stall(events ...string) (release func()) {
	d.t.Helper()
	release = func() {
		for _, event := range events {
			d.StallStream(fanout, event, false)
		}
	}
	for _, event := range events {
		d.StallStream(fanout, event, true)
	}
	d.t.Cleanup(release)
	return release
}

// listener is a device that hears, and mends nothing by itself.
func (d *deployment) listener(user string) *seat {
	d.t.Helper()
	s := &seat{heard: &heard{}}
	s.Device = d.device(user, user, func(o *client.Options) { o.NoMending, o.Hear = true, s.heard.hear })
	d.live(s.Device)
	d.catchUp(s.Device)
	return s
}

func (d *deployment) catchUp(device *client.Device) {
	d.t.Helper()
	ctx, cancel := d.patient()
	defer cancel()
	if err := device.Sync(ctx); err != nil {
		d.t.Error(err)
	}
}

// comes waits until news of these messages came.
func (d *deployment) comes(what string, s *seat, sent ...client.Entry) {
	d.t.Helper()
	d.eventually(what, func() (missing []string) {
		for _, e := range sent {
			if !s.heard.message(e.ID) {
				missing = append(missing, fmt.Sprintf("%s was not told of entry %d of %s", s.User(), e.Sequence, e.Channel))
			}
		}
		return missing
	})
}

// stalled: the sender's own posts reach the people of a small channel; all else comes when the streams flow
// again, and what came before comes to nothing more.
func (d *deployment) stalled() {
	d.t.Helper()
	small := d.group(nil, "stall-ann", "stall-bob")
	large := d.group(nil, append(numbered("stall-", crowd), "stall-ann", "stall-bob")...)
	old := d.say("stall-ann", small, "old")
	bob := d.listener("stall-bob")
	d.AwaitStreams()
	release := d.stall(messagesStream, channelsStream)
	d.comes("the fast path", bob, d.say("stall-ann", small, "the first")) // and with it all that came before
	had := len(bob.heard.all())
	var fast []client.Entry
	for n := range 5 {
		fast = append(fast, d.say("stall-ann", small, fmt.Sprint("fast ", n)))
	}
	d.comes("the fast path", bob, fast...)
	ann := d.server.As("stall-ann")
	d.must(ann, http.MethodDelete, "/v1/messages/"+old.ID, nil)
	d.must(ann, http.MethodPut, "/v1/channels/"+small+"/seen", client.Object{"sequence_id": 3})
	slow := d.say("stall-ann", large, "slow")
	fresh := d.group(nil, "stall-ann", "stall-bob")
	d.comes("the fast path", bob, d.say("stall-ann", small, "the last"))
	for _, e := range bob.heard.all()[had:] {
		if e.Type != client.MessageCreated || e.Channel == large {
			d.t.Errorf("the streams stand still, and bob was told of %s in %s", e.Type, e.Channel)
		}
	}
	release()
	d.comes("the sure path", bob, slow)
	d.eventually("the sure path", func() []string {
		return append(bob.heard.without(client.MessageChanged, small), bob.heard.without(client.ChannelCreated, fresh)...)
	})
	d.AwaitStreams()
	d.eventually("by events alone", func() []string {
		return slices.DeleteFunc(d.disagreements(bob.Device), func(wrong string) bool {
			return strings.Contains(wrong, "holds the channels") // the new one has to be asked for
		})
	})
	d.catchUp(bob.Device)
	d.agree("after a sync", bob.Device)
}

// clearedBefore: what somebody cleared at another time in a channel is nothing to who came back, and nothing
// at all to who did not.
func (d *deployment) clearedBefore() {
	d.t.Helper()
	channel := d.group(nil, "late-ann", "late-back", "late-away")
	for n := range 6 {
		d.say("late-ann", channel, fmt.Sprint("words ", n))
	}
	seats := map[string]*seat{}
	for _, user := range []string{"late-back", "late-away"} {
		s := &seat{heard: &heard{}}
		s.Device = d.device(user, user, func(o *client.Options) { o.Hear = s.heard.hear })
		d.live(s.Device)
		seats[user] = s
	}
	d.AwaitStreams()
	release := d.stall(channelsStream)
	for user := range seats {
		d.must(d.server.As(user), http.MethodPut, "/v1/channels/"+channel+"/cleared", client.Object{"sequence_id": 5})
		d.must(d.server.As(user), http.MethodDelete, "/v1/channels/"+channel+"/participants/me", nil)
	}
	for user, s := range seats {
		d.eventually(user, func() []string { return s.heard.without(client.ChannelRemoved, channel) })
	}
	d.must(d.server.As("late-ann"), http.MethodPost, "/v1/channels/"+channel+"/participants", client.Object{"user_ids": []string{"late-back"}})
	back, away := seats["late-back"], seats["late-away"]
	d.eventually("who is back", func() []string { return back.heard.without(client.ChannelCreated, channel) })
	d.agree("before the streams flow", back.Device, away.Device)
	had := len(away.heard.all())
	release()
	d.AwaitStreams()
	home := d.group(nil, "late-host", "late-back", "late-away")
	fence := d.say("late-host", home, "all before this is told")
	d.comes("what comes last", back, fence)
	d.comes("what comes last", away, fence)
	for _, e := range away.heard.all()[had:] {
		if e.Channel == channel {
			d.t.Errorf("who is no more in the channel was told %s: %s", e.Type, e.Data)
		}
	}
	d.agree("after the streams flowed", back.Device, away.Device)
}

// givenUp: records that cannot be told go to the failure destination. Who was connected all the time learns
// by their next sync what they held, and by the next event that a sync is due.
func (d *deployment) givenUp() {
	d.t.Helper()
	channel := d.group(nil, append(numbered("poison-", crowd), "poison-ann", "poison-bob")...)
	old := d.say("poison-ann", channel, "old")
	plain, bob := d.listener("poison-0"), d.device("poison-bob", "poison-bob")
	d.live(bob)
	d.comes("before", plain, d.say("poison-ann", channel, "before"))
	d.AwaitStreams()
	given := d.discarded()
	d.PoisonStream(fanout, messagesStream, 1000)
	d.t.Cleanup(func() { d.PoisonStream(fanout, messagesStream, 0) })
	lost := d.say("poison-ann", channel, "lost")
	d.must(d.server.As("poison-ann"), http.MethodDelete, "/v1/messages/"+old.ID, nil)
	for until := time.Now().Add(patience); d.discarded() < given+2; time.Sleep(breath) {
		if time.Now().After(until) {
			d.t.Fatalf("%d records were given up, not 2", d.discarded()-given)
		}
	}
	d.PoisonStream(fanout, messagesStream, 0)
	if batches := d.failures(channel); batches < 1 || batches > 2 {
		d.t.Errorf("the failure destination has %d batches", batches)
	}
	if plain.heard.message(lost.ID) || len(plain.heard.without(client.MessageChanged, channel)) == 0 {
		d.t.Error("what was given up was told: this proves nothing")
	}
	d.catchUp(plain.Device)
	d.agree("who syncs", plain.Device)
	next := d.say("poison-ann", channel, "next")
	d.comes("what follows", plain, next)
	d.agree("who sees the gap", bob, plain.Device)
}

// discarded is how many records of messages were given up.
func (d *deployment) discarded() int {
	d.t.Helper()
	for _, stream := range d.Streams() {
		if stream.Function == fanout && stream.Event == messagesStream {
			return stream.Discarded
		}
	}
	d.t.Fatal("there is no such stream")
	return 0
}

// failures are the batches in the failure destination, each of which says why it is there, and is of a channel.
func (d *deployment) failures(channel string) (batches int) {
	d.t.Helper()
	err := filepath.WalkDir(filepath.Join(d.Data, "buckets", "failedrecords"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		var record struct {
			RequestContext struct{ Condition string }
			Payload        string
		}
		if err == nil {
			err = json.Unmarshal(text, &record)
		}
		if record.RequestContext.Condition != "RetryAttemptsExhausted" || !strings.Contains(record.Payload, channel) {
			err = errors.Join(err, fmt.Errorf("%s: %.300s", path, text))
		}
		batches++
		return err
	})
	if err != nil {
		d.t.Error(err)
	}
	return batches
}
