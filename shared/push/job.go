package push

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/queue"
)

// job is new messages of a channel that are to be pushed to those of its members who are away: to all after a user,
// in the order of their ids, or only to some.
type job struct {
	App     parley.AppID     `json:"app"`
	Channel parley.ChannelID `json:"channel"`
	Entries []int64          `json:"entries"`
	After   parley.UserID    `json:"after,omitzero"`
	Only    []parley.UserID  `json:"only,omitzero"`
	Tries   int              `json:"tries,omitzero"` // how often these could not be pushed to before
}

// What could not be pushed waits longer each time. After maxTries (some five minutes) the job fails: it comes again as
// it is, and then goes to the dead letters.
const (
	maxTries   = 6
	firstDelay = 5 * time.Second
	margin     = 15 * time.Second // what is left of a function's time when it begins no more pushes
	ending     = 5 * time.Second  // and when those that it began are given up
)

func (j job) delay() time.Duration {
	if j.Tries == 0 {
		return 0
	}
	return firstDelay << (j.Tries - 1)
}

func enqueue(ctx context.Context, to live.Queue, j job, delay time.Duration) error {
	text, err := json.Marshal(j)
	if err != nil {
		return fmt.Errorf("push job: %w", err)
	}
	return to.Send(ctx, text, delay)
}

func readJob(text string) (job, error) {
	var j job
	if err := json.Unmarshal([]byte(text), &j); err != nil || len(j.Entries) == 0 {
		return j, errors.New("not a job of ours") // the error of JSON would quote it
	}
	return j, nil
}

// tally is what became of pushes.
type tally struct {
	Pushed int // to devices
	Bad    int // devices that are no more
	Left   int // people who are tried again
}

func (t *tally) add(more tally) {
	t.Pushed, t.Bad, t.Left = t.Pushed+more.Pushed, t.Bad+more.Bad, t.Left+more.Left
}

// Work does jobs, and reports those that have to come again. What could not be pushed in time, or not at all, goes
// back to the queue as a job of its own.
func (s *Service) Work(ctx context.Context, jobs []queue.Job) queue.Report {
	var (
		total  tally
		report queue.Report
	)
	for _, each := range jobs {
		done, err := s.work(ctx, each.Text)
		total.add(done)
		if err != nil {
			slog.ErrorContext(ctx, "a job has to come again", "job", each.ID, "error", err.Error())
			report.Failed = append(report.Failed, each.ID)
		}
	}
	report.Counts = []slog.Attr{slog.Int("pushed", total.Pushed), slog.Int("bad", total.Bad), slog.Int("left", total.Left)}
	return report
}

func (s *Service) work(ctx context.Context, text string) (tally, error) {
	j, err := readJob(text)
	if err != nil {
		return tally{}, err
	}
	n, err := s.readNews(ctx, j)
	if err != nil || len(n.messages) == 0 {
		return tally{}, err
	}
	return s.pushAll(ctx, j, n)
}

// pushAll pushes to some recipients after the other. What goes wrong after the first comes again from there on.
func (s *Service) pushAll(ctx context.Context, j job, n news) (total tally, err error) {
	recipients := n.recipients(j)
	for first := true; len(recipients) > 0; first = false {
		if !inTime(ctx) {
			return total, s.leave(ctx, j, recipients, &total)
		}
		some := recipients[:min(len(recipients), peopleAtOnce)]
		done, err := s.pushTo(ctx, n, some)
		total.add(done.tally)
		if err == nil {
			err = s.putBack(ctx, j, done, &total)
		}
		if err != nil && !first {
			logPush(ctx, j.App, err)
			return total, s.leave(ctx, j, recipients, &total)
		}
		if err != nil {
			return total, err
		}
		recipients = recipients[len(some):]
		j.After = some[len(some)-1].User
	}
	return total, nil
}

// inTime reports whether there is time to push to some more people.
func inTime(ctx context.Context) bool {
	deadline, bounded := ctx.Deadline()
	return ctx.Err() == nil && (!bounded || time.Until(deadline) > margin)
}

// beforeTheEnd bounds pushes, so that there is time to leave to the queue what hangs.
func beforeTheEnd(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline, bounded := ctx.Deadline()
	if !bounded {
		return context.WithCancel(ctx)
	}
	return context.WithDeadline(ctx, deadline.Add(-ending))
}

// leave has the queue go on where there was no time any more.
func (s *Service) leave(ctx context.Context, j job, left []parley.Member, total *tally) error {
	total.Left += len(left)
	if j.Only != nil {
		j.Only = usersOf(left)
	}
	return enqueue(ctx, s.queue, j, j.delay())
}

// putBack has the queue go on with those of some people who were not come to, and try those anew whom SNS would not push to.
func (s *Service) putBack(ctx context.Context, j job, done outcome, total *tally) error {
	j.After = ""
	if len(done.unreached) > 0 {
		j.Only = usersOf(done.unreached)
		if err := s.leave(ctx, j, done.unreached, total); err != nil {
			return err
		}
	}
	if len(done.failed) == 0 {
		return nil
	}
	if j.Tries >= maxTries {
		return fmt.Errorf("%d people could not be pushed to after %d tries", len(done.failed), j.Tries)
	}
	total.Left += len(done.failed)
	j.Only, j.Tries = usersOf(done.failed), j.Tries+1
	return enqueue(ctx, s.queue, j, j.delay())
}

func usersOf(members []parley.Member) []parley.UserID {
	users := make([]parley.UserID, len(members))
	for i, m := range members {
		users[i] = m.User
	}
	return users
}
