package convergence

import (
	"sync"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// P3: on a network that loses nothing, everything that others do arrives by itself: who is connected has
// it without a sync and without a read, but for what events only point to.
func everythingArrivesByItself(d *deployment) {
	p := newPlay(d, "live")
	heard := &heard{}
	phone := d.device(p.me, "live-phone", func(o *client.Options) { o.NoMending, o.Hear = true, heard.hear })
	p.prologue()
	d.live(phone)
	ctx, cancel := d.patient()
	defer cancel()
	if err := phone.Sync(ctx); err != nil {
		d.t.Fatal(err)
	}
	d.agree("before", phone)
	syncs := phone.Counts().Syncs
	p.talk()
	p.govern()
	p.moveOn()
	d.eventually("by events alone", func() []string {
		if err := phone.Fetch(ctx); err != nil {
			return []string{err.Error()}
		}
		return d.disagreements(phone)
	})
	d.flawless(phone)
	p.comeAndGo()
	d.eventually("the end of what was mine", func() []string { return heard.without(client.ChannelRemoved, p.left, p.kicked, p.back) })
	d.eventually("the beginning of what is mine", func() []string { return heard.without(client.ChannelCreated, p.back, p.fresh) })
	if counts := phone.Counts(); counts.Syncs != syncs || counts.Fills != 0 || counts.Connections != 1 {
		d.t.Errorf("it took more than events: %+v", counts)
	}
	if err := phone.Sync(ctx); err != nil {
		d.t.Fatal(err)
	}
	d.agree("after a sync", phone)
	p.check(phone)
}

// heard keeps the events that came.
type heard struct {
	mu       sync.Mutex
	events   []client.Event
	messages map[string]bool // by id: the news came
}

func (h *heard) hear(e client.Event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.events = append(h.events, e)
	if e.Type == client.MessageCreated {
		if h.messages == nil {
			h.messages = map[string]bool{}
		}
		h.messages[entryOf(e).ID] = true
	}
}

// message reports whether the news of a message came.
func (h *heard) message(id string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.messages[id]
}

func (h *heard) all() []client.Event {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]client.Event(nil), h.events...)
}

// without are the channels of which no such event came.
func (h *heard) without(kind string, channels ...string) (missing []string) {
	came := map[string]bool{}
	for _, e := range h.all() {
		if e.Type == kind {
			came[e.Channel] = true
		}
	}
	for _, c := range channels {
		if !came[c] {
			missing = append(missing, "no "+kind+" of "+c)
		}
	}
	return missing
}
