package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// Who follows somebody who leaves is decided by what they were: an item that is another by now stops it.
func TestNobodyLeavesAsWhatTheyWereBefore(t *testing.T) {
	s := storetest.New(t)
	ctx := context.Background()
	app, channel := parley.NewAppID([16]byte{1}), parley.NewChannelID([16]byte{2})
	head := parley.Head{Channel: channel, Type: parley.Group, State: parley.Open, Participants: 2}
	bob := parley.Member{User: "bob", Role: parley.RoleMember, First: 1, Revision: 1}
	_, err := s.CreateChannel(ctx, store.NewChannel{App: app, Head: head, Info: parley.Info{Channel: channel, Type: parley.Group}, Members: []parley.Member{bob}})
	if err != nil {
		t.Fatal(err)
	}
	change := func(head parley.Head, do func(*store.Mutation)) (parley.Head, error) {
		m := s.Mutate(app, head, time.Now())
		m.Log(parley.Change{Kind: parley.ParticipantChanged, User: "bob"})
		do(m)
		return m.Head, s.Commit(ctx, m)
	}
	head, err = change(head, func(m *store.Mutation) { m.Role(bob, parley.RoleOwner) })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := change(head, func(m *store.Mutation) { m.Leave(bob) }); !errors.Is(err, store.ErrStale) {
		t.Errorf("leaving as a member: %v", err)
	}
	bob.Revision++
	if _, err := change(head, func(m *store.Mutation) { m.Leave(bob) }); err != nil {
		t.Errorf("leaving as an owner: %v", err)
	}
}

// Who left and came back is not who they were, although the revision of their item is the same number again: what
// was decided by the former item would put its watermarks, and what it could read, into the new one. (P4, P7)
func TestNobodyIsTakenForWhomTheyWereBeforeTheyLeft(t *testing.T) {
	w, ctx := quiet(t), context.Background()
	channel := w.channel(1, "alice", "bob")
	change := func(do func(*store.Mutation)) error {
		m := w.Mutate(w.app, *w.state(channel, "bob", "").Head, noon)
		m.Log(parley.Change{Kind: parley.ParticipantChanged, User: "bob"})
		do(m)
		return w.Commit(ctx, m)
	}
	comeBack := func(as parley.Member) parley.Member {
		w.ok(change(func(m *store.Mutation) { m.Leave(as) }))
		w.ok(change(func(m *store.Mutation) {
			m.Join(parley.Member{User: "bob", Role: parley.RoleMember, First: 2, Revision: as.Revision, JoinedAt: noon, Change: m.Head.LastChange})
		}))
		return *w.state(channel, "bob", "").Member
	}
	first := *w.state(channel, "bob", "").Member
	second := comeBack(first)
	now := comeBack(second)
	for what, former := range map[string]parley.Member{"as one of the first": first, "as who came back": second} {
		a := w.next(channel, "bob", "k")
		a.Member = former
		moved, err := w.Append(ctx, a)
		if want := (&store.Moved{Member: &now}); err != nil || diff(want, moved) != "" {
			t.Errorf("sending %s: %+v, %v", what, moved, err)
		}
		marked, _ := former.MarkDelivered(1)
		done, instead, err := w.MoveWatermarks(ctx, w.app, channel, former, marked)
		if done || err != nil || diff(&now, instead) != "" {
			t.Errorf("marking %s: %t, %+v, %v", what, done, instead, err)
		}
		if err := change(func(m *store.Mutation) { m.Leave(former) }); !errors.Is(err, store.ErrStale) {
			t.Errorf("leaving %s: %v", what, err)
		}
		if err := change(func(m *store.Mutation) { m.Role(former, parley.RoleOwner) }); !errors.Is(err, store.ErrStale) {
			t.Errorf("another role %s: %v", what, err)
		}
		if diff := diff(&now, w.state(channel, "bob", "").Member); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
}

// The list of participants and a participant's item may be of two instants: one shows that somebody left, and the
// other does not yet.
func TestALeaveReadInTwoInstantsIsDecidedAnew(t *testing.T) {
	s := storetest.New(t)
	m := s.Mutate(parley.NewAppID([16]byte{1}), parley.Head{Channel: parley.NewChannelID([16]byte{2}), State: parley.Open}, time.Now())
	m.Leave(parley.Member{User: "bob"})
	m.Regroup([]parley.UserID{"alice"}, []parley.UserID{"alice"})
	if err := s.Commit(context.Background(), m); !errors.Is(err, store.ErrStale) {
		t.Error(err)
	}
}
