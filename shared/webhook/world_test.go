package webhook_test

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/outbound"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/queue"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
	"github.com/parleyhq/parley/shared/webhook"
)

// world is one app with its messaging and webhooks, over a real engine and with a clock of its own.
type world struct {
	*webhook.Service
	t         testing.TB
	clock     *clock
	store     *store.Store
	messaging *messaging.Service
	waiting   *waiting
	app       parley.App
	apiKey    string
}

// clock is a time that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// unsampled is randomness by which no call counts against a limit that is counted in even steps.
type unsampled struct{}

func (unsampled) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 0xff
	}
	return len(p), nil
}

func newWorld(t testing.TB) *world {
	return worldOver(t, storetest.New(t), outbound.Config{Loopback: true})
}

func worldOver(t testing.TB, s *store.Store, calls outbound.Config) *world {
	t.Helper()
	c := &clock{now: time.Now().UTC().Truncate(time.Millisecond)}
	w := &world{t: t, clock: c, store: s, app: parley.App{
		ID: parley.NewAppID([16]byte(randomBytes(16))), Name: "test", Environment: parley.Staging, Epoch: 3,
		Settings: parley.DefaultSettings(parley.Staging), NonceKey: randomBytes(32), CreatedAt: c.now, UpdatedAt: c.now,
	}}
	a := access.New(s, nil, c.Now, unsampled{})
	w.messaging = messaging.New(s, a, c.Now, rand.Reader)
	w.waiting = &waiting{clock: c}
	w.Service = webhook.New(webhook.Config{Store: s, Access: a, Outbound: outbound.New(calls), Queue: w.waiting, Now: c.Now, Random: rand.Reader})
	secret := randomBytes(32)
	key := parley.APIKeyRecord{ID: base64.RawURLEncoding.EncodeToString(randomBytes(8)), SecretHash: parley.SecretHash(secret)}
	w.apiKey = parley.NewAPIKey(w.app.Environment, w.app.ID, key.ID, secret)
	w.ok(s.CreateApps(context.Background(), store.NewApp{App: w.app, Key: key}))
	return w
}

// restart has another process go on.
func (w *world) restart() { w.Service = webhook.New(w.Config) }

// disable disables the app, or enables it.
func (w *world) disable(disabled bool) {
	w.t.Helper()
	w.setApp(func(a *parley.App) { a.Disabled = disabled })
}

// setApp changes the app as its operator does.
func (w *world) setApp(change func(*parley.App)) {
	w.t.Helper()
	b := w.store.Batch()
	app := b.App(w.app.ID)
	w.ok(b.Run(w.t.Context()))
	after := app.Value
	change(&after)
	after.UpdatedAt = after.UpdatedAt.Add(time.Millisecond)
	done, err := w.store.UpdateApp(w.t.Context(), app.Value, after)
	w.ok(err)
	same(w.t, "written", done, true)
}

func randomBytes(n int) []byte {
	raw := make([]byte, n)
	_, _ = rand.Read(raw) // never fails
	return raw
}

func (w *world) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// as is the app's server, acting as somebody or, with "", for nobody.
func (w *world) as(user string) parley.Credential {
	w.t.Helper()
	c, err := parley.ParseCredential("Bearer "+w.apiKey, user)
	w.ok(err)
	return c
}

// hook makes a webhook to a receiver, of all events but message.unread where none are named.
func (w *world) hook(r *receiver, events ...string) webhook.View {
	w.t.Helper()
	if len(events) == 0 {
		events = slices.DeleteFunc(slices.Clone(parley.WebhookEvents), func(e string) bool { return e == parley.MessageUnread })
	}
	after := int64(600)
	draft := parley.WebhookDraft{URL: &r.url, Events: events, UnreadAfter: &after}
	made, err := w.Create(context.Background(), w.as(""), draft)
	w.ok(err)
	w.clock.pass(time.Millisecond)
	return made
}

// channel makes a group, and has its bell rung.
func (w *world) channel(users ...string) parley.ChannelID {
	w.t.Helper()
	view, _, err := w.messaging.CreateChannel(context.Background(), w.as(users[0]), parley.ChannelDraft{Participants: users[1:]})
	w.ok(err)
	w.hear(view.Head.Channel)
	return view.Head.Channel
}

// send sends a text, and has its bell rung.
func (w *world) send(user string, channel parley.ChannelID, said string) parley.Message {
	w.t.Helper()
	m := w.quietly(user, channel, said)
	w.hear(channel, m)
	return m
}

// quietly sends a text without a bell.
func (w *world) quietly(user string, channel parley.ChannelID, said string) parley.Message {
	w.t.Helper()
	content, _ := json.Marshal(map[string]string{"text": said})
	sent, err := w.messaging.Send(context.Background(), w.as(user), messaging.SendRequest{
		Message: parley.MessageDraft{Type: parley.TypeText, Content: content}, Channels: []string{string(channel)},
	})
	w.ok(err)
	w.ok(sent[0].Err)
	return sent[0].Message.Message
}

// hear is what the streams say of a channel: something, or of messages.
func (w *world) hear(channel parley.ChannelID, messages ...parley.Message) {
	w.t.Helper()
	records := []live.Record{{App: w.app.ID, Channel: channel, Opened: &parley.Head{}}}
	for _, m := range messages {
		records = append(records, live.Record{App: w.app.ID, Channel: channel, Message: &m})
	}
	w.ok(w.Hear(context.Background(), w.app.ID, channel, records))
}

// waiting is the queue.
type waiting struct {
	clock  *clock
	mu     sync.Mutex
	jobs   []waitingJob
	broken bool
}

type waitingJob struct {
	text string
	at   time.Time
}

func (q *waiting) Send(_ context.Context, text []byte, delay time.Duration) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.broken {
		return errors.New("the queue takes nothing")
	}
	q.jobs = append(q.jobs, waitingJob{string(text), q.clock.Now().Add(delay)})
	return nil
}

// breaks has the queue take nothing, or take jobs again.
func (q *waiting) breaks(broken bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.broken = broken
}

// ready takes the jobs whose time has come.
func (q *waiting) ready() []queue.Job {
	q.mu.Lock()
	defer q.mu.Unlock()
	var ready []queue.Job
	q.jobs = slices.DeleteFunc(q.jobs, func(j waitingJob) bool {
		due := !j.at.After(q.clock.Now())
		if due {
			ready = append(ready, queue.Job{ID: "job", Text: j.text})
		}
		return due
	})
	return ready
}

// next is when the next job's time comes.
func (q *waiting) next() (at time.Time, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, j := range q.jobs {
		if !ok || j.at.Before(at) {
			at, ok = j.at, true
		}
	}
	return at, ok
}

// work does every job whose time has come, and those that come of them.
func (w *world) work() {
	w.t.Helper()
	for jobs := w.waiting.ready(); len(jobs) > 0; jobs = w.waiting.ready() {
		if report := w.Work(context.Background(), jobs); report.Failed != nil {
			w.t.Errorf("failed: %v", report.Failed)
		}
	}
}

// pass lets time pass, in which jobs and schedules run when it is their time.
func (w *world) pass(d time.Duration) {
	w.t.Helper()
	for end := w.clock.Now().Add(d); ; {
		_, err := w.Ripen(context.Background())
		w.ok(err)
		w.work()
		at, ok := w.waiting.next()
		if minute := w.clock.Now().Add(time.Minute); !ok && d <= 2*time.Hour && minute.Before(end) {
			at, ok = minute, true
		}
		if !ok || at.After(end) {
			w.clock.pass(end.Sub(w.clock.Now()))
			w.work()
			return
		}
		w.clock.pass(at.Sub(w.clock.Now()))
	}
}
