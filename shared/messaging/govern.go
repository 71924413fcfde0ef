package messaging

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// PatchChannel applies a merge patch to what describes a channel. An owner may, and a server; where revisions
// are given (not nil), only as long as the channel is at one of them.
func (s *Service) PatchChannel(ctx context.Context, c parley.Credential, named string, patch parley.ChannelPatch, revisions []int64) (ChannelView, error) {
	channel, ok := parley.ParseChannelID(named)
	if !ok {
		return ChannelView{}, s.checked(ctx, c, noChannel())
	}
	var actor parley.Actor
	err := s.mutate(ctx, func(ctx context.Context) ([]*store.Mutation, error) {
		d, err := s.enterWithInfo(ctx, c, channel, s.store.Batch())
		if err != nil {
			return nil, err
		}
		actor = d.actor
		if !d.governs() {
			return nil, forbidden("a channel is described by its owners, or the app's server")
		}
		if err := d.usable(); err != nil {
			return nil, err
		}
		if revisions != nil && !slices.Contains(revisions, d.info.Revision) {
			return nil, parley.Refuse(parley.PreconditionFailed, "the channel was changed since; read it again")
		}
		after, err := d.info.Patch(patch)
		if err != nil || after.Says(d.info) {
			return nil, err
		}
		m := s.begin(d.room)
		m.Log(parley.Change{Kind: parley.ChannelChanged})
		m.Info(d.info, after)
		return only(m), nil
	})
	if err != nil {
		return ChannelView{}, err
	}
	view, err := s.channel(ctx, actor, channel)
	return view, retry.AfterWrite(err)
}

// forgottenAtOnce is how many people's lists one transaction takes a deleted channel off.
const forgottenAtOnce = 80

// DeleteChannel takes a channel away from everybody. An owner may, and a server; a PERSONAL one, which frees
// its pair, only a server.
func (s *Service) DeleteChannel(ctx context.Context, c parley.Credential, named string) error {
	channel, ok := parley.ParseChannelID(named)
	if !ok {
		return s.checked(ctx, c, noChannel())
	}
	var (
		app     parley.AppID
		members []parley.Member
	)
	err := s.mutate(ctx, func(ctx context.Context) ([]*store.Mutation, error) {
		b := s.store.Batch()
		gone := s.askGone(b, c, channel)
		d, err := s.enterWithInfo(ctx, c, channel, b)
		if parley.CodeOf(err) == parley.NotFound && gone() {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		if !d.governs() || d.info.Type == parley.Personal && !d.actor.Server {
			return nil, forbidden("a group is deleted by its owners or the app's server, a PERSONAL channel by the server alone")
		}
		if d.info.Type == parley.Announcements {
			return nil, parley.Refuse(parley.Conflict, "somebody's announcements are for ever; their messages can be deleted")
		}
		app = d.actor.App.ID
		if members, err = s.everybody(ctx, d.room); err != nil {
			return nil, err
		}
		return only(s.removal(d, members)), nil
	})
	if err != nil || len(members) <= forgottenAtOnce {
		return err
	}
	return retry.AfterWrite(s.forget(ctx, app, channel, members))
}

// askGone asks whether the channel is one that was deleted, and whose deletion the caller may know of: the
// places of its people stay.
func (s *Service) askGone(b *store.Batch, c parley.Credential, channel parley.ChannelID) func() bool {
	head, member := b.Head(c.App, channel), &store.Slot[parley.Member]{Found: true}
	if c.User != "" {
		member = b.Member(c.App, channel, c.User)
	}
	return func() bool { return head.Value.State == parley.Deleted && member.Found }
}

// removal closes a channel for ever. The places of its people stay, so that each can be told; their lists
// forget it, with it where one transaction can.
func (s *Service) removal(d described, members []parley.Member) *store.Mutation {
	m := s.begin(d.room)
	m.Log(parley.Change{Kind: parley.ChannelRemoved, What: parley.WhatDeleted})
	m.Head.State = parley.Deleted
	if d.info.Distinct || d.info.Type == parley.Personal {
		m.Release(d.info.Type, d.info.Participants)
	}
	m.Regroup(d.info.Participants, nil)
	gone := d.info
	gone.Exposed, gone.Distinct = false, false
	m.Info(d.info, gone)
	if len(members) > forgottenAtOnce {
		m.Unfinished()
		return m
	}
	for _, member := range members {
		m.Forget(member.User)
	}
	return m
}

// forget takes a deleted channel off the lists of very many people.
func (s *Service) forget(ctx context.Context, app parley.AppID, channel parley.ChannelID, members []parley.Member) error {
	for some := range slices.Chunk(members, forgottenAtOnce) {
		if err := retry.Repeat(ctx, func() error { return s.store.Forget(ctx, app, channel, some) }); err != nil {
			return err
		}
	}
	return retry.Repeat(ctx, func() error { return s.store.Finished(ctx, app, channel) })
}

// sweepAge is how old an unfinished thing is before it counts as left.
const sweepAge = 2 * time.Minute

// Sweep ends what was begun and left: channels half built are built, and deleted ones taken off the lists.
// It touches nothing so young that somebody may be at work on it. It returns how many it ended.
func (s *Service) Sweep(ctx context.Context) (int, error) {
	waiting, err := s.store.Unfinished(ctx, s.now().Add(-sweepAge))
	ended := 0
	for _, u := range waiting {
		failed := s.finish(ctx, u)
		if failed == nil {
			ended++
		}
		err = errors.Join(err, failed) // one that cannot be ended is not in the way of others
	}
	return ended, err
}

func (s *Service) finish(ctx context.Context, u store.Unfinished) error {
	head, info, err := s.appeared(ctx, u.App, u.Channel)
	if err != nil {
		return err
	}
	switch head.State {
	case parley.Building:
		return s.build(ctx, parley.Actor{App: parley.App{ID: u.App}}, head, info)
	case parley.Deleted:
		members, err := s.store.Members(ctx, u.App, u.Channel)
		if err != nil {
			return err
		}
		return s.forget(ctx, u.App, u.Channel, members)
	}
	return retry.Repeat(ctx, func() error { return s.store.Finished(ctx, u.App, u.Channel) })
}
