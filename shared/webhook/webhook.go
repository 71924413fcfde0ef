// Package webhook tells apps' servers what happens: signed, at least once, and in each channel in the order of its
// logs. It reads the logs itself, from a position that it keeps for each webhook in each channel; what rings it only
// says where to look. It decides nothing about messaging.
package webhook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"sync/atomic"
	"time"

	"github.com/go-json-experiment/json"
	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/outbound"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/queue"
	"github.com/parleyhq/parley/shared/store"
)

// Service is the use cases of webhooks.
type Service struct {
	Config
	delivered, failed atomic.Int64 // in this process
}

// Config is what the service is made of.
type Config struct {
	Store    *store.Store
	Access   *access.Service  // of those who manage webhooks
	Outbound *outbound.Client // of those who deliver, or take an address
	Queue    live.Queue       // of all but those who only read
	Links    Linker           // of those who deliver; nil where messages carry no content
	Now      func() time.Time
	Random   io.Reader // cryptographically secure
}

// Linker makes fresh links to what a message carries.
type Linker func(context.Context, parley.AppID, parley.Message) (messaging.Links, error)

// links are made for each attempt: they end soon.
func (s *Service) links(ctx context.Context, app parley.AppID, m parley.Message) (messaging.Links, error) {
	if s.Links == nil {
		return nil, nil
	}
	return s.Links(ctx, app, m)
}

// New builds the service.
func New(c Config) *Service { return &Service{Config: c} }

// AttemptTime is how long an endpoint may take to answer.
const AttemptTime = 15 * time.Second

// job is what waits in the queue: somewhere to look, never what is found there.
type job struct {
	App      parley.AppID      `json:"app"`
	Webhook  parley.WebhookID  `json:"webhook,omitzero"`  // "" for all of the app's
	Channel  parley.ChannelID  `json:"channel,omitzero"`  // with nothing else: what is new there; "" to look after the endpoint
	Message  int64             `json:"message,omitzero"`  // whether it was seen
	From     parley.UserID     `json:"from,omitzero"`     // by whom; see parley.Delivery
	To       parley.UserID     `json:"to,omitzero"`       //
	Cut      bool              `json:"cut,omitzero"`      // whether these are some of its recipients
	Delivery parley.DeliveryID `json:"delivery,omitzero"` // once more, out of order
	Pending  bool              `json:"pending,omitzero"`  // which is tried again by itself, too
	Now      bool              `json:"now,omitzero"`      // also where the next attempt is later
	Last     int64             `json:"last,omitzero"`     // of a bell: the entry that it is rung for,
	Change   int64             `json:"change,omitzero"`   // and the change
	Tries    int               `json:"tries,omitzero"`    // how often the work itself failed
}

// name tells jobs of a webhook apart.
func (j job) name() string {
	if j.Message == 0 {
		return string(j.Channel)
	}
	return fmt.Sprintf("%s#%016d#%s", j.Channel, j.Message, j.From)
}

// Hear rings where something happened in a channel whose app has webhooks.
func (s *Service) Hear(ctx context.Context, app parley.AppID, channel parley.ChannelID, records []live.Record) error {
	if !slices.ContainsFunc(records, rings) {
		return nil
	}
	b := s.Store.Batch()
	found := b.App(app)
	if err := b.Run(ctx); err != nil || found.Value.Webhooks == 0 {
		return err
	}
	return s.send(ctx, bell(app, channel, records), 0)
}

// bell is a job to look at a channel, where the log reaches all of these records.
func bell(app parley.AppID, channel parley.ChannelID, records []live.Record) job {
	j := job{App: app, Channel: channel}
	for _, r := range records {
		switch {
		case r.Message != nil:
			j.Last = max(j.Last, r.Message.Sequence)
		case r.Change != nil:
			j.Change = max(j.Change, r.Change.ID)
		}
	}
	return j
}

// rings reports whether a record is of what webhooks are told of.
func rings(r live.Record) bool { return r.Message != nil || r.Change != nil || r.Opened != nil }

func (s *Service) send(ctx context.Context, j job, delay time.Duration) error {
	text, err := json.Marshal(j)
	if err != nil {
		return fmt.Errorf("job: %w", err)
	}
	return s.Queue.Send(ctx, text, delay)
}

// maxQueued is how long the queue keeps a job back.
const maxQueued = 15 * time.Minute

// wake has a job done at a time: by the queue where it is near, else by what is looked at each minute.
func (s *Service) wake(ctx context.Context, j job, at time.Time) error {
	delay := at.Sub(s.Now())
	if delay <= maxQueued {
		return s.send(ctx, j, max(0, delay+time.Second-1).Truncate(time.Second))
	}
	return s.plan(ctx, j, at)
}

// Limits of one batch.
const (
	sideBySide = 16
	maxTries   = 6
	firstDelay = 5 * time.Second
	margin     = AttemptTime + 5*time.Second // what is left of a function's time when it begins no attempt any more
)

// Work does jobs, and reports those that have to come again.
func (s *Service) Work(ctx context.Context, jobs []queue.Job) queue.Report {
	working, cancel := context.WithCancel(ctx)
	if deadline, ok := ctx.Deadline(); ok {
		working, cancel = context.WithDeadline(ctx, deadline.Add(-margin))
	}
	defer cancel()
	failures := make([]error, len(jobs))
	var group errgroup.Group
	group.SetLimit(sideBySide)
	for i, j := range jobs {
		group.Go(func() error {
			failures[i] = s.attend(ctx, working, j)
			return nil
		})
	}
	_ = group.Wait() // each says how it ended in failures
	var report queue.Report
	for i, err := range failures {
		if err != nil { // it comes again; after some times it is put aside
			slog.ErrorContext(ctx, "a job has to come again", "job", jobs[i].ID, "error", err.Error())
			report.Failed = append(report.Failed, jobs[i].ID)
		}
	}
	report.Counts = []slog.Attr{slog.Int64("delivered", s.delivered.Swap(0)), slog.Int64("refused", s.failed.Swap(0))}
	return report
}

// attend does a job; one that fails waits a little, longer each time. What comes again does not rely on the time of
// the next attempt: who wrote it may have ended before somebody was to look then.
func (s *Service) attend(ctx, working context.Context, from queue.Job) error {
	var j job
	if err := json.Unmarshal([]byte(from.Text), &j); err != nil {
		return errors.New("not a job of ours") // the error of JSON would quote it
	}
	j.Now = j.Now || from.Again
	err := s.do(ctx, working, j)
	if err == nil || errors.Is(err, errHeld) || j.Tries >= maxTries {
		return err
	}
	slog.WarnContext(ctx, "a job is tried again", "app", j.App, "webhook", j.Webhook, "channel", j.Channel, "error", err.Error())
	delay := firstDelay << j.Tries
	j.Tries, j.Now = j.Tries+1, true
	return s.send(ctx, j, delay)
}

// errHeld is a failure that left a lease behind: the job must come again after it has ended.
var errHeld = errors.New("a lease is left")

func (s *Service) do(ctx, working context.Context, j job) error {
	if j.Webhook == "" {
		return s.ring(ctx, working, j)
	}
	st, err := s.standing(ctx, j)
	if err != nil {
		return err
	}
	_, err = s.one(ctx, working, st, j, false)
	return err
}

// ring works a bell: each of the app's webhooks is told of the channel's news, whatever becomes of the others.
func (s *Service) ring(ctx, working context.Context, j job) error {
	if err := s.reaches(ctx, j); err != nil {
		return err
	}
	j.Last, j.Change = 0, 0
	webhooks, err := s.Store.Webhooks(ctx, j.App)
	if err != nil {
		return err
	}
	failures := make([]error, len(webhooks))
	var group errgroup.Group
	for i, w := range webhooks {
		group.Go(func() error {
			own := j
			own.Webhook = w.ID
			failures[i] = s.do(ctx, working, own)
			return nil
		})
	}
	_ = group.Wait()
	return errors.Join(failures...)
}

// one does a job of one webhook. Tried is whether the endpoint was called.
func (s *Service) one(ctx, working context.Context, st standing, j job, probe bool) (tried bool, err error) {
	switch {
	case !st.found:
		return false, s.forget(ctx, working, j)
	case j.Delivery != "":
		return false, s.redeliver(ctx, st, j)
	case j.Channel == "":
		return false, s.tend(ctx, working, st, j)
	case st.closed() && !probe:
		return false, s.park(ctx, j)
	case working.Err() != nil:
		return false, s.send(ctx, j, 0)
	case j.Message != 0:
		return s.unread(ctx, st, j, probe)
	}
	return s.visit(ctx, working, st, j, probe)
}

// standing is how things stand with a webhook.
type standing struct {
	app   parley.App
	hook  parley.Webhook
	gate  parley.WebhookGate
	found bool // there are such a webhook and such an app
}

// closed reports whether nothing is to be delivered for now.
func (st standing) closed() bool {
	return st.app.Disabled || st.hook.State != parley.WebhookActive || st.gate.Shut()
}

func (s *Service) standing(ctx context.Context, j job) (standing, error) {
	b := s.Store.Batch()
	app, hook, gate := b.App(j.App), b.Webhook(j.App, j.Webhook), b.Gate(j.App, j.Webhook)
	err := b.Run(ctx)
	return standing{app: app.Value, hook: hook.Value, gate: gate.Value, found: app.Found && !app.Value.Archived && hook.Found}, err
}

// token is a random word.
func (s *Service) token() (string, error) {
	var raw [12]byte
	_, err := io.ReadFull(s.Random, raw[:])
	return fmt.Sprintf("%x", raw), err
}
