package messaging_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// reactions is what a message shows of its reactions: each key's count, with a ! where it is the reader's own.
func reactions(m messaging.MessageView) string {
	var all []string
	for key, count := range m.Reactions {
		own := ""
		if slices.Contains(m.Mine, key) {
			own = "!"
		}
		all = append(all, fmt.Sprint(key, count, own))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func (w *world) react(c parley.Credential, named, key string) messaging.MessageView {
	w.t.Helper()
	view, err := w.React(context.Background(), c, named, key)
	w.is("react with "+key, err, "")
	return view
}

func TestReactionsAreCountedOnceForEachPerson(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob", "carol").Head.Channel
	named := id(channel, 1)
	w.send(alice, channel, "hello")
	for i, step := range []struct {
		by     parley.Credential
		key    string
		put    bool
		shown  string // to who reacts
		change int64
	}{
		{alice, "👍", true, "👍1!", 1},
		{alice, "👍", true, "👍1!", 1},
		{bob, "👍", true, "👍2!", 2},
		{bob, "heart", true, "heart1! 👍2!", 3},
		{bob, "👎", false, "heart1! 👍2!", 3},
		{alice, "heart", false, "heart1 👍2!", 3},
		{w.server("alice"), "👍", false, "heart1 👍1", 4},
		{alice, "👍", false, "heart1 👍1", 4},
		{bob, "👍", false, "heart1!", 5},
		{bob, "👍", true, "heart1! 👍1!", 6},
		{bob, "👍", false, "heart1!", 7},
		{bob, "heart", false, "", 8},
	} {
		if step.put {
			if view := w.react(step.by, named, step.key); reactions(view) != step.shown || view.Change != step.change || view.Status != nil {
				t.Errorf("step %d: the answer shows %q by change %d", i, reactions(view), view.Change)
			}
		} else {
			w.is("take away", w.Unreact(ctx, step.by, named, step.key), "")
		}
		view, err := w.GetMessage(ctx, step.by, named)
		if err != nil || reactions(view) != step.shown || view.Change != step.change {
			t.Errorf("step %d: %q by change %d, %v; want %q by %d", i, reactions(view), view.Change, err, step.shown, step.change)
		}
		if head := w.get(alice, channel).Head; head.LastChange != step.change || head.Last != 1 {
			t.Errorf("step %d: the channel is at change %d, entry %d", i, head.LastChange, head.Last)
		}
	}
}

// Every read shows the same: lists, the list of channels, receipts, changes of the message, a repeated send.
func TestEveryReadShowsReactions(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	named := id(channel, 1)
	sent, err := w.trySend(alice, channel, "key", "hello")
	w.is("send", err, "")
	behind := w.client(bob)
	behind.must(1)
	w.react(alice, named, "👍")
	w.react(bob, named, "👍")
	w.react(bob, named, "a word")
	for reader, want := range map[string]struct {
		c    parley.Credential
		text string
	}{"alice": {alice, "a word1 👍2!"}, "bob": {bob, "a word1! 👍2!"}, "the server": {w.server(""), "a word1 👍2"}} {
		for where, read := range map[string]func() (messaging.MessageView, error){
			"get": func() (messaging.MessageView, error) { return w.GetMessage(ctx, want.c, named) },
			"list": func() (messaging.MessageView, error) {
				return w.log(want.c, channel)[0], nil
			},
			"last message": func() (messaging.MessageView, error) {
				if want.c.User == "" {
					return w.GetMessage(ctx, want.c, named)
				}
				return *w.get(want.c, channel).LastMessage, nil
			},
			"sync": func() (messaging.MessageView, error) {
				if want.c.User == "" {
					return w.GetMessage(ctx, want.c, named)
				}
				answer, err := w.Sync(ctx, want.c, messaging.SyncRequest{PerChannel: 20})
				return answer.Channels[0].Messages[0], err
			},
		} {
			if view, err := read(); err != nil || reactions(view) != want.text {
				t.Errorf("%s, to %s: %q, %v; want %q", where, reader, reactions(view), err, want.text)
			}
		}
	}
	if view, err := w.MarkMessage(ctx, bob, named, messaging.Seen); err != nil || reactions(view) != "a word1! 👍2!" {
		t.Errorf("seen: %q, %v", reactions(view), err)
	}
	if view, err := w.PatchMessageMetadata(ctx, alice, named, jsontext.Value(`{"a":1}`)); err != nil || reactions(view) != "a word1 👍2!" {
		t.Errorf("metadata: %q, %v", reactions(view), err)
	}
	if again, err := w.trySend(alice, channel, "key", "hello"); err != nil || again.Message.ID() != sent.Message.ID() || reactions(again.Message) != "a word1 👍2!" {
		t.Errorf("a repeat: %q, %v", reactions(again.Message), err)
	}
	changes := behind.must(1)[0].Changes
	if len(changes) != 1 || changes[0].ID != 4 || reactions(*changes[0].Entry) != "a word1! 👍2!" {
		t.Errorf("sync from before: %+v", changes)
	}
	w.is("delete", w.DeleteMessage(ctx, alice, named), "")
	if view, err := w.GetMessage(ctx, bob, named); err != nil || reactions(view) != "" {
		t.Errorf("a tombstone shows %q, %v", reactions(view), err)
	}
}

func TestWhoMayReactAndWithWhat(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice, reader, late := w.user("alice"), w.user("reader"), w.user("late")
	channel := w.group(alice, parley.ChannelDraft{History: "joining", Participants: []string{"reader"}}).Head.Channel
	for range 3 {
		w.send(alice, channel, "hello")
	}
	_, err := w.UpdateParticipant(ctx, alice, string(channel), "reader", parley.RoleReadOnly)
	w.is("role", err, "")
	_, err = w.AddParticipants(ctx, alice, string(channel), []string{"late"})
	w.is("add", err, "")
	w.is("delete", w.DeleteMessage(ctx, alice, id(channel, 2)), "")
	for i := range parley.MaxReactions {
		w.react(alice, id(channel, 3), fmt.Sprint("key-", i))
	}
	before := w.get(alice, channel).Head.LastChange
	for _, test := range []struct {
		name    string
		by      parley.Credential
		message string
		key     string
		put     parley.Code
		remove  parley.Code
	}{
		{"a stranger", w.user("stranger"), id(channel, 1), "x", parley.NotFound, parley.NotFound},
		{"below the floor", late, id(channel, 1), "x", parley.NotFound, parley.NotFound},
		{"a reader", reader, id(channel, 1), "x", parley.ReadOnly, parley.ReadOnly},
		{"nobody", w.server(""), id(channel, 1), "x", parley.UserRequired, parley.UserRequired},
		{"no entry", alice, id(channel, 4), "x", parley.NotFound, parley.NotFound},
		{"no id", alice, "x", "x", parley.NotFound, parley.NotFound},
		{"a deleted message", alice, id(channel, 2), "x", parley.Conflict, ""},
		{"a key too many", alice, id(channel, 3), "x", parley.Conflict, ""},
		{"an empty key", alice, id(channel, 1), "", parley.InvalidValue, parley.InvalidValue},
		{"65 bytes", alice, id(channel, 1), strings.Repeat("x", 65), parley.InvalidValue, parley.InvalidValue},
		{"a control character", alice, id(channel, 1), "a\x00b", parley.InvalidValue, parley.InvalidValue},
		{"no UTF-8", alice, id(channel, 1), "\xff", parley.InvalidValue, parley.InvalidValue},
		{"what paths use", alice, id(channel, 1), "..", parley.InvalidValue, parley.InvalidValue},
	} {
		_, err := w.React(ctx, test.by, test.message, test.key)
		w.is(test.name+" puts", err, test.put)
		w.is(test.name+" takes away", w.Unreact(ctx, test.by, test.message, test.key), test.remove)
	}
	if after := w.get(alice, channel).Head.LastChange; after != before {
		t.Errorf("refusals made changes %d to %d", before, after)
	}
	w.react(alice, id(channel, 3), "key-7") // one of the twenty
	w.react(w.server("reader"), id(channel, 3), "key-0")
	for _, key := range []string{strings.Repeat("é", 32), "é", "e\u0301", "a/b?c#d%2F", `"\`, "👩‍👩‍👧‍👦"} {
		if view := w.react(alice, id(channel, 1), key); view.Reactions[key] != 1 {
			t.Errorf("%q is not kept as it was sent: %v", key, view.Reactions)
		}
	}
}

// Twenty people toggle at once over an engine that conflicts and tears: in the end the counts are the items,
// every change is a change of one, and each person's own are what they were told last. (P3, P8)
func TestReactionsAreExactUnderAStorm(t *testing.T) {
	t.Parallel()
	proxied, proxy := storetest.WithFaults(t)
	w := newWorld(t, proxied)
	ctx := context.Background()
	const each = 5
	people := names(10)
	owner := w.user("owner")
	channel := w.channel(owner, parley.Group, people...).Head.Channel
	named := id(channel, 1)
	w.send(owner, channel, "hello")
	callers := make([]parley.Credential, len(people))
	for i, name := range people {
		callers[i] = w.user(parley.UserID(name))
	}
	proxy.Set(faults.Config{Seed: 11, Conflict: 0.1, Timeout: 0.03, Torn: 3 * time.Millisecond})
	keys := []string{"👍", "👎", "heart"}
	mine := make([]map[string]bool, len(people))
	var all sync.WaitGroup
	for i, name := range people {
		c := callers[i]
		mine[i] = map[string]bool{}
		all.Go(func() {
			for n := range each {
				key := keys[(i+n)%len(keys)]
				put := !mine[i][key]
				err := until(func() (err error) {
					if !put {
						return w.Unreact(ctx, c, named, key)
					}
					view, err := w.React(ctx, c, named, key)
					if err == nil && !slices.Contains(view.Mine, key) {
						t.Errorf("%s put %s, and is shown %v", name, key, view.Mine)
					}
					return err
				})
				w.is("toggle", err, "")
				mine[i][key] = put
				var seen messaging.MessageView
				w.is("get", until(func() (err error) { seen, err = w.GetMessage(ctx, c, named); return err }), "")
				for _, key := range keys {
					if slices.Contains(seen.Mine, key) != mine[i][key] {
						t.Errorf("%s has %v, and is shown %v at change %d", name, mine[i], seen.Mine, seen.Change)
					}
				}
			}
		})
	}
	all.Wait()
	proxy.Set(faults.Config{})
	want := parley.Reactions{}
	b := w.store.Batch()
	for i, name := range people {
		own := b.Reacted(w.app.ID, channel, 1, parley.UserID(name))
		w.is("own", b.Run(ctx), "")
		for _, key := range own.Value.Keys {
			want[key]++
		}
		if got := len(own.Value.Keys); got != trues(mine[i]) {
			t.Errorf("%s has %v, stored are %v", name, mine[i], own.Value.Keys)
		}
	}
	got, err := w.GetMessage(ctx, owner, named)
	if err != nil || !maps.Equal(got.Reactions, want) {
		t.Errorf("counted %v, and there are %v (%v)", got.Reactions, want, err)
	}
	toggles := int64(each * len(people))
	if head := w.get(owner, channel).Head; head.LastChange != toggles || got.Change != toggles {
		t.Errorf("%d toggles made %d changes, and the message is of %d", toggles, head.LastChange, got.Change)
	}
}

func trues(of map[string]bool) int {
	n := 0
	for _, is := range of {
		if is {
			n++
		}
	}
	return n
}

// A reaction costs as much as a deletion; reading costs one small item more for a message that has some. (P10)
func TestCostsOfReactions(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	for range 10 {
		w.send(alice, channel, "hello")
	}
	react := func(ctx context.Context) error { _, err := w.React(ctx, alice, id(channel, 3), "👍"); return err }
	page := func(ctx context.Context) error {
		_, err := w.ListMessages(ctx, alice, string(channel), parley.Selection{Page: parley.Page{Number: 1, Size: 10}}, false)
		return err
	}
	get := func(ctx context.Context) error { _, err := w.GetMessage(ctx, alice, id(channel, 3)); return err }
	for _, test := range []struct {
		name string
		want meter.Usage
		do   func(context.Context) error
	}{
		{"a page without", meter.Usage{Calls: 3, ReadUnits: 8}, page},
		{"react", meter.Usage{Calls: 3, ReadUnits: 9, WriteUnits: 8}, react},
		{"react again", meter.Usage{Calls: 2, ReadUnits: 9}, react},
		{"a page with one", meter.Usage{Calls: 4, ReadUnits: 9}, page},
		{"get one with", meter.Usage{Calls: 3, ReadUnits: 9}, get},
		{"take away", meter.Usage{Calls: 2, ReadUnits: 8, WriteUnits: 8}, func(ctx context.Context) error { return w.Unreact(ctx, alice, id(channel, 3), "👍") }},
		{"take away again", meter.Usage{Calls: 1, ReadUnits: 8}, func(ctx context.Context) error { return w.Unreact(ctx, alice, id(channel, 3), "👍") }},
		{"a page with none any more", meter.Usage{Calls: 3, ReadUnits: 8}, page},
	} {
		priced(t, test.name, test.want, test.do)
	}
}
