package messaging_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// badWeather is every fault at once.
const badWeather = "seed=1,conflict=0.1,throttle=0.05,timeout=0.05,error=0.05,unprocessed=0.1,torn=5ms,stale=50ms"

// P1 and P2: whatever the database does, a channel's numbers run 1, 2, 3 … and each key made one entry.
func TestConcurrentSendsInBadWeather(t *testing.T) {
	t.Parallel()
	const senders, each = 20, 8
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	people := names(senders)
	channel := w.channel(w.user("owner"), parley.Group, people...).Head.Channel
	users := map[string]parley.Credential{}
	for _, name := range people {
		users[name] = w.user(parley.UserID(name))
	}
	faulty, err := faults.Parse(badWeather)
	if err != nil {
		t.Fatal(err)
	}
	proxy.Set(faulty)

	var group sync.WaitGroup
	for name, user := range users {
		group.Go(func() {
			for i := range each {
				key := fmt.Sprintf("%s-%d", name, i)
				first, second := w.insist(user, channel, key), w.insist(user, channel, key)
				if first != second {
					t.Errorf("%s made entries %d and %d", key, first, second)
				}
			}
		})
	}
	group.Wait()
	proxy.Set(faults.Config{})

	keys := map[string]bool{}
	for i, m := range w.log(users[people[0]], channel) {
		if m.Sequence != int64(i+1) {
			t.Fatalf("entry %d has number %d", i+1, m.Sequence)
		}
		if keys[m.UUID] {
			t.Errorf("key %s made two entries", m.UUID)
		}
		keys[m.UUID] = true
	}
	if len(keys) != senders*each {
		t.Errorf("%d entries of %d sends", len(keys), senders*each)
	}
	for fault, n := range proxy.Counts() {
		t.Logf("%s: %d", fault, n)
	}
}

// insist repeats a send with its key until it is answered, as a client should.
func (w *world) insist(user parley.Credential, channel parley.ChannelID, key string) int64 {
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); {
		sent, err := w.trySend(user, channel, key, "message "+key)
		if err == nil {
			return sent.Message.Sequence
		}
		switch parley.CodeOf(err) {
		case parley.TryAgain, parley.UnknownOutcome:
		default:
			w.t.Errorf("send %s: %v", key, err)
			return 0
		}
	}
	w.t.Errorf("send %s: never answered", key)
	return 0
}

func TestAKeyMakesOneMessage(t *testing.T) {
	w := quiet(t)
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Personal, "bob").Head.Channel
	first, err := w.trySend(alice, channel, "k", "hello")
	if err != nil || !first.Fresh {
		t.Fatal(first.Fresh, err)
	}
	if again, err := w.trySend(alice, channel, "k", "hello"); err != nil || again.Fresh || again.Message.ID() != first.Message.ID() {
		t.Errorf("repeat: %+v %v", again, err)
	}
	if _, err := w.trySend(alice, channel, "k", "goodbye"); parley.CodeOf(err) != parley.KeyReused {
		t.Errorf("another message: %v", err)
	}
	if other, err := w.trySend(bob, channel, "k", "hello"); err != nil || !other.Fresh {
		t.Errorf("another author: %+v %v", other, err)
	}
}

// A channel above the limit of one transaction is built in steps. Whatever happens in between, it is
// whole or not there. (P8)
func TestABigChannelIsWholeOrNotThere(t *testing.T) {
	t.Parallel()
	maker := &mortal{}
	s, proxy := storetest.Watched(t, maker.wrote)
	w := newWorld(t, s)
	owner, member := w.user("owner"), w.user("user-098")
	wanted := parley.ChannelDraft{Participants: names(99), UUID: new("big")}
	proxy.Set(faults.Config{Seed: 3, Conflict: 0.2, Timeout: 0.2, Error: 0.1})
	var made messaging.ChannelView
	for writes := 1; ; writes++ { // each maker lives to see one more, until one lives to see the end
		view, _, err := w.CreateChannel(maker.lives(writes), owner, wanted)
		if err == nil {
			made = view
			break
		}
		if writes > 20 {
			t.Fatal(err)
		}
		channels, err := w.ListChannels(context.Background(), member, messaging.ChannelFilter{Page: parley.Page{Number: 1, Size: 10}})
		if err == nil && channels.Total != 0 && channels.Views[0].Head.Participants != 100 {
			t.Fatal("seen half built")
		}
	}
	proxy.Set(faults.Config{})
	members, err := s.Members(context.Background(), w.app.ID, made.Head.Channel)
	if err != nil || len(members) != 100 {
		t.Fatalf("%d members, %v", len(members), err)
	}
	if found, err := w.SearchChannels(context.Background(), member, messaging.ChannelQuery{
		Participants: append(names(99), "owner"), Page: parley.Page{Number: 1, Size: 10},
	}); err != nil || found.Total != 1 {
		t.Errorf("search finds %d, %v", found.Total, err)
	}
}

// mortal ends whoever calls when so many of its transactions are written, before it knows of the last one.
type mortal struct {
	mu     sync.Mutex
	writes int
	end    context.CancelFunc
}

func (m *mortal) lives(writes int) context.Context {
	m.mu.Lock()
	defer m.mu.Unlock()
	ctx, end := context.WithCancel(context.Background())
	m.writes, m.end = writes, end
	return ctx
}

func (m *mortal) wrote(operation string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if operation != "TransactWriteItems" || m.end == nil {
		return
	}
	if m.writes--; m.writes == 0 {
		m.end()
	}
}

// One pair, one channel, however many make it at once. (P8)
func TestOnePersonalChannelForAPair(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	people := []parley.Credential{w.user("alice"), w.user("bob")}
	proxy.Set(faults.Config{Seed: 5, Conflict: 0.1, Torn: 5 * time.Millisecond})
	ids := make([]parley.ChannelID, 20)
	var group sync.WaitGroup
	for i := range ids {
		group.Go(func() {
			draft := parley.ChannelDraft{Participants: []string{"alice", "bob"}, Type: "PERSONAL"}
			for range 50 {
				view, _, err := w.CreateChannel(context.Background(), people[i%2], draft)
				if err == nil {
					ids[i] = view.Head.Channel
					return
				}
				if parley.CodeOf(err) != parley.TryAgain {
					t.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
	for _, id := range ids {
		if id != ids[0] || id == "" {
			t.Fatalf("channels %v", ids)
		}
	}
}
