package convergence

import (
	"encoding/json"
	"net/http"
	"slices"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// P7 for what is told and never kept. outside is a channel of ann's, who is in it, who was and who never was,
// and what each is told.
type outside struct {
	*deployment
	name    string
	ann     *seat
	inn     *seat
	out     []*seat // removed, left, stranger
	channel string
	host    string
	homes   map[*seat]string // a channel of each with the host: what is told there tells that all before was
}

func newOutside(d *deployment, name string) *outside {
	d.t.Helper()
	o := &outside{deployment: d, name: name + "-", host: name + "-host", homes: map[*seat]string{}}
	o.channel = d.group(nil, o.name+"ann", o.name+"in", o.name+"removed", o.name+"left")
	o.ann, o.inn = o.sit("ann"), o.sit("in")
	for _, who := range []string{"removed", "left", "stranger"} {
		o.out = append(o.out, o.sit(who))
	}
	return o
}

func (o *outside) sit(who string) *seat {
	o.t.Helper()
	s, user := &seat{heard: &heard{}}, o.name+who
	home := o.group(nil, o.host, user)
	s.Device = o.device(user, user, func(options *client.Options) { options.Hear = s.heard.hear })
	o.live(s.Device)
	s.link = s.Link()
	o.homes[s] = home
	return s
}

// part removes one, and lets the other leave.
func (o *outside) part() {
	o.t.Helper()
	o.must(o.server.As(o.name+"ann"), http.MethodDelete, "/v1/channels/"+o.channel+"/participants/"+o.name+"removed", nil)
	o.must(o.server.As(o.name+"left"), http.MethodDelete, "/v1/channels/"+o.channel+"/participants/me", nil)
	o.eventually("the end for two", func() []string {
		return append(o.out[0].heard.without(client.ChannelRemoved, o.channel), o.out[1].heard.without(client.ChannelRemoved, o.channel)...)
	})
}

// hears waits until somebody is told of ann what is wanted.
func (o *outside) hears(s *seat, kind, state string) {
	o.t.Helper()
	o.eventually(s.User()+" is told of "+kind+" "+state, func() []string {
		if slices.Contains(s.ephemeral(kind, o.ann.User()), state) {
			return nil
		}
		return []string{"was not"}
	})
}

// heardNothing checks that somebody was told nothing of ann besides what they were told before.
func (o *outside) heardNothing(s *seat, kind string, before int) {
	o.t.Helper()
	fence := o.say(o.host, o.homes[s], "all before this is told")
	o.eventually(s.User(), func() []string {
		if s.heard.message(fence.ID) {
			return nil
		}
		return []string{"is told nothing at all"}
	})
	if told := s.ephemeral(kind, o.ann.User()); len(told) > before {
		o.t.Errorf("%s, who is not in the channel, was told of %s: %v", s.User(), kind, told[before:])
	}
}

// ephemeral are the states of somebody that came as events of a kind.
func (s *seat) ephemeral(kind, user string) (states []string) {
	for _, e := range s.heard.all() {
		var data struct {
			User   string `json:"user_id"`
			State  string
			Status string
		}
		if e.Type == kind && json.Unmarshal(e.Data, &data) == nil && data.User == user {
			states = append(states, data.State+data.Status)
		}
	}
	return states
}

// order sends a frame that is not to be refused.
func (o *outside) order(s *seat, frame client.Object) client.Frame {
	o.t.Helper()
	ctx, cancel := o.patient()
	defer cancel()
	f, err := s.Link().Command(ctx, frame)
	if err != nil || f.Type != "ok" {
		o.t.Errorf("%s, frame %v: %v, %+v", s.User(), frame, err, f.Problem)
	}
	return f
}

func typingReachesNobodyOutside(d *deployment) {
	o := newOutside(d, "typing")
	types := func(state string) {
		o.order(o.ann, client.Object{"type": "typing", "channel_id": o.channel, "state": state})
		o.hears(o.inn, "typing", state)
	}
	types("started")
	o.hears(o.out[0], "typing", "started")
	o.hears(o.out[1], "typing", "started")
	o.heardNothing(o.out[2], "typing", 0)
	o.part()
	types("paused")
	types("stopped")
	for i, s := range o.out {
		before := []int{1, 1, 0}[i]
		o.heardNothing(s, "typing", before)
		o.command(s.Device, client.Object{"type": "typing", "channel_id": o.channel, "state": "started"})
		fence := o.say(o.host, o.homes[o.inn], "after "+s.User())
		o.eventually("who is inside", func() []string {
			if !o.inn.heard.message(fence.ID) {
				return []string{"is told nothing at all"}
			}
			return nil
		})
		if told := o.inn.ephemeral("typing", s.User()); len(told) != 0 {
			o.t.Errorf("who is inside was told that %s types: %v", s.User(), told)
		}
	}
}

func presenceReachesNobodyOutside(d *deployment) {
	o := newOutside(d, "presence")
	shows := func(status string) {
		o.order(o.ann, client.Object{"type": "presence", "status": status})
		o.hears(o.inn, "presence", status)
	}
	for _, s := range slices.Concat([]*seat{o.inn}, o.out) {
		o.watches(s, s != o.out[2])
	}
	shows("busy")
	o.hears(o.out[0], "presence", "busy")
	o.hears(o.out[1], "presence", "busy")
	o.heardNothing(o.out[2], "presence", 0)
	o.part()
	before := []int{}
	for _, s := range o.out {
		before = append(before, len(s.ephemeral("presence", o.ann.User())))
	}
	shows("away")
	o.ann.Disconnect()
	o.hears(o.inn, "presence", "offline")
	for i, s := range o.out {
		o.heardNothing(s, "presence", before[i])
		o.watches(s, false)
	}
}

// watches lets somebody ask to be told of ann, and of one who never was: where ann is not theirs to know, both
// are passed over.
func (o *outside) watches(s *seat, shown bool) {
	o.t.Helper()
	f := o.order(s, client.Object{"type": "presence", "watch": []string{o.ann.User(), o.name + "nobody"}})
	var answer struct {
		Presence []struct {
			User string `json:"user_id"`
		}
	}
	if err := json.Unmarshal(f.Data, &answer); err != nil {
		o.t.Errorf("%v: %s", err, f.Data)
	}
	want := 0
	if shown {
		want = 1
	}
	if len(answer.Presence) != want || shown && answer.Presence[0].User != o.ann.User() {
		o.t.Errorf("%s watches ann (in the channel: %t) and is answered %s", s.User(), shown, f.Data)
	}
}
