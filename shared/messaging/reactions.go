package messaging

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// React puts a reaction of the caller's to a message; one that is there stays.
func (s *Service) React(ctx context.Context, c parley.Credential, named, key string) (MessageView, error) {
	r, after, err := s.changeReaction(ctx, c, named, key, true)
	if err != nil {
		return MessageView{}, err
	}
	view, err := s.completeMessage(ctx, r, after)
	view.Status = nil
	return view, retry.AfterWrite(err)
}

// Unreact takes a reaction of the caller's away, if it is there.
func (s *Service) Unreact(ctx context.Context, c parley.Credential, named, key string) error {
	_, _, err := s.changeReaction(ctx, c, named, key, false)
	return err
}

func (s *Service) changeReaction(ctx context.Context, c parley.Credential, named, key string, put bool) (room, parley.Message, error) {
	var (
		r     room
		after parley.Message
	)
	channel, sequence, ok := parley.ParseMessageID(named)
	if !ok {
		return r, after, s.checked(ctx, c, noMessage())
	}
	if err := parley.CheckReaction(key); err != nil {
		return r, after, s.checked(ctx, c, err)
	}
	err := s.mutate(ctx, func(ctx context.Context) (_ []*store.Mutation, err error) {
		b := s.store.Batch()
		own := &store.Slot[parley.Reacted]{}
		if c.User != "" {
			own = b.Reacted(c.App, channel, sequence, c.User)
		}
		if r, after, err = s.enterAtWith(ctx, c, channel, sequence, b); err != nil {
			return nil, err
		}
		if err := mayReact(r, after, put); err != nil {
			return nil, err
		}
		m := s.begin(r)
		after, err = react(m, after, own.Value, key, put)
		return only(m), err
	})
	return r, after, err
}

func mayReact(r room, m parley.Message, put bool) error {
	if err := r.actor.Person(); err != nil {
		return err
	}
	if !r.actor.Server && !r.member.MayWrite() {
		return parley.Refuse(parley.ReadOnly, "your role in this channel is read_only")
	}
	if err := r.usable(); err != nil {
		return err
	}
	if m.Deleted && put {
		return parley.Refuse(parley.Conflict, "the message is deleted")
	}
	return nil
}

// react adds to a mutation what a reaction changes, and returns the message as it will be, to who reacts.
func react(m *store.Mutation, before parley.Message, own parley.Reacted, key string, put bool) (parley.Message, error) {
	if before.Deleted {
		return before, nil
	}
	if !before.Agrees(own) {
		return before, store.ErrStale
	}
	after, reacted, changed := before.React(own, key, put, m.Head.LastChange+1, m.Now)
	if len(after.Reactions) > parley.MaxReactions {
		return before, parley.Refuse(parley.Conflict, "the message has 20 different reactions, which are all it may have; choose one of them")
	}
	if changed {
		m.Log(parley.Change{
			Kind: parley.MessageChanged, What: parley.WhatReaction, Message: after.Sequence,
			Reactor: own.User, Reaction: key, Added: put,
		})
		m.React(before, after, own, reacted)
	}
	after.Mine = append([]string{}, reacted.Keys...)
	return after, nil
}

// readMine reads which reactions to messages are the caller's own, and writes them into the messages: one small
// read for each message that has reactions. A message that is older than they are is read anew.
func (s *Service) readMine(ctx context.Context, r room, messages ...*parley.Message) error {
	var pending []*parley.Message
	for _, m := range messages {
		if len(m.Reactions) > 0 && m.Mine == nil && r.actor.User != "" {
			pending = append(pending, m)
		}
	}
	for n := 1; len(pending) > 0; n++ {
		var err error
		if pending, err = s.readMineOnce(ctx, r, pending, n > 1); err != nil {
			return err
		}
		if len(pending) > 0 && (n > rereads || retry.Pause(ctx, n) != nil) {
			return notSettled()
		}
	}
	return nil
}

// readMineOnce returns those that cannot be told yet.
func (s *Service) readMineOnce(ctx context.Context, r room, messages []*parley.Message, anew bool) ([]*parley.Message, error) {
	b, app := s.store.Batch(), r.actor.App.ID
	own := make([]*store.Slot[parley.Reacted], len(messages))
	now := make([]*store.Slot[parley.Message], len(messages))
	for i, m := range messages {
		own[i] = b.Reacted(app, m.Channel, m.Sequence, r.actor.User)
		if anew {
			now[i] = b.Message(app, m.Channel, m.Sequence)
		}
	}
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	var torn []*parley.Message
	for i, m := range messages {
		if anew && now[i].Found && now[i].Value.Change > m.Change {
			*m = now[i].Value
		}
		if !m.Deleted && !m.Agrees(own[i].Value) {
			torn = append(torn, m)
			continue
		}
		m.Mine = append([]string{}, own[i].Value.Keys...)
	}
	return torn, nil
}

// shown are the entries that an answer may show.
func (g *gathered) shown() []*parley.Message {
	shown := pointers(g.messages)
	for _, slot := range g.changed {
		if slot.Found {
			shown = append(shown, &slot.Value)
		}
	}
	return shown
}

// pointers are where things lie.
func pointers[T any](things []T) []*T {
	at := make([]*T, len(things))
	for i := range things {
		at[i] = &things[i]
	}
	return at
}
