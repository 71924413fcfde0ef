package convergence

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// A session that ends while its device says hello: once both are over, the socket ends, and nothing that
// happens then reaches it. Another device of the same person loses nothing.
func logoutRacingHello(d *deployment) {
	channel := d.group(nil, "logout-ann", "logout-bob")
	other := d.device("logout-bob", "logout-other")
	d.live(other)
	first := other.Link()
	const tries, atOnce = 24, 6
	outcomes := map[string]int{}
	var mu sync.Mutex
	for round := range tries / atOnce {
		together(numbered(fmt.Sprint(round), atOnce), func(name string) {
			how := d.logoutRace(channel, name)
			mu.Lock()
			outcomes[how]++
			mu.Unlock()
		})
	}
	d.t.Logf("hello ended so: %v", outcomes)
	if len(outcomes) < 2 {
		d.t.Error("hello and logout always came in the same order: nothing raced")
	}
	if other.Link() != first {
		d.t.Error("the other device lost its socket")
	}
	d.agree("the other device", other)
}

// logoutRace says how hello ended.
func (d *deployment) logoutRace(channel, name string) string {
	d.t.Helper()
	ctx, cancel := d.patient()
	defer cancel()
	random, heard := d.random(name), &heard{}
	session := d.login("logout-bob")
	link, err := client.Dial(ctx, d.socket, session.Token, nil, heard.hear)
	if err != nil {
		d.t.Errorf("dial: %v", err)
		return "not at all"
	}
	defer link.Cut()
	var greeted error
	var group sync.WaitGroup
	group.Go(func() { greeted = link.Hello(ctx) })
	time.Sleep(time.Duration(random.IntN(25)) * time.Millisecond) // when the blow falls, not a wait for anything
	if a := session.Settle(ctx, http.MethodDelete, "/v1/sessions/current", nil); !a.Done() && a.Status != http.StatusUnauthorized {
		d.t.Errorf("log out: %s", a)
	}
	group.Wait()
	e := d.say("logout-ann", channel, "after "+name)
	select {
	case <-link.Ended():
	case <-time.After(patience / 3):
		d.t.Errorf("%s: the socket of an ended session lives (hello: %v)", name, greeted)
	}
	if heard.message(e.ID) {
		d.t.Errorf("%s: an ended session was told of a message (hello: %v)", name, greeted)
	}
	if slices.ContainsFunc(heard.all(), func(e client.Event) bool { return e.Type == "session.ended" }) {
		return "ready, then ended"
	} else if greeted == nil {
		return "ready"
	}
	return "refused"
}
