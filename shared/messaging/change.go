package messaging

import (
	"context"
	"errors"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// DeleteMessage leaves of a message its tombstone. Its author may, an owner of the channel, and a server.
func (s *Service) DeleteMessage(ctx context.Context, c parley.Credential, named string) error {
	_, err := s.deleteMessages(ctx, c, []string{named})
	return err
}

// DeleteMessages deletes several messages, all or none, and shows what is left of them in the order asked.
func (s *Service) DeleteMessages(ctx context.Context, c parley.Credential, named []string) ([]MessageView, error) {
	named = distinct(named)
	if len(named) == 0 || len(named) > parley.MaxDeletedAtOnce {
		return nil, parley.RefuseField(parley.InvalidValue, "/ids", "must be 1 to 20 message ids")
	}
	left, err := s.deleteMessages(ctx, c, named)
	if err != nil {
		return nil, err
	}
	views, err := s.show(ctx, left)
	return views, retry.AfterWrite(err)
}

func (s *Service) deleteMessages(ctx context.Context, c parley.Credential, named []string) ([]entryOf, error) {
	var left []entryOf
	err := s.mutate(ctx, func(ctx context.Context) ([]*store.Mutation, error) {
		entries, err := s.enterEntries(ctx, c, named)
		if err != nil {
			return nil, err
		}
		var mutations []*store.Mutation
		mutations, left, err = s.tombstones(entries)
		return mutations, err
	})
	if errors.Is(err, store.ErrTooManyWrites) {
		return nil, parley.RefuseField(parley.InvalidValue, "/ids", "these are too large to be deleted at once; name fewer")
	}
	return left, err
}

// show shows entries with their receipts.
func (s *Service) show(ctx context.Context, entries []entryOf) ([]MessageView, error) {
	members := map[*room][]parley.Member{}
	for _, e := range entries {
		if _, known := members[e.room]; known {
			continue
		}
		var err error
		if members[e.room], err = s.members(ctx, *e.room); err != nil {
			return nil, err
		}
	}
	var views []MessageView
	for _, e := range entries {
		view, err := s.showMessage(ctx, *e.room, e.message, members[e.room], false)
		if err != nil {
			return nil, err
		}
		views = append(views, view)
	}
	return views, nil
}

// entryOf is a message with the channel that it was found in.
type entryOf struct {
	room    *room
	message parley.Message
}

// tombstones is what deleting the entries changes, a mutation for each channel, and what is left of each.
func (s *Service) tombstones(entries []entryOf) ([]*store.Mutation, []entryOf, error) {
	var (
		mutations []*store.Mutation
		left      []entryOf
		of        = map[parley.ChannelID]*store.Mutation{}
	)
	for _, e := range entries {
		after := e.message
		if !e.message.Deleted {
			if err := e.mayBeDeleted(); err != nil {
				return nil, nil, err
			}
			m := of[e.message.Channel]
			if m == nil {
				m = s.begin(*e.room)
				of[e.message.Channel] = m
				mutations = append(mutations, m)
			}
			n := m.Log(parley.Change{Kind: parley.MessageChanged, What: parley.WhatDeleted, Message: e.message.Sequence})
			after = e.message.Tombstone(n, m.Now)
			m.Message(e.message, after)
			m.Head = m.Head.Without(after.Sequence)
		}
		left = append(left, entryOf{e.room, after})
	}
	return mutations, left, nil
}

// mayBeDeleted lets authors take back what they said, also from a PERSONAL channel that is blocked.
func (e entryOf) mayBeDeleted() error {
	switch {
	case e.message.Author == e.room.actor.User:
		return nil
	case !e.room.governs():
		return forbidden("a message is deleted by its author, by an owner of the channel, or by the app's server")
	}
	return e.room.usable()
}

// enterEntries admits the caller to messages by their ids, in the order asked. One that they may not know of
// refuses all.
func (s *Service) enterEntries(ctx context.Context, c parley.Credential, named []string) ([]entryOf, error) {
	b := s.store.Batch()
	slots := make([]*store.Slot[parley.Message], len(named))
	var channels []parley.ChannelID
	for i, id := range named {
		channel, n, ok := parley.ParseMessageID(id)
		if !ok {
			return nil, s.checked(ctx, c, noMessage())
		}
		slots[i] = b.Message(c.App, channel, n)
		if !slices.Contains(channels, channel) {
			channels = append(channels, channel)
		}
	}
	rooms, err := s.enterAll(ctx, c, channels, b)
	if err != nil {
		return nil, err
	}
	entries := make([]entryOf, len(named))
	for i, id := range named {
		channel, n, _ := parley.ParseMessageID(id)
		r := rooms[channel]
		if r == nil || n < r.floor() || n > r.head.Last && !slots[i].Found {
			return nil, noMessage()
		}
		if !slots[i].Found {
			if slots[i].Value, err = s.entry(ctx, *r, n); err != nil {
				return nil, err
			}
		}
		entries[i] = entryOf{r, slots[i].Value}
	}
	return entries, nil
}

// enterAll admits the caller to those of the channels that they are in, in one round trip with what b reads
// besides.
func (s *Service) enterAll(ctx context.Context, c parley.Credential, channels []parley.ChannelID, b *store.Batch) (map[parley.ChannelID]*room, error) {
	heads := make([]*store.Slot[parley.Head], len(channels))
	members := make([]*store.Slot[parley.Member], len(channels))
	for i, channel := range channels {
		heads[i], members[i] = b.Head(c.App, channel), &store.Slot[parley.Member]{}
		if c.User != "" {
			members[i] = b.Member(c.App, channel, c.User)
		}
	}
	actor, err := s.admit(ctx, c, b)
	if err != nil {
		return nil, err
	}
	rooms := map[parley.ChannelID]*room{}
	for i, channel := range channels {
		if heads[i].Found && heads[i].Value.Visible() && (actor.User == "" || members[i].Found) {
			rooms[channel] = s.newRoom(actor, heads[i], members[i])
		}
	}
	return rooms, nil
}

// PatchMessageMetadata applies a merge patch to a message's metadata. Its author may, and a server.
func (s *Service) PatchMessageMetadata(ctx context.Context, c parley.Credential, named string, patch jsontext.Value) (MessageView, error) {
	var after entryOf
	err := s.mutate(ctx, func(ctx context.Context) ([]*store.Mutation, error) {
		entries, err := s.enterEntries(ctx, c, []string{named})
		if err != nil {
			return nil, err
		}
		after = entries[0]
		m := s.begin(*after.room)
		return only(m), s.patchMetadata(m, &after, patch)
	})
	if err != nil {
		return MessageView{}, err
	}
	view, err := s.completeMessage(ctx, *after.room, after.message)
	view.Status = nil
	return view, retry.AfterWrite(err)
}

func (s *Service) patchMetadata(m *store.Mutation, e *entryOf, patch jsontext.Value) error {
	before := e.message
	if before.Author != e.room.actor.User && !e.room.actor.Server {
		return forbidden("a message's metadata is its author's to change, or the app's server's")
	}
	if !e.room.actor.Server && !e.room.member.MayWrite() {
		return parley.Refuse(parley.ReadOnly, "your role in this channel is read_only")
	}
	if err := e.room.usable(); err != nil {
		return err
	}
	if before.Deleted {
		return parley.Refuse(parley.Conflict, "the message is deleted")
	}
	after, err := before.PatchMetadata(patch, m.Head.LastChange+1, m.Now)
	if err != nil {
		return err
	}
	if err := writeMetadata(m, before, after); err != nil || m.Empty() {
		return err
	}
	e.message = after
	return nil
}

// writeMetadata has a message say something else of itself, where it is something else.
func writeMetadata(m *store.Mutation, before, after parley.Message) error {
	if parley.SameJSON(before.Body.Metadata, after.Body.Metadata) {
		return nil
	}
	if after.Size > max(before.Size, parley.MaxMessageBytes) { // reactions may have made it larger already
		return parley.Refuse(parley.TooLarge, "with this metadata the message is over 1,048,576 bytes as serialised")
	}
	m.Log(parley.Change{Kind: parley.MessageChanged, What: parley.WhatMetadata, Message: after.Sequence})
	m.Message(before, after)
	return nil
}
