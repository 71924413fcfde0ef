package messaging_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

func (w *world) block(by parley.Credential, user string) parley.Block {
	w.t.Helper()
	block, err := w.BlockUser(context.Background(), by, user)
	w.is("block "+user, err, "")
	return block
}

func (w *world) unblock(by parley.Credential, user string) {
	w.t.Helper()
	w.is("unblock "+user, w.UnblockUser(context.Background(), by, user), "")
}

// uses are what neither of two people may do in their PERSONAL channel while one blocks the other, by what is
// done.
func (w *world) uses(c parley.Credential, channel parley.ChannelID, mine int64) map[string]error {
	ctx := context.Background()
	_, send := w.trySend(c, channel, "", "hello")
	_, typing := w.Company(ctx, c, string(channel))
	_, metadata := w.PatchMessageMetadata(ctx, c, id(channel, mine), jsontext.Value(`{"at":"`+time.Now().String()+`"}`))
	_, reaction := w.React(ctx, c, id(channel, mine), "a")
	unreaction := w.Unreact(ctx, c, id(channel, mine), "a")
	return map[string]error{"send": send, "typing": typing, "metadata": metadata, "react": reaction, "unreact": unreaction}
}

// Neither of two people of whom one blocks the other can start or use their PERSONAL channel, until the last of
// the blocks is gone. What is theirs to read stays so.
func TestABlockClosesThePersonalChannelToBoth(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	direct := w.channel(alice, parley.Personal, "bob").Head.Channel
	for _, author := range []parley.Credential{bob, bob, alice, bob} {
		w.send(author, direct, "hello")
	}
	early, err := w.trySend(bob, direct, "early", "sent before")
	w.is("send", err, "")

	check := func(when string, want parley.Code) {
		t.Helper()
		for who, caller := range map[string]parley.Credential{"alice": alice, "bob": bob, "server for bob": w.server("bob")} {
			mine := map[string]int64{"alice": 3, "bob": 4, "server for bob": 4}[who]
			for use, err := range w.uses(caller, direct, mine) {
				w.is(when+": "+use+" by "+who, err, want)
			}
		}
		for who, caller := range map[string]parley.Credential{"alice": alice, "bob": bob} {
			other := map[string]string{"alice": "bob", "bob": "alice"}[who]
			_, fresh, err := w.CreateChannel(ctx, caller, parley.ChannelDraft{Participants: []string{other}, Type: "PERSONAL"})
			if w.is(when+": create by "+who, err, want); fresh {
				t.Errorf("%s: %s made a second channel", when, who)
			}
		}
		_, err := w.PatchChannel(ctx, alice, string(direct), parley.ChannelPatch{Title: quoted(when)}, nil)
		w.is(when+": patch", err, want)
	}
	w.block(alice, "bob")
	check("alice blocks bob", parley.Blocked)
	w.block(bob, "alice")
	check("both block", parley.Blocked)
	w.unblock(alice, "bob")
	check("bob blocks alice", parley.Blocked)

	w.is("delete another's", w.DeleteMessage(ctx, alice, id(direct, 2)), parley.Blocked)
	w.is("delete one's own", w.DeleteMessage(ctx, bob, id(direct, 2)), "")
	_, err = w.PatchMessageMetadata(ctx, w.server(""), id(direct, 3), jsontext.Value(`{"by":"server"}`))
	w.is("metadata by the server", err, "")
	_, err = w.PatchChannel(ctx, w.server(""), string(direct), parley.ChannelPatch{Title: quoted("by the server")}, nil)
	w.is("patch by the server", err, "")
	repeated, err := w.trySend(bob, direct, "early", "sent before")
	if w.is("a repeat of what was sent before", err, ""); repeated.Message.Sequence != early.Message.Sequence {
		t.Errorf("the repeat is entry %d, the first was %d", repeated.Message.Sequence, early.Message.Sequence)
	}
	for _, caller := range []parley.Credential{alice, bob} {
		if view := w.get(caller, direct); view.LastMessage.Author != "bob" || len(w.log(caller, direct)) != 5 {
			t.Errorf("%s cannot read the channel: %+v", caller.User, view.LastMessage)
		}
		for _, mark := range []messaging.Mark{messaging.Delivered, messaging.Seen, messaging.Cleared} {
			_, err := w.MarkChannel(ctx, caller, string(direct), mark, 1)
			w.is(fmt.Sprint("mark ", mark), err, "")
		}
	}
	w.unblock(bob, "alice")
	check("nobody blocks", "")
}

func TestABlockKeepsAPersonalChannelFromBeingMade(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	w.block(alice, "bob")
	for who, caller := range map[string]parley.Credential{"alice": alice, "bob": bob, "the server": w.server("")} {
		_, _, err := w.CreateChannel(ctx, caller, parley.ChannelDraft{Participants: []string{"alice", "bob"}, Type: "PERSONAL"})
		w.is("create by "+who, err, parley.Blocked)
	}
	w.unblock(alice, "bob")
	direct := w.channel(bob, parley.Personal, "alice").Head.Channel
	w.send(alice, direct, "hello")
	w.block(bob, "alice")
	w.is("the server deletes it", w.DeleteChannel(ctx, w.server(""), string(direct)), "")
	_, _, err := w.CreateChannel(ctx, alice, parley.ChannelDraft{Participants: []string{"bob"}, Type: "PERSONAL"})
	w.is("create after the deletion", err, parley.Blocked)
	w.unblock(bob, "alice")
	w.send(bob, w.channel(alice, parley.Personal, "bob").Head.Channel, "hello again")
}

func TestBlocksAreListedAndStandAsTheyWereMade(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	alice := w.user("alice")
	for _, name := range []parley.UserID{"bob", "carol", "dora"} {
		w.user(name)
	}
	carol, bob := w.block(alice, "carol"), w.block(alice, "bob")
	if again := w.block(alice, "bob"); again != bob {
		t.Errorf("a second block is %v, not the first, %v", again, bob)
	}
	list := func(c parley.Credential, page parley.Page) messaging.Blocks {
		t.Helper()
		blocks, err := w.ListBlocks(ctx, c, page)
		w.is("list", err, "")
		return blocks
	}
	all := parley.Page{Number: 1, Size: 50}
	for what, caller := range map[string]parley.Credential{"alice": alice, "a server for her": w.server("alice")} {
		if diff := cmp.Diff(messaging.Blocks{Blocks: []parley.Block{bob, carol}, Total: 2}, list(caller, all)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	if second := list(alice, parley.Page{Number: 2, Size: 1}); len(second.Blocks) != 1 || second.Blocks[0] != carol || second.Total != 2 {
		t.Errorf("the second page of one: %+v", second)
	}
	if of := list(w.server("carol"), all); of.Total != 0 {
		t.Errorf("carol blocks nobody, and %+v", of)
	}
	for range 2 {
		w.unblock(alice, "bob")
	}
	w.unblock(alice, "nobody")
	w.unblock(alice, "me")
	if left := list(alice, all); left.Total != 1 || left.Blocks[0] != carol {
		t.Errorf("left: %+v", left)
	}
	for named, want := range map[string]parley.Code{
		"alice": parley.InvalidValue, "me": parley.InvalidValue, "nobody": parley.NotFound, "a\x00b": parley.NotFound, "": parley.NotFound,
	} {
		_, err := w.BlockUser(ctx, alice, named)
		w.is(fmt.Sprintf("block %q", named), err, want)
	}
	_, err := w.BlockUser(ctx, w.server(""), "bob")
	w.is("block for nobody", err, parley.UserRequired)
	w.is("unblock for nobody", w.UnblockUser(ctx, w.server(""), "bob"), parley.UserRequired)
	_, err = w.ListBlocks(ctx, w.server(""), all)
	w.is("list for nobody", err, parley.UserRequired)
}

func TestAUserBlocksSoManyAndNoMore(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	alice := w.user("alice")
	w.user("one-more")
	for i := range parley.MaxBlocks {
		err := w.store.Block(ctx, store.Blocking{
			App: w.app.ID, By: "alice", Block: parley.Block{User: parley.UserID(fmt.Sprint("user-", i)), CreatedAt: time.Now()},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err := w.BlockUser(ctx, alice, "one-more")
	w.is("one more", err, parley.Conflict)
	again, err := w.BlockUser(ctx, alice, "user-7")
	if w.is("one of those", err, ""); again.User != "user-7" {
		t.Errorf("blocked %v", again)
	}
	w.unblock(alice, "user-7")
	w.block(alice, "one-more")
	if blocks, err := w.ListBlocks(ctx, alice, parley.Page{Number: 1, Size: 1}); err != nil || blocks.Total != parley.MaxBlocks {
		t.Errorf("%d blocks, %v", blocks.Total, err)
	}
}

// In groups whoever blocks somebody gets their entries as stubs wherever entries are shown, before the block and
// after it, and does not count them; others notice nothing. Unblocking shows all again. (P1, P4)
func TestWhoIsBlockedIsHiddenInGroups(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	alice, bob, carol := w.user("alice"), w.user("bob"), w.user("carol")
	group := w.channel(alice, parley.Group, "bob", "carol").Head.Channel
	for _, author := range []parley.Credential{bob, carol, bob, alice, bob} {
		w.send(author, group, "hello")
	}
	client := w.client(alice)
	client.must(1)
	position := client.positions()
	w.block(alice, "bob")
	w.send(carol, group, "six")
	w.send(bob, group, "seven")
	_, err := w.PatchMessageMetadata(ctx, bob, id(group, 1), jsontext.Value(`{"secret":"yes"}`))
	w.is("metadata", err, "")

	bobs := map[int64]bool{1: true, 3: true, 5: true, 7: true}
	check := func(what string, view messaging.MessageView, hidden bool) {
		t.Helper()
		view.Listed = false
		stub := messaging.Hidden(parley.Message{Channel: group, Sequence: view.Sequence})
		if view.Hidden != hidden {
			t.Errorf("%s: entry %d hidden: %t", what, view.Sequence, view.Hidden)
		} else if diff := cmp.Diff(stub, view); hidden && diff != "" {
			t.Errorf("%s: more than a stub (-want +got):\n%s", what, diff)
		}
	}
	all := func(when string, caller parley.Credential, hides bool, unread int64) {
		t.Helper()
		when += ", " + string(caller.User)
		log := w.log(caller, group)
		for i, view := range log {
			if view.Sequence != int64(i+1) {
				t.Errorf("%s: entry %d has number %d", when, i+1, view.Sequence)
			}
			check(when+": list", view, hides && bobs[view.Sequence])
		}
		one, err := w.GetMessage(ctx, caller, id(group, 3))
		w.is("get", err, "")
		check(when+": get", one, hides)
		marked, err := w.MarkMessage(ctx, caller, id(group, 1), messaging.Delivered)
		w.is("mark", err, "")
		check(when+": mark", marked, hides)
		channel := w.get(caller, group)
		check(when+": the channel's last message", *channel.LastMessage, hides)
		list, err := w.ListChannels(ctx, caller, messaging.ChannelFilter{Page: parley.Page{Number: 1, Size: 10}})
		w.is("list", err, "")
		check(when+": the list's last message", *list.Views[0].LastMessage, hides)
		synced, err := w.Sync(ctx, caller, messaging.SyncRequest{Channels: position, PerChannel: 20})
		w.is("sync", err, "")
		for _, view := range synced.Channels[0].Messages {
			check(when+": sync", view, hides && bobs[view.Sequence])
		}
		check(when+": sync's change", *synced.Channels[0].Changes[0].Entry, hides)
		check(when+": sync's last message", *synced.Channels[0].Channel.LastMessage, hides)
		counted, err := w.CountUnread(ctx, caller)
		w.is("unread", err, "")
		marks, err := w.MarkChannel(ctx, caller, string(group), messaging.Delivered, 1)
		w.is("delivered", err, "")
		got := []int64{channel.Unread, list.Views[0].Unread, synced.Channels[0].Channel.Unread, counted.Messages, marks.Unread}
		for _, n := range got {
			if n != unread {
				t.Errorf("%s: unread %v, want %d", when, got, unread)
			}
		}
	}
	all("blocked", alice, true, 2)
	all("blocked", carol, false, 4+1)
	all("blocked", bob, false, 3)
	w.is("delete", w.DeleteMessage(ctx, carol, id(group, 2)), "")
	w.is("delete", w.DeleteMessage(ctx, bob, id(group, 3)), "")
	position = map[string]parley.Position{string(group): {Sequence: 5, Change: 1}}
	if left, err := w.CountUnread(ctx, alice); err != nil || left.Messages != 1 || left.Channels != 1 {
		t.Errorf("after deletions: %+v, %v", left, err)
	}
	tombstones, err := w.DeleteMessages(ctx, alice, []string{id(group, 3)})
	w.is("delete as the owner", err, "")
	check("the tombstone", tombstones[0], true)
	w.unblock(alice, "bob")
	if left, err := w.CountUnread(ctx, alice); err != nil || left.Messages != 4 {
		t.Errorf("unblocked: %+v, %v", left, err)
	}
	for _, view := range w.log(alice, group) {
		check("unblocked", view, false)
	}
}

// Another device of who blocks or unblocks somebody learns of it at its next sync: groups are to be read anew. (P3, P4)
func TestSyncResetsTheGroupsWhereBlocksChanged(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	w.user("carol")
	direct := w.channel(alice, parley.Personal, "bob").Head.Channel
	for range 2 {
		w.send(bob, w.channel(alice, parley.Group, "bob", "carol").Head.Channel, "hello")
	}
	w.send(bob, direct, "hello")
	sync := func(req messaging.SyncRequest) messaging.Synced {
		t.Helper()
		synced, err := w.Sync(ctx, alice, req)
		w.is("sync", err, "")
		return synced
	}
	first := sync(messaging.SyncRequest{PerChannel: 1})
	positions := map[string]parley.Position{}
	for _, c := range first.Channels {
		positions[string(c.Channel.Head.Channel)] = parley.Position{Sequence: c.Sequence, Change: c.Change, Marks: &c.Channel.Member.Marks}
	}
	known := []int64{first.Blocks}
	for _, change := range []func(){
		func() { w.block(alice, "bob") }, func() { w.block(alice, "carol") },
		func() { w.unblock(alice, "carol") }, func() { w.unblock(alice, "bob") }, func() { w.block(alice, "bob") },
	} {
		change()
		for _, revision := range known {
			got := sync(messaging.SyncRequest{PerChannel: 1, Channels: positions, Blocks: &revision})
			if len(got.Channels) != 2 || got.Channels[0].Reset != parley.ResetBlocks || got.Channels[1].Reset != parley.ResetBlocks {
				t.Fatalf("from %d to %d: %d channels", revision, got.Blocks, len(got.Channels))
			}
		}
		now := sync(messaging.SyncRequest{PerChannel: 1, Channels: positions}).Blocks
		if got := sync(messaging.SyncRequest{PerChannel: 1, Channels: positions, Blocks: &now}); len(got.Channels) != 0 {
			t.Errorf("nothing changed, and %d channels came", len(got.Channels))
		}
		known = append(known, now)
	}
	if got := sync(messaging.SyncRequest{PerChannel: 1, Channels: positions}); len(got.Channels) != 0 {
		t.Errorf("who names no revision got %d channels", len(got.Channels))
	}
}

// A block between two pages of a sync is not passed over: every page says the number of the first.
func TestACursorCarriesTheRevisionOfBlocks(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	alice := w.user("alice")
	w.user("bob")
	for range 210 {
		w.channel(alice, parley.Group)
	}
	first, err := w.Sync(ctx, alice, messaging.SyncRequest{PerChannel: 1})
	w.is("sync", err, "")
	w.block(alice, "bob")
	second, err := w.Sync(ctx, alice, messaging.SyncRequest{Cursor: first.Cursor})
	if w.is("sync on", err, ""); first.Cursor == "" || second.Blocks != first.Blocks {
		t.Errorf("the pages say %d and %d", first.Blocks, second.Blocks)
	}
}

func TestARepeatOfWhatMadeAChannelIsAnsweredAlsoAfterABlock(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	alice := w.user("alice")
	w.user("bob")
	uuid := "made-before"
	create := func() (messaging.ChannelView, bool, error) {
		return w.CreateChannel(ctx, alice, parley.ChannelDraft{UUID: &uuid, Participants: []string{"bob"}, Type: "PERSONAL"})
	}
	first, _, err := create()
	w.is("create", err, "")
	w.block(alice, "bob")
	again, fresh, err := create()
	if w.is("a repeat", err, ""); fresh || again.Head.Channel != first.Head.Channel {
		t.Errorf("made %s, not %s", again.Head.Channel, first.Head.Channel)
	}
}

// Who is missing among the recipients of an entry would tell whose it is.
func TestReceiptsOfAHiddenEntryAreNotShown(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	group := w.channel(alice, parley.Group, "bob").Head.Channel
	w.send(bob, group, "hello")
	w.block(alice, "bob")
	_, err := w.ListReceipts(ctx, alice, id(group, 1), parley.Page{Number: 1, Size: 10})
	w.is("receipts", err, parley.NotFound)
	w.unblock(alice, "bob")
	_, err = w.ListReceipts(ctx, alice, id(group, 1), parley.Page{Number: 1, Size: 10})
	w.is("receipts, unblocked", err, "")
}
