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
)

func (j job) delay() time.Duration {
	if j.Tries == 0 {
		return 0
	}
	return firstDelay << (j.Tries - 1)
}

func enqueue(ctx context.Context, to live.Queue, j job) error {
	text, err := json.Marshal(j)
	if err != nil {
		return fmt.Errorf("push job: %w", err)
	}
	return to.Send(ctx, text, j.delay())
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
	var total tally
	recipients := n.recipients(j)
	for len(recipients) > 0 {
		if !inTime(ctx) {
			return total, s.leave(ctx, j, recipients, &total)
		}
		some := recipients[:min(len(recipients), peopleAtOnce)]
		done, failed, err := s.pushTo(ctx, n, some)
		total.add(done)
		if err == nil && len(failed) > 0 {
			err = s.again(ctx, j, failed, &total)
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

// leave has the queue go on where there was no time any more.
func (s *Service) leave(ctx context.Context, j job, left []parley.Member, total *tally) error {
	total.Left += len(left)
	if j.Only != nil {
		j.Only = usersOf(left)
	}
	return enqueue(ctx, s.queue, j)
}

// again has the queue try those anew whom SNS would not push to.
func (s *Service) again(ctx context.Context, j job, failed []parley.Member, total *tally) error {
	total.Left += len(failed)
	if j.Tries >= maxTries {
		return fmt.Errorf("%d people could not be pushed to after %d tries", len(failed), j.Tries)
	}
	j.Only, j.After, j.Tries = usersOf(failed), "", j.Tries+1
	return enqueue(ctx, s.queue, j)
}

func usersOf(members []parley.Member) []parley.UserID {
	users := make([]parley.UserID, len(members))
	for i, m := range members {
		users[i] = m.User
	}
	return users
}
