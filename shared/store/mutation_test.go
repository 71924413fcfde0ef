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
