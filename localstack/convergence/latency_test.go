package convergence

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// TestLatency prints how long it takes from before a message is sent over a socket until others have it on
// theirs: another person, and the last of 100; as this machine is, and with the latencies of AWS. PARLEY_BENCH
// is how many messages.
func TestLatency(t *testing.T) {
	messages, err := strconv.Atoi(os.Getenv("PARLEY_BENCH"))
	if err != nil || messages < 1 {
		t.Skip("a measurement; PARLEY_BENCH=200 makes it")
	}
	for _, latency := range []string{"", "aws"} {
		t.Run("latency="+latency, func(t *testing.T) {
			d := start(t, map[string]string{"PARLEY_FAULTS": "", "PARLEY_LATENCY": latency})
			d.measure(2, messages)
			d.measure(100, messages/4)
		})
	}
}

// arrivals notes when messages came to each of some people.
type arrivals struct {
	mu   sync.Mutex
	came map[string]int // by message: to how many
	last map[string]chan time.Time
}

func (a *arrivals) expect(id string) chan time.Time {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.last[id] == nil {
		a.last[id] = make(chan time.Time, 1)
	}
	return a.last[id]
}

// hearing is what one person's device does with events.
func (a *arrivals) hearing(others int) func(client.Event) {
	had := map[string]bool{} // events come one at a time
	return func(e client.Event) {
		if e.Type != client.MessageCreated {
			return
		}
		id, now := entryOf(e).ID, time.Now()
		if had[id] {
			return
		}
		had[id] = true
		all := a.expect(id)
		a.mu.Lock()
		defer a.mu.Unlock()
		if a.came[id]++; a.came[id] == others {
			all <- now
		}
	}
}

// measure sends messages to people, one after the other.
func (d *deployment) measure(people, messages int) {
	d.t.Helper()
	a := &arrivals{came: map[string]int{}, last: map[string]chan time.Time{}}
	users := numbered(fmt.Sprint("of", people, "-"), people)
	channel := d.group(nil, users...)
	devices := make([]*client.Device, people)
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for i := worker; i < people; i += 4 {
				devices[i] = d.device(users[i], users[i], func(o *client.Options) {
					o.NoMending, o.Dial = true, nil
					if i > 0 {
						o.Hear = a.hearing(people - 1)
					}
				})
				d.live(devices[i])
			}
		})
	}
	group.Wait()
	var acknowledged, delivered []time.Duration
	for n := range messages {
		sent, acked, all := d.timed(a, devices[0], channel, n)
		acknowledged, delivered = append(acknowledged, acked.Sub(sent)), append(delivered, all.Sub(sent))
	}
	d.t.Logf("%3d people, %d messages: acknowledged %s, delivered to all %s", people, messages, percentiles(acknowledged), percentiles(delivered))
}

func (d *deployment) timed(a *arrivals, from *client.Device, channel string, n int) (sent, acknowledged, all time.Time) {
	d.t.Helper()
	ctx, cancel := d.patient()
	defer cancel()
	sent = time.Now()
	e, answer := from.Send(ctx, client.Socket, channel, fmt.Sprint("n", n), text("how long?"))
	acknowledged = time.Now()
	if !answer.Done() {
		d.t.Fatal(answer)
	}
	select {
	case all = <-a.expect(e.ID):
	case <-ctx.Done():
		d.t.Fatal("a message did not come to everybody")
	}
	return sent, acknowledged, all
}

func percentiles(all []time.Duration) string {
	slices.Sort(all)
	at := func(p int) time.Duration { return all[min(len(all)-1, len(all)*p/100)].Round(100 * time.Microsecond) }
	return fmt.Sprintf("p50 %s p99 %s", at(50), at(99))
}
