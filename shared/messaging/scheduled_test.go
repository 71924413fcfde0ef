package messaging_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// at is the service with its clock in the future.
func (w *world) in(d time.Duration) *messaging.Service {
	now := func() time.Time { return time.Now().Add(d) }
	return messaging.New(w.store, access.New(w.store, nil, now, unsampled{}), now, unsampled{})
}

func (w *world) schedule(key string, m parley.MessageDraft, channels ...string) (parley.Scheduled, error) {
	w.t.Helper()
	return w.Schedule(context.Background(), w.server("bot"), messaging.SendRequest{
		Message: m, Key: &key, Channels: channels, Schedule: &parley.Schedule{Delay: 60, Typing: 5},
	})
}

func (w *world) dueIn(d time.Duration, id string) messaging.Due {
	w.t.Helper()
	due, err := w.in(d).SendScheduled(context.Background(), w.app.ID, id, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	return due
}

// A scheduled message is the one that a send of now would have made, and it is made once.
func TestAScheduledMessageIsSentOnceAsItWouldBeNow(t *testing.T) {
	w := quiet(t)
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	parts := parley.MessageDraft{HasParts: true, Parts: []parley.Part{{MimeType: "a/b", Body: "x", Name: "n"}}, Metadata: jsontext.Value(`{"a":1}`), Callback: true}
	for key, m := range map[string]parley.MessageDraft{"text": draft("hello"), "parts": parts} {
		noted, err := w.schedule(key, m, string(channel))
		w.is("schedule", err, "")
		if due := w.dueIn(0, noted.ID); due.Wait < 50*time.Second || due.Typing != nil {
			t.Errorf("at once: %+v", due)
		}
		if due := w.dueIn(57*time.Second, noted.ID); due.Wait > parley.TypingEvery || len(due.Typing) != 1 {
			t.Errorf("while typing: %+v", due)
		}
		sent := w.dueIn(61*time.Second, noted.ID).Sent
		if len(sent) != 1 || sent[0].Err != nil || !sent[0].Fresh {
			t.Fatalf("%+v", sent)
		}
		if again := w.dueIn(62*time.Second, noted.ID); again.Wait != 0 || again.Sent != nil {
			t.Errorf("again: %+v", again)
		}
		found, err := w.Send(context.Background(), w.server("bot"), messaging.SendRequest{Message: m, Key: &key, Channels: []string{string(channel)}})
		if err != nil || found[0].Err != nil || found[0].Fresh || found[0].Message.ID() != sent[0].Message.ID() {
			t.Errorf("an ordinary send with its key: %+v, %v", found, err)
		}
		w.is("cancel", w.CancelScheduled(context.Background(), w.server(""), noted.ID), parley.Conflict)
	}
}

// A key that a message was scheduled with is that message's, in each of its channels, also before it is sent. (P2)
func TestTheKeyOfAScheduledMessageIsTaken(t *testing.T) {
	w := quiet(t)
	alice := w.user("alice")
	first, second := w.channel(alice, parley.Group, "bob").Head.Channel, w.channel(alice, parley.Group).Head.Channel
	noted, err := w.schedule("k", draft("later"), string(first), string(second))
	w.is("schedule", err, "")
	for _, channel := range []parley.ChannelID{first, second} {
		for _, text := range []string{"now", "later"} {
			_, err := w.trySend(w.server("bot"), channel, "k", text)
			w.is(text+" with its key", err, parley.KeyReused)
		}
		_, err := w.trySend(w.server("other"), channel, "k", "now")
		w.is("somebody else's send", err, "")
	}
	again, err := w.schedule("k", draft("later"), string(first), string(second))
	w.is("the same again", err, "")
	if again.At != noted.At {
		t.Errorf("at %s, and then at %s", noted.At, again.At)
	}
	if sent := w.dueIn(time.Hour, noted.ID).Sent; len(sent) != 2 || sent[0].Err != nil || sent[1].Err != nil {
		t.Fatalf("%+v", sent)
	}
	_, err = w.trySend(w.server("bot"), first, "other", "now")
	w.is("an ordinary send", err, "")
	_, err = w.schedule("other", draft("later"), string(second), string(first))
	w.is("with the key of a message", err, parley.KeyReused)
	cancelled, err := w.schedule("c", draft("later"), string(first))
	w.is("schedule", err, "")
	w.is("cancel", w.CancelScheduled(context.Background(), w.server(""), cancelled.ID), "")
	_, err = w.trySend(w.server("bot"), first, "c", "later")
	w.is("with the key of a cancelled one", err, parley.KeyReused)
}

// Schedules and sends with one key, at once: one of them has it, and what was acknowledged is there. (P2)
func TestSchedulesAndSendsWithOneKeyAtOnce(t *testing.T) {
	w := quiet(t)
	channel := w.channel(w.user("alice"), parley.Group, "bot").Head.Channel
	for i := range 12 {
		key := fmt.Sprint("k-", i)
		var noted parley.Scheduled
		var scheduled, sent error
		var group sync.WaitGroup
		group.Go(func() {
			scheduled = until(func() (err error) { noted, err = w.schedule(key, draft("later"), string(channel)); return err })
		})
		group.Go(func() {
			sent = until(func() error { _, err := w.trySend(w.server("bot"), channel, key, "now"); return err })
		})
		group.Wait()
		if (scheduled == nil) == (sent == nil) {
			t.Errorf("%s: schedule %v, send %v", key, scheduled, sent)
		}
		if due := w.dueIn(time.Hour, noted.ID); scheduled == nil && (len(due.Sent) != 1 || due.Sent[0].Err != nil) {
			t.Errorf("%s: %+v", key, due)
		}
	}
}

// What falls due while its app is disabled waits for that to end, and can be cancelled meanwhile.
func TestAScheduledMessageWaitsForItsApp(t *testing.T) {
	ctx, w := context.Background(), quiet(t)
	channel := w.channel(w.user("alice"), parley.Group, "bot").Head.Channel
	noted, err := w.schedule("k", draft("hello"), string(channel))
	w.is("schedule", err, "")
	cancelled, err := w.schedule("c", draft("hello"), string(channel))
	w.is("schedule", err, "")
	w.setApp(func(a *parley.App) { a.Disabled = true })
	for _, id := range []string{noted.ID, cancelled.ID} {
		if due := w.dueIn(time.Hour, id); due.Sent != nil || due.Wait != time.Minute {
			t.Errorf("while its app is disabled: %+v", due)
		}
	}
	w.setApp(func(a *parley.App) { a.Disabled = false })
	w.is("cancel", w.CancelScheduled(ctx, w.server(""), cancelled.ID), "")
	if sent := w.dueIn(time.Hour, noted.ID).Sent; len(sent) != 1 || sent[0].Err != nil {
		t.Errorf("once it is enabled: %+v", sent)
	}
}

func TestWhatCannotBeSentAnyMoreIsGivenUp(t *testing.T) {
	ctx, w := context.Background(), quiet(t)
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group, "bot").Head.Channel
	gone := w.channel(alice, parley.Group).Head.Channel
	noted, err := w.schedule("k", draft("hello"), string(channel), string(gone))
	w.is("schedule", err, "")
	cancelled, err := w.schedule("c", draft("hello"), string(channel))
	w.is("schedule", err, "")
	w.is("delete", w.DeleteChannel(ctx, alice, string(gone)), "")
	w.is("remove", w.RemoveParticipant(ctx, alice, string(channel), "bot"), "")
	for _, each := range w.dueIn(time.Hour, noted.ID).Sent {
		w.is("a channel", each.Err, parley.NotFound)
	}
	for range 2 {
		w.is("cancel", w.CancelScheduled(ctx, w.server("bot"), cancelled.ID), "")
	}
	if due := w.dueIn(time.Hour, cancelled.ID); due.Sent != nil || due.Wait != 0 {
		t.Errorf("cancelled: %+v", due)
	}
	if _, err := w.schedule("g", draft("hello"), string(channel), string(gone)); parley.CodeOf(err) != parley.NotFound {
		t.Errorf("into one that is gone: %v", err)
	}
}

// An author whom nobody knows has an identity once something is scheduled: they are one person, however much that is.
func TestWhoSchedulesTakesOnePlace(t *testing.T) {
	w := bounded(t, 0, 1)
	channel := w.channel(w.user("alice"), parley.Group).Head.Channel
	for _, step := range []struct {
		key  string
		want parley.Code
		by   string
	}{{"a", "", "ghost"}, {"b", "", "ghost"}, {"c", parley.QuotaExceeded, "another"}} {
		w.is(step.key+" by "+step.by, called(func(ctx context.Context) error {
			_, err := w.Schedule(ctx, w.server(step.by), messaging.SendRequest{
				Message: draft("later"), Key: &step.key, Channels: []string{string(channel)}, Schedule: &parley.Schedule{Delay: 60},
			})
			return err
		}), step.want)
	}
}
