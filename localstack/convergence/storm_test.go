package convergence

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
	"github.com/parleyhq/parley/localstack/convergence/roughnet"
)

// P3, and with it all that others promise, while everything happens at once and everything breaks that
// can: in the end nothing is lost, doubled or out of order, and every device holds what the server
// answers to its user.
func TestTheStorm(t *testing.T) {
	s := newStorm(start(t, nil))
	s.rage(duration(t))
	s.calm()
	s.settle()
}

const (
	badDatabase = "conflict=0.08,throttle=0.02,timeout=0.02,error=0.02,unprocessed=0.08,torn=15ms"
	mostDevices = 14
)

var badNetwork = roughnet.Weather{Drop: 0.03, Double: 0.1, Reorder: 0.1, Delay: 15 * time.Millisecond}

// duration is PARLEY_STORM in seconds, or what a test run has time for.
func duration(t *testing.T) time.Duration {
	t.Helper()
	text := os.Getenv("PARLEY_STORM")
	if text == "" {
		text = "30"
	}
	seconds, err := strconv.Atoi(text)
	if err != nil || seconds < 1 {
		t.Fatalf("PARLEY_STORM must be a number of seconds, not %q", text)
	}
	return time.Duration(seconds) * time.Second
}

type storm struct {
	*deployment
	book       *book
	people     []string
	roster     roster
	changeable []string // those that people come into and go from
	hall       string   // the one that is open to all
	actors     []*actor
	killed     map[string]int
	deck       []int // what is broken next
	turn       int   // whose turn it is to be killed
}

func newStorm(d *deployment) *storm {
	s := &storm{deployment: d, book: newBook(), people: numbered("p", 6), roster: roster{gone: map[string]bool{}}, killed: map[string]int{}}
	p := s.people
	found := func(name string, fields client.Object, people ...string) string {
		fields["title"] = name
		id := d.group(fields, people...)
		s.roster.add(id, false)
		return id
	}
	found("everybody", client.Object{}, p...)
	found("pair", client.Object{"type": "PERSONAL"}, p[0], p[1])
	club := found("club", client.Object{}, p[0], p[2], p[3])
	late := found("late", client.Object{"history": "joining"}, p[0], p[4], p[5])
	s.hall = found("hall", client.Object{"exposed": true}, p[0])
	s.changeable = []string{club, late, s.hall}
	for i, user := range append(slices.Clone(p), p[0], p[1]) {
		name := fmt.Sprintf("%s-%d", user, i)
		a := &actor{storm: s, Device: d.device(user, name), name: name, random: d.random("actor " + name)}
		s.actors = append(s.actors, a)
	}
	return s
}

// more reports whether there is room for one more device.
func (s *storm) more() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.devices) < mostDevices
}

// rage lets all act, while the test's own goroutine strikes.
func (s *storm) rage(length time.Duration) {
	s.t.Helper()
	together(s.actors, func(a *actor) { s.live(a.Device) })
	s.net.Set(badNetwork)
	s.SetFaults(fmt.Sprintf("seed=%d,%s", s.seed, badDatabase))
	over, done := make(chan struct{}), make(chan struct{})
	go func() { together(s.actors, func(a *actor) { a.act(over) }); close(done) }()
	end, half, random := time.After(length), time.After(length/2), s.random("blows")
	for n := 0; ; n++ {
		select {
		case <-end:
			close(over)
			<-done
			return
		case <-half:
			s.killStack()
		case <-time.After(time.Duration(100+random.IntN(300)) * time.Millisecond):
			s.strike(random, n)
		}
	}
}

// killStack kills everything at once, and starts it again over the same data.
func (s *storm) killStack() {
	s.Kill()
	s.Again()
	s.SetFaults(fmt.Sprintf("seed=%d,%s", s.seed+1, badDatabase))
	s.killed["stack"]++
}

// strike breaks something.
func (s *storm) strike(random *rand.Rand, n int) {
	victim := s.actors[random.IntN(len(s.actors))].name
	if len(s.deck) == 0 {
		s.deck = random.Perm(20)
	}
	draw := s.deck[0] // from a deck, so that everything has its turn
	s.deck = s.deck[1:]
	switch {
	case draw < 4:
		s.killed["cut"] += s.net.CutOff(victim)
	case draw < 6:
		time.AfterFunc(time.Second, s.net.Freeze(victim))
		s.killed["frozen"]++
	case draw < 12:
		victims := []string{"messages-send", "ws-send", "stream-fanout", "ws-seen", "ws-hello", "sync"}
		function := victims[s.turn%len(victims)]
		s.turn++
		s.killed[function] += s.KillFunction(function)
	case draw < 13 && n > 5:
		s.AwaitEngine(s.KillEngine())
		s.killed["engine"]++
	default:
		s.strikeStreams(random)
	}
}

// calm ends all that is broken.
func (s *storm) calm() {
	s.t.Helper()
	s.SetFaults("seed=1")
	s.net.Set(roughnet.Weather{})
	s.healStreams()
	s.t.Logf("done: %v", s.book.counts())
	s.t.Logf("broken: %v, network %+v", s.killed, s.net.Counts())
	if duration(s.t) < 20*time.Second {
		return
	}
	for _, what := range []string{"cut", "messages-send", "ws-send", "stream-fanout", "engine", "stack"} {
		if s.killed[what] == 0 {
			s.t.Errorf("nothing happened to %s", what)
		}
	}
	for _, what := range []string{"send", "delete", "clear", "join", "raze"} {
		if s.book.counts()[what] == 0 {
			s.t.Errorf("nobody could %s", what)
		}
	}
}

// settle lets every device catch up, and compares.
func (s *storm) settle() {
	s.t.Helper()
	together(s.devices, func(device *client.Device) {
		select {
		case <-device.Live():
		case <-time.After(patience):
			s.t.Errorf("%s does not come back", device.User())
			return
		}
		ctx, cancel := s.patient()
		defer cancel()
		if err := device.Sync(ctx); err != nil {
			s.t.Errorf("%s: %v", device.User(), err)
		}
		if err := device.Complete(ctx); err != nil {
			s.t.Errorf("%s: %v", device.User(), err)
		}
	})
	s.agree("after the storm", s.devices...)
	for _, id := range s.roster.every() {
		if s.roster.isGone(id) {
			s.ended(id)
		} else {
			s.acknowledged(id)
		}
	}
}

// ended checks that nothing is left of a deleted channel, for nobody.
func (s *storm) ended(id string) {
	s.t.Helper()
	ctx, cancel := s.patient()
	defer cancel()
	for _, path := range append([]string{"/v1/channels/" + id, "/v1/channels/" + id + "/messages"}, s.book.messagesIn(id)...) {
		if a := s.server.Settle(ctx, http.MethodGet, path, nil); a.Status != http.StatusNotFound {
			s.t.Errorf("of a deleted channel: %s", a)
		}
	}
}

// acknowledged checks that a channel has all that was acknowledged, and nothing twice.
func (s *storm) acknowledged(id string) {
	s.t.Helper()
	ctx, cancel := s.patient()
	defer cancel()
	channel, err := client.Get[client.Channel](ctx, s.server, "/v1/channels/"+id)
	if err != nil {
		s.t.Error(err)
		return
	}
	log, err := client.History(ctx, s.server, id)
	all := map[string]*answers{id: {channel: channel, entries: log}}
	if err == nil {
		err = wholes(ctx, s.server, all)
	}
	if err != nil {
		s.t.Error(err)
	}
	for _, wrong := range s.book.check(channel, log) {
		s.t.Errorf("channel %s: %s", title(channel), wrong)
	}
}
