package messaging_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/rate"
	"github.com/parleyhq/parley/shared/store"
)

// bounded is a world whose app may make so many messages a day, and have so many identities.
func bounded(t *testing.T, messages, identities int64) *world {
	w := quiet(t)
	w.app.Settings.Quotas = parley.Quotas{MessagesADay: messages, Identities: identities}
	if err := w.store.CreateApps(context.Background(), store.NewApp{App: w.app, Key: parley.APIKeyRecord{ID: "AAAAAAAAAAA"}}); err != nil {
		t.Fatal(err)
	}
	return w
}

// called makes a call as an edge does.
func called(do func(context.Context) error) error {
	ctx, call := rate.Begin(context.Background())
	defer call.End()
	return do(ctx)
}

// sends sends a text to channels in one call, and says of each how that ended: with a code, or as fresh.
func (w *world) sends(c parley.Credential, key string, channels ...parley.ChannelID) string {
	w.t.Helper()
	req := messaging.SendRequest{Message: draft("hello"), Key: &key}
	for _, channel := range channels {
		req.Channels = append(req.Channels, string(channel))
	}
	var words []string
	err := called(func(ctx context.Context) error {
		sent, err := w.Send(ctx, c, req)
		for _, each := range sent {
			word := fmt.Sprint("fresh ", each.Fresh)
			if each.Err != nil {
				word = string(parley.CodeOf(each.Err))
			}
			words = append(words, word)
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return strings.Join(words, ", ")
}

func TestMessagesOfADayAreWithinTheirQuota(t *testing.T) {
	t.Parallel()
	w := bounded(t, 4, 0)
	alice := w.user("alice")
	one, two := w.group(alice, parley.ChannelDraft{}).Head.Channel, w.group(alice, parley.ChannelDraft{}).Head.Channel
	for _, step := range []struct {
		key      string
		channels []parley.ChannelID
		want     string
	}{
		{"a", []parley.ChannelID{one}, "fresh true"},
		{"a", []parley.ChannelID{one}, "fresh false"}, // a repeat makes none
		{"b", []parley.ChannelID{one, two}, "fresh true, fresh true"},
		{"c", []parley.ChannelID{one, two}, "fresh true, quota_exceeded"},
		{"d", []parley.ChannelID{one}, "quota_exceeded"},
		{"c", []parley.ChannelID{one, two}, "fresh false, quota_exceeded"},
		{"a", []parley.ChannelID{one}, "fresh false"},
	} {
		if got := w.sends(alice, step.key, step.channels...); got != step.want {
			t.Errorf("%s into %d: %s, want %s", step.key, len(step.channels), got, step.want)
		}
	}
	if first, second := w.get(alice, one).Head.Last, w.get(alice, two).Head.Last; first != 3 || second != 1 {
		t.Errorf("%d and %d messages, want 3 and 1", first, second)
	}
}

func TestARefusalForTheDaysQuotaLastsUntilMidnight(t *testing.T) {
	t.Parallel()
	w := bounded(t, 1, 0)
	alice := w.user("alice")
	channel := w.group(alice, parley.ChannelDraft{}).Head.Channel
	w.sends(alice, "a", channel)
	var refused *parley.Error
	var policies []rate.Policy
	err := called(func(ctx context.Context) error {
		sent, err := w.Send(ctx, alice, messaging.SendRequest{Message: draft("hello"), Channels: []string{string(channel)}})
		policies = rate.Of(ctx).Policies()
		return errors.Join(err, sent[0].Err)
	})
	if !errors.As(err, &refused) || refused.Wait < 1 || refused.Wait > 24*60*60 {
		t.Fatalf("%v", err)
	}
	if last := policies[len(policies)-1]; last.Name != "messages" || last.Quota != 1 || last.Remaining != 0 || last.Reset != refused.Wait {
		t.Errorf("said %+v, wait %d", last, refused.Wait)
	}
}

// What is said of a quota is true of it, and who is told to wait does not wait in vain.
func TestARefusalForAQuotaSaysWhatIsLeft(t *testing.T) {
	t.Parallel()
	w := bounded(t, 3, 50)
	w.Queueing(&pigeonholes{})
	alice := w.user("alice")
	channel := w.group(alice, parley.ChannelDraft{}).Head.Channel
	announce := func(n int) error {
		return called(func(ctx context.Context) error {
			_, err := w.Announce(ctx, w.server("alice"), announcement("k", someone(n)...))
			return err
		})
	}
	for _, step := range []struct {
		name  string
		err   error
		words string
		waits bool
	}{
		{"more than a day's", announce(4), "3 messages a day, in UTC; 3 are left today, and this asks for 4", false},
		{"a day's", announce(3), "", false},
		{"one more", called(func(ctx context.Context) error {
			sent, err := w.Send(ctx, alice, messaging.SendRequest{Message: draft("hello"), Channels: []string{string(channel)}})
			return errors.Join(err, sent[0].Err)
		}), "0 are left today, and this asks for 1", true},
		{"more identities", called(func(ctx context.Context) error {
			_, _, err := w.CreateChannel(ctx, alice, parley.ChannelDraft{Participants: someone(60)})
			return err
		}), "no room for", false},
	} {
		var refused *parley.Error
		if errors.As(step.err, &refused) != (step.words != "") || refused != nil && (refused.Code != parley.QuotaExceeded ||
			!strings.Contains(refused.Detail, step.words) || (refused.Wait > 0) != step.waits) {
			t.Errorf("%s: %+v", step.name, step.err)
		}
	}
}

func TestIdentitiesAreWithinTheirQuotaWhereverTheyAreMade(t *testing.T) {
	t.Parallel()
	w := bounded(t, 0, 3)
	alice := w.user("alice") // outside any call: not counted
	var channel parley.ChannelID
	create := func(people ...string) func(context.Context) error {
		return func(ctx context.Context) error {
			view, _, err := w.CreateChannel(ctx, alice, parley.ChannelDraft{Participants: people})
			if err == nil {
				channel = view.Head.Channel
			}
			return err
		}
	}
	w.is("two of three", called(create("one", "two")), "")
	w.is("two where one is left", called(create("three", "four")), parley.QuotaExceeded)
	w.is("those who are there", called(create("one", "two")), "")
	add := func(people ...string) (said string, err error) {
		err = called(func(ctx context.Context) error {
			added, err := w.AddParticipants(ctx, alice, string(channel), people)
			for _, each := range added {
				said += fmt.Sprintf("%s %t ", each.User, each.Err == nil)
			}
			return err
		})
		return said, err
	}
	w.user("known")
	said, err := add("five", "known", "six")
	w.is("two unknown beside one known", err, "")
	if said != "five false known true six false " {
		t.Error(said)
	}
	said, err = add("five")
	w.is("the one that is left", err, "")
	if said != "five true " {
		t.Error(said)
	}
	_, err = add("six", "seven")
	w.is("nobody fits in", err, parley.QuotaExceeded)
	if view := w.get(alice, channel); view.Head.Participants != 5 {
		t.Errorf("%d participants, want alice, one, two, known and five", view.Head.Participants)
	}
}
