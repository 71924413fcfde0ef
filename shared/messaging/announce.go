package messaging

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// Queue takes work that goes on after the call. A job is done at least once, after the delay, in any order.
type Queue interface {
	Send(ctx context.Context, job []byte, delay time.Duration) error
}

// Queueing gives the service the queue of announcements. Functions that have nothing to do with those do without.
func (s *Service) Queueing(q Queue) *Service {
	s.queue = q
	return s
}

// AnnounceRequest is a message for many people, each in a channel of their own.
type AnnounceRequest struct {
	Recipients []string
	Message    parley.MessageDraft
	Key        *string // Idempotency-Key, where given
	UUID       *string // the message's uuid, where given: the same thing
}

// AnnouncementView is an announcement, and how far it has come.
type AnnouncementView struct {
	parley.Announcement
	parley.Progress
}

// Done reports whether nobody is left to be told.
func (v AnnouncementView) Done() bool { return v.Progress.Chunks == v.Announcement.Chunks }

// Announce has a message delivered to many people by an author whom a server names. Repeated with its key it is the same
// announcement. The queue is told first: what it does not find it forgets, and what is written is found. (Server)
func (s *Service) Announce(ctx context.Context, c parley.Credential, req AnnounceRequest) (AnnouncementView, error) {
	key, err := s.announceKey(req)
	if err != nil {
		return AnnouncementView{}, err
	}
	wanted, users, malformed := parley.NewAnnouncement(c.App, c.User, key, req.Recipients, req.Message)
	b := s.store.Batch()
	standing, author := &store.Slot[parley.Announcement]{}, &store.Slot[parley.Identity]{}
	if malformed == nil && c.User != "" {
		standing, author = b.Announcement(c.App, wanted.ID), b.Identity(c.App, c.User)
	}
	actor, err := s.announcer(ctx, c, b)
	switch {
	case err != nil:
		return AnnouncementView{}, err
	case malformed != nil:
		return AnnouncementView{}, malformed
	case actor.User == "":
		return AnnouncementView{}, actor.Person()
	case standing.Found:
		return s.sameAnnouncement(ctx, actor, wanted)
	}
	if err := author.Value.ActedFor(actor.User); err != nil {
		return AnnouncementView{}, err
	}
	left := s.access.MessagesLeft(ctx, actor.App)
	if err := left.Take(int64(len(users))); err != nil {
		return AnnouncementView{}, err
	}
	if err := s.reserveRecipients(ctx, actor.App, users); err != nil {
		return AnnouncementView{}, err
	}
	wanted.CreatedAt = s.now().UTC().Truncate(time.Millisecond)
	if err := s.enqueue(ctx, announcing{App: c.App, ID: wanted.ID, Chunk: allChunks}, 0); err != nil {
		return AnnouncementView{}, fmt.Errorf("%w: %w", parley.Refuse(parley.TryAgain, "the queue does not answer; nothing happened"), err)
	}
	return s.writeAnnouncement(ctx, actor, wanted, users)
}

// reserveRecipients takes places for those who get an identity by it, where the app may have only so many.
func (s *Service) reserveRecipients(ctx context.Context, app parley.App, users []parley.UserID) error {
	if app.Settings.Quotas.Identities == 0 {
		return nil
	}
	b := s.store.Batch()
	identities := s.askIdentities(b, app.ID, users)
	if err := b.Run(ctx); err != nil {
		return err
	}
	return s.access.ReserveIdentities(ctx, app, unknownOf(identities)...)
}

func (s *Service) announceKey(req AnnounceRequest) (string, error) {
	same := SendRequest{Key: req.Key, UUID: req.UUID}
	if err := checkKeys(same); err != nil {
		return "", err
	}
	return s.keyOf(&same)
}

// announcer admits a server that names somebody.
func (s *Service) announcer(ctx context.Context, c parley.Credential, b *store.Batch) (parley.Actor, error) {
	actor, err := s.access.Admit(ctx, c, b)
	if err == nil && !actor.Server {
		err = forbidden("announcements are for the app's server, with an API key")
	}
	return actor, err
}

func (s *Service) writeAnnouncement(ctx context.Context, actor parley.Actor, wanted parley.Announcement, users []parley.UserID) (AnnouncementView, error) {
	budget := retry.NewBudget()
	for {
		done, err := s.store.Announce(ctx, actor.App.ID, wanted, users)
		if done {
			s.access.MadeMessages(ctx, actor.App, len(users))
			return AnnouncementView{Announcement: wanted, Progress: parley.Progress{UpdatedAt: wanted.CreatedAt}}, nil
		}
		if err == nil {
			view, err := s.sameAnnouncement(ctx, actor, wanted)
			return view, lost(budget, err)
		}
		if err := budget.Again(ctx, err); err != nil {
			return AnnouncementView{}, err
		}
	}
}

// sameAnnouncement is the one that a key made, if it was the same.
func (s *Service) sameAnnouncement(ctx context.Context, actor parley.Actor, wanted parley.Announcement) (AnnouncementView, error) {
	view, err := s.announcement(ctx, actor.App.ID, wanted.ID)
	if err == nil && !bytes.Equal(view.Hash, wanted.Hash) {
		return AnnouncementView{}, parley.Refuse(parley.KeyReused, "this key was used for another announcement")
	}
	return view, err
}

// GetAnnouncement shows how far an announcement has come. (Server)
func (s *Service) GetAnnouncement(ctx context.Context, c parley.Credential, id string) (AnnouncementView, error) {
	if _, err := s.announcer(ctx, c, s.store.Batch()); err != nil {
		return AnnouncementView{}, err
	}
	if !parley.ParseAnnouncementID(id) {
		return AnnouncementView{}, parley.Refuse(parley.NotFound, "no such announcement")
	}
	return s.announcement(ctx, c.App, id)
}

func (s *Service) announcement(ctx context.Context, app parley.AppID, id string) (AnnouncementView, error) {
	b := s.store.Batch()
	found := b.Announcement(app, id)
	if err := b.Run(ctx); err != nil {
		return AnnouncementView{}, err
	}
	if !found.Found {
		return AnnouncementView{}, parley.Refuse(parley.NotFound, "no such announcement")
	}
	progress, err := s.store.Progress(ctx, app, id)
	if progress.UpdatedAt.IsZero() {
		progress.UpdatedAt = found.Value.CreatedAt
	}
	return AnnouncementView{found.Value, progress}, err
}

func (s *Service) enqueue(ctx context.Context, job announcing, delay time.Duration) error {
	text, err := json.Marshal(job)
	if err != nil {
		return errors.New("announcement job: cannot be written")
	}
	return s.queue.Send(ctx, text, delay)
}
