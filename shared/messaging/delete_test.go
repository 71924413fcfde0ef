package messaging_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

func id(channel parley.ChannelID, n int64) string { return string(parley.NewMessageID(channel, n)) }

// large is a message above what lists show, of about so many bytes.
func large(bytes int) parley.MessageDraft {
	parts := make([]parley.Part, bytes/parley.MaxPartBytes+1)
	for i := range parts {
		parts[i] = parley.Part{MimeType: "text/html", Body: strings.Repeat("x", parley.MaxPartBytes)}
	}
	return parley.MessageDraft{Parts: parts, HasParts: true}
}

func (w *world) sendDraft(c parley.Credential, channel parley.ChannelID, draft parley.MessageDraft) messaging.MessageView {
	w.t.Helper()
	sent, err := w.Send(context.Background(), c, messaging.SendRequest{Message: draft, Channels: []string{string(channel)}})
	if err != nil || sent[0].Err != nil {
		w.t.Fatal(err, sent)
	}
	return sent[0].Message
}

func TestWhoMayDeleteAMessage(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, author, other, stranger := w.user("owner"), w.user("author"), w.user("other"), w.user("stranger")
	channel := w.channel(owner, parley.Group, "author", "other").Head.Channel
	for _, test := range []struct {
		name string
		by   parley.Credential
		code parley.Code
	}{
		{"its author", author, ""}, {"an owner", owner, ""}, {"the server", w.server(""), ""}, {"the server for somebody", w.server("other"), ""},
		{"another member", other, parley.Forbidden}, {"a stranger", stranger, parley.NotFound}, {"the server for a stranger", w.server("stranger"), parley.NotFound},
	} {
		m := w.send(author, channel, "hello")
		w.is(test.name, w.DeleteMessage(ctx, test.by, string(m.ID())), test.code)
		now, err := w.GetMessage(ctx, author, string(m.ID()))
		if err != nil || now.Deleted != (test.code == "") {
			t.Errorf("%s: deleted %t, %v", test.name, now.Deleted, err)
		}
		before := w.get(owner, channel).Head.LastChange
		if test.code == "" {
			w.is(test.name+", again", w.DeleteMessage(ctx, test.by, string(m.ID())), "")
		}
		if after := w.get(owner, channel).Head.LastChange; after != before {
			t.Errorf("%s: deleting again is change %d after %d", test.name, after, before)
		}
	}
	w.is("an entry that is not there yet", w.DeleteMessage(ctx, owner, id(channel, 99)), parley.NotFound)
	w.is("no id", w.DeleteMessage(ctx, owner, "x"), parley.NotFound)
	m := w.send(author, channel, "hello")
	if _, err := w.UpdateParticipant(ctx, owner, string(channel), "author", parley.RoleReadOnly); err != nil {
		t.Fatal(err)
	}
	w.is("its author who may only read now", w.DeleteMessage(ctx, author, string(m.ID())), "")
}

func TestDeletingSeveralIsAllOrNothing(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	one, two, theirs := w.channel(alice, parley.Group, "bob").Head.Channel, w.channel(bob, parley.Group, "alice").Head.Channel, w.channel(bob, parley.Group).Head.Channel
	for range 3 {
		w.send(alice, one, "mine")
		w.send(alice, two, "mine")
		w.send(bob, theirs, "secret")
	}
	w.send(bob, two, "another's")
	good := []string{id(one, 1), id(two, 1), id(one, 2)}
	for name, test := range map[string]struct {
		more string
		code parley.Code
	}{
		"another's": {id(two, 4), parley.Forbidden}, "of a channel that is not mine": {id(theirs, 1), parley.NotFound},
		"not there": {id(one, 9), parley.NotFound}, "no id": {"x", parley.NotFound},
	} {
		_, err := w.DeleteMessages(ctx, alice, append([]string{test.more}, good...))
		w.is(name+" first", err, test.code)
		_, err = w.DeleteMessages(ctx, alice, append(append([]string{}, good...), test.more))
		w.is(name+" last", err, test.code)
	}
	if a, b := w.get(alice, one).Head, w.get(alice, two).Head; a.LastChange != 0 || b.LastChange != 0 {
		t.Errorf("a refusal changed something: %d and %d", a.LastChange, b.LastChange)
	}
	left, err := w.DeleteMessages(ctx, alice, append(good, good...))
	if err != nil || len(left) != 3 {
		t.Fatalf("%d left, %v", len(left), err)
	}
	for i, m := range left {
		if !m.Deleted || string(m.ID()) != good[i] || string(m.Body.Content) != "null" {
			t.Errorf("%d: %+v", i, m)
		}
	}
	if a, b := w.get(alice, one).Head, w.get(alice, two).Head; a.LastChange != 2 || b.LastChange != 1 || a.MaxDeleted != 2 || b.MaxDeleted != 1 {
		t.Errorf("%+v %+v", a, b)
	}
	again, err := w.DeleteMessages(ctx, alice, []string{id(one, 3), id(one, 1)})
	if err != nil || again[0].Change != 3 || again[1].Change != 1 {
		t.Errorf("%+v, %v", again, err)
	}
	_, err = w.DeleteMessages(ctx, alice, nil)
	w.is("none", err, parley.InvalidValue)
	var many []string
	for n := range int64(21) {
		many = append(many, id(one, n+1))
	}
	_, err = w.DeleteMessages(ctx, alice, many)
	w.is("21", err, parley.InvalidValue)
}

func TestDeletedMessageLeavesNothingOfItsBody(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Personal, "bob").Head.Channel
	key := "k"
	draft := large(400 << 10)
	sent, err := w.Send(ctx, alice, messaging.SendRequest{Message: draft, Key: &key, Channels: []string{string(channel)}})
	if err != nil || sent[0].Err != nil {
		t.Fatal(err, sent)
	}
	b := w.store.Batch()
	stored := b.Message(w.app.ID, channel, 1)
	if err := b.Run(ctx); err != nil || stored.Value.Chunks < 2 {
		t.Fatalf("%d chunks, %v", stored.Value.Chunks, err)
	}
	w.is("delete", w.DeleteMessage(ctx, alice, id(channel, 1)), "")
	if whole, err := w.store.Whole(ctx, w.app.ID, stored.Value); err != nil || !whole.Deleted || len(whole.Body.Parts) != 0 {
		t.Errorf("its body can still be read: %d parts, %v", len(whole.Body.Parts), err)
	}
	for name, view := range map[string]func() (messaging.MessageView, error){
		"get": func() (messaging.MessageView, error) { return w.GetMessage(ctx, bob, id(channel, 1)) },
		"a repeated send": func() (messaging.MessageView, error) {
			again, err := w.Send(ctx, alice, messaging.SendRequest{Message: draft, Key: &key, Channels: []string{string(channel)}})
			if err != nil {
				return messaging.MessageView{}, err
			}
			return again[0].Message, again[0].Err
		},
		"seen": func() (messaging.MessageView, error) { return w.MarkMessage(ctx, bob, id(channel, 1), messaging.Seen) },
		"list": func() (messaging.MessageView, error) { return w.log(bob, channel)[0], nil },
	} {
		m, err := view()
		if err != nil || !m.Deleted || m.Truncated() || string(m.Body.Content) != "null" || len(m.Body.Parts) != 0 || string(m.Body.Metadata) != "{}" || m.Change != 1 {
			t.Errorf("%s: %+v, %v", name, m, err)
		}
	}
}

// What more than a transaction takes is refused whole; what just fits is done.
func TestDeletingMoreThanATransactionTakes(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice := w.user("alice")
	channels := make([]parley.ChannelID, 20)
	ids := make([]string, 20)
	var group sync.WaitGroup
	for i := range channels {
		group.Go(func() {
			channels[i] = w.channel(alice, parley.Group).Head.Channel
			w.sendDraft(alice, channels[i], large(31<<10)) // one chunk: with its head five writes
			ids[i] = id(channels[i], 1)
		})
	}
	group.Wait()
	w.sendDraft(alice, channels[19], large(400<<10)) // two chunks
	_, err := w.DeleteMessages(ctx, alice, append(ids[:19:19], id(channels[19], 2)))
	w.is("101 writes", err, parley.InvalidValue)
	for _, channel := range channels {
		if head := w.get(alice, channel).Head; head.LastChange != 0 || head.MaxDeleted != 0 {
			t.Errorf("a refusal changed something: %+v", head)
		}
	}
	_, err = w.DeleteMessages(ctx, alice, ids)
	w.is("100 writes", err, "")
}

// Deleting as its reader reads: never a failure, never half a body.
func TestReadingALargeMessageThatIsBeingDeleted(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group).Head.Channel
	for range 8 {
		w.sendDraft(alice, channel, large(31<<10))
	}
	proxy.Set(faults.Config{Seed: 11, Torn: 5 * time.Millisecond})
	for n := range int64(8) {
		var group sync.WaitGroup
		group.Go(func() { w.is("delete", w.DeleteMessage(ctx, alice, id(channel, n+1)), "") })
		for range 4 {
			group.Go(func() {
				m, err := w.GetMessage(ctx, alice, id(channel, n+1))
				if err != nil || m.Deleted != (len(m.Body.Parts) == 0) {
					t.Errorf("%d parts, deleted %t: %v", len(m.Body.Parts), m.Deleted, err)
				}
			})
		}
		group.Wait()
	}
}

// oracle counts what a member has not seen, entry by entry.
func oracle(log []messaging.MessageView, m parley.Member) int64 {
	var n int64
	for _, e := range log {
		if e.Sequence > m.Seen && e.Author != m.User && !e.Deleted {
			n++
		}
	}
	return n
}

// checkUnread holds what the service counts against the oracle.
func (w *world) checkUnread(what string, users []parley.Credential, channel parley.ChannelID) {
	w.t.Helper()
	log := w.log(users[0], channel)
	for _, user := range users {
		view := w.get(user, channel)
		if want := oracle(log, *view.Member); view.Unread != want {
			w.t.Fatalf("%s: %d unread for %s, want %d: %+v, %+v", what, view.Unread, user.User, want, *view.Member, view.Head)
		}
		total, err := w.CountUnread(context.Background(), user)
		if err != nil || total.Messages != view.Unread {
			w.t.Fatalf("%s: %d unread in all, %d in the channel, %v", what, total.Messages, view.Unread, err)
		}
	}
}

// P4, with sends, deletes and receipts in any order.
func TestUnreadIsExactWhateverIsDeleted(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	users := []parley.Credential{w.user("alice"), w.user("bob")}
	for seed := range uint64(3) {
		random := rand.New(rand.NewPCG(seed, 1))
		channel := w.channel(users[0], parley.Group, "bob").Head.Channel
		var last int64
		for step := range 30 {
			user := users[random.IntN(2)]
			what := "send"
			switch n := random.IntN(10); {
			case last == 0 || n < 5:
				w.send(user, channel, "hello")
				last++
			case n < 8:
				var some []string
				for range 1 + random.IntN(3) {
					some = append(some, id(channel, 1+random.Int64N(last)))
				}
				what = "delete"
				_, err := w.DeleteMessages(ctx, w.server(""), some)
				w.is(what, err, "")
			default:
				what = "seen"
				marks, err := w.MarkChannel(ctx, user, string(channel), messaging.Seen, random.Int64N(last+1))
				w.is(what, err, "")
				if want := oracle(w.log(user, channel), marks.Member); marks.Unread != want {
					t.Fatalf("seed %d: a receipt says %d unread, want %d", seed, marks.Unread, want)
				}
			}
			if step%3 == 2 {
				w.checkUnread(fmt.Sprintf("seed %d, step %d, %s", seed, step, what), users, channel)
			}
		}
		_, err := w.MarkChannel(ctx, users[0], string(channel), messaging.Cleared, last)
		w.is("clear", err, "")
		_, err = w.MarkChannel(ctx, users[1], string(channel), messaging.Cleared, last)
		w.is("clear", err, "")
	}
}

// P4 under concurrency and faults: never negative in between, exact at the end.
func TestUnreadIsExactAfterConcurrentDeletes(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	users := []parley.Credential{w.user("alice"), w.user("bob"), w.user("carol")}
	channel := w.channel(users[0], parley.Group, "bob", "carol").Head.Channel
	w.send(users[0], channel, "first")
	for _, weather := range []faults.Config{
		{Seed: 21, Torn: 4 * time.Millisecond},
		{Seed: 22, Conflict: 0.1, Timeout: 0.05, Error: 0.05, Unprocessed: 0.1, Torn: 4 * time.Millisecond},
	} {
		proxy.Set(weather)
		var (
			group sync.WaitGroup
			last  atomic.Int64
		)
		last.Store(w.get(users[0], channel).Head.Last)
		for i, user := range users {
			random := rand.New(rand.NewPCG(weather.Seed, uint64(i)))
			group.Go(func() {
				for n := range 8 {
					last.Store(w.insist(user, channel, fmt.Sprint(weather.Seed, user.User, n)))
					some := []string{id(channel, 1+random.Int64N(last.Load()))}
					w.is("delete", until(func() error { _, err := w.DeleteMessages(ctx, w.server(""), some); return err }), "")
				}
			})
			group.Go(func() {
				for range 6 {
					n := last.Load() - 1
					w.is("seen", until(func() error {
						_, err := w.MarkChannel(ctx, user, string(channel), messaging.Seen, max(0, n))
						return err
					}), "")
					w.is("unread", until(func() error {
						view, err := w.GetChannel(ctx, user, string(channel))
						if err == nil && view.Unread < 0 {
							t.Errorf("%d unread: %+v, %+v", view.Unread, *view.Member, view.Head)
						}
						return err
					}), "")
				}
			})
		}
		group.Wait()
		proxy.Set(faults.Config{})
		w.checkUnread("at the end", users, channel)
	}
}

// Who sees that an entry is deleted does not count it, however torn the deletion is. (P4)
func TestADeletionThatIsHalfSeenIsCountedWhole(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	ctx := context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	for range 8 {
		w.send(alice, channel, "hello")
	}
	proxy.Set(faults.Config{Seed: 25, Torn: 60 * time.Millisecond})
	for n := int64(1); n <= 8; n++ {
		var (
			group sync.WaitGroup
			done  atomic.Bool
		)
		group.Go(func() {
			w.is("delete", w.DeleteMessage(ctx, alice, id(channel, n)), "")
			done.Store(true)
		})
		for !done.Load() {
			view := w.get(bob, channel)
			if want := 8 - view.Head.MaxDeleted; view.Unread > want || view.Unread < 8-n {
				t.Fatalf("%d unread where entry %d is deleted", view.Unread, view.Head.MaxDeleted)
			}
		}
		group.Wait()
	}
}

func TestPatchMessageMetadata(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	owner, author, stranger := w.user("owner"), w.user("author"), w.user("stranger")
	channel := w.channel(owner, parley.Group, "author").Head.Channel
	m := w.send(author, channel, "hello")
	patch := func(by parley.Credential, text string) (messaging.MessageView, error) {
		return w.PatchMessageMetadata(ctx, by, string(m.ID()), jsontext.Value(text))
	}
	for _, test := range []struct {
		name   string
		by     parley.Credential
		patch  string
		code   parley.Code
		want   string
		change int64
	}{
		{"by its author", author, `{"a":1,"b":{"c":2}}`, "", `{"a":1,"b":{"c":2}}`, 1},
		{"that changes nothing", author, `{"b":{"c":2},"z":null}`, "", `{"a":1,"b":{"c":2}}`, 1},
		{"by the server", w.server(""), `{"a":null}`, "", `{"b":{"c":2}}`, 2},
		{"by an owner", owner, `{"a":1}`, parley.Forbidden, "", 2},
		{"by a stranger", stranger, `{"a":1}`, parley.NotFound, "", 2},
		{"that is none", author, `[1]`, parley.InvalidRequest, "", 2},
		{"over 4 KB", author, `{"x":"` + strings.Repeat("y", 4096) + `"}`, parley.InvalidValue, "", 2},
	} {
		got, err := patch(test.by, test.patch)
		w.is("a patch "+test.name, err, test.code)
		if err == nil && (string(got.Body.Metadata) != test.want || string(got.Body.Content) != `{"text":"hello"}`) {
			t.Errorf("a patch %s: %s %s", test.name, got.Body.Metadata, got.Body.Content)
		}
		if now := w.get(owner, channel).Head.LastChange; now != test.change {
			t.Errorf("a patch %s: change %d, want %d", test.name, now, test.change)
		}
	}
	w.is("delete", w.DeleteMessage(ctx, author, string(m.ID())), "")
	_, err := patch(author, `{"a":1}`)
	w.is("of a deleted message", err, parley.Conflict)
}

// Metadata that grows or shrinks moves a message over the limit of lists; its body stays what it was.
func TestMetadataMovesAMessageOverTheLimitOfLists(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group).Head.Channel
	content := jsontext.Value(`"` + strings.Repeat("x", 27<<10) + `"`)
	big := jsontext.Value(`{"x":"` + strings.Repeat("y", 4000) + `"}`)
	inline := w.sendDraft(alice, channel, parley.MessageDraft{Type: "card", Content: content})
	chunked := w.sendDraft(alice, channel, parley.MessageDraft{Type: "card", Content: content, Metadata: big})
	for _, test := range []struct {
		name      string
		of        messaging.MessageView
		patch     jsontext.Value
		truncated bool
	}{
		{"over it", inline, big, true},
		{"and back", inline, jsontext.Value(`{"x":null}`), false},
		{"under it, of one stored in pieces", chunked, jsontext.Value(`{"x":null}`), true}, // lists cannot show what they do not read
	} {
		if before := w.log(alice, channel)[test.of.Sequence-1]; test.name != "and back" && before.Truncated() != (test.of.Sequence == 2) {
			t.Fatalf("%s: before it, truncated: %t", test.name, before.Truncated())
		}
		got, err := w.PatchMessageMetadata(ctx, alice, string(test.of.ID()), test.patch)
		if err != nil || string(got.Body.Content) != string(content) {
			t.Errorf("%s: %d bytes, %v", test.name, len(got.Body.Content), err)
		}
		if listed := w.log(alice, channel)[test.of.Sequence-1]; listed.Truncated() != test.truncated {
			t.Errorf("%s: listed as truncated: %t", test.name, listed.Truncated())
		}
		if whole, err := w.GetMessage(ctx, alice, string(test.of.ID())); err != nil || string(whole.Body.Content) != string(content) || string(whole.Body.Metadata) != string(got.Body.Metadata) {
			t.Errorf("%s: got %d bytes, %s, %v", test.name, len(whole.Body.Content), whole.Body.Metadata, err)
		}
	}
}
