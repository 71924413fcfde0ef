package live

import (
	"context"
	"fmt"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
)

// job is frames for connections, as it waits in the queue.
type job struct {
	App    parley.AppID     `json:"app"`
	To     []recipient      `json:"to"`
	Frames []jsontext.Value `json:"frames"`
	Closes bool             `json:"closes,omitzero"`
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

// enqueue leaves mail to the queue.
func (s *Service) enqueue(ctx context.Context, mails []mail) (tally, error) {
	jobs := jobsOf(mails)
	sending, inner := errgroup.WithContext(ctx)
	sending.SetLimit(jobsAtOnce)
	for _, j := range jobs {
		sending.Go(func() error {
			text, err := json.Marshal(j)
			if err != nil {
				return fmt.Errorf("job: %w", err)
			}
			return s.queue.Send(inner, text)
		})
	}
	err := sending.Wait()
	return tally{Jobs: len(jobs)}, err
}

// jobsOf gathers mail of the same frames, and cuts it to the size of jobs.
func jobsOf(mails []mail) []job {
	type content struct {
		app    parley.AppID
		first  *byte // which frames they are: the same are packed once
		count  int
		closes bool
	}
	var (
		order []content
		same  = map[content][]mail{}
	)
	for _, m := range mails {
		c := content{m.to.App, &m.frames[0][0], len(m.frames), m.closes}
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

// Job is one message of the queue.
type Job struct {
	ID   string
	Text string
}

// Work does jobs, and reports those that have to come again.
func (s *Service) Work(ctx context.Context, jobs []Job) Report {
	posting, cancel := beforeTheEnd(ctx)
	defer cancel()
	var report Report
	for _, j := range jobs {
		done, err := s.work(posting, j)
		report.add(done)
		if err != nil {
			report.failJob(ctx, j, err)
		}
	}
	return report
}

func (s *Service) work(ctx context.Context, j Job) (tally, error) {
	var read job
	if err := json.Unmarshal([]byte(j.Text), &read); err != nil {
		return tally{}, fmt.Errorf("not a job of ours") // the error of JSON would quote it
	}
	frames := make([][]byte, len(read.Frames))
	for i, frame := range read.Frames {
		frames[i] = frame
	}
	mails := make([]mail, len(read.To))
	for i, to := range read.To {
		mails[i] = mail{address{read.App, to.User, to.Connection}, frames, read.Closes}
	}
	done, err := s.deliver(ctx, mails, false)
	if err == nil && len(done.left) > 0 {
		err = fmt.Errorf("%d connections are left", len(done.left))
	}
	done.left = nil
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
