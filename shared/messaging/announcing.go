package messaging

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/go-json-experiment/json"
	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/queue"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// announcing is a chunk of an announcement that is to be delivered, or all of them to be begun.
type announcing struct {
	App   parley.AppID `json:"app"`
	ID    string       `json:"id"`
	Chunk int          `json:"chunk"`
	Tries int          `json:"tries,omitzero"`
}

// allChunks is the job that begins an announcement. It may come before the announcement is written, and is looked for it
// some times; what is not there by then was never taken.
const (
	allChunks   = -1
	startDelay  = time.Second
	startTries  = 5
	chunkTries  = 6
	chunkDelay  = 5 * time.Second
	chunkPaused = 5 * time.Minute  // how often it is looked whether a disabled app is enabled again
	chunkLeft   = 15 * time.Second // what is left of a function's time when it begins no more deliveries
)

// DeliverAnnouncements does jobs, and reports those that have to come again. Whatever dies, a job that comes again goes
// on: each recipient's channel knows whether it has the message.
func (s *Service) DeliverAnnouncements(ctx context.Context, jobs []queue.Job) queue.Report {
	var report queue.Report
	for _, each := range jobs {
		var job announcing
		err := json.Unmarshal([]byte(each.Text), &job)
		if err != nil {
			err = errors.New("not a job of ours") // the error of JSON would quote it
		} else if job.Chunk == allChunks {
			err = s.beginAnnouncement(ctx, job)
		} else {
			err = s.deliverChunk(ctx, job)
		}
		if parley.CodeOf(err) == parley.TryAgain || parley.CodeOf(err) == parley.UnknownOutcome {
			slog.WarnContext(ctx, "a job is put off", "job", each.ID, "error", err.Error())
			err = s.enqueue(ctx, job, chunkDelay) // the queue would bring it in six minutes, and a few times only
		}
		if err != nil {
			slog.ErrorContext(ctx, "a job has to come again", "job", each.ID, "error", err.Error())
			report.Failed = append(report.Failed, each.ID)
		}
	}
	return report
}

func (s *Service) beginAnnouncement(ctx context.Context, job announcing) error {
	b := s.store.Batch()
	found := b.Announcement(job.App, job.ID)
	if err := b.Run(ctx); err != nil {
		return err
	}
	if !found.Found {
		if job.Tries++; job.Tries > startTries {
			return nil
		}
		return s.enqueue(ctx, job, startDelay<<job.Tries)
	}
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(sideBySide)
	for chunk := range found.Value.Chunks {
		group.Go(func() error {
			return s.enqueue(inner, announcing{App: job.App, ID: job.ID, Chunk: chunk}, 0)
		})
	}
	return group.Wait()
}

// deliverChunk delivers to those of a chunk to whom it is not delivered yet, and notes how it ended when nobody is left.
func (s *Service) deliverChunk(ctx context.Context, job announcing) error {
	b := s.store.Batch()
	app, found := b.App(job.App), b.Announcement(job.App, job.ID)
	users, ended := b.AnnouncementChunk(job.App, job.ID, job.Chunk), b.AnnouncementProgress(job.App, job.ID, job.Chunk)
	if err := b.Run(ctx); err != nil {
		return err
	}
	if !app.Found || app.Value.Archived || !found.Found || !users.Found || ended.Found {
		return nil // it is done, or nobody can ask any more
	}
	if paused(app.Value) {
		return s.enqueue(ctx, job, chunkPaused)
	}
	progress, left := s.deliverAll(ctx, app.Value, found.Value, users.Value, job.Tries >= chunkTries)
	if left > 0 {
		if !s.inTime(ctx) { // going on is no failure
			return s.enqueue(ctx, job, 0)
		}
		job.Tries++
		return s.enqueue(ctx, job, chunkDelay<<(job.Tries-1))
	}
	progress.UpdatedAt = s.now().UTC().Truncate(time.Millisecond)
	return retry.Repeat(ctx, func() error { return s.store.EndChunk(ctx, job.App, job.ID, job.Chunk, progress) })
}

func (s *Service) inTime(ctx context.Context) bool {
	deadline, bounded := ctx.Deadline()
	return ctx.Err() == nil && (!bounded || deadline.Sub(s.now()) > chunkLeft)
}

// deliverAll delivers to people side by side, as long as there is time. Left are those who can be tried again; at the
// last try those have failed, too.
func (s *Service) deliverAll(ctx context.Context, app parley.App, a parley.Announcement, users []parley.UserID, last bool) (p parley.Progress, left int) {
	var (
		mu    sync.Mutex
		group errgroup.Group
	)
	group.SetLimit(sideBySide)
	for _, user := range users {
		if !s.inTime(ctx) {
			mu.Lock()
			left++
			mu.Unlock()
			continue
		}
		group.Go(func() error {
			err := s.deliver(ctx, app, a, user)
			mu.Lock()
			defer mu.Unlock()
			var refusal *parley.Error
			switch passing := passes(err); {
			case err == nil:
				p.Delivered++
			case passing && !last:
				left++
			default:
				if !errors.As(err, &refusal) || passing {
					refusal = parley.Refuse(parley.Internal, "it could not be delivered, whatever was tried")
				}
				p.Failed++
				p.Failures = append(p.Failures, parley.Failure{User: user, Code: refusal.Code, Detail: refusal.Detail})
			}
			return nil
		})
	}
	_ = group.Wait() // each says how it ended
	return p, left
}

// passes reports whether a delivery that ended so may succeed later.
func passes(err error) bool {
	switch parley.CodeOf(err) {
	case parley.TryAgain, parley.UnknownOutcome, parley.Internal:
		return err != nil
	}
	return false
}

// deliver puts the message into somebody's announcements, making these where they have none, and does nothing where
// it is there already.
func (s *Service) deliver(ctx context.Context, app parley.App, a parley.Announcement, user parley.UserID) error {
	call, err := s.newCall()
	if err != nil {
		return err
	}
	channel := parley.AnnouncementsOf(app.ID, user)
	on := &appending{
		named: string(channel), draft: a.Message, key: a.Key(), call: call, told: true,
		actor: parley.Actor{App: app, User: a.Author, Server: true},
	}
	b := s.store.Batch()
	on.ask(b, app.ID, a.Author, true)
	recipient := b.Identity(app.ID, user)
	if err := b.Run(ctx); err != nil {
		return err
	}
	if on.record.Found {
		return nil
	}
	if err := recipient.Value.NotErased(); err != nil {
		return err
	}
	if !on.head.Found {
		if err := s.openAnnouncements(ctx, app, channel, user, recipient.Found); err != nil {
			return err
		}
		if err := s.reread(ctx, on); err != nil {
			return err
		}
	}
	_, _, err = s.append(ctx, on, nil)
	return err
}

// openAnnouncements makes the channel of somebody's announcements, and an identity for who has none.
func (s *Service) openAnnouncements(ctx context.Context, app parley.App, channel parley.ChannelID, user parley.UserID, known bool) error {
	now := s.now().UTC().Truncate(time.Millisecond)
	row := store.NewChannel{
		App: app.ID, Now: now,
		Head: parley.Head{Channel: channel, Type: parley.Announcements, LastAt: now, State: parley.Open, Participants: 1, CreatedAt: now},
		Info: parley.Info{
			Channel: channel, UUID: string(channel), Type: parley.Announcements, History: parley.HistoryAll, Invite: parley.InviteOwners,
			Metadata: []byte("{}"), Participants: []parley.UserID{user}, UpdatedAt: now,
		},
		Members: []parley.Member{{User: user, Role: parley.RoleReadOnly, First: 1, Revision: 1, JoinedAt: now}},
	}
	if !known {
		row.Unknown = []parley.UserID{user}
	}
	err := retry.Repeat(ctx, func() error {
		_, err := s.store.CreateChannel(ctx, row) // one that is there is this one
		return err
	})
	if err != nil {
		return fmt.Errorf("open announcements: %w", err)
	}
	return nil
}
