package convergence

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// P3: who comes back after any time away converges by one hello and the sync that follows, whatever was
// done meanwhile.
func whoComesBackConverges(d *deployment) {
	pages := []int{0, 1, 7, 100}
	for i, page := range pages {
		name := fmt.Sprint("away", i)
		d.t.Run(fmt.Sprint(page, " messages a channel"), func(t *testing.T) {
			t.Parallel()
			d.under(t).comeBack(name, page)
		})
	}
}

// comeBack lets somebody see the beginning of things, go away while much happens, and come back.
func (d *deployment) comeBack(name string, page int) {
	d.t.Helper()
	p := newPlay(d, name)
	phone := d.device(p.me, name+"-phone", func(o *client.Options) { o.Page = page })
	p.prologue()
	d.live(phone)
	d.agree("before", phone)
	phone.Disconnect()
	before := phone.Counts()
	p.act()
	d.live(phone)
	d.agree("after the absence", phone)
	after := phone.Counts()
	if after.Connections != before.Connections+1 || after.Fills != before.Fills {
		d.t.Errorf("it took %+v after %+v", after, before)
	}
	p.check(phone)
	ctx, cancel := d.patient()
	defer cancel()
	if err := phone.Complete(ctx); err != nil {
		d.t.Error(err)
	}
	d.agree("to the beginning", phone)
}

// play is what is done by others while somebody is away, or looks on.
type play struct {
	*deployment
	name               string
	me, ann, bob, cid  string
	main, left, fresh  string
	kicked, back, mine string
	old, sent          []client.Entry // into main, by ann: from before it and from then
	second             *client.API    // another device of mine
}

func newPlay(d *deployment, name string) *play {
	p := &play{deployment: d, name: name, me: name + "-me", ann: name + "-ann", bob: name + "-bob", cid: name + "-cid"}
	p.second = d.login(p.me)
	return p
}

// prologue makes the channels that are there before.
func (p *play) prologue() {
	p.main = p.group(client.Object{"title": "main"}, p.ann, p.me, p.bob)
	p.left = p.group(client.Object{"title": "left"}, p.ann, p.me, p.bob)
	p.kicked = p.group(client.Object{"title": "kicked"}, p.ann, p.me)
	p.back = p.group(client.Object{"title": "back", "history": "joining"}, p.ann, p.me)
	p.mine = p.group(client.Object{"title": "mine"}, p.me, p.ann)
	for _, channel := range []string{p.main, p.left, p.kicked, p.back, p.mine} {
		for n := range 3 {
			if e := p.say(p.ann, channel, fmt.Sprint("before ", n)); channel == p.main {
				p.old = append(p.old, e)
			}
		}
	}
}

// act is much of everything.
func (p *play) act() {
	p.talk()
	p.govern()
	p.moveOn()
	p.comeAndGo()
}

func (p *play) talk() {
	for n := range 40 {
		p.sent = append(p.sent, p.say(p.ann, p.main, fmt.Sprint("words ", n)))
	}
	p.must(p.server.As(p.ann), http.MethodPost, "/v1/messages", client.Object{"message": long("long"), "recipients": client.Object{"channels": []string{p.main}}})
	p.must(p.second, http.MethodPost, "/v1/messages", client.Object{"message": text("from my tablet"), "recipients": client.Object{"channels": []string{p.main}}})
	p.say(p.bob, p.main, "after all")
	for _, n := range []int{0, 7, 8, 39} {
		p.must(p.server.As(p.ann), http.MethodDelete, "/v1/messages/"+p.sent[n].ID, nil)
	}
	p.must(p.server.As(p.ann), http.MethodDelete, "/v1/messages/"+p.old[1].ID, nil)
	p.must(p.server.As(p.ann), http.MethodPatch, "/v1/messages/"+p.old[2].ID+"/metadata", client.Object{"old": true})
	for _, n := range []int{7, 20, 20, 21} { // one of them is deleted: nothing comes back
		a := p.server.As(p.ann).Settle(p.t.Context(), http.MethodPatch, "/v1/messages/"+p.sent[n].ID+"/metadata", client.Object{"n": n})
		if !a.Done() && !a.Refused() {
			p.t.Error(a)
		}
	}
}

func (p *play) govern() {
	owner := p.server.As(p.ann)
	p.must(owner, http.MethodPatch, "/v1/channels/"+p.main, client.Object{"title": "renamed", "metadata": client.Object{"a": 1, "b": "x"}})
	p.must(owner, http.MethodPatch, "/v1/channels/"+p.main, client.Object{"description": "described", "metadata": client.Object{"a": nil}})
	p.must(owner, http.MethodPost, "/v1/channels/"+p.main+"/participants", client.Object{"user_ids": []string{p.cid}})
	p.must(owner, http.MethodPatch, "/v1/channels/"+p.main+"/participants/"+p.me, client.Object{"role": "owner"})
	p.must(owner, http.MethodPatch, "/v1/channels/"+p.main+"/participants/"+p.cid, client.Object{"role": "read_only"})
	p.must(p.server.As(p.bob), http.MethodDelete, "/v1/channels/"+p.main+"/participants/me", nil)
	p.say(p.ann, p.main, "without bob")
}

// moveOn moves watermarks: another device of mine, and others.
func (p *play) moveOn() {
	p.must(p.server.As(p.cid), http.MethodPut, "/v1/channels/"+p.main+"/delivered", client.Object{"sequence_id": p.sent[30].Sequence})
	p.must(p.server.As(p.ann), http.MethodPut, "/v1/messages/"+p.sent[39].ID+"/seen", nil)
	p.must(p.second, http.MethodPut, "/v1/channels/"+p.main+"/seen", client.Object{"sequence_id": p.sent[20].Sequence})
	p.must(p.second, http.MethodPut, "/v1/channels/"+p.mine+"/seen", client.Object{"sequence_id": 2})
	p.must(p.second, http.MethodPut, "/v1/channels/"+p.mine+"/cleared", client.Object{"sequence_id": 1})
}

func (p *play) comeAndGo() {
	owner := p.server.As(p.ann)
	p.must(p.second, http.MethodDelete, "/v1/channels/"+p.left+"/participants/me", nil)
	p.must(owner, http.MethodDelete, "/v1/channels/"+p.kicked+"/participants/"+p.me, nil)
	p.must(owner, http.MethodDelete, "/v1/channels/"+p.back+"/participants/"+p.me, nil)
	p.say(p.ann, p.back, "without me")
	p.must(owner, http.MethodPost, "/v1/channels/"+p.back+"/participants", client.Object{"user_ids": []string{p.me}})
	p.say(p.ann, p.back, "with me again")
	p.fresh = p.group(client.Object{"title": "fresh"}, p.bob, p.me)
	p.say(p.bob, p.fresh, "welcome")
}

// check looks at what the comparison with the server cannot tell: that the server did what was asked.
func (p *play) check(device *client.Device) {
	device.Look(func(m *client.Model) {
		for name, there := range map[string]bool{p.main: true, p.left: false, p.kicked: false, p.back: true, p.mine: true, p.fresh: true} {
			if (m.Channels[name] != nil) != there {
				p.t.Errorf("channel %s is there: %t", name, !there)
			}
		}
		main, back, mine := m.Channels[p.main], m.Channels[p.back], m.Channels[p.mine]
		if main == nil || back == nil || mine == nil {
			return // said above
		}
		if e := main.Entries[p.sent[39].Sequence]; e == nil || !e.Deleted {
			p.t.Errorf("a deleted entry is %+v", e)
		}
		if main.Own.Role != "owner" || main.People()[p.cid] != "read_only" || main.People()[p.bob] != "" || *main.Info.Title != "renamed" {
			p.t.Errorf("the main channel is %+v with %v", main.Info, main.People())
		}
		if main.Own.Seen < p.sent[20].Sequence || mine.Own.Seen < 2 || mine.Own.First != 2 || mine.Low < 2 {
			p.t.Errorf("the other device saw %d and %d, and cleared up to %d", main.Own.Seen, mine.Own.Seen, mine.Own.First-1)
		}
		if back.Own.First != 5 || len(back.Held()) != 1 {
			p.t.Errorf("who came back sees from %d on: %d entries", back.Own.First, len(back.Held()))
		}
	})
}
