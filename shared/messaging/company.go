package messaging

import (
	"context"
	"slices"

	"github.com/parleyhq/parley/shared/parley"
)

// Company is the others in a channel that the caller may write to: who is told that they are typing. It is
// empty where there are too many to tell.
func (s *Service) Company(ctx context.Context, c parley.Credential, named string) ([]parley.UserID, error) {
	channel, ok := parley.ParseChannelID(named)
	if !ok {
		return nil, s.checked(ctx, c, noChannel())
	}
	b := s.store.Batch()
	info := b.Info(c.App, channel)
	r, err := s.enter(ctx, c, channel, b)
	if err != nil {
		return nil, err
	}
	if err := r.actor.Person(); err != nil {
		return nil, err
	}
	if !r.member.MayWrite() {
		return nil, parley.Refuse(parley.ReadOnly, "your role in this channel may not write")
	}
	if err := r.usable(); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(info.Value.Participants), func(user parley.UserID) bool { return user == r.actor.User }), nil
}

// channelsLooked bounds how many of somebody's channels are looked through for people that they share one with.
const channelsLooked = 500

// Acquaintances are the others who share a PERSONAL channel, or a group of at most
// parley.MaxListedParticipants, with somebody.
func (s *Service) Acquaintances(ctx context.Context, app parley.AppID, somebody parley.UserID) ([]parley.UserID, error) {
	channels, err := s.store.SomeMemberships(ctx, app, somebody, channelsLooked)
	if err != nil {
		return nil, err
	}
	people, err := s.peopleOf(ctx, app, channels)
	slices.Sort(people)
	return slices.DeleteFunc(slices.Compact(people), func(user parley.UserID) bool { return user == somebody }), err
}

// peopleOf are the participants of those channels that list them.
func (s *Service) peopleOf(ctx context.Context, app parley.AppID, channels []parley.ChannelID) ([]parley.UserID, error) {
	b := s.store.Batch()
	var people []parley.UserID
	take := make([]func(), 0, len(channels))
	for _, channel := range channels {
		head, info := b.Head(app, channel), b.Info(app, channel)
		take = append(take, func() {
			if head.Found && head.Value.Visible() {
				people = append(people, info.Value.Participants...)
			}
		})
	}
	err := b.Run(ctx)
	for _, each := range take {
		each()
	}
	return people, err
}
