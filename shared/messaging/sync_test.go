package messaging_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// client is what an app keeps: the channels that syncs have brought, by the rules of the contract.
type client struct {
	w          *world
	me         parley.Credential
	channels   map[parley.ChannelID]*kept
	perChannel int64
	marks      bool // it says which of its own marks it knows
}

type kept struct {
	view     messaging.ChannelView
	entries  map[int64]messaging.MessageView
	people   map[parley.UserID]parley.Role
	position parley.Position
	more     bool
}

func (w *world) client(me parley.Credential) *client {
	return &client{w: w, me: me, channels: map[parley.ChannelID]*kept{}, perChannel: 20}
}

func (c *client) positions() map[string]parley.Position {
	positions := map[string]parley.Position{}
	for channel, k := range c.channels {
		p := k.position
		if c.marks {
			p.Marks = new(k.view.Member.Marks)
		}
		positions[string(channel)] = p
	}
	return positions
}

// sync asks once, follows the cursor to its end, and takes over what it is told.
func (c *client) sync() (brought []messaging.SyncedChannel, removed []string, err error) {
	req := messaging.SyncRequest{Channels: c.positions(), PerChannel: c.perChannel}
	for {
		var answer messaging.Synced
		err := until(func() (err error) { answer, err = c.w.Sync(context.Background(), c.me, req); return err })
		if err != nil {
			return nil, nil, err
		}
		for _, channel := range answer.Channels {
			if err := c.take(channel); err != nil {
				return nil, nil, err
			}
		}
		for _, named := range answer.Removed {
			delete(c.channels, parley.ChannelID(named))
		}
		brought, removed = append(brought, answer.Channels...), append(removed, answer.Removed...)
		if answer.Cursor == "" {
			return brought, removed, nil
		}
		req = messaging.SyncRequest{Cursor: answer.Cursor}
	}
}

// take applies an answer, and holds it against the rules: no hole, and no position beyond what was brought.
func (c *client) take(got messaging.SyncedChannel) error {
	channel := got.Channel.Head.Channel
	k, known := c.channels[channel]
	fresh := !known || got.Reset != parley.NoReset
	if fresh {
		k = &kept{entries: map[int64]messaging.MessageView{}, people: map[parley.UserID]parley.Role{}}
		c.channels[channel] = k
	}
	next := max(k.position.Sequence+1, got.Channel.Member.First)
	for i, m := range got.Messages {
		if fresh && i == 0 {
			next = m.Sequence
		}
		if m.Sequence != next {
			return fmt.Errorf("entry %d where %d follows", m.Sequence, next)
		}
		k.entries[m.Sequence] = m
		next++
	}
	if len(got.Messages) > 0 && got.Sequence != next-1 || got.Sequence > max(next-1, k.position.Sequence) && !fresh {
		return fmt.Errorf("position %d after entry %d", got.Sequence, next-1)
	}
	if !fresh && (got.Sequence < k.position.Sequence || got.Change < k.position.Change) {
		return fmt.Errorf("position went back from %+v to %d and %d", k.position, got.Sequence, got.Change)
	}
	for _, change := range got.Changes {
		if e, ch := change.Entry, change.Channel; e != nil && e.Change < change.ID || ch != nil && ch.Info.Change < change.ID {
			return fmt.Errorf("change %d came with what it changed as it was before", change.ID)
		}
		c.apply(k, change)
	}
	if got.Participants != nil {
		k.people = map[parley.UserID]parley.Role{}
		for _, m := range got.Participants {
			k.people[m.User] = m.Role
		}
	}
	k.view, k.more = got.Channel, got.HasMore && !fresh
	k.position = parley.Position{Sequence: got.Sequence, Change: got.Change}
	return nil
}

func (c *client) apply(k *kept, change messaging.SyncedChange) {
	switch change.Kind {
	case parley.MessageChanged:
		if old, ok := k.entries[change.Message]; ok && old.Change <= change.Entry.Change {
			k.entries[change.Message] = *change.Entry
		}
	case parley.ParticipantLeft:
		delete(k.people, change.User)
	case parley.ParticipantJoined, parley.ParticipantChanged:
		k.people[change.User] = change.Role
	}
}

// settle syncs until nothing is left to come.
func (c *client) settle() error {
	for range 200 {
		brought, _, err := c.sync()
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(slices.Collect(maps.Values(c.channels)), func(k *kept) bool { return k.more }) && len(brought) == 0 {
			return nil
		}
	}
	return errors.New("there is always more")
}

// differs says where the client and the server are not of one mind.
func (c *client) differs() string {
	w := c.w
	list, err := w.ListChannels(context.Background(), c.me, messaging.ChannelFilter{Page: parley.Page{Number: 1, Size: 100}})
	if err != nil || list.Total != len(c.channels) {
		return fmt.Sprintf("%d channels of %d, %v", len(c.channels), list.Total, err)
	}
	for _, view := range list.Views {
		k := c.channels[view.Head.Channel]
		if k == nil {
			return "a channel is missing"
		}
		if k.view.Head.Last != view.Head.Last || k.position.Sequence != view.Head.Last || k.position.Change != view.Head.LastChange {
			return fmt.Sprintf("%+v at %+v, head %+v", k.position, k.view.Head, view.Head)
		}
		if a, b := k.view, view; a.Unread != b.Unread || a.Info.Title != b.Info.Title || a.Info.Revision != b.Info.Revision || a.Member.Role != b.Member.Role || a.Member.First != b.Member.First {
			return fmt.Sprintf("%+v %+v %d, and is %+v %+v %d", a.Info, *a.Member, a.Unread, b.Info, *b.Member, b.Unread)
		}
		if people := w.everybody(view.Head.Channel); len(people) <= 100 && !maps.Equal(people, k.people) {
			return fmt.Sprintf("people %v, and are %v", k.people, people)
		}
		for _, m := range w.log(c.me, view.Head.Channel) {
			mine, ok := k.entries[m.Sequence]
			if ok && (mine.Change != m.Change || mine.Deleted != m.Deleted || string(mine.Body.Metadata) != string(m.Body.Metadata) || string(mine.Body.Content) != string(m.Body.Content)) {
				return fmt.Sprintf("entry %d at change %d, and is at %d", m.Sequence, mine.Change, m.Change)
			}
		}
	}
	return ""
}

func (c *client) must(brought int) []messaging.SyncedChannel {
	c.w.t.Helper()
	got, _, err := c.sync()
	if err != nil || len(got) != brought {
		c.w.t.Fatalf("%d channels brought, want %d: %v", len(got), brought, err)
	}
	return got
}

func TestSyncBringsWhatIsLacking(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	one, two := w.channel(alice, parley.Group, "bob").Head.Channel, w.channel(alice, parley.Group, "bob").Head.Channel
	for range 25 {
		w.send(alice, one, "hello")
	}
	c := w.client(bob)
	first := c.must(2)[0] // newest activity first
	if first.Channel.Head.Channel != one || len(first.Messages) != 20 || first.Messages[0].Sequence != 6 || !first.HasMore || first.Sequence != 25 ||
		len(first.Participants) != 2 || len(first.Identities) != 2 || first.Channel.Unread != 25 || first.Channel.LastMessage == nil {
		t.Errorf("%+v", first)
	}
	c.must(0)
	for range 25 {
		w.send(alice, two, "hello")
	}
	_, err := w.PatchMessageMetadata(ctx, alice, id(one, 7), jsontext.Value(`{"a":1}`))
	w.is("metadata", err, "")
	w.is("delete", w.DeleteMessage(ctx, alice, id(one, 7)), "")
	w.is("delete", w.DeleteMessage(ctx, alice, id(one, 3)), "")
	_, err = w.PatchChannel(ctx, alice, string(one), parley.ChannelPatch{Title: quoted("new")}, nil)
	w.is("patch", err, "")
	for _, brought := range c.must(2) {
		switch brought.Channel.Head.Channel {
		case two:
			if len(brought.Messages) != 20 || brought.Messages[0].Sequence != 1 || !brought.HasMore || brought.Sequence != 20 || brought.Participants != nil {
				t.Errorf("%+v", brought)
			}
		case one: // two changes of one entry are one, and one of an entry that this client never had is told too
			if len(brought.Messages) != 0 || len(brought.Changes) != 3 || brought.Changes[0].ID != 2 || !brought.Changes[0].Entry.Deleted ||
				brought.Changes[2].Channel.Info.Title != "new" || brought.Change != 4 || brought.HasMore || brought.Channel.Unread != 23 {
				t.Errorf("%+v", brought)
			}
		}
	}
	c.must(1)
	c.must(0)
	for _, who := range []func() error{
		func() error { _, err := w.AddParticipants(ctx, alice, string(one), []string{"carol"}); return err },
		func() error { return w.RemoveParticipant(ctx, alice, string(one), "carol") },
		func() error { _, err := w.AddParticipants(ctx, alice, string(one), []string{"carol"}); return err },
	} {
		w.is("come and go", who(), "")
	}
	got := c.must(1)[0]
	if len(got.Changes) != 1 || got.Changes[0].Kind != parley.ParticipantJoined || got.Changes[0].ID != 7 || len(got.Participants) != 3 {
		t.Errorf("%+v", got.Changes)
	}
	if diff := c.differs(); diff != "" {
		t.Error(diff)
	}
	w.is("remove", w.RemoveParticipant(ctx, alice, string(one), "bob"), "")
	w.is("delete", w.DeleteChannel(ctx, alice, string(two)), "")
	stranger := parley.NewChannelID([16]byte{9})
	c.channels[stranger] = &kept{}
	if _, removed, err := c.sync(); err != nil || !slices.Equal(removed, slices.Sorted(slices.Values([]string{string(one), string(two), string(stranger)}))) {
		t.Errorf("removed %v, %v", removed, err)
	}
	_, err = w.AddParticipants(ctx, alice, string(one), []string{"bob"})
	w.is("add", err, "")
	c.channels[one] = &kept{position: parley.Position{Sequence: 25, Change: 7}, entries: map[int64]messaging.MessageView{}}
	if got := c.must(1)[0]; got.Reset != parley.ResetRejoined || len(got.Messages) != 20 {
		t.Errorf("%q", got.Reset)
	}
	_, err = w.Sync(ctx, bob, messaging.SyncRequest{Cursor: "x"})
	w.is("no cursor", err, parley.InvalidValue)
	_, err = w.Sync(ctx, w.server(""), messaging.SyncRequest{PerChannel: 1})
	w.is("nobody", err, parley.UserRequired)
}

func TestSyncResetsPositionsOfNoUse(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group).Head.Channel
	w.send(alice, channel, "hello")
	for name, test := range map[string]struct {
		epoch    *int64
		position parley.Position
		want     parley.Reset
		brought  int
	}{
		"another epoch": {new(int64(2)), parley.Position{Sequence: 1}, parley.ResetEpoch, 1},
		"this epoch":    {new(int64(1)), parley.Position{Sequence: 1}, parley.NoReset, 0},
		"ahead":         {nil, parley.Position{Sequence: 2}, parley.ResetGap, 1},
		"changes ahead": {nil, parley.Position{Sequence: 1, Change: 1}, parley.ResetGap, 1},
	} {
		got, err := w.Sync(ctx, alice, messaging.SyncRequest{Epoch: test.epoch, Channels: map[string]parley.Position{string(channel): test.position}, PerChannel: 20})
		if err != nil || len(got.Channels) != test.brought || got.Epoch != 1 || test.brought == 1 && (got.Channels[0].Reset != test.want || len(got.Channels[0].Messages) != 1) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestSyncOfWatermarks(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice, phone, laptop := w.user("alice"), w.user("bob"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	for range 3 {
		w.send(alice, channel, "hello")
	}
	exact, coarse := w.client(laptop), w.client(laptop)
	exact.marks = true
	exact.must(1)
	coarse.must(1)
	_, err := w.MarkChannel(ctx, phone, string(channel), messaging.Seen, 2)
	w.is("seen", err, "")
	if got := exact.must(1)[0]; got.Channel.Member.Seen != 2 || got.Channel.Unread != 1 || len(got.Messages)+len(got.Changes) != 0 {
		t.Errorf("%+v", got)
	}
	exact.must(0)
	coarse.must(1)
	coarse.must(1) // it does not say what it knows, so it is told each time
	_, err = w.MarkChannel(ctx, laptop, string(channel), messaging.Seen, 3)
	w.is("seen", err, "")
	coarse.must(0) // its own mark
	exact.must(1)
	_, err = w.MarkChannel(ctx, phone, string(channel), messaging.Cleared, 3)
	w.is("clear", err, "")
	if got := exact.must(1)[0]; got.Channel.Member.First != 4 {
		t.Errorf("%+v", got)
	}
	// The others' watermarks come where they are asked for, also where nothing else changed.
	c := w.client(alice)
	c.must(1)
	c.must(0)
	for _, k := range c.channels {
		k.position.Receipts = true
	}
	got := c.must(1)[0]
	if len(got.Participants) != 2 || got.Participants[1].Seen != 3 {
		t.Errorf("%+v", got.Participants)
	}
}

// More changes than one answer brings come page by page, also where people whom an early page names are
// something else by now.
func TestSyncOfManyChanges(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, reader := w.user("owner"), w.user("reader")
	channel := w.channel(owner, parley.Group, "reader", "bob", "carol", "dora").Head.Channel
	for range 3 {
		w.send(owner, channel, "hello")
	}
	c := w.client(reader)
	c.must(1)
	named := string(channel)
	_, err := w.UpdateParticipant(ctx, owner, named, "bob", parley.RoleReadOnly)
	w.is("role", err, "")
	_, err = w.AddParticipants(ctx, owner, named, []string{"eve"})
	w.is("add", err, "")
	w.is("remove", w.RemoveParticipant(ctx, owner, named, "dora"), "")
	for n := range 3 { // as 210 patches of one message's metadata, without their wait
		b := w.store.Batch()
		head, message := b.Head(w.app.ID, channel), b.Message(w.app.ID, channel, 1)
		if err := b.Run(ctx); err != nil {
			t.Fatal(err)
		}
		m := w.store.Mutate(w.app.ID, head.Value, time.Now())
		for range 70 {
			m.Log(parley.Change{Kind: parley.MessageChanged, What: parley.WhatMetadata, Message: 1})
		}
		after, err := message.Value.PatchMetadata(jsontext.Value(fmt.Sprintf(`{"n":%d}`, n)), m.Head.LastChange, m.Now)
		w.is("patch", err, "")
		m.Message(message.Value, after)
		if err := w.store.Commit(ctx, m); err != nil {
			t.Fatal(err)
		}
	}
	_, err = w.UpdateParticipant(ctx, owner, named, "bob", parley.RoleOwner)
	w.is("role", err, "")
	w.is("remove", w.RemoveParticipant(ctx, owner, named, "eve"), "")
	_, err = w.AddParticipants(ctx, owner, named, []string{"dora"})
	w.is("add", err, "")
	first := c.must(1)[0]
	if first.Change != 200 || !first.HasMore || len(first.Changes) != 4 {
		t.Errorf("%d changes up to %d", len(first.Changes), first.Change)
	}
	if second := c.must(1)[0]; second.Change != 216 || second.HasMore {
		t.Errorf("%d changes up to %d", len(second.Changes), second.Change)
	}
	if diff := c.differs(); diff != "" {
		t.Error(diff)
	}
}

// A sync of many channels is paged by bytes; nothing is lost or brought twice, and who leaves a channel
// between two pages is told nothing of it.
func TestSyncOfManyChannels(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice := w.user("alice")
	var group sync.WaitGroup
	content := jsontext.Value(`"` + strings.Repeat("x", 27<<10) + `"`)
	all := map[parley.ChannelID]bool{}
	var mu sync.Mutex
	for range 30 {
		group.Go(func() {
			channel := w.channel(alice, parley.Group, "bob").Head.Channel
			for range 3 {
				w.sendDraft(alice, channel, parley.MessageDraft{Type: "card", Content: content})
			}
			mu.Lock()
			all[channel] = true
			mu.Unlock()
		})
	}
	group.Wait()
	pages, left, rejoined := 0, parley.ChannelID(""), parley.ChannelID("")
	req := messaging.SyncRequest{PerChannel: 20}
	for {
		answer, err := w.Sync(ctx, alice, req)
		if err != nil {
			t.Fatal(err)
		}
		bytes := 0
		for _, c := range answer.Channels {
			if !all[c.Channel.Head.Channel] || len(c.Messages) != 3 {
				t.Errorf("%s: %d entries, or not wanted", c.Channel.Head.Channel, len(c.Messages))
			}
			delete(all, c.Channel.Head.Channel)
			bytes += 3 * 28 << 10
		}
		if pages++; bytes > 5<<20 {
			t.Errorf("page %d has %d bytes", pages, bytes)
		}
		if answer.Cursor == "" {
			break
		}
		req = messaging.SyncRequest{Cursor: answer.Cursor}
		if left == "" {
			left = slices.Collect(maps.Keys(all))[0]
			delete(all, left)
			w.is("leave", w.RemoveParticipant(ctx, alice, string(left), "me"), "")
		}
	}
	if pages < 2 || len(all) != 0 {
		t.Errorf("%d pages, %d channels never came", pages, len(all))
	}
	// A cursor that names a channel left and entered again starts it anew.
	rejoined = w.channel(alice, parley.Group).Head.Channel
	_, err := w.AddParticipants(ctx, alice, string(rejoined), []string{"bob"})
	w.is("add", err, "")
	cursor := parley.NewCursor([]parley.Pending{{Channel: rejoined, Known: true}}, 20, 0)
	got, err := w.Sync(ctx, w.user("bob"), messaging.SyncRequest{Cursor: cursor})
	if err != nil || len(got.Channels) != 1 || got.Channels[0].Reset != parley.ResetRejoined {
		t.Errorf("%+v, %v", got, err)
	}
	// Very many that were left do not hide those that come after them.
	var pending []parley.Pending
	for n := range 300 {
		pending = append(pending, parley.Pending{Channel: parley.NewChannelID([16]byte{1, byte(n), byte(n >> 8)})})
	}
	cursor = parley.NewCursor(append(pending, parley.Pending{Channel: rejoined}), 20, 0)
	brought := 0
	for cursor != "" {
		got, err := w.Sync(ctx, alice, messaging.SyncRequest{Cursor: cursor})
		if err != nil {
			t.Fatal(err)
		}
		cursor, brought = got.Cursor, brought+len(got.Channels)
	}
	if brought != 1 {
		t.Errorf("%d brought", brought)
	}
}

// P3: whatever happens meanwhile, a client that follows the rules ends up with what the server has, and is
// never told of a position that it was not brought to.
func TestSyncConverges(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	owner := w.user("owner")
	reset := map[parley.Reset]int{}
	for seed := range uint64(3) {
		proxy.Set(faults.Config{})
		people := []string{fmt.Sprint("reader-", seed), fmt.Sprint("other-", seed)}
		channels := []parley.ChannelID{
			w.channel(owner, parley.Group, people...).Head.Channel,
			w.group(owner, parley.ChannelDraft{Participants: people, History: "joining"}).Head.Channel,
		}
		for _, channel := range channels {
			w.send(owner, channel, "first")
		}
		reader := w.user(parley.UserID(people[0]))
		c := w.client(reader)
		c.perChannel = 3
		weather := faults.Config{Seed: 90 + seed, Torn: 30 * time.Millisecond}
		if seed%2 == 1 {
			weather.Conflict, weather.Timeout, weather.Error, weather.Unprocessed = 0.05, 0.03, 0.03, 0.1
		}
		proxy.Set(weather)
		done := make(chan struct{})
		var writers sync.WaitGroup
		for i := range 2 {
			random := rand.New(rand.NewPCG(seed, uint64(i)))
			writers.Go(func() {
				for n := range 16 {
					w.is("something", until(func() error {
						return w.something(ctx, owner, channels[random.IntN(2)], people, fmt.Sprintf("k-%d-%d-%d", seed, i, n), random)
					}), "")
				}
			})
		}
		var syncing sync.WaitGroup
		syncing.Go(func() {
			for {
				brought, _, err := c.sync()
				if err != nil {
					t.Errorf("seed %d: %v", seed, err)
					return
				}
				for _, b := range brought {
					reset[b.Reset]++
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
		writers.Wait()
		close(done)
		syncing.Wait()
		proxy.Set(faults.Config{})
		if err := c.settle(); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
		if diff := c.differs(); diff != "" {
			t.Errorf("seed %d: %s", seed, diff)
		}
	}
	if reset[parley.ResetGap] > 0 { // heads that are read an instant too early are no gap
		t.Errorf("%d false gaps", reset[parley.ResetGap])
	}
	t.Logf("%v", reset)
}

// something happens in a channel.
func (w *world) something(ctx context.Context, owner parley.Credential, channel parley.ChannelID, people []string, key string, random *rand.Rand) error {
	named, who := string(channel), people[random.IntN(2)]
	switch n := random.IntN(20); {
	case n < 9:
		_, err := w.trySend(owner, channel, key, "hello")
		return err
	case n < 12:
		err := w.DeleteMessage(ctx, owner, id(channel, 1+random.Int64N(10)))
		return allow(err, parley.NotFound)
	case n < 14:
		_, err := w.PatchMessageMetadata(ctx, owner, id(channel, 1+random.Int64N(10)), jsontext.Value(`{"key":"`+key+`"}`))
		return allow(err, parley.NotFound, parley.Conflict)
	case n < 16:
		_, err := w.PatchChannel(ctx, owner, named, parley.ChannelPatch{Title: quoted(key)}, nil)
		return err
	case n < 17:
		return w.RemoveParticipant(ctx, owner, named, who)
	case n < 19:
		_, err := w.AddParticipants(ctx, owner, named, []string{who})
		return err
	}
	_, err := w.UpdateParticipant(ctx, owner, named, who, []parley.Role{parley.RoleReadOnly, parley.RoleMember}[random.IntN(2)])
	return allow(err, parley.NotFound)
}

// allow lets some refusals pass.
func allow(err error, codes ...parley.Code) error {
	if err != nil && slices.Contains(codes, parley.CodeOf(err)) {
		return nil
	}
	return err
}

// An entry can be seen an instant before its channel's head. Who has it is not ahead of the log.
func TestAHeadThatIsSeenLateIsNoGap(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	proxy.Set(faults.Config{Seed: 95, Torn: 150 * time.Millisecond})
	early := 0
	for n := int64(1); n <= 40 && early < 3; n++ {
		var group sync.WaitGroup
		group.Go(func() { w.send(alice, channel, "hello") })
		for {
			_, err := w.GetMessage(ctx, bob, id(channel, n))
			if err == nil {
				break
			}
			w.is("get", err, parley.NotFound)
		}
		b := w.store.Batch()
		head := b.Head(w.app.ID, channel)
		if err := b.Run(ctx); err != nil {
			t.Fatal(err)
		}
		if head.Value.Last < n {
			early++
		}
		got, err := w.Sync(ctx, bob, messaging.SyncRequest{Channels: map[string]parley.Position{string(channel): {Sequence: n}}, PerChannel: 20})
		if err != nil || len(got.Channels) > 0 && got.Channels[0].Reset != parley.NoReset {
			t.Errorf("entry %d: %+v, %v", n, got.Channels, err)
		}
		group.Wait()
	}
	if early == 0 {
		t.Error("no head was seen late")
	}
}

// What a change names is never older than the change, however torn its transaction is.
func TestAChangeBringsWhatItChanged(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	w.send(alice, channel, "hello")
	c := w.client(w.user("bob"))
	c.must(1)
	proxy.Set(faults.Config{Seed: 96, Torn: 60 * time.Millisecond})
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := range 10 {
			_, err := w.PatchMessageMetadata(ctx, alice, id(channel, 1), jsontext.Value(fmt.Sprintf(`{"n":%d}`, n)))
			w.is("metadata", err, "")
			_, err = w.PatchChannel(ctx, alice, string(channel), parley.ChannelPatch{Title: quoted(fmt.Sprint(n))}, nil)
			w.is("patch", err, "")
		}
	}()
	for over := false; !over; {
		select {
		case <-done:
			over = true
		default:
		}
		if _, _, err := c.sync(); err != nil {
			t.Error(err)
		}
	}
	proxy.Set(faults.Config{})
	if diff := c.differs(); diff != "" {
		t.Error(diff)
	}
}

// Identities and last messages count into an answer: people with large profiles in many channels, none of
// which has much to say, would not fit into one of Lambda's.
func TestLargeProfilesAreCutToAnswers(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice := w.user("alice")
	people := names(99)
	metadata := map[string]string{}
	for i := range parley.MaxIdentityMetadata {
		metadata[fmt.Sprint(i)] = strings.Repeat("x", parley.MaxMetadataPairChars)
	}
	for i, name := range people {
		session := parley.Session{ID: fmt.Sprint("s", i), User: parley.UserID(name), ExpiresAt: time.Now().Add(time.Hour)}
		w.is("login", w.store.Login(ctx, w.app.ID, session, fmt.Sprint("t", i), time.Now(), parley.Profile{Metadata: metadata}), "")
	}
	const channels = 8
	for range channels {
		w.channel(alice, parley.Group, people...)
	}
	seen, req := 0, messaging.SyncRequest{PerChannel: 20}
	for {
		answer, err := w.Sync(ctx, alice, req)
		if err != nil {
			t.Fatal(err)
		}
		bytes := 0
		for _, c := range answer.Channels {
			for _, i := range c.Identities {
				bytes += i.Size()
			}
		}
		if bytes > 2<<20 {
			t.Fatalf("an answer with %d bytes of identities", bytes)
		}
		seen += len(answer.Channels)
		if answer.Cursor == "" {
			break
		}
		req = messaging.SyncRequest{Cursor: answer.Cursor}
	}
	if seen != channels {
		t.Errorf("%d channels of %d", seen, channels)
	}
}

// A position is past a change, so the change is told also of an entry that the client gets later: what it hears
// late of the entry's former state is older than what it has.
func TestAChangeOfALaterEntryIsTold(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	for range 6 {
		w.send(alice, channel, "hello")
	}
	w.is("delete", w.DeleteMessage(ctx, alice, id(channel, 4)), "")
	answer, err := w.Sync(ctx, alice, messaging.SyncRequest{PerChannel: 1, Channels: map[string]parley.Position{string(channel): {Sequence: 2}}})
	if err != nil || len(answer.Channels) != 1 {
		t.Fatal(answer, err)
	}
	c := answer.Channels[0]
	if c.Sequence != 3 || c.Change != 1 || !c.HasMore || len(c.Changes) != 1 || c.Changes[0].Message != 4 || !c.Changes[0].Entry.Deleted {
		t.Errorf("%+v", c)
	}
}
