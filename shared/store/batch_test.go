package store_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// members makes a channel of so many people, whose Seen is their place in it.
func (w *world) members(n int) parley.ChannelID {
	w.t.Helper()
	ctx := context.Background()
	c := w.draft(1, parley.Group)
	c.Building, c.Head.State = true, parley.Building
	existing, err := w.CreateChannel(ctx, c)
	if existing != nil || err != nil {
		w.t.Fatalf("%+v, %v", existing, err)
	}
	for from := 0; from < n; from += store.MaxPeopleAtOnce {
		c.Members = nil
		for i := from; i < min(from+store.MaxPeopleAtOnce, n); i++ {
			c.Members = append(c.Members, parley.Member{User: person(i), Role: parley.RoleMember, Seen: int64(i), JoinedAt: noon})
		}
		w.ok(w.AddPeople(ctx, c))
	}
	w.ok(w.OpenChannel(ctx, c))
	return c.Head.Channel
}

func person(i int) parley.UserID { return parley.UserID(fmt.Sprintf("user-%03d", i)) }

// However many items a batch wants, each slot gets its own, also through a database that hands keys back.
func TestABatchOfMoreThanOneCallTakes(t *testing.T) {
	const people, strangers = 250, 60
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	channel := w.members(people)
	for _, config := range []faults.Config{
		{}, {Seed: 1, Unprocessed: 0.3}, {Seed: 2, Unprocessed: 0.05, Throttle: 0.02, Timeout: 0.02, Error: 0.02},
	} {
		t.Run("faults "+config.String(), func(t *testing.T) {
			w := &world{Store: s, t: t, app: w.app}
			proxy.Set(config)
			defer proxy.Set(faults.Config{})
			b := w.Batch()
			var slots []*store.Slot[parley.Member]
			for i := range people + strangers {
				slots = append(slots, b.Member(w.app, channel, person(i)))
			}
			head, again := b.Head(w.app, channel), b.Member(w.app, channel, person(7))
			w.run(b)
			later := 0
			for i, slot := range slots {
				if slot.Found != (i < people) {
					t.Fatalf("member %d is there: %t", i, slot.Found)
				}
				if slot.Found && (slot.Value.User != person(i) || slot.Value.Seen != int64(i)) {
					t.Errorf("slot %d has %+v", i, slot.Value)
				}
				if slot.Found != (slot.Round > 0) {
					t.Errorf("slot %d: found %t in round %d", i, slot.Found, slot.Round)
				}
				if slot.Round > 1 {
					later++
				}
			}
			if !head.Found || head.Value.Channel != channel {
				t.Errorf("head %+v", head)
			}
			if !again.Found || again.Value.User != person(7) || again.Round != slots[7].Round {
				t.Errorf("asked for twice: %+v and %+v", again, slots[7])
			}
			if faulty := config != (faults.Config{}); faulty != (later > 0) {
				t.Errorf("%d items were read in a later round", later)
			}
		})
	}
}

// Round says which items were read in a later call than others.
func TestARoundIsTheCallThatReadTheItem(t *testing.T) {
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	channel := w.members(2)
	rounds := map[bool]int{}
	for seed := range uint64(12) {
		proxy.Set(faults.Config{Seed: seed, Unprocessed: 0.5})
		back := proxy.Counts()[faults.CountUnprocessedKeys]
		b := w.Batch()
		one, two := b.Member(w.app, channel, person(0)), b.Member(w.app, channel, person(1))
		if err := b.Run(context.Background()); err != nil {
			t.Fatal(err)
		}
		back = proxy.Counts()[faults.CountUnprocessedKeys] - back
		if one.Round < 1 || two.Round < 1 || one.Round+two.Round != back+2 {
			t.Errorf("seed %d: rounds %d and %d, %d keys handed back", seed, one.Round, two.Round, back)
		}
		rounds[one.Round == two.Round]++
	}
	if rounds[true] == 0 || rounds[false] == 0 {
		t.Errorf("in one round or not: %v", rounds)
	}
}

func TestTheSameItemTwiceIsReadOnce(t *testing.T) {
	w := quiet(t)
	channel := w.channel(1, "alice")
	b := w.Batch()
	one, two, absent, too := b.Head(w.app, channel), b.Head(w.app, channel), b.Head(w.app, channelID(9)), b.Head(w.app, channelID(9))
	w.run(b) // the database refuses a batch that names a key twice
	if diff := diff(one, two); diff != "" || !one.Found {
		t.Error(diff)
	}
	if absent.Found || too.Found {
		t.Error("found what is not there")
	}
}

func TestAnEmptyBatchCostsNothing(t *testing.T) {
	over, cancel := context.WithCancel(context.Background())
	cancel()
	if err := quiet(t).Batch().Run(over); err != nil {
		t.Error(err)
	}
}

// Nothing of one app is found by the names of another. (P7)
func TestAppsAreApart(t *testing.T) {
	w := quiet(t)
	channel := w.channel(1, "alice", "bob")
	w.append(w.next(channel, "alice", "k"))
	other := newWorld(t, w.Store)
	if seen := other.state(channel, "alice", "k"); diff(state{}, seen) != "" {
		t.Errorf("the other app sees %+v", seen)
	}
	for name, list := range map[string]func(app parley.AppID) (int, error){
		"members": func(app parley.AppID) (int, error) {
			all, err := w.Members(context.Background(), app, channel)
			return len(all), err
		},
		"memberships": func(app parley.AppID) (int, error) {
			all, err := w.Memberships(context.Background(), app, "alice")
			return len(all), err
		},
		"channels of a set": func(app parley.AppID) (int, error) {
			all, err := w.ChannelsOf(context.Background(), app, []parley.UserID{"alice", "bob"})
			return len(all), err
		},
	} {
		if n, err := list(w.app); n == 0 || err != nil {
			t.Errorf("%s of the app: %d, %v", name, n, err)
		}
		if n, err := list(other.app); n != 0 || err != nil {
			t.Errorf("%s of the other app: %d, %v", name, n, err)
		}
	}
}
