package messaging

import (
	"context"
	"io"
	"slices"
	"time"

	"github.com/parleyhq/parley/shared/content"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
)

// Links lead to what a message carries, for a while.
type Links map[parley.ContentID]content.Link

// Upload is content that waits for its bytes, and the ticket to bring them by.
type Upload struct {
	ID     parley.ContentID
	Ticket content.Ticket
}

// CreateContent gives a ticket to upload what messages may carry then: of the caller, or of the app where its server
// calls for nobody.
func (s *Service) CreateContent(ctx context.Context, c parley.Credential, draft parley.ContentDraft) (Upload, error) {
	wanted, err := draft.Check()
	if err != nil {
		return Upload{}, err
	}
	actor, err := s.access.Admit(ctx, c, s.store.Batch())
	if err != nil {
		return Upload{}, err
	}
	var raw [16]byte
	if _, err := io.ReadFull(s.random, raw[:]); err != nil {
		return Upload{}, err
	}
	wanted.ID, wanted.Uploader, wanted.CreatedAt = parley.NewContentID(raw), actor.User, s.now().UTC().Truncate(time.Millisecond)
	ticket, err := s.bucket.Upload(ctx, actor.App.ID, wanted, wanted.CreatedAt)
	if err != nil {
		return Upload{}, err
	}
	err = retry.Repeat(ctx, func() error { return s.store.CreateContent(ctx, actor.App.ID, wanted) })
	return Upload{ID: wanted.ID, Ticket: ticket}, err
}

// Links are fresh links to what a message carries, for readers of its parts.
func (s *Service) Links(ctx context.Context, app parley.AppID, m parley.Message) (Links, error) {
	if len(m.Contents) == 0 || s.bucket == nil {
		return nil, nil
	}
	links := Links{}
	for _, p := range m.Body.Parts {
		if p.Content.ID == "" {
			continue
		}
		link, err := s.linkTo(ctx, app, p)
		if err != nil {
			return nil, err
		}
		links[p.Content.ID] = link
	}
	return links, nil
}

func (s *Service) linkTo(ctx context.Context, app parley.AppID, p parley.Part) (content.Link, error) {
	return s.bucket.Download(ctx, app, parley.Content{ID: p.Content.ID, MimeType: p.MimeType, Name: p.Name}, s.now())
}

// ContentView is a part that carries content, with the link to it.
type ContentView struct {
	Part parley.Part
	Link content.Link
}

// GetContent is a fresh link to what a part of a message carries, for whoever can read the message.
func (s *Service) GetContent(ctx context.Context, c parley.Credential, named, part string) (ContentView, error) {
	channel, sequence, ok := parley.ParseMessageID(named)
	if !ok {
		return ContentView{}, s.checked(ctx, c, noMessage())
	}
	r, m, err := s.enterAt(ctx, c, channel, sequence)
	if err != nil {
		return ContentView{}, err
	}
	if r.hides(m.Author) || len(m.Contents) == 0 {
		return ContentView{}, noContent()
	}
	if m, err = s.store.Whole(ctx, r.actor.App.ID, m); err != nil {
		return ContentView{}, err
	}
	at := slices.IndexFunc(m.Body.Parts, func(p parley.Part) bool { return p.ID == part && p.Content.ID != "" })
	if at < 0 {
		return ContentView{}, noContent()
	}
	found := m.Body.Parts[at]
	link, err := s.linkTo(ctx, r.actor.App.ID, found)
	return ContentView{Part: found, Link: link}, err
}

func noContent() error {
	return parley.Refuse(parley.NotFound, "no such message, or none of its parts with content has this id")
}
