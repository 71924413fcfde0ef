package live

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/queue"
)

// job is frames for connections, as it waits in the queue.
type job struct {
	App    parley.AppID     `json:"app"`
	To     []recipient      `json:"to"`
	Frames []jsontext.Value `json:"frames"`
	Closes bool             `json:"closes,omitzero"`
	Tries  int              `json:"tries,omitzero"` // how often these connections could not be reached before
}

type recipient struct {
	User       parley.UserID `json:"user"`
	Connection string        `json:"connection"`
}

// Limits of a job: SQS takes 256 KB.
const (
	maxRecipients = 100
	maxJobFrames  = 160 << 10 // the recipients' names, at their longest, take the rest
	jobsAtOnce    = 16
)

// What is left of a job waits longer each time, so that a throttle has time to end, and those who were
// reached are not told again. After maxTries (some five minutes) the job fails: it comes again as it is, and
// then goes to the dead letters.
const (
	maxTries   = 6
	firstDelay = 5 * time.Second
)

// delay is how long a job waits that was tried so often.
func delay(tries int) time.Duration {
	if tries == 0 {
		return 0
	}
	return firstDelay << (tries - 1)
}

// enqueue leaves mail to the queue that was tried so often.
func (s *Service) enqueue(ctx context.Context, mails []mail, tries int) (tally, error) {
	jobs := jobsOf(mails)
	sending, inner := errgroup.WithContext(ctx)
	sending.SetLimit(jobsAtOnce)
	for _, j := range jobs {
		j.Tries = tries
		sending.Go(func() error {
			text, err := json.Marshal(j)
			if err != nil {
				return fmt.Errorf("job: %w", err)
			}
			return s.queue.Send(inner, text, delay(tries))
		})
	}
	err := sending.Wait()
	return tally{Jobs: len(jobs)}, err
}

// jobsOf gathers mail of the same frames, and cuts it to the size of jobs. The frames are the same where each
// of them is: lists may begin with the same frame and go on with what others must not read.
func jobsOf(mails []mail) []job {
	type content struct {
		app    parley.AppID
		frames string
		closes bool
	}
	var (
		order []content
		same  = map[content][]mail{}
	)
	for _, m := range mails {
		c := content{m.to.App, identity(m.frames), m.closes}
		if same[c] == nil {
			order = append(order, c)
		}
		same[c] = append(same[c], m)
	}
	var jobs []job
	for _, c := range order {
		jobs = append(jobs, cutJobs(c.app, same[c])...)
	}
	return jobs
}

// cutJobs makes jobs of mail whose frames are the same.
func cutJobs(app parley.AppID, mails []mail) []job {
	var jobs []job
	for from := 0; from < len(mails); from += maxRecipients {
		some := mails[from:min(from+maxRecipients, len(mails))]
		to := make([]recipient, len(some))
		for i, m := range some {
			to[i] = recipient{m.to.User, m.to.Connection}
		}
		for frames := some[0].frames; len(frames) > 0; {
			n := fittingJob(frames)
			j := job{App: app, To: to, Closes: some[0].closes && n == len(frames)}
			for _, frame := range frames[:n] {
				j.Frames = append(j.Frames, frame)
			}
			jobs, frames = append(jobs, j), frames[n:]
		}
	}
	return jobs
}

func fittingJob(frames [][]byte) int {
	size := 0
	for n, frame := range frames {
		size += len(frame) + 1
		if n > 0 && size > maxJobFrames {
			return n
		}
	}
	return len(frames)
}

// Work does jobs, and reports those that have to come again. What could not be reached of a job goes back to
// the queue as a job of its own.
func (s *Service) Work(ctx context.Context, jobs []queue.Job) queue.Report {
	posting, cancel := beforeTheEnd(ctx)
	defer cancel()
	var (
		total  tally
		report queue.Report
	)
	for _, j := range jobs {
		done, err := s.work(ctx, posting, j)
		total.add(done)
		if err != nil { // it comes again; after some times it is put aside
			slog.ErrorContext(ctx, "a job has to come again", "job", j.ID, "error", err.Error())
			report.Failed = append(report.Failed, j.ID)
		}
	}
	report.Counts = total.counts()
	return report
}

func readJob(text string) (job, error) {
	var read job
	if err := json.Unmarshal([]byte(text), &read); err != nil {
		return job{}, errors.New("not a job of ours") // the error of JSON would quote it
	}
	return read, nil
}

// mails is what cutJobs made the job of.
func (j job) mails() []mail {
	frames := make([][]byte, len(j.Frames))
	for i, frame := range j.Frames {
		frames[i] = frame
	}
	mails := make([]mail, len(j.To))
	for i, to := range j.To {
		mails[i] = mail{address{j.App, to.User, to.Connection}, frames, j.Closes}
	}
	return mails
}

// work posts as long as posting allows, and leaves the rest to the queue.
func (s *Service) work(ctx, posting context.Context, j queue.Job) (tally, error) {
	read, err := readJob(j.Text)
	if err != nil {
		return tally{}, err
	}
	done, err := s.deliver(posting, read.mails(), false)
	left := done.left
	done.left = nil
	switch {
	case err != nil || len(left) == 0:
		return done, err
	case read.Tries >= maxTries:
		return done, fmt.Errorf("%d connections are left after %d tries", len(left), read.Tries)
	}
	queued, err := s.enqueue(ctx, left, read.Tries+1)
	done.Jobs = queued.Jobs
	return done, err
}

// margin is what is left of a function's time when it stops posting, to leave the rest to the queue and to
// answer.
const margin = 10 * time.Second

func beforeTheEnd(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return context.WithCancel(ctx)
	}
	return context.WithDeadline(ctx, deadline.Add(-margin))
}
