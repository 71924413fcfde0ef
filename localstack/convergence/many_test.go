package convergence

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

const (
	manyChannels = 1000
	atOnce       = 12
)

// P9: a sync is answered whatever one has and wherever one stands: page by page everything, then only
// what changed.
func syncOfManyChannels(d *deployment) {
	ids := d.manyOf("many-ann", manyChannels)
	s := &syncer{deployment: d, api: d.login("many-ann"), at: map[string]client.Position{}}
	d.t.Run("all", func(t *testing.T) { s.under(t).everything(ids) })
	d.t.Run("nothing", func(t *testing.T) {
		if changed := s.under(t).run(); len(changed) != 0 {
			t.Errorf("nothing changed, and %d channels came", len(changed))
		}
	})
	d.t.Run("three", func(t *testing.T) { s.under(t).three(ids) })
	d.t.Run("gap", func(t *testing.T) { s.under(t).ahead(ids[7]) })
	d.t.Run("cursors", func(t *testing.T) { s.under(t).cursors() })
	d.t.Run("epoch", func(t *testing.T) { s.under(t).otherEpoch(ids) })
}

// manyOf makes channels of somebody, with a message in each.
func (d *deployment) manyOf(user string, n int) []string {
	d.t.Helper()
	ids := make([]string, n)
	var group sync.WaitGroup
	for worker := range atOnce {
		group.Go(func() {
			for i := worker; i < n; i += atOnce {
				ids[i] = d.group(client.Object{"title": fmt.Sprint("channel ", i)}, user, "many-other")
				if i%20 == 0 {
					d.say("many-other", ids[i], strings.Repeat("words ", 1000))
				}
			}
		})
	}
	group.Wait()
	return ids
}

// syncer asks for syncs and keeps the positions, and nothing else.
type syncer struct {
	*deployment
	api   *client.API
	epoch json.RawMessage
	at    map[string]client.Position
	pages int
}

func (s *syncer) under(t *testing.T) *syncer {
	s.deployment = s.deployment.under(t)
	return s
}

// run syncs once, all pages, and gives what came by channel.
func (s *syncer) run() map[string]client.SyncChannel {
	s.t.Helper()
	body := client.Object{"channels": s.at}
	if s.epoch != nil {
		body["epoch"] = s.epoch
	}
	out := map[string]client.SyncChannel{}
	for s.pages = 1; ; s.pages++ {
		var answer client.SyncAnswer
		a := s.must(s.api, http.MethodPost, "/v1/sync", body)
		if err := a.Into(&answer); err != nil {
			s.t.Fatal(err)
		}
		if len(a.Body) > 6<<20 || len(answer.Removed) > 0 && s.pages > 1 {
			s.t.Errorf("a page of %d bytes, %d removed", len(a.Body), len(answer.Removed))
		}
		for _, c := range answer.Channels {
			if _, twice := out[c.Channel.ID]; twice {
				s.t.Errorf("channel %s comes twice", c.Channel.ID)
			}
			out[c.Channel.ID] = c
		}
		s.epoch = answer.Epoch
		if answer.NextCursor == "" {
			break
		}
		body = client.Object{"cursor": answer.NextCursor}
	}
	for id, c := range out {
		s.at[id] = c.Position
	}
	return out
}

func (s *syncer) everything(ids []string) {
	got := s.run()
	s.t.Logf("%d channels on %d pages", len(got), s.pages)
	if !slices.Equal(slices.Sorted(maps.Keys(got)), slices.Sorted(slices.Values(ids))) || s.pages < 2 {
		s.t.Errorf("%d channels of %d came on %d pages", len(got), len(ids), s.pages)
	}
	for i, id := range ids {
		want := int64(0)
		if i%20 == 0 {
			want = 1
		}
		if c := got[id]; int64(len(c.Messages)) != want || c.Position.Sequence != want || c.HasMore || c.Reset != "" {
			s.t.Errorf("channel %d of %d messages came as %+v", i, want, c)
		}
	}
}

// three changes three channels in three ways, one of them by another device of one's own.
func (s *syncer) three(ids []string) {
	e := s.say("many-other", ids[3], "something new")
	s.must(s.server.As("many-other"), http.MethodDelete, "/v1/messages/"+s.messageIn(ids[20]), nil)
	s.must(s.login("many-ann"), http.MethodPut, "/v1/channels/"+ids[40]+"/seen", client.Object{"sequence_id": 1})
	got := s.run()
	if len(got) != 3 || s.pages != 1 {
		s.t.Errorf("three channels changed, and %d came on %d pages", len(got), s.pages)
	}
	if c := got[ids[3]]; len(c.Messages) != 1 || c.Messages[0].ID != e.ID || len(c.Changes) != 0 {
		s.t.Errorf("of a new message came %+v", c)
	}
	if c := got[ids[20]]; len(c.Messages) != 0 || len(c.Changes) != 1 || c.Changes[0].Kind != client.MessageChanged {
		s.t.Errorf("of a deleted message came %+v", c)
	}
	if c := got[ids[40]]; len(c.Messages)+len(c.Changes) != 0 || c.Channel.Seen == nil || *c.Channel.Seen != 1 {
		s.t.Errorf("of a watermark of mine came %+v", c)
	}
}

func (s *syncer) messageIn(channel string) string {
	s.t.Helper()
	log, err := client.History(s.t.Context(), s.api, channel)
	if err != nil || len(log) == 0 {
		s.t.Fatalf("%v, %v", err, log)
	}
	return log[0].ID
}

// otherEpoch comes with positions of another epoch: all are reset, and the new ones hold.
func (s *syncer) otherEpoch(ids []string) {
	var epoch int64
	if err := json.Unmarshal(s.epoch, &epoch); err != nil {
		s.t.Fatal(err)
	}
	s.epoch = json.RawMessage(fmt.Sprint(epoch + 1))
	got := s.run()
	if len(got) != len(ids) {
		s.t.Errorf("%d channels of %d came", len(got), len(ids))
	}
	for id, c := range got {
		if c.Reset != "epoch" {
			s.t.Errorf("channel %s has the reset %q", id, c.Reset)
			break
		}
	}
	if again := s.run(); len(again) != 0 {
		s.t.Errorf("after the reset %d channels came", len(again))
	}
}

// ahead comes with a position that was never given: that one channel is reset, and the new position holds.
func (s *syncer) ahead(id string) {
	was := s.at[id]
	s.at[id] = client.Position{Sequence: 1000, Change: 1000}
	got := s.run()
	if c := got[id]; len(got) != 1 || c.Reset != "gap" || c.Position.Sequence != was.Sequence || c.Position.Change != was.Change {
		s.t.Errorf("of a position that is ahead came %d channels: %+v", len(got), got[id])
	}
	if again := s.run(); len(again) != 0 {
		s.t.Errorf("after the reset %d channels came", len(again))
	}
}

// cursors come alone and from their owner, or are refused; what they lead to is never another's.
func (s *syncer) cursors() {
	var answer client.SyncAnswer
	if err := s.must(s.api, http.MethodPost, "/v1/sync", client.Object{}).Into(&answer); err != nil || answer.NextCursor == "" {
		s.t.Fatalf("%v, cursor %q", err, answer.NextCursor)
	}
	stranger := s.login("many-stranger")
	for name, c := range map[string]struct {
		by   *client.API
		body client.Object
	}{
		"beside positions": {s.api, client.Object{"cursor": answer.NextCursor, "channels": client.Object{}}},
		"cut":              {s.api, client.Object{"cursor": answer.NextCursor[:len(answer.NextCursor)/2]}},
		"another's":        {stranger, client.Object{"cursor": answer.NextCursor}},
	} {
		a := c.by.Settle(s.t.Context(), http.MethodPost, "/v1/sync", c.body)
		var page client.SyncAnswer
		leaked := a.Done() && a.Into(&page) == nil && len(page.Channels) > 0 && c.by == stranger
		if leaked || !a.Refused() && c.by == s.api {
			s.t.Errorf("a cursor %s: %s", name, a)
		}
	}
}
