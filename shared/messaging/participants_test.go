package messaging_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// everybody is who is in a channel, by the store.
func (w *world) everybody(channel parley.ChannelID) map[parley.UserID]parley.Role {
	w.t.Helper()
	members, err := w.store.Members(context.Background(), w.app.ID, channel)
	if err != nil {
		w.t.Fatal(err)
	}
	roles := map[parley.UserID]parley.Role{}
	for _, m := range members {
		roles[m.User] = m.Role
	}
	return roles
}

// found counts the groups that a search by exactly these people finds.
func (w *world) found(c parley.Credential, people ...string) int {
	w.t.Helper()
	got, err := w.SearchChannels(context.Background(), c, messaging.ChannelQuery{
		Participants: people, Types: []parley.ChannelType{parley.Group}, Page: parley.Page{Number: 1, Size: 10},
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return got.Total
}

func owners(roles map[parley.UserID]parley.Role) int {
	n := 0
	for _, role := range roles {
		if role == parley.RoleOwner {
			n++
		}
	}
	return n
}

func TestWhereOwnersInviteMembersDoNot(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, member, server := w.user("owner"), w.user("member"), w.server("")
	channel := string(w.channel(owner, parley.Group, "member").Head.Channel)
	for _, step := range []struct {
		invite string
		may    bool
	}{{`"owners"`, false}, {`null`, true}, {`"owners"`, false}, {`"members"`, true}} {
		view, err := w.PatchChannel(ctx, owner, channel, parley.ChannelPatch{Invite: jsontext.Value(step.invite)}, nil)
		if err != nil || (view.Invite == parley.InviteMembers) != step.may {
			t.Fatalf("invite %s: %+v, %v", step.invite, view.Info, err)
		}
		for who, c := range map[string]parley.Credential{"owner": owner, "member": member, "server": server} {
			_, err := w.AddParticipants(ctx, c, channel, []string{"new"})
			if may := who != "member" || step.may; may != (err == nil) || !may && parley.CodeOf(err) != parley.Forbidden {
				t.Errorf("invite %s: the %s adds: %v", step.invite, who, err)
			}
		}
	}
}

func TestAddingParticipants(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, member, stranger := w.user("owner"), w.user("member"), w.user("stranger")
	channel := w.channel(owner, parley.Group, "member").Head.Channel
	added, err := w.AddParticipants(ctx, member, string(channel), []string{"new", "owner", "new"})
	if err != nil || len(added) != 2 || added[0].User != "new" || !added[0].Fresh || added[0].Role != parley.RoleMember || added[1].Fresh || added[1].Role != parley.RoleOwner {
		t.Fatalf("%+v, %v", added, err)
	}
	b := w.store.Batch()
	if identity := b.Identity(w.app.ID, "new"); b.Run(ctx) != nil || !identity.Found {
		t.Error("who was unknown has no identity")
	}
	before := w.get(owner, channel)
	if before.Head.Participants != 3 || before.Head.LastChange != 1 || !slices.Equal(before.Info.Participants, []parley.UserID{"member", "new", "owner"}) {
		t.Errorf("%+v %+v", before.Head, before.Info)
	}
	if again, err := w.AddParticipants(ctx, member, string(channel), []string{"new"}); err != nil || again[0].Fresh {
		t.Errorf("%+v, %v", again, err)
	}
	if after := w.get(owner, channel); after.Head.LastChange != 1 || after.Info.Revision != before.Info.Revision {
		t.Error("adding who is there changed something")
	}
	if w.found(owner, "member", "new") != 1 || w.found(owner, "member") != 0 {
		t.Error("the channel is not found by its people as they are")
	}
	_, err = w.UpdateParticipant(ctx, owner, string(channel), "member", parley.RoleReadOnly)
	w.is("role", err, "")
	personal := w.channel(owner, parley.Personal, "member").Head.Channel
	for _, test := range []struct {
		name    string
		by      parley.Credential
		channel parley.ChannelID
		people  []string
		code    parley.Code
	}{
		{"by a reader", member, channel, []string{"x"}, parley.ReadOnly},
		{"by a stranger", stranger, channel, []string{"x"}, parley.NotFound},
		{"by the server", w.server(""), channel, []string{"x"}, ""},
		{"to a PERSONAL channel", owner, personal, []string{"x"}, parley.Conflict},
		{"to a PERSONAL channel, by the server", w.server(""), personal, []string{"x"}, parley.Conflict},
		{"of nobody", owner, channel, nil, parley.InvalidValue},
		{"of 101", owner, channel, names(101), parley.InvalidValue},
		{"of no user id", owner, channel, []string{"me"}, parley.InvalidValue},
		{"to no channel", owner, "x", []string{"x"}, parley.NotFound},
	} {
		_, err := w.AddParticipants(ctx, test.by, string(test.channel), test.people)
		w.is("adding "+test.name, err, test.code)
	}
}

// Who joins reads from where the channel says, and is a recipient only of what comes after.
func TestWhoJoinsIsARecipientOfWhatFollows(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, late := w.user("owner"), w.user("late")
	for history, first := range map[string]int64{"all": 1, "joining": 3} {
		channel := w.group(owner, parley.ChannelDraft{History: history, Participants: []string{"other"}}).Head.Channel
		w.send(owner, channel, "one")
		w.send(owner, channel, "two")
		_, err := w.AddParticipants(ctx, owner, string(channel), []string{"late"})
		w.is("add", err, "")
		w.send(owner, channel, "three")
		view := w.get(late, channel)
		if m := view.Member; m.First != first || m.Joined != 2 || m.Seen != 2 || m.Delivered != 2 || m.Change != 1 || view.Unread != 1 {
			t.Errorf("%s: %+v, %d unread", history, *m, view.Unread)
		}
		if log := w.log(late, channel); log[0].Sequence != first {
			t.Errorf("%s: reads from %d", history, log[0].Sequence)
		}
		_, err = w.GetMessage(ctx, late, id(channel, first-1))
		w.is(history+": below the floor", err, parley.NotFound)
		w.is(history+": deleting below the floor", w.DeleteMessage(ctx, late, id(channel, first-1)), parley.NotFound)
		for n, recipients := range map[int64]int{2: 1, 3: 2} {
			if m, err := w.GetMessage(ctx, owner, id(channel, n)); err != nil || len(m.Status) != recipients {
				t.Errorf("%s: entry %d has recipients %v, %v", history, n, m.Status, err)
			}
		}
	}
}

// Above 100 participants a channel lists them no more, and is not found by them; back at 100 it is.
func TestAChannelGrowsAboveItsListAndBack(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner := w.user("owner")
	channel := w.channel(owner, parley.Group).Head.Channel
	added, err := w.AddParticipants(ctx, owner, string(channel), names(100))
	if err != nil || len(added) != 100 || slices.ContainsFunc(added, func(a messaging.Added) bool { return !a.Fresh || a.Err != nil }) {
		t.Fatalf("%d added, %v", len(added), err)
	}
	big := w.get(owner, channel)
	if big.Head.Participants != 101 || big.Info.Participants != nil || big.Head.LastChange != 100 {
		t.Errorf("%+v, %d listed", big.Head, len(big.Info.Participants))
	}
	if n := w.found(owner, names(99)...); n != 0 {
		t.Errorf("found by 100 of 101: %d", n)
	}
	page, err := w.ListParticipants(ctx, owner, string(channel), parley.Page{Number: 2, Size: 60})
	if err != nil || page.Total != 101 || len(page.Members) != 41 || page.Members[40].User != "user-099" {
		t.Errorf("%d of %d, %v", len(page.Members), page.Total, err)
	}
	w.is("remove", w.RemoveParticipant(ctx, owner, string(channel), "user-099"), "")
	back := w.get(owner, channel)
	if back.Head.Participants != 100 || len(back.Info.Participants) != 100 || back.Info.Participants[0] != "owner" || w.found(owner, names(99)...) != 1 {
		t.Errorf("back at %d: %d listed, found by them: %d", back.Head.Participants, len(back.Info.Participants), w.found(owner, names(99)...))
	}
}

// A channel of 998, of which but one is written: what is told is told by the count.
func TestAFullChannelTakesNobody(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner := w.user("owner")
	channel := parley.NewChannelID([16]byte{1})
	now := time.Now()
	_, err := w.store.CreateChannel(ctx, store.NewChannel{
		App: w.app.ID, Now: now, Members: []parley.Member{{User: "owner", Role: parley.RoleOwner, First: 1, Revision: 1, JoinedAt: now}},
		Head: parley.Head{Channel: channel, Type: parley.Group, State: parley.Open, Participants: 998, LastAt: now, CreatedAt: now},
		Info: parley.Info{Channel: channel, Type: parley.Group, History: parley.HistoryAll, Invite: parley.InviteMembers, Metadata: []byte("{}"), UpdatedAt: now},
	})
	w.is("build", err, "")
	added, err := w.AddParticipants(ctx, owner, string(channel), []string{"a", "b", "c", "owner"})
	if err != nil || len(added) != 4 || !added[0].Fresh || !added[1].Fresh || parley.CodeOf(added[2].Err) != parley.ChannelFull || added[3].Fresh || added[3].Err != nil {
		t.Errorf("%+v, %v", added, err)
	}
	_, err = w.AddParticipants(ctx, owner, string(channel), []string{"x", "y"})
	w.is("when it is full", err, parley.ChannelFull)
	if got := w.get(owner, channel); got.Head.Participants != 1000 || got.Head.LastChange != 2 || len(w.everybody(channel)) != 3 {
		t.Errorf("%+v, %d there", got.Head, len(w.everybody(channel)))
	}
}

func TestRolesAndOwners(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, bob := w.user("owner"), w.user("bob")
	channel := w.channel(owner, parley.Group, "bob", "carol").Head.Channel
	for _, test := range []struct {
		name string
		by   parley.Credential
		who  string
		role parley.Role
		code parley.Code
	}{
		{"by a member", bob, "carol", parley.RoleReadOnly, parley.Forbidden},
		{"of oneself, by a member", bob, "me", parley.RoleOwner, parley.Forbidden},
		{"of a stranger", owner, "dora", parley.RoleMember, parley.NotFound},
		{"of the only owner", owner, "me", parley.RoleMember, parley.Conflict},
		{"of the only owner, by the server", w.server(""), "owner", parley.RoleReadOnly, parley.Conflict},
		{"of the server itself", w.server(""), "me", parley.RoleMember, parley.UserRequired},
		{"by an owner", owner, "bob", parley.RoleOwner, ""},
		{"again", owner, "bob", parley.RoleOwner, ""},
		{"of oneself, beside another owner", owner, "me", parley.RoleReadOnly, ""},
	} {
		got, err := w.UpdateParticipant(ctx, test.by, string(channel), test.who, test.role)
		w.is("the role "+test.name, err, test.code)
		if err == nil && got.Role != test.role {
			t.Errorf("the role %s: %+v", test.name, got)
		}
	}
	if head := w.get(bob, channel).Head; head.LastChange != 2 {
		t.Errorf("%d changes of two that changed something", head.LastChange)
	}
	_, err := w.trySend(owner, channel, "", "hello")
	w.is("a reader who sends", err, parley.ReadOnly)
	personal := w.channel(owner, parley.Personal, "bob").Head.Channel
	_, err = w.UpdateParticipant(ctx, w.server(""), string(personal), "bob", parley.RoleOwner)
	w.is("the role of one of two", err, parley.Conflict)
	w.is("leaving a PERSONAL channel", w.RemoveParticipant(ctx, bob, string(personal), "me"), parley.Conflict)
}

func TestWhoLeavesKeepsNothing(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, bob, carol := w.user("owner"), w.user("bob"), w.user("carol")
	channel := w.channel(owner, parley.Group, "bob", "carol").Head.Channel
	named := string(channel)
	w.send(owner, channel, "hello")
	own := w.send(bob, channel, "hello")
	w.is("removing, by a member", w.RemoveParticipant(ctx, carol, named, "bob"), parley.Forbidden)
	w.is("leaving", w.RemoveParticipant(ctx, bob, named, "bob"), "")
	w.is("removing who is gone", w.RemoveParticipant(ctx, owner, named, "bob"), "")
	w.is("removing, by the server", w.RemoveParticipant(ctx, w.server(""), named, "carol"), "")
	for what, call := range map[string]func() error{
		"get": func() error { _, err := w.GetChannel(ctx, bob, named); return err },
		"list": func() error {
			_, err := w.ListMessages(ctx, bob, named, parley.Selection{Page: parley.Page{Number: 1, Size: 1}}, false)
			return err
		},
		"message": func() error { _, err := w.GetMessage(ctx, bob, string(own.ID())); return err },
		"delete":  func() error { return w.DeleteMessage(ctx, bob, string(own.ID())) },
		"metadata": func() error {
			_, err := w.PatchMessageMetadata(ctx, bob, string(own.ID()), []byte(`{"a":1}`))
			return err
		},
		"send":  func() error { _, err := w.trySend(bob, channel, "", "hello"); return err },
		"seen":  func() error { _, err := w.MarkChannel(ctx, bob, named, messaging.Seen, 1); return err },
		"patch": func() error { _, err := w.PatchChannel(ctx, bob, named, parley.ChannelPatch{}, nil); return err },
		"people": func() error {
			_, err := w.ListParticipants(ctx, bob, named, parley.Page{Number: 1, Size: 1})
			return err
		},
		"add":    func() error { _, err := w.AddParticipants(ctx, bob, named, []string{"bob"}); return err },
		"join":   func() error { _, err := w.JoinChannel(ctx, bob, named); return err },
		"leave":  func() error { return w.RemoveParticipant(ctx, bob, named, "me") },
		"remove": func() error { return w.DeleteChannel(ctx, bob, named) },
	} {
		w.is(what+" after leaving", call(), parley.NotFound)
	}
	if list, err := w.ListChannels(ctx, bob, messaging.ChannelFilter{Page: parley.Page{Number: 1, Size: 1}}); err != nil || list.Total != 0 {
		t.Errorf("%d channels, %v", list.Total, err)
	}
	if unread, err := w.CountUnread(ctx, bob); err != nil || unread.Messages != 0 {
		t.Errorf("%+v, %v", unread, err)
	}
	w.is("the last one leaves", w.RemoveParticipant(ctx, owner, named, "me"), "")
	if view := w.get(w.server(""), channel); view.Head.Participants != 0 || view.Info.Participants == nil || len(view.Info.Participants) != 0 {
		t.Errorf("%+v", view)
	}
	_, err := w.AddParticipants(ctx, w.server(""), named, []string{"bob"})
	w.is("coming back", err, "")
	if view := w.get(bob, channel); view.Head.Participants != 1 || view.Unread != 0 || view.Member.Own.Count() != 0 {
		t.Errorf("%+v", view)
	}
}

func TestTheLastOwnerHandsOver(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner := w.user("owner")
	channel := w.channel(owner, parley.Group, "zoe").Head.Channel
	named := string(channel)
	_, err := w.AddParticipants(ctx, owner, named, []string{"ann"})
	w.is("add", err, "")
	w.is("leave", w.RemoveParticipant(ctx, owner, named, "me"), "")
	if roles := w.everybody(channel); roles["zoe"] != parley.RoleOwner || roles["ann"] != parley.RoleMember || len(roles) != 2 {
		t.Errorf("%v", roles)
	}
	if head := w.get(w.server(""), channel).Head; head.LastChange != 3 {
		t.Errorf("%+v", head)
	}
	_, err = w.AddParticipants(ctx, w.server(""), named, []string{"kim"})
	w.is("add", err, "")
	_, err = w.UpdateParticipant(ctx, w.server(""), named, "ann", parley.RoleReadOnly)
	w.is("role", err, "")
	w.is("remove", w.RemoveParticipant(ctx, w.server(""), named, "zoe"), "")
	if roles := w.everybody(channel); roles["kim"] != parley.RoleOwner {
		t.Errorf("one who may write comes before one who may not: %v", roles)
	}
	archive := w.group(w.server(""), parley.ChannelDraft{Participants: []string{"ann", "kim"}}).Head.Channel
	w.is("leave", w.RemoveParticipant(ctx, w.server("ann"), string(archive), "me"), "")
	if roles := w.everybody(archive); roles["kim"] != parley.RoleMember {
		t.Errorf("a channel without owners got one: %v", roles)
	}
}

// However many owners leave at once, and whatever reads show, who stays has an owner.
func TestOwnersWhoLeaveAtOnceLeaveAnOwner(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	var channels []parley.ChannelID
	for range 12 {
		channel := w.channel(w.user("o-0"), parley.Group, "o-1", "m-1", "m-2").Head.Channel
		_, err := w.UpdateParticipant(ctx, w.server(""), string(channel), "o-1", parley.RoleOwner)
		w.is("role", err, "")
		channels = append(channels, channel)
	}
	proxy.Set(faults.Config{Seed: 30, Torn: 50 * time.Millisecond, Timeout: 0.02})
	var group sync.WaitGroup
	for _, channel := range channels {
		for i := range 2 {
			group.Go(func() {
				w.is("leave", until(func() error { return w.RemoveParticipant(ctx, w.server(""), string(channel), fmt.Sprint("o-", i)) }), "")
			})
		}
	}
	group.Wait()
	proxy.Set(faults.Config{})
	for _, channel := range channels {
		if roles := w.everybody(channel); len(roles) != 2 || owners(roles) == 0 {
			t.Errorf("%v", roles)
		}
	}
}

// A leave whose answer was lost is no 404: it has happened.
func TestLeavingIsAnsweredThoughAnswersAreLost(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	owner := w.user("owner")
	channel := w.channel(owner, parley.Group, names(20)...).Head.Channel
	proxy.Set(faults.Config{Seed: 40, Error: 0.5})
	for _, name := range names(12) {
		w.is("leave", until(func() error { return w.RemoveParticipant(ctx, w.server(name), string(channel), "me") }), "")
	}
	w.is("delete the channel", until(func() error { return w.DeleteChannel(ctx, owner, string(channel)) }), "")
	if proxy.Counts()["error.after"] == 0 {
		t.Error("no answer was lost")
	}
}

// A precondition that one's own write has ended is not refused as if nothing had been written. (P8)
func TestALostAnswerIsNoRefusal(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	owner := w.user("owner")
	channel := w.channel(owner, parley.Group).Head.Channel
	lost := 0
	for n := range 12 {
		proxy.Set(faults.Config{})
		before := w.get(owner, channel).Info
		proxy.Set(faults.Config{Seed: 50 + uint64(n), Error: 0.5})
		_, err := w.PatchChannel(ctx, owner, string(channel), parley.ChannelPatch{Title: []byte(fmt.Sprintf(`"%d"`, n))}, []int64{before.Revision})
		proxy.Set(faults.Config{})
		after := w.get(owner, channel).Info
		switch code := parley.CodeOf(err); {
		case err == nil && after.Revision != before.Revision+1:
			t.Errorf("taken, and the revision went from %d to %d", before.Revision, after.Revision)
		case err == nil:
		case code == parley.UnknownOutcome:
			lost++
		case code != parley.TryAgain || after.Revision != before.Revision:
			t.Errorf("%v, and the revision went from %d to %d", err, before.Revision, after.Revision)
		}
	}
	if lost == 0 {
		t.Error("no outcome was lost")
	}
}

func TestJoiningAnExposedChannel(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, bob := w.user("owner"), w.user("bob")
	open := w.group(owner, parley.ChannelDraft{Exposed: true, History: "joining"}).Head.Channel
	w.send(owner, open, "before")
	for what, channel := range map[string]parley.ChannelID{
		"a closed one":  w.group(owner, parley.ChannelDraft{}).Head.Channel,
		"a personal":    w.group(owner, parley.ChannelDraft{Exposed: true, Type: "PERSONAL", Participants: []string{"carol"}}).Head.Channel,
		"none":          parley.NewChannelID([16]byte{1}),
		"what is no id": "x",
	} {
		_, err := w.JoinChannel(ctx, bob, string(channel))
		w.is("joining "+what, err, parley.NotFound)
	}
	_, err := w.JoinChannel(ctx, w.server(""), string(open))
	w.is("nobody joins", err, parley.UserRequired)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if view, err := w.JoinChannel(ctx, bob, string(open)); err != nil || view.Member == nil || view.Member.First != 2 || view.Head.Participants != 2 {
				t.Errorf("%+v, %v", view, err)
			}
		})
	}
	group.Wait()
	if view := w.get(bob, open); view.Head.Participants != 2 || view.Head.LastChange != 1 || len(w.everybody(open)) != 2 {
		t.Errorf("%+v", view.Head)
	}
	w.is("leaving", w.RemoveParticipant(ctx, bob, string(open), "me"), "")
	if view, err := w.JoinChannel(ctx, bob, string(open)); err != nil || view.Member.Change != 3 {
		t.Errorf("coming back: %+v, %v", view.Member, err)
	}
}

// Changing who is in a distinct channel ends that it is the only one of its people.
func TestADistinctChannelThatChangesMakesRoom(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	owner := w.user("owner")
	draft := parley.ChannelDraft{Participants: []string{"bob"}, Distinct: true}
	first := w.group(owner, draft).Head.Channel
	if again := w.group(owner, draft).Head.Channel; again != first {
		t.Fatal("two distinct channels of one set")
	}
	_, err := w.AddParticipants(ctx, owner, string(first), []string{"carol"})
	w.is("add", err, "")
	second := w.group(owner, draft).Head.Channel
	if second == first || w.get(owner, first).Info.Distinct || !w.get(owner, second).Info.Distinct {
		t.Error("the claim stayed")
	}
	w.is("leave", w.RemoveParticipant(ctx, w.server("bob"), string(second), "me"), "")
	if third := w.group(owner, draft).Head.Channel; third == second {
		t.Error("the claim stayed")
	}
	// Creations beside a change: whatever they answer is, or then was, a channel of these people alone.
	for seed := range uint64(4) {
		draft := parley.ChannelDraft{Participants: []string{fmt.Sprint("peer-", seed)}, Distinct: true}
		proxy.Set(faults.Config{})
		old := w.group(owner, draft).Head.Channel
		proxy.Set(faults.Config{Seed: 60 + seed, Torn: 50 * time.Millisecond})
		made := make([]messaging.ChannelView, 4)
		var group sync.WaitGroup
		group.Go(func() {
			_, err := w.AddParticipants(ctx, owner, string(old), []string{"dora"})
			w.is("add", err, "")
		})
		for i := range made {
			group.Go(func() {
				w.is("create", until(func() (err error) { made[i], _, err = w.CreateChannel(ctx, owner, draft); return err }), "")
			})
		}
		group.Wait()
		proxy.Set(faults.Config{})
		now := w.group(owner, draft)
		if now.Head.Channel == old || len(now.Info.Participants) != 2 {
			t.Errorf("seed %d: %v", seed, now.Info.Participants)
		}
		for _, m := range made {
			if m.Head.Channel != old && m.Head.Channel != now.Head.Channel {
				t.Errorf("seed %d: a third channel", seed)
			}
		}
	}
}

// The count is the people, however many come and go at once, and the list is theirs.
func TestTheCountIsThePeople(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	people := names(97)
	channel := w.group(w.user("owner"), parley.ChannelDraft{Participants: people}).Head.Channel
	proxy.Set(faults.Config{Seed: 70, Conflict: 0.05, Timeout: 0.02, Torn: time.Millisecond})
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			if i%2 == 0 {
				w.is("add", until(func() error {
					_, err := w.AddParticipants(ctx, w.server(""), string(channel), []string{fmt.Sprint("new-", i/2), fmt.Sprint("new-", i/2+1)})
					return err
				}), "")
				return
			}
			w.is("leave", until(func() error { return w.RemoveParticipant(ctx, w.server(""), string(channel), people[i]) }), "")
		})
	}
	group.Wait()
	proxy.Set(faults.Config{})
	view, there := w.get(w.server(""), channel), w.everybody(channel)
	if view.Head.Participants != len(there) || len(there) != 99 || view.Head.LastChange != 21 {
		t.Errorf("%d counted, %d there, %d changes", view.Head.Participants, len(there), view.Head.LastChange)
	}
	if len(view.Info.Participants) != len(there) || slices.ContainsFunc(view.Info.Participants, func(u parley.UserID) bool { return there[u] == "" }) {
		t.Errorf("%d listed of %d", len(view.Info.Participants), len(there))
	}
}
