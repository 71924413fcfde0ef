// Package later sends messages when they are to be sent: it notes them, and has a queue call when it is time. What is
// sent, and whether, messaging decides at every step; a job says no more than which message to look at.
package later

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/queue"
	"github.com/parleyhq/parley/shared/retry"
)

// Typist tells that somebody seems to write in a channel.
type Typist interface {
	Writing(ctx context.Context, app parley.AppID, author parley.UserID, channel parley.ChannelID) error
}

// Service is live.Service for messages of now, and for those of later besides.
type Service struct {
	*live.Service
	messaging *messaging.Service
	typist    Typist
	queue     live.Queue
	now       func() time.Time
}

// New builds the service. Only who does jobs has a typist.
func New(l *live.Service, m *messaging.Service, t Typist, q live.Queue, now func() time.Time) *Service {
	return &Service{Service: l, messaging: m, typist: t, queue: q, now: now}
}

// Schedule is messaging.Schedule, and has the message be sent at its time. A repeat does so once more while it is
// waiting: nobody knows of an earlier call whether it came so far.
func (s *Service) Schedule(ctx context.Context, c parley.Credential, req messaging.SendRequest) (parley.Scheduled, error) {
	m, err := s.messaging.Schedule(ctx, c, req)
	if err != nil || m.State != parley.Waiting {
		return m, err
	}
	wait := max(0, m.At.Sub(s.now())-time.Duration(m.Typing)*time.Second)
	if err := s.enqueue(ctx, job{c.App, m.ID}, wait); err != nil {
		return m, retry.Unknown(err)
	}
	return m, nil
}

// job is a scheduled message to look at.
type job struct {
	App parley.AppID `json:"app"`
	ID  string       `json:"id"`
}

// enqueue has a job be done after some time, in whole seconds, and not before.
func (s *Service) enqueue(ctx context.Context, j job, wait time.Duration) error {
	text, err := json.Marshal(j)
	if err != nil {
		return err
	}
	return s.queue.Send(ctx, text, (wait + time.Second - 1).Truncate(time.Second))
}

// Work does jobs, and reports those that have to come again.
func (s *Service) Work(ctx context.Context, jobs []queue.Job) queue.Report {
	var report queue.Report
	sent := 0
	for _, each := range jobs {
		n, err := s.work(ctx, each.Text)
		sent += n
		if err != nil {
			slog.ErrorContext(ctx, "a job has to come again", "job", each.ID, "error", err.Error())
			report.Failed = append(report.Failed, each.ID)
		}
	}
	report.Counts = []slog.Attr{slog.Int("sent", sent)}
	return report
}

// work looks at one message, and says how many it has sent.
func (s *Service) work(ctx context.Context, text string) (sent int, err error) {
	var j job
	if err := json.Unmarshal([]byte(text), &j); err != nil || j.App == "" || j.ID == "" {
		return 0, errors.New("not a job of ours") // the error of JSON would quote it
	}
	due, err := s.SendScheduled(ctx, j.App, j.ID)
	for _, each := range due.Sent {
		if each.Fresh {
			sent++
		}
	}
	if err != nil || due.Wait == 0 {
		return sent, err
	}
	if err := s.enqueue(ctx, j, due.Wait); err != nil { // before the typing, which takes its time
		return sent, err
	}
	s.write(ctx, j.App, due)
	return sent, nil
}

// write has the author of a waiting message seem to write. It does what it can: nothing is kept of it.
func (s *Service) write(ctx context.Context, app parley.AppID, due messaging.Due) {
	for _, channel := range due.Typing {
		if err := s.typist.Writing(ctx, app, due.Author, channel); err != nil {
			slog.WarnContext(ctx, "nobody was told that somebody types", "error", err.Error())
		}
	}
}
