package convergence

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// One peer that is gone, hangs, fails or is frozen costs nobody else anything: not the sender, whose
// socket it must not be mistaken for, and not the others.
func aDeadPeerCostsNobodyElse(d *deployment) {
	cases := []struct {
		fault string
		drops bool // the server ends the connection
	}{{"gone", false}, {"hang", true}, {"error", true}, {"throttle", false}, {"freeze", false}, {"cut", true}}
	for _, c := range cases {
		d.t.Run(c.fault, func(t *testing.T) {
			newTable(d.under(t), c.fault).deadPeer(c.fault, c.drops)
		})
	}
}

// table is some people in one channel, each connected and heard.
type table struct {
	*deployment
	channel string
	seats   []*seat
}

type seat struct {
	*client.Device
	heard *heard
	link  *client.Link // the first one
}

const seats = 6

func newTable(d *deployment, name string) *table {
	d.t.Helper()
	people := numbered(name+"-", seats)
	tb := &table{deployment: d, channel: d.group(client.Object{"title": name}, people...)}
	for _, user := range people {
		s := &seat{heard: &heard{}}
		s.Device = d.device(user, user, func(o *client.Options) { o.Hear = s.heard.hear })
		d.live(s.Device)
		s.link = s.Link()
		tb.seats = append(tb.seats, s)
	}
	return tb
}

// tell lets the first send over their socket, and waits until the others were told.
func (tb *table) tell(words string, others []*seat) (sent client.Entry) {
	tb.t.Helper()
	ctx, cancel := tb.patient()
	defer cancel()
	sent, a := tb.seats[0].Send(ctx, client.Socket, tb.channel, strings.ReplaceAll(words, " ", "."), text(words))
	if !a.Done() {
		tb.t.Fatalf("not sent: %s", a)
	}
	tb.eventually("who is told of "+words, func() (missing []string) {
		for _, s := range others {
			if !s.heard.message(sent.ID) {
				missing = append(missing, s.User()+" was not told")
			}
		}
		return missing
	})
	return sent
}

func (tb *table) deadPeer(fault string, drops bool) {
	tb.t.Helper()
	dead, others := tb.seats[2], slices.Concat(tb.seats[1:2], tb.seats[3:])
	tb.tell("before", tb.seats[1:])
	tb.SetConnectionFault(dead.link.ID, fault)
	began := time.Now()
	for n := range 5 {
		tb.tell(fmt.Sprint("while ", n), others)
	}
	tb.t.Logf("5 messages in %s", time.Since(began))
	if drops {
		tb.eventually("the dead connection", func() []string {
			if tb.holds(dead.link.ID) {
				return []string{"is still there"}
			}
			return nil
		})
	} else {
		tb.SetConnectionFault(dead.link.ID, "none")
	}
	if fault == "throttle" { // nothing is wrong with the connection: what waits for it comes
		tb.eventually("who was throttled", func() []string {
			var wrong []string
			dead.Look(func(m *client.Model) {
				if held := m.Channels[tb.channel].Position.Sequence; held != 6 {
					wrong = append(wrong, fmt.Sprintf("holds %d messages", held))
				}
			})
			return wrong
		})
	}
	if fault == "gone" {
		tb.forgotten(dead, others)
		dead.link.Cut() // its device finds out like this, and comes again
	}
	tb.untouched(slices.Concat(tb.seats[:1], others))
	if fault == "freeze" {
		tb.tell("after", tb.seats[1:]) // the dead one finds its gap by this
	}
	all := []*client.Device{}
	for _, s := range tb.seats {
		all = append(all, s.Device)
	}
	tb.agree("after a peer was "+fault, all...)
}

// forgotten checks that a connection that was answered with 410 gets no more posts, though it is there.
func (tb *table) forgotten(dead *seat, others []*seat) {
	tb.t.Helper()
	for n := range 3 {
		if sent := tb.tell(fmt.Sprint("past ", n), others); dead.heard.message(sent.ID) && dead.Link() == dead.link {
			tb.t.Error("a connection that was gone is posted to again")
		}
	}
}

func (tb *table) holds(id string) bool {
	for _, c := range tb.Connections() {
		if c.ID == id {
			return true
		}
	}
	return false
}

// untouched checks that connections are those that they were.
func (tb *table) untouched(seats []*seat) {
	tb.t.Helper()
	for _, s := range seats {
		if counts := s.Counts(); s.Link() != s.link || !tb.holds(s.link.ID) || counts.Connections != 1 || counts.Syncs > 2 {
			tb.t.Errorf("%s suffered: %+v", s.User(), counts)
		}
	}
}
