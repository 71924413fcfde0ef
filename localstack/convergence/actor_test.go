package convergence

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// actor is somebody in the storm, on one device.
type actor struct {
	*storm
	*client.Device
	name   string // of the device
	random *rand.Rand
	turns  int
}

// deed is something that an actor may do, as often as its weight says.
type deed struct {
	weight int
	do     func(*actor, context.Context)
}

var deeds = []deed{
	{34, (*actor).say},
	{18, (*actor).mark},
	{6, (*actor).erase},
	{8, (*actor).annotate},
	{8, (*actor).react},
	{6, (*actor).furnish},
	{3, (*actor).visit},
	{4, (*actor).invite},
	{2, (*actor).evict},
	{2, (*actor).promote},
	{2, (*actor).clear},
	{2, (*actor).found},
	{2, (*actor).raze},
	{4, (*actor).vanish},
	{1, (*actor).another},
}

// act takes turns until the storm is over.
func (a *actor) act(over <-chan struct{}) {
	total := 0
	for _, d := range deeds {
		total += d.weight
	}
	for {
		select {
		case <-over:
			return
		case <-time.After(time.Duration(a.random.IntN(120)) * time.Millisecond):
		}
		a.turns++
		draw := a.random.IntN(total)
		for _, d := range deeds {
			if draw -= d.weight; draw < 0 {
				a.take(d)
				break
			}
		}
	}
}

func (a *actor) take(d deed) {
	ctx, cancel := a.patient()
	defer cancel()
	d.do(a, ctx)
}

func (a *actor) way() client.Way { return client.Way(a.random.IntN(2)) }

// settled notes a call that was done, and complains of a refusal that nothing explains.
func (a *actor) settled(what string, answer client.Answer, allowed ...int) bool {
	if answer.Done() {
		a.book.act(what)
		return true
	}
	for _, status := range append(allowed, http.StatusNotFound) { // one may have been removed meanwhile
		if answer.Status == status {
			a.book.act(what + ": refused")
			return false
		}
	}
	a.t.Errorf("%s, %s: %s", a.name, what, answer)
	return false
}

// room draws a channel, most often one that the device holds, and says how far it does.
func (a *actor) room() (id string, last int64) {
	all := a.roster.every()
	at := a.random.IntN(len(all))
	a.Look(func(m *client.Model) {
		for try := range len(all) {
			id = all[(at+try)%len(all)]
			if room := m.Channels[id]; room != nil {
				last = room.Position.Sequence
				return
			}
			if try == 0 && a.random.IntN(8) == 0 {
				return // it may be no more theirs, or not yet known to be
			}
		}
	})
	return id, last
}

// own draws a message of the user's that the device holds.
func (a *actor) own() (out *client.Entry) {
	id, last := a.room()
	if last == 0 {
		return nil
	}
	pick := 1 + a.random.Int64N(last)
	a.Look(func(m *client.Model) {
		if room := m.Channels[id]; room != nil {
			for n := pick; n <= last && out == nil; n++ {
				if e := room.Entries[n]; e != nil && e.Author == m.Me && !e.Deleted {
					kept := *e
					out = &kept
				}
			}
		}
	})
	return out
}

func (a *actor) say(ctx context.Context) {
	id, _ := a.room()
	words := fmt.Sprintf("%s %d", a.name, a.turns)
	message := text(words)
	if a.random.IntN(25) == 0 {
		message = long(words)
	}
	message["metadata"] = client.Object{"words": words}
	late := a.roster.isGone(id)
	e, answer := a.Send(ctx, a.way(), id, fmt.Sprintf("%s.%d", a.name, a.turns), message)
	if a.settled("send", answer, http.StatusForbidden) {
		a.book.wrote(words, e)
		if late {
			a.t.Errorf("%s sent into channel %s, which had been deleted: %s", a.name, id, answer)
		}
	}
}

func (a *actor) mark(ctx context.Context) {
	id, last := a.room()
	if last == 0 {
		return
	}
	kind := []string{"seen", "delivered"}[a.random.IntN(2)]
	a.settled(kind, a.Mark(ctx, a.way(), kind, id, 1+a.random.Int64N(last)))
}

func (a *actor) erase(ctx context.Context) {
	if e := a.own(); e != nil {
		if a.settled("delete", a.Call(ctx, http.MethodDelete, "/v1/messages/"+e.ID, nil)) {
			a.book.erased(e.ID)
		}
	}
}

func (a *actor) annotate(ctx context.Context) {
	if e := a.own(); e != nil {
		value := fmt.Sprint(a.turns)
		answer := a.Call(ctx, http.MethodPatch, "/v1/messages/"+e.ID+"/metadata", client.Object{a.name: value})
		// Deleted messages have no metadata, another device may have deleted it by now, and who may only read may not.
		if a.settled("annotate", answer, http.StatusForbidden, http.StatusConflict, http.StatusUnprocessableEntity) {
			a.book.patched(e.ID, a.name, value)
		}
	}
}

// react puts a reaction to a message that the device holds, or takes it away.
func (a *actor) react(ctx context.Context) {
	id, last := a.room()
	if last == 0 {
		return
	}
	var messageID string
	pick := 1 + a.random.Int64N(last)
	a.Look(func(m *client.Model) {
		if room := m.Channels[id]; room != nil && room.Entries[pick] != nil {
			messageID = room.Entries[pick].ID
		}
	})
	if messageID == "" {
		return
	}
	method := []string{http.MethodPut, http.MethodPut, http.MethodDelete}[a.random.IntN(3)]
	key := []string{"yes", "no", "a%20word"}[a.random.IntN(3)]
	// Deleted messages have no reactions, and who may only read may not.
	a.settled("react", a.Call(ctx, method, "/v1/messages/"+messageID+"/reactions/"+key, nil), http.StatusForbidden, http.StatusConflict)
}

// furnish patches a channel, by the app's server: only owners could.
func (a *actor) furnish(ctx context.Context) {
	id, _ := a.room()
	value := fmt.Sprint(a.turns)
	answer := a.server.Settle(ctx, http.MethodPatch, "/v1/channels/"+id, client.Object{"metadata": client.Object{a.name: value}})
	if a.settled("furnish", answer) {
		a.book.patched(id, a.name, value)
	}
}

// visit joins or leaves the hall, which is open to everybody.
func (a *actor) visit(ctx context.Context) {
	inside := false
	a.Look(func(m *client.Model) { inside = m.Channels[a.hall] != nil })
	if inside {
		a.settled("leave", a.Call(ctx, http.MethodDelete, "/v1/channels/"+a.hall+"/participants/me", nil))
		return
	}
	a.settled("join", a.Call(ctx, http.MethodPut, "/v1/channels/"+a.hall+"/participants/me", nil))
}

// changing is a channel whose people come and go, and one of them.
func (a *actor) changing() (channel, user string) {
	return a.changeable[a.random.IntN(len(a.changeable))], a.people[1+a.random.IntN(len(a.people)-1)]
}

func (a *actor) invite(ctx context.Context) {
	channel, user := a.changing()
	a.settled("invite", a.server.Settle(ctx, http.MethodPost, "/v1/channels/"+channel+"/participants", client.Object{"user_ids": []string{user}}))
}

func (a *actor) evict(ctx context.Context) {
	channel, user := a.changing()
	a.settled("evict", a.server.Settle(ctx, http.MethodDelete, "/v1/channels/"+channel+"/participants/"+user, nil))
}

func (a *actor) promote(ctx context.Context) {
	channel, user := a.changing()
	role := []string{"owner", "member", "read_only"}[a.random.IntN(3)]
	answer := a.server.Settle(ctx, http.MethodPatch, "/v1/channels/"+channel+"/participants/"+user, client.Object{"role": role})
	a.settled("promote", answer, http.StatusConflict)
}

func (a *actor) clear(ctx context.Context) {
	id, last := a.room()
	if last > 2 {
		a.settled("clear", a.Clear(ctx, id, 1+a.random.Int64N(last/2)))
	}
}

// found makes a channel that may be deleted, with some of the people.
func (a *actor) found(ctx context.Context) {
	if a.roster.full() {
		return
	}
	people := []string{a.User()}
	for _, user := range a.people {
		if user != a.User() && a.random.IntN(2) == 0 {
			people = append(people, user)
		}
	}
	name := fmt.Sprintf("%s.%d", a.name, a.turns)
	answer := a.Call(ctx, http.MethodPost, "/v1/channels", client.Object{"participants": people, "title": name, "uuid": name})
	var made client.Channel
	if a.settled("found", answer) && answer.Into(&made) == nil {
		a.roster.add(made.ID, true)
	}
}

// raze deletes a channel, while others talk in it.
func (a *actor) raze(ctx context.Context) {
	id := a.roster.condemn(a.random)
	if id != "" && a.settled("raze", a.server.Settle(ctx, http.MethodDelete, "/v1/channels/"+id, nil)) {
		a.roster.razed(id)
	}
}

// vanish is away for a while.
func (a *actor) vanish(ctx context.Context) {
	a.Disconnect()
	a.book.act("vanish")
	select {
	case <-time.After(time.Duration(a.random.IntN(2500)) * time.Millisecond):
	case <-ctx.Done():
	}
	a.Connect()
}

// another logs the user in on one more device, which only listens.
func (a *actor) another(context.Context) {
	name := fmt.Sprintf("%s.%d", a.name, a.turns)
	if !a.more() {
		return
	}
	device := a.device(a.User(), name)
	device.Connect()
	a.book.act("another device")
}
