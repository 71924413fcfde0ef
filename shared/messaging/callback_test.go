package messaging_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
)

// call sends a message with a callback.
func (w *world) call(c parley.Credential, channel parley.ChannelID, key string) (messaging.MessageView, string) {
	w.t.Helper()
	draft := draft("call me")
	draft.Callback = true
	sent, err := w.Send(context.Background(), c, messaging.SendRequest{Message: draft, Key: &key, Channels: []string{string(channel)}, URL: "https://api"})
	if err != nil || sent[0].Err != nil {
		w.t.Fatal(err, sent[0].Err)
	}
	return sent[0].Message, strings.TrimPrefix(sent[0].Message.CallbackURL, "https://api/v1/callbacks/")
}

func (w *world) report(token, status string) error {
	return w.ReportCall(context.Background(), token, jsontext.Value(status))
}

// ahead is the world whose clock is fast.
func (w *world) ahead(by time.Duration) *world {
	now := func() time.Time { return time.Now().Add(by) }
	other := *w
	other.Service = messaging.New(w.store, access.New(w.store, nil, now, unsampled{}), now, rand.Reader)
	return &other
}

func TestWhoHasTheCallbackSaysHowTheCallGoes(t *testing.T) {
	w := quiet(t)
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	made, token := w.call(alice, channel, "k")
	again, same := w.call(alice, channel, "k")
	if again.ID() != made.ID() || same != token || token == "" {
		t.Errorf("a repeat has %q, not %q", same, token)
	}
	if log := w.log(alice, channel); log[0].CallbackURL != "" {
		t.Errorf("the list has %s", log[0].CallbackURL)
	}
	for _, status := range []string{`{"state":"ringing"}`, `{ "state" : "ringing" }`, `{"state":"over","people":3}`, `{"people":3,"state":"over"}`} {
		w.is(status, w.report(token, status), "")
	}
	for _, who := range []parley.Credential{alice, bob} {
		m := w.log(who, channel)[0]
		if string(m.Body.Metadata) != `{"call":{"people":3,"state":"over"}}` && string(m.Body.Metadata) != `{"call":{"state":"over","people":3}}` || m.Change != 2 {
			t.Errorf("%s sees %s after %d changes", who.User, m.Body.Metadata, m.Change)
		}
	}
	if view := w.get(bob, channel); view.Unread != 1 {
		t.Errorf("unread: %d", view.Unread)
	}
}

func TestTokensThatSayNothingAreAnsweredAlike(t *testing.T) {
	ctx, w := context.Background(), quiet(t)
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	token := func(key string) (parley.MessageID, string) {
		m, token := w.call(alice, channel, key)
		return m.ID(), token
	}
	_, good := token("good")
	revoked, offRevoked := token("revoked")
	w.is("revoke", w.RevokeCallback(ctx, alice, string(revoked)), "")
	w.is("revoke again", w.RevokeCallback(ctx, w.server(""), string(revoked)), "")
	deleted, offDeleted := token("deleted")
	w.is("delete", w.DeleteMessage(ctx, alice, string(deleted)), "")
	plain := w.send(alice, channel, "no call")
	if plain.CallbackURL != "" {
		t.Errorf("a message that asked for none has %s", plain.CallbackURL)
	}
	gone := w.channel(alice, parley.Group).Head.Channel
	_, offGone := w.call(alice, gone, "k")
	w.is("delete the channel", w.DeleteChannel(ctx, alice, string(gone)), "")
	other := newWorld(t, w.store)
	answers := map[string]bool{}
	for what, token := range map[string]string{
		"nothing": "", "a word": "nonsense", "of a revoked one": offRevoked, "of a deleted message": offDeleted, "of a deleted channel": offGone,
		"cut off": good[:len(good)-4], "changed": good[:len(good)-1] + "x", "of another app's key": parley.CallbackToken(other.app, w.log(alice, channel)[0].Message),
		"made of the app's key for a message without one": parley.CallbackToken(w.app, plain.Message),
	} {
		err := w.report(token, `"over"`)
		w.is(what, err, parley.NotFound)
		answers[fmt.Sprint(err)] = true
	}
	if len(answers) != 1 {
		t.Errorf("the answers differ: %v", answers)
	}
	w.is("a good one", w.report(good, `"over"`), "")
	if repeat, url := w.call(alice, channel, "revoked"); url != "" || repeat.ID() != revoked {
		t.Errorf("a repeat after it was revoked has %s", url)
	}
	closed := w.app
	closed.Disabled = true
	if done, err := w.store.UpdateApp(ctx, w.app, closed); !done || err != nil {
		t.Fatal(done, err)
	}
	w.is("of a disabled app", w.report(good, `"ringing"`), parley.NotFound)
}

func TestWhoMayRevokeACallback(t *testing.T) {
	w := quiet(t)
	alice, bob, carol := w.user("alice"), w.user("bob"), w.user("carol")
	channel := w.channel(alice, parley.Group, "bob", "carol").Head.Channel
	m, token := w.call(bob, channel, "k")
	for _, test := range []struct {
		what   string
		caller parley.Credential
		want   parley.Code
	}{
		{"another participant", carol, parley.Forbidden}, {"a stranger", w.user("eve"), parley.NotFound},
		{"a server for a stranger", w.server("eve"), parley.NotFound}, {"an owner of the channel", alice, ""}, {"its author", bob, ""}, {"a server", w.server(""), ""},
	} {
		w.is(test.what, w.RevokeCallback(context.Background(), test.caller, string(m.ID())), test.want)
		then := parley.NotFound
		if test.want != "" {
			then = "" // nothing was revoked
		}
		w.is("after "+test.what, w.report(token, `"over"`), then)
	}
}

// Whoever has come by a callback can change one message, ten times in ten seconds.
func TestACallbackIsTakenTenTimesInTenSeconds(t *testing.T) {
	w := quiet(t)
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group).Head.Channel
	_, token := w.call(alice, channel, "k")
	_, other := w.call(alice, channel, "l")
	w = w.ahead(time.Until(parley.CallbackWindowOf(time.Now()).End()) + time.Millisecond) // a whole window lies ahead
	var (
		group sync.WaitGroup
		mu    sync.Mutex
		ended = map[parley.Code]int{}
	)
	for i := range 25 {
		group.Go(func() {
			err := until(func() error { return w.report(token, fmt.Sprint(i)) })
			mu.Lock()
			defer mu.Unlock()
			if code := parley.Code(""); err != nil {
				code = parley.CodeOf(err)
				ended[code]++
			} else {
				ended[""]++
			}
		})
	}
	group.Wait()
	if ended[""] != parley.MaxCallbacks || ended[parley.RateLimited] != 15 {
		t.Errorf("%v", ended)
	}
	w.is("another message's", w.report(other, `1`), "")
	w.is("the next window", w.ahead(3*parley.CallbackWindow).report(token, `1`), "")
}

func TestCostsOfCallbacks(t *testing.T) {
	w := quiet(t)
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group, names(20)...).Head.Channel
	m, token := w.call(alice, channel, "k")
	said := func(token, status string) func(context.Context) error {
		return func(ctx context.Context) error {
			err := w.ReportCall(ctx, token, jsontext.Value(status))
			if parley.CodeOf(err) == parley.NotFound {
				return nil
			}
			return err
		}
	}
	priced(t, "a call's status", meter.Usage{Calls: 4, ReadUnits: 6, WriteUnits: 7}, said(token, `"ringing"`))
	priced(t, "the same again", meter.Usage{Calls: 3, ReadUnits: 6, WriteUnits: 1}, said(token, `"ringing"`))
	priced(t, "with a wrong token", meter.Usage{Calls: 1, ReadUnits: 4}, said(token[:len(token)-2]+"AA", `"over"`))
	priced(t, "with none that is one", meter.Usage{}, said("nonsense", `"over"`))
	revoke := func(ctx context.Context) error { return w.RevokeCallback(ctx, alice, string(m.ID())) }
	priced(t, "revoke", meter.Usage{Calls: 2, ReadUnits: 7, WriteUnits: 1}, revoke)
	priced(t, "revoke again", meter.Usage{Calls: 1, ReadUnits: 7}, revoke)
}

// What is gone has no callback any more: that it went in between is no failure.
func TestRevokingWhatHasGoneMeanwhile(t *testing.T) {
	w := quiet(t)
	channel := w.channel(w.user("alice"), parley.Group).Head.Channel
	w.is("no such entry", w.store.RevokeCallback(context.Background(), w.app.ID, channel, 7), "")
}

func TestACallbackEndsADayAfterItsMessage(t *testing.T) {
	w := quiet(t)
	alice := w.user("alice")
	_, token := w.call(alice, w.channel(alice, parley.Group).Head.Channel, "k")
	w.is("before", w.ahead(parley.CallbackTime-time.Minute).report(token, `1`), "")
	w.is("after", w.ahead(parley.CallbackTime+time.Second).report(token, `2`), parley.NotFound)
}

// Nobody speaks through an address who could not speak any more.
func TestACallbackEndsWithItsAuthorsPlace(t *testing.T) {
	ctx, w := context.Background(), quiet(t)
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	_, his := w.call(bob, channel, "k")
	_, outsiders := w.call(w.server("bot"), channel, "k")
	w.is("while he takes part", w.report(his, `1`), "")
	w.is("of an author from outside", w.report(outsiders, `1`), "")
	if err := w.RemoveParticipant(ctx, alice, string(channel), "bob"); err != nil {
		t.Fatal(err)
	}
	w.is("of who was removed", w.report(his, `2`), parley.NotFound)
}

func TestACallbackSaysNothingForWhoMayNotWrite(t *testing.T) {
	ctx, w := context.Background(), quiet(t)
	alice, bob := w.user("alice"), w.user("bob")
	group, two := w.channel(alice, parley.Group, "bob").Head.Channel, w.channel(alice, parley.Personal, "bob").Head.Channel
	_, inGroup := w.call(bob, group, "k")
	_, hers := w.call(alice, two, "k")
	_, his := w.call(bob, two, "k")
	_, bots := w.call(w.server("bot"), two, "k")
	if _, err := w.UpdateParticipant(ctx, alice, string(group), "bob", parley.RoleReadOnly); err != nil {
		t.Fatal(err)
	}
	w.is("of who may only read", w.report(inGroup, `1`), parley.NotFound)
	w.block(alice, "bob")
	w.is("of who is blocked", w.report(his, `1`), parley.NotFound)
	w.is("of who blocks", w.report(hers, `1`), parley.NotFound)
	w.is("of an author from outside", w.report(bots, `1`), "")
	w.unblock(alice, "bob")
	w.is("once more", w.report(his, `1`), "")
}
