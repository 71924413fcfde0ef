package store_test

import (
	"context"
	"errors"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

func TestANewChannelIsThereWithItsPeople(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	c := w.draft(1, parley.Group, "alice", "bob")
	c.Unknown = []parley.UserID{"bob"}
	if existing, err := w.CreateChannel(ctx, c); existing != nil || err != nil {
		t.Fatalf("%+v, %v", existing, err)
	}
	b := w.Batch()
	head, info := b.Head(w.app, c.Head.Channel), b.Info(w.app, c.Head.Channel)
	alice, bob := b.Identity(w.app, "alice"), b.Identity(w.app, "bob")
	w.run(b)
	if diff := diff(c.Head, head.Value); diff != "" {
		t.Error(diff)
	}
	if diff := diff(c.Info, info.Value); diff != "" {
		t.Error(diff)
	}
	if alice.Found || !bob.Found || bob.Value.User != "bob" || bob.Value.Type != "user" || !bob.Value.CreatedAt.Equal(noon) {
		t.Errorf("identities %+v and %+v", alice, bob)
	}
	members, err := w.Members(ctx, w.app, c.Head.Channel)
	w.ok(err)
	if diff := diff(c.Members, members); diff != "" {
		t.Error(diff)
	}
	for _, user := range c.Info.Participants {
		list, err := w.Memberships(ctx, w.app, user)
		if diff := diff([]parley.ChannelID{c.Head.Channel}, list); diff != "" || err != nil {
			t.Errorf("%s: %s %v", user, diff, err)
		}
	}
}

// What stands in a creation's way is said, and nothing is written. (P8)
func TestExistingSaysWhatStoodInTheWay(t *testing.T) {
	s := storetest.New(t)
	distinct := func(c store.NewChannel) store.NewChannel { c.Info.Distinct = true; return c }
	for _, test := range []struct {
		name          string
		first, second func(w *world) store.NewChannel
		head, only    bool // what existing shows of the first
	}{
		{"another group of the same people",
			func(w *world) store.NewChannel { return w.draft(1, parley.Group, "alice", "bob") },
			func(w *world) store.NewChannel { return w.draft(2, parley.Group, "alice", "bob") }, false, false},
		{"the same group",
			func(w *world) store.NewChannel { return w.draft(1, parley.Group, "alice", "bob") },
			func(w *world) store.NewChannel { return w.draft(1, parley.Group, "alice", "carol") }, true, false},
		{"the pair's PERSONAL channel, under another id",
			func(w *world) store.NewChannel { return w.draft(1, parley.Personal, "alice", "bob") },
			func(w *world) store.NewChannel { return w.draft(2, parley.Personal, "alice", "bob") }, false, true},
		{"the pair's PERSONAL channel, under the same id",
			func(w *world) store.NewChannel { return w.draft(1, parley.Personal, "alice", "bob") },
			func(w *world) store.NewChannel { return w.draft(1, parley.Personal, "alice", "bob") }, true, true},
		{"the same id for another pair",
			func(w *world) store.NewChannel { return w.draft(1, parley.Personal, "alice", "bob") },
			func(w *world) store.NewChannel { return w.draft(1, parley.Personal, "alice", "carol") }, true, false},
		{"the PERSONAL channel of another pair",
			func(w *world) store.NewChannel { return w.draft(1, parley.Personal, "alice", "bob") },
			func(w *world) store.NewChannel { return w.draft(2, parley.Personal, "alice", "carol") }, false, false},
		{"the distinct channel of these people",
			func(w *world) store.NewChannel { return distinct(w.draft(1, parley.Group, "alice", "bob")) },
			func(w *world) store.NewChannel { return distinct(w.draft(2, parley.Group, "alice", "bob")) }, false, true},
		{"the distinct channel of more people",
			func(w *world) store.NewChannel { return distinct(w.draft(1, parley.Group, "alice", "bob", "carol")) },
			func(w *world) store.NewChannel { return distinct(w.draft(2, parley.Group, "alice", "bob")) }, false, false},
		{"a distinct channel beside a PERSONAL one",
			func(w *world) store.NewChannel { return w.draft(1, parley.Personal, "alice", "bob") },
			func(w *world) store.NewChannel { return distinct(w.draft(2, parley.Group, "alice", "bob")) }, false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t, s)
			ctx := context.Background()
			first, second := test.first(w), test.second(w)
			if existing, err := w.CreateChannel(ctx, first); existing != nil || err != nil {
				t.Fatalf("%+v, %v", existing, err)
			}
			var want *store.Existing
			if test.head || test.only {
				want = &store.Existing{}
			}
			if test.head {
				want.Head = &first.Head
			}
			if test.only {
				want.Channel = first.Head.Channel
			}
			existing, err := w.CreateChannel(ctx, second)
			if err != nil {
				t.Fatal(err)
			}
			if diff := diff(want, existing); diff != "" {
				t.Error(diff)
			}
			if want == nil {
				return
			}
			lists := map[parley.UserID]int{"alice": 1, "bob": 1, "carol": 0}
			for user, n := range lists {
				if list, err := w.Memberships(ctx, w.app, user); len(list) != n || err != nil {
					t.Errorf("%s is in %v, %v", user, list, err)
				}
			}
		})
	}
}

func TestACreationOfUnknownOutcome(t *testing.T) {
	eachLoss(t, func(t *testing.T, w *world, lose func(func() error), effect bool) {
		ctx := context.Background()
		c := w.draft(1, parley.Personal, "alice", "bob")
		lose(func() error {
			_, err := w.CreateChannel(ctx, c)
			return err
		})
		var want *store.Existing
		if effect {
			want = &store.Existing{Head: &c.Head, Channel: c.Head.Channel}
		}
		existing, err := w.CreateChannel(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		if diff := diff(want, existing); diff != "" {
			t.Error(diff)
		}
		if list, err := w.Memberships(ctx, w.app, "alice"); len(list) != 1 || err != nil {
			t.Errorf("alice is in %v, %v", list, err)
		}
	})
}

// Until it is opened nobody finds a channel that is being built; once it is, no late builder changes it. (P8)
func TestNobodyBuildsAnOpenChannel(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	c := w.draft(1, parley.Group, "alice", "bob")
	c.Building, c.Head.State = true, parley.Building
	if existing, err := w.CreateChannel(ctx, c); existing != nil || err != nil {
		t.Fatalf("%+v, %v", existing, err)
	}
	for range 2 { // it may be repeated
		w.ok(w.AddPeople(ctx, c))
	}
	if set, err := w.ChannelsOf(ctx, w.app, c.Info.Participants); len(set) != 0 || err != nil {
		t.Fatalf("found before it was opened: %v, %v", set, err)
	}
	w.ok(w.OpenChannel(ctx, c))
	if set, err := w.ChannelsOf(ctx, w.app, c.Info.Participants); len(set) != 1 || err != nil {
		t.Fatalf("not found after it was opened: %v, %v", set, err)
	}

	w.append(w.next(c.Head.Channel, "alice", "k"))
	before, other := w.state(c.Head.Channel, "alice", "k"), w.state(c.Head.Channel, "bob", "k")
	late := c
	late.Members = append(late.Members, parley.Member{User: "mallory", Role: parley.RoleOwner})
	late.Unknown = []parley.UserID{"mallory"}
	if err := w.AddPeople(ctx, late); !errors.Is(err, store.ErrNotBuilding) {
		t.Errorf("add people: %v", err)
	}
	if err := w.OpenChannel(ctx, c); !errors.Is(err, store.ErrNotBuilding) {
		t.Errorf("open: %v", err)
	}
	if diff := diff(before, w.state(c.Head.Channel, "alice", "k")) + diff(other, w.state(c.Head.Channel, "bob", "k")); diff != "" {
		t.Error(diff)
	}
	members, err := w.Members(ctx, w.app, c.Head.Channel)
	if len(members) != 2 || err != nil {
		t.Errorf("%d members, %v", len(members), err)
	}
	b := w.Batch()
	mallory := b.Identity(w.app, "mallory")
	w.run(b)
	if list, err := w.Memberships(ctx, w.app, "mallory"); mallory.Found || len(list) != 0 || err != nil {
		t.Errorf("mallory: %t, %v, %v", mallory.Found, list, err)
	}
}

func TestWhatIsNotThereIsNotBuilt(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	c := w.draft(1, parley.Group, "alice")
	if err := w.AddPeople(ctx, c); !errors.Is(err, store.ErrNotBuilding) {
		t.Errorf("add people: %v", err)
	}
	if err := w.OpenChannel(ctx, c); !errors.Is(err, store.ErrNotBuilding) {
		t.Errorf("open: %v", err)
	}
	b := w.Batch()
	head := b.Head(w.app, c.Head.Channel)
	w.run(b)
	if members, err := w.Members(ctx, w.app, c.Head.Channel); head.Found || len(members) != 0 || err != nil {
		t.Errorf("%+v, %v, %v", head, members, err)
	}
}

// A builder whose opening had no answer, and opens again, is told that it is open.
func TestAnOpeningOfUnknownOutcome(t *testing.T) {
	eachLoss(t, func(t *testing.T, w *world, lose func(func() error), effect bool) {
		ctx := context.Background()
		c := w.draft(1, parley.Group, "alice")
		c.Building, c.Head.State = true, parley.Building
		if existing, err := w.CreateChannel(ctx, c); existing != nil || err != nil {
			t.Fatalf("%+v, %v", existing, err)
		}
		lose(func() error { return w.AddPeople(ctx, c) })
		w.ok(w.AddPeople(ctx, c))
		lose(func() error { return w.OpenChannel(ctx, c) })
		if err := w.OpenChannel(ctx, c); errors.Is(err, store.ErrNotBuilding) != effect || err != nil && !effect {
			t.Errorf("again: %v", err)
		}
		if end := w.state(c.Head.Channel, "alice", ""); end.Head.State != parley.Open || end.Member == nil {
			t.Errorf("%+v", end)
		}
	})
}

// A transaction takes as many people as the limit says, each with three items.
func TestTheMostPeopleAtOnceFit(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	var users []parley.UserID
	for i := range store.MaxPeopleAtOnce {
		users = append(users, person(i))
	}
	c := w.draft(1, parley.Group, users...)
	c.Unknown, c.Info.Distinct = users, true
	if existing, err := w.CreateChannel(ctx, c); existing != nil || err != nil {
		t.Fatalf("%+v, %v", existing, err)
	}
	if members, err := w.Members(ctx, w.app, c.Head.Channel); len(members) != len(users) || err != nil {
		t.Errorf("%d members, %v", len(members), err)
	}
}
