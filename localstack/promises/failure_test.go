package promises

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"sync"
	"testing"
)

// P8: a call that is told try_again has changed nothing, one of unknown outcome is safe to repeat, and
// either way the same call then takes effect exactly once. All kinds of calls are made side by side, one
// try each, while the database hardly works.
func TestAFailureChangesNothingOrIsSafeToRepeat(t *testing.T) {
	d := start(t)
	storms := []string{"error=0.7,timeout=0.2,unprocessed=0.2", "error=0.4,conflict=0.5", "throttle=0.85,timeout=0.1"}
	outcomes := map[string]int{}
	storm := func(faults string) (attempts []*attempt) {
		attempts = d.attempts(fmt.Sprint("storm", len(outcomes), "-", outcomes["calls"]))
		d.faulty(faults)
		each(attempts, (*attempt).try)
		d.faulty("")
		each(attempts, (*attempt).verify)
		for _, a := range attempts {
			outcomes["calls"]++
			outcomes[fmt.Sprint(a.got.status, " ", a.got.code)]++
		}
		return attempts
	}
	for _, a := range storm("conflict=1") { // no write can happen
		if a.got.code != "try_again" {
			t.Errorf("not try_again: %s", a.got)
		}
	}
	wanted := []string{"503 try_again", "500 unknown_outcome", "201 "}
	missing := func(outcome string) bool { return outcomes[outcome] == 0 }
	for n := 0; n < max(len(storms), scaled(len(storms))) || n < 10 && slices.ContainsFunc(wanted, missing); n++ {
		storm(storms[n%len(storms)])
	}
	t.Logf("how calls ended: %v", outcomes)
	if slices.ContainsFunc(wanted, missing) {
		t.Errorf("not all of %q happened", wanted)
	}
	d.demandFaults("conflict", "timeout.before", "timeout.after", "error.before", "error.after", "unprocessed.keys")
}

func each(attempts []*attempt, do func(*attempt)) {
	var group sync.WaitGroup
	for _, a := range attempts {
		group.Go(func() { do(a) })
	}
	group.Wait()
}

// attempt is one call that is tried in a storm, with all that its effect can be seen in.
type attempt struct {
	by           *device
	method, path string
	body         object
	view         *view
	effect       func() int64 // how often it took effect, or how far

	before map[string][]byte
	had    int64
	gains  int64 // what one effect adds
	got    answer
}

func (a *attempt) make() answer { return a.by.once(a.method, a.path, a.body) }

func (a *attempt) try() { a.got = a.make() }

// verify looks at what the try has changed, and repeats the call.
func (a *attempt) verify() {
	d, now := a.by.d, a.view.see()
	unchanged := maps.EqualFunc(now, a.before, bytes.Equal)
	if a.got.nothing() && !unchanged {
		a.view.same(d, a.got.String(), a.before)
	}
	if a.got.done() && !a.took(&a.got) {
		d.t.Errorf("%s\ntook effect %d times", a.got, a.effect()-a.had)
	}
	again := a.by.must(a.method, a.path, a.body)
	if !a.took(&again) {
		d.t.Errorf("%s\nand again: %s\ntook effect %d times in all", a.got, again, a.effect()-a.had)
	}
	whole := a.view.see()
	a.by.must(a.method, a.path, a.body)
	a.view.same(d, "a repeat of "+a.got.String(), whole)
}

// took reports whether the call has taken effect once, or, where it was for several channels, once for each
// that the answer has no problem for.
func (a *attempt) took(got *answer) bool {
	problems := int64(bytes.Count(got.body, []byte(`"problem":`)))
	gained := a.effect() - a.had
	return gained <= a.gains && gained >= a.gains-problems
}

// attempts are tries of every kind, each in channels of its own.
func (d *deployment) attempts(name string) []*attempt {
	var all []*attempt
	var mu sync.Mutex
	var group sync.WaitGroup
	for i := range 2 {
		for kind, prepare := range []func(*deployment, string) *attempt{
			(*deployment).sending, (*deployment).sendingToTwo, (*deployment).sendingLarge, (*deployment).marking,
			(*deployment).creating, (*deployment).creatingPersonal, (*deployment).creatingBig,
		} {
			group.Go(func() {
				a := prepare(d, fmt.Sprintf("%s.%d.%d", name, kind, i))
				a.before, a.had = a.view.see(), a.effect()
				mu.Lock()
				all = append(all, a)
				mu.Unlock()
			})
		}
	}
	group.Wait()
	return all
}

// pair is a channel of two people of that name, with an entry by each, and the first of them.
func (d *deployment) pair(name string) (ann, bob *device, channel string) {
	ann, bob = d.server.as(name+"-ann"), d.server.as(name+"-bob")
	channel = ann.group(name, bob.user)
	for _, c := range []*device{ann, bob} {
		c.must(http.MethodPost, "/v1/messages", text("before", channel), "Idempotency-Key", "before")
	}
	return ann, bob, channel
}

// lasts is the sum of the channels' last numbers.
func lasts(c *device, ids ...string) func() int64 {
	return func() (n int64) {
		for _, id := range ids {
			n += get[channel](c, "/v1/channels/"+id).Last
		}
		return n
	}
}

func (d *deployment) sending(name string) *attempt {
	ann, bob, channel := d.pair(name)
	body := text("hello", channel)
	body["message"].(object)["uuid"] = "once"
	return &attempt{
		by: ann, method: http.MethodPost, path: "/v1/messages", body: body,
		view: &view{devices: []*device{ann, bob}, channels: []string{channel}}, effect: lasts(bob, channel), gains: 1,
	}
}

func (d *deployment) sendingToTwo(name string) *attempt {
	a := d.sending(name)
	other := a.by.group(name+".other", name+"-bob")
	a.body["recipients"] = object{"channels": []string{a.view.channels[0], other}}
	a.view.channels = append(a.view.channels, other)
	a.effect, a.gains = lasts(a.by, a.view.channels...), 2
	return a
}

func (d *deployment) sendingLarge(name string) *attempt {
	a := d.sending(name)
	a.body = parts(a.view.channels[0], 400, 2000)
	a.body["message"].(object)["uuid"] = "large"
	return a
}

func (d *deployment) marking(name string) *attempt {
	_, bob, id := d.pair(name)
	return &attempt{
		by: bob, method: http.MethodPut, path: "/v1/channels/" + id + "/seen", body: object{"sequence_id": 1},
		view:   &view{devices: []*device{bob, d.server.as(name + "-ann")}, channels: []string{id}},
		effect: func() int64 { return 2 - get[channel](bob, "/v1/channels/"+id).Unread }, gains: 1,
	}
}

func (d *deployment) creating(name string) *attempt {
	return d.creation(name, object{"uuid": "once"}, 3)
}

func (d *deployment) creatingPersonal(name string) *attempt {
	return d.creation(name, object{"type": "PERSONAL"}, 1)
}

func (d *deployment) creatingBig(name string) *attempt {
	return d.creation(name, object{"uuid": "once"}, 60)
}

func (d *deployment) creation(name string, body object, others int) *attempt {
	people := numbered(name+"-guest", others)
	body["participants"] = people
	owner, guest := d.server.as(name+"-owner"), d.server.as(people[others-1])
	return &attempt{
		by: owner, method: http.MethodPost, path: "/v1/channels", body: body,
		view: &view{devices: []*device{owner, guest}, people: slices.Clone(people)},
		effect: func() int64 {
			n := get[channels](owner, "/v1/channels").Meta.Total
			if m := get[channels](guest, "/v1/channels").Meta.Total; m != n {
				d.t.Errorf("%s: %d channels for one, %d for another", name, n, m)
			}
			return int64(n)
		}, gains: 1,
	}
}
