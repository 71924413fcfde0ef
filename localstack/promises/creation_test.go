package promises

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"
)

// P2 and P8 for channels: however many make the same one at once, from all its people's devices, whatever
// fails meanwhile, there is one, and every answer is that one.
func TestOneChannelHoweverManyMakeIt(t *testing.T) {
	d := start(t)
	kinds := []struct {
		name     string
		body     object
		people   int
		creators int // how many of the people make it
	}{
		{"personal", object{"type": "PERSONAL"}, 2, 2},
		{"uuid", object{"uuid": "same"}, 5, 1},
		{"distinct", object{"distinct": true}, 4, 4},
		{"big", object{"uuid": "same"}, 40, 1},
		{"big-distinct", object{"distinct": true}, 30, 30},
	}
	d.faulty("conflict=0.05,throttle=0.03,timeout=0.04,error=0.03,unprocessed=0.04,torn=60ms")
	for round := range scaled(2) {
		for _, kind := range kinds {
			people := numbered(fmt.Sprint(kind.name, round, "-"), kind.people)
			kind.body["participants"] = people
			made := d.createAtOnce(kind.name, kind.body, people[:kind.creators])
			d.oneChannel(kind.name, made, people)
		}
	}
	d.demandFaults(badFaults...)
}

const atOnce = 20

// createAtOnce creates a channel from many devices at once, and checks that all are told of the same one,
// and at most one that it is new.
func (d *deployment) createAtOnce(kind string, body object, creators []string) channel {
	d.t.Helper()
	made, fresh := make([]channel, atOnce), make([]int, atOnce)
	var group sync.WaitGroup
	for i := range atOnce {
		group.Go(func() {
			c := d.server.as(creators[i%len(creators)])
			time.Sleep(time.Duration(i/4*i) * time.Millisecond) // four at once, then one while another is at it
			a := c.must(http.MethodPost, "/v1/channels", body)
			if a.into(&made[i]); a.status == http.StatusCreated {
				fresh[i] = 1
			}
			c.must(http.MethodGet, "/v1/channels/"+made[i].ID, nil)
		})
	}
	group.Wait()
	created := 0
	for i, c := range made {
		if created += fresh[i]; c.ID == "" || c.ID != made[0].ID {
			d.t.Errorf("%s: channels %q and %q", kind, made[0].ID, c.ID)
		}
	}
	if created > 1 {
		d.t.Errorf("%s: %d answers of %d say 201", kind, created, atOnce)
	}
	return made[0]
}

// oneChannel checks that all of a channel's people have it, whole, and no other, and find it.
func (d *deployment) oneChannel(kind string, made channel, people []string) {
	d.t.Helper()
	var group sync.WaitGroup
	for _, user := range people {
		group.Go(func() {
			list := get[channels](d.server.as(user), "/v1/channels")
			if len(list.Data) != 1 || list.Data[0].ID != made.ID || !whole(list.Data[0], people) {
				d.t.Errorf("%s: %s has %+v, not %s alone with all its people", kind, user, list.Data, made.ID)
			}
		})
	}
	group.Wait()
	var found channels
	d.server.as(people[0]).must(http.MethodPost, "/v1/channels/search", object{"participants": people}).into(&found)
	if len(found.Data) != 1 || found.Data[0].ID != made.ID {
		d.t.Errorf("%s: search finds %+v, not %s", kind, found.Data, made.ID)
	}
}

// whole reports whether a channel shows all of its people.
func whole(c channel, people []string) bool {
	shown, all := slices.Sorted(slices.Values(c.Participants)), slices.Sorted(slices.Values(people))
	return c.Count == len(people) && slices.Equal(shown, all)
}

// P8: a channel of more people than one transaction takes is there for all of them or for none, though
// what makes it is killed half way; a repeat completes it.
func TestABigChannelIsWholeOrNotThere(t *testing.T) {
	d := start(t)
	d.crashes.Store(true)
	d.faulty("latency=aws,conflict=0.05,timeout=0.03,error=0.03")
	b := &bigChannels{deployment: d}
	for round := range max(2, scaled(4)) {
		b.make(fmt.Sprintf("big%d", round))
	}
	t.Logf("%d processes killed while they made a channel, %d calls without an answer, %d looks that found nothing, %d that found all", b.killed, d.broken.Load(), b.absent, b.present)
	if d.broken.Load() == 0 || b.absent == 0 || b.present == 0 {
		t.Error("nothing was killed in its middle, or nobody looked at the right time")
	}
}

type bigChannels struct {
	*deployment
	killed int

	mu              sync.Mutex
	absent, present int
}

const killsEach = 3 // in the making of one channel

// make creates a channel of 26 to 100 people, kills what makes it some times, and repeats until it is done,
// while its people look.
func (b *bigChannels) make(name string) {
	random := b.random(name)
	people := numbered(name+"-", 26+random.IntN(75))
	owner := b.server.as(people[0])
	var lookers sync.WaitGroup
	over := make(chan struct{})
	for i := range 3 {
		lookers.Go(func() { b.look(people, 1+i*(len(people)-2)/2, over) })
	}
	var made channel
	for kills, until := 0, time.Now().Add(patience); made.ID == ""; {
		answers := make(chan answer, 1)
		go func() {
			answers <- owner.once(http.MethodPost, "/v1/channels", object{"uuid": name, "participants": people})
		}()
		if kills < killsEach {
			kills += b.killAfter(time.Duration(random.IntN(90))*time.Millisecond, answers)
		}
		a := <-answers
		switch {
		case a.done():
			a.into(&made)
		case a.nothing() && a.code != "try_again":
			b.t.Errorf("%s", a)
		}
		if time.Now().After(until) {
			b.t.Fatalf("%s is not made within %s", name, patience)
		}
	}
	close(over)
	lookers.Wait()
	b.oneChannel(name, made, people)
}

// killAfter kills the function that makes a channel once it has been at it for so long, unless it answers
// before.
func (b *bigChannels) killAfter(d time.Duration, answers chan answer) int {
	time.Sleep(d) // when the blow falls, not a wait for anything
	if len(answers) > 0 || !b.killBusy(b.random(d.String()), "channels-create") {
		return 0
	}
	b.killed++
	return 1
}

// look reads the channels of one of the people until the channel is made: there is none, or it is whole,
// and then for the others too.
func (b *bigChannels) look(people []string, at int, over chan struct{}) {
	for {
		list := get[channels](b.server.as(people[at]), "/v1/channels")
		b.mu.Lock()
		if len(list.Data) == 0 {
			b.absent++
		} else {
			b.present++
		}
		b.mu.Unlock()
		for _, c := range list.Data {
			if !whole(c, people) {
				b.t.Errorf("%s sees %d of %d people", people[at], len(c.Participants), len(people))
			}
			for _, other := range []int{0, len(people) / 2, len(people) - 1} {
				if a := b.server.as(people[other]).settle(http.MethodGet, "/v1/channels/"+c.ID, nil); !a.done() {
					b.t.Errorf("%s has the channel, and %s not: %s", people[at], people[other], a)
				}
			}
		}
		select {
		case <-over:
			return
		case <-time.After(breath):
		}
	}
}
