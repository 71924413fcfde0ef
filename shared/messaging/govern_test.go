package messaging_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

func quoted(s string) jsontext.Value {
	text, _ := json.Marshal(s) // a string always marshals
	return text
}

func TestPatchingAChannel(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, bob, stranger := w.user("owner"), w.user("bob"), w.user("stranger")
	channel := w.channel(owner, parley.Group, "bob").Head.Channel
	var at []int64 // the revisions that it had
	for _, test := range []struct {
		name      string
		by        parley.Credential
		patch     string
		revisions func() []int64
		code      parley.Code
		changes   int64
	}{
		{"by an owner", owner, `"one"`, nil, "", 1},
		{"that changes nothing", owner, `"one"`, nil, "", 1},
		{"by a member", bob, `"x"`, nil, parley.Forbidden, 1},
		{"by a stranger", stranger, `"x"`, nil, parley.NotFound, 1},
		{"of an old revision", owner, `"x"`, func() []int64 { return at[:1] }, parley.PreconditionFailed, 1},
		{"of no revision at all", owner, `"x"`, func() []int64 { return []int64{} }, parley.PreconditionFailed, 1},
		{"of this revision", owner, `"two"`, func() []int64 { return at[len(at)-1:] }, "", 2},
		{"by the server, of one of several", w.server(""), `"three"`, func() []int64 { return at }, "", 3},
		{"that is none", owner, `1`, nil, parley.InvalidRequest, 3},
	} {
		at = append(at, w.get(owner, channel).Info.Revision)
		var revisions []int64
		if test.revisions != nil {
			revisions = test.revisions()
		}
		got, err := w.PatchChannel(ctx, test.by, string(channel), parley.ChannelPatch{Title: jsontext.Value(test.patch)}, revisions)
		w.is("a patch "+test.name, err, test.code)
		now := w.get(owner, channel)
		if now.Head.LastChange != test.changes || now.Info.Revision != test.changes || err == nil && (got.Info.Title != now.Info.Title || now.Info.Change != test.changes) {
			t.Errorf("a patch %s: %+v %+v", test.name, now.Head, now.Info)
		}
	}
}

// Two who patch different fields at once both have their way.
func TestPatchesOfDifferentFieldsBothSurvive(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	owner := w.user("owner")
	channel := w.channel(owner, parley.Group).Head.Channel
	proxy.Set(faults.Config{Seed: 80, Torn: 5 * time.Millisecond, Timeout: 0.1, Conflict: 0.1})
	patches := []parley.ChannelPatch{
		{Title: quoted("title")}, {Description: quoted("description")}, {Metadata: jsontext.Value(`{"a":1}`)}, {Metadata: jsontext.Value(`{"b":{"c":2}}`)},
	}
	var group sync.WaitGroup
	for _, patch := range patches {
		group.Go(func() {
			w.is("patch", until(func() error { _, err := w.PatchChannel(ctx, owner, string(channel), patch, nil); return err }), "")
		})
	}
	group.Wait()
	proxy.Set(faults.Config{})
	got := w.get(owner, channel)
	if i := got.Info; i.Title != "title" || i.Description != "description" || string(i.Metadata) != `{"a":1,"b":{"c":2}}` || i.Revision != 4 || got.Head.LastChange != 4 {
		t.Errorf("%+v %+v", got.Head, got.Info)
	}
}

// The list of exposed channels follows every change of title, whatever its letters are.
func TestTheExposedListFollowsTitles(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, reader := w.user("owner"), w.user("reader")
	channel := w.group(owner, parley.ChannelDraft{Title: "start"}).Head.Channel
	listed := func(prefix string) int {
		t.Helper()
		got, err := w.ListExposed(ctx, reader, prefix, parley.Page{Number: 1, Size: 100})
		if err != nil {
			t.Fatal(err)
		}
		return got.Total
	}
	patch := func(p parley.ChannelPatch) {
		t.Helper()
		_, err := w.PatchChannel(ctx, owner, string(channel), p, nil)
		w.is("patch", err, "")
	}
	patch(parley.ChannelPatch{Title: quoted("still closed")})
	if n := listed(""); n != 0 {
		t.Fatalf("%d listed while it is closed", n)
	}
	patch(parley.ChannelPatch{Exposed: jsontext.Value("true")})
	for _, title := range []string{
		"General", "GENERAL", "ΣΊΣΥΦΟΣ", "σίσυφος", "ſtraße", "STRASSE", "straße", "İstanbul", "istanbul", "ISTANBUL", "ısparta", "K", "k", "\u212a",
		"", "#", "a\x00b", "日本", strings.Repeat("👋", 256), strings.Repeat("Ⱥ", 256), strings.Repeat("ⱥ", 255) + "x",
	} {
		patch(parley.ChannelPatch{Title: quoted(title)})
		if n := listed(""); n != 1 {
			t.Errorf("%q: listed %d times", title, n)
		}
		if n := listed(title); n != 1 {
			t.Errorf("%q: found %d times by its title", title, n)
		}
		if n := listed(strings.ToUpper(title[:min(1, len(title))])); title != "" && title[0] < 0x80 && n != 1 {
			t.Errorf("%q: found %d times by its first letter", title, n)
		}
	}
	patch(parley.ChannelPatch{Exposed: jsontext.Value("null"), Title: quoted("other")})
	if n := listed(""); n != 0 {
		t.Errorf("listed %d times when it is closed", n)
	}
	patch(parley.ChannelPatch{Exposed: jsontext.Value("true"), Title: quoted("again")})
	w.is("delete", w.DeleteChannel(ctx, owner, string(channel)), "")
	if n := listed(""); n != 0 {
		t.Errorf("listed %d times when it is deleted", n)
	}
	long := w.group(owner, parley.ChannelDraft{Title: strings.Repeat("👋", 256), Exposed: true})
	if n := listed("👋"); n != 1 || long.Info.Title != strings.Repeat("👋", 256) {
		t.Errorf("a long one is listed %d times", n)
	}
}

func TestDeletingAChannel(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, bob, stranger := w.user("owner"), w.user("bob"), w.user("stranger")
	draft := parley.ChannelDraft{Participants: []string{"bob"}, UUID: new("u"), Exposed: true}
	channel := w.group(owner, draft).Head.Channel
	m := w.send(owner, channel, "hello")
	personal := w.channel(owner, parley.Personal, "bob").Head.Channel
	for _, test := range []struct {
		name    string
		by      parley.Credential
		channel parley.ChannelID
		code    parley.Code
	}{
		{"by a member", bob, channel, parley.Forbidden}, {"by a stranger", stranger, channel, parley.NotFound}, {"that is none", owner, "x", parley.NotFound},
		{"by an owner", owner, channel, ""}, {"again", owner, channel, ""}, {"again, by a stranger", stranger, channel, parley.NotFound},
		{"that is PERSONAL", owner, personal, parley.Forbidden}, {"that is PERSONAL, by the server", w.server(""), personal, ""},
	} {
		w.is("deleting a channel "+test.name, w.DeleteChannel(ctx, test.by, string(test.channel)), test.code)
	}
	for _, c := range []parley.Credential{owner, bob, w.server("")} {
		_, err := w.GetChannel(ctx, c, string(channel))
		w.is("get", err, parley.NotFound)
		_, err = w.GetMessage(ctx, c, string(m.ID()))
		w.is("get message", err, parley.NotFound)
		w.is("delete message", w.DeleteMessage(ctx, c, string(m.ID())), parley.NotFound)
		_, err = w.AddParticipants(ctx, c, string(channel), []string{"x"})
		w.is("add", err, parley.NotFound)
		if c.User != "" {
			mine, err := w.store.Memberships(ctx, w.app.ID, c.User)
			if err != nil || len(mine) != 0 {
				t.Errorf("%s still lists %v, %v", c.User, mine, err)
			}
			_, err = w.trySend(c, channel, "", "hello")
			w.is("send", err, parley.NotFound)
			_, err = w.JoinChannel(ctx, c, string(channel))
			w.is("join", err, parley.NotFound)
		}
	}
	if n := w.found(owner, "bob"); n != 0 {
		t.Errorf("found %d times", n)
	}
	_, _, err := w.CreateChannel(ctx, owner, draft)
	w.is("its uuid again", err, parley.Conflict)
	if another := w.channel(bob, parley.Personal, "owner"); another.Head.Channel == personal {
		t.Error("the pair was not freed")
	}
	distinct := parley.ChannelDraft{Participants: []string{"bob"}, Distinct: true}
	first := w.group(owner, distinct).Head.Channel
	w.is("delete", w.DeleteChannel(ctx, w.server(""), string(first)), "")
	if w.group(owner, distinct).Head.Channel == first {
		t.Error("the distinct claim was not freed")
	}
}

// later is the service as it is some time from now, when what is unfinished counts as left.
func (w *world) later() *messaging.Service {
	now := func() time.Time { return time.Now().Add(5 * time.Minute) }
	return messaging.New(w.store, access.New(w.store, nil, now, rand.Reader), now, rand.Reader)
}

// A large channel is deleted at once for all; a crash before every list forgot it is swept up.
func TestTheDeletionOfALargeChannelIsFinished(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner := w.user("owner")
	whole, crashed := w.channel(owner, parley.Group, names(85)...).Head.Channel, w.channel(owner, parley.Group, names(85)...).Head.Channel
	w.is("delete", w.DeleteChannel(ctx, owner, string(whole)), "")
	if left, err := w.store.Unfinished(ctx, time.Now().Add(time.Hour)); err != nil || len(left) != 0 {
		t.Errorf("%v, %v", left, err)
	}
	// What DeleteChannel commits first, and then the process dies.
	b := w.store.Batch()
	head := b.Head(w.app.ID, crashed)
	if err := b.Run(ctx); err != nil {
		t.Fatal(err)
	}
	m := w.store.Mutate(w.app.ID, head.Value, time.Now())
	m.Log(parley.Change{Kind: parley.ChannelRemoved, What: parley.WhatDeleted})
	m.Head.State = parley.Deleted
	m.Unfinished()
	if err := w.store.Commit(ctx, m); err != nil {
		t.Fatal(err)
	}
	member := w.user("user-042")
	if list, err := w.ListChannels(ctx, member, messaging.ChannelFilter{Page: parley.Page{Number: 1, Size: 1}}); err != nil || list.Total != 0 {
		t.Errorf("%d channels, %v", list.Total, err)
	}
	if n, err := w.Sweep(ctx); err != nil || n != 0 {
		t.Errorf("what may be at work was swept: %d, %v", n, err)
	}
	if n, err := w.later().Sweep(ctx); err != nil || n != 1 {
		t.Errorf("swept %d, %v", n, err)
	}
	for _, user := range append(names(85), "owner") {
		if mine, err := w.store.Memberships(ctx, w.app.ID, parley.UserID(user)); err != nil || len(mine) != 0 {
			t.Fatalf("%s still lists %v, %v", user, mine, err)
		}
	}
	if n, err := w.later().Sweep(ctx); err != nil || n != 0 {
		t.Errorf("swept again: %d, %v", n, err)
	}
}

// A creation that died is nobody's to see until the sweep has finished it.
func TestACreationThatDiedIsFinished(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, member := w.user("owner"), w.user("user-029")
	now := time.Now()
	half := func(n byte) store.NewChannel {
		c := store.NewChannel{App: w.app.ID, Now: now, Building: true}
		c.Head = parley.Head{Channel: parley.NewChannelID([16]byte{n}), Type: parley.Group, State: parley.Building, Participants: 31, LastAt: now, CreatedAt: now}
		c.Info = parley.Info{
			Channel: c.Head.Channel, Type: parley.Group, History: parley.HistoryAll, Invite: parley.InviteMembers, Metadata: []byte("{}"), UpdatedAt: now, CreatedBy: "owner", Exposed: true, Title: "big",
		}
		for _, user := range append([]string{"owner"}, names(30)...) {
			c.Info.Participants = append(c.Info.Participants, parley.UserID(user))
		}
		return c
	}
	channel := w.channel(owner, parley.Group).Head.Channel
	b := w.store.Batch()
	head := b.Head(w.app.ID, channel)
	if err := b.Run(ctx); err != nil {
		t.Fatal(err)
	}
	open := w.store.Mutate(w.app.ID, head.Value, now) // one that turned out to be finished
	open.Unfinished()
	if err := w.store.Commit(ctx, open); err != nil {
		t.Fatal(err)
	}
	made := half(1)
	if _, err := w.store.CreateChannel(ctx, made); err != nil {
		t.Fatal(err)
	}
	part := made
	for _, user := range made.Info.Participants[:10] {
		part.Members = append(part.Members, parley.Member{User: user, Role: parley.RoleMember, First: 1, Revision: 1, JoinedAt: now})
	}
	if err := w.store.AddPeople(ctx, part); err != nil {
		t.Fatal(err)
	}
	visible := func() string {
		t.Helper()
		_, owns := w.GetChannel(ctx, owner, string(made.Head.Channel))
		_, reads := w.GetChannel(ctx, member, string(made.Head.Channel))
		exposed, err := w.ListExposed(ctx, member, "big", parley.Page{Number: 1, Size: 10})
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(parley.CodeOf(owns) == parley.NotFound, parley.CodeOf(reads) == parley.NotFound, exposed.Total)
	}
	if got := visible(); got != "true true 0" {
		t.Errorf("half built: %s", got)
	}
	if n, err := w.later().Sweep(ctx); err != nil || n != 2 {
		t.Errorf("swept %d, %v", n, err)
	}
	if got := visible(); got != "false false 1" {
		t.Errorf("finished: %s", got)
	}
	if view := w.get(member, made.Head.Channel); view.Head.Participants != 31 || len(w.everybody(made.Head.Channel)) != 31 || w.found(owner, names(30)...) != 1 {
		t.Errorf("%+v", view.Head)
	}
	if roles := w.everybody(made.Head.Channel); roles["owner"] != parley.RoleOwner {
		t.Errorf("owner: %s", roles["owner"])
	}
}

func TestClearingOnesHistory(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice, phone, bob := w.user("alice"), w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	for range 3 {
		w.send(bob, channel, "hello")
		w.send(alice, channel, "hello")
	}
	for _, step := range []struct {
		to, first, unread int64
		code              parley.Code
	}{
		{7, 0, 0, parley.SequenceAhead}, {-1, 0, 0, parley.InvalidValue}, {0, 1, 3, ""}, {3, 4, 1, ""}, {3, 4, 1, ""}, {2, 4, 1, ""}, {6, 7, 0, ""},
	} {
		got, err := w.MarkChannel(ctx, alice, string(channel), messaging.Cleared, step.to)
		w.is(fmt.Sprint("clear to ", step.to), err, step.code)
		if err != nil {
			continue
		}
		if got.Member.First != step.first || got.Unread != step.unread || got.Member.Seen < step.to {
			t.Errorf("clear to %d: %+v, %d unread", step.to, got.Member, got.Unread)
		}
		for _, device := range []parley.Credential{alice, phone} {
			view := w.get(device, channel)
			if log := w.log(device, channel); int64(len(log)) != 7-step.first || view.Unread != step.unread || view.Member.First != step.first {
				t.Errorf("clear to %d: %d entries, %d unread", step.to, len(log), view.Unread)
			}
			if cleared := step.first == 7; (view.LastMessage == nil) != cleared {
				t.Errorf("clear to %d: last message %v", step.to, view.LastMessage)
			}
		}
		if step.first > 1 {
			_, err := w.GetMessage(ctx, phone, id(channel, step.first-1))
			w.is("what was cleared", err, parley.NotFound)
		}
	}
	if log := w.log(bob, channel); len(log) != 6 || w.get(bob, channel).Unread != 3 {
		t.Errorf("another's history went: %d entries", len(log))
	}
	if m, err := w.GetMessage(ctx, bob, id(channel, 1)); err != nil || m.Status["alice"] != "seen" {
		t.Errorf("what is cleared is not seen: %v, %v", m.Status, err)
	}
	w.send(bob, channel, "new")
	if view, log := w.get(phone, channel), w.log(phone, channel); view.Unread != 1 || len(log) != 1 || log[0].Sequence != 7 {
		t.Errorf("%d unread, %d entries", view.Unread, len(log))
	}
	_, err := w.MarkChannel(ctx, w.server(""), string(channel), messaging.Cleared, 1)
	w.is("nobody's history", err, parley.UserRequired)
}
