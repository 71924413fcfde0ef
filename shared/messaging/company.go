package messaging

import (
	"context"
	"slices"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// Company is the others in a channel that the caller may write to: who is told that they are typing. It is
// empty where there are too many to tell, and in a PERSONAL channel that one of the two does not have in the inbox.
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
	return s.others(ctx, r, info)
}

// others are those of a channel who are told that the caller is typing.
func (s *Service) others(ctx context.Context, r room, info *store.Slot[parley.Info]) ([]parley.UserID, error) {
	others := slices.DeleteFunc(slices.Clone(info.Value.Participants), func(user parley.UserID) bool { return user == r.actor.User })
	if r.head.Type == parley.Personal {
		return s.taken(ctx, r, others)
	}
	return others, nil
}

// taken are the others of a PERSONAL channel, if the caller and they have it in their inbox.
func (s *Service) taken(ctx context.Context, r room, others []parley.UserID) ([]parley.UserID, error) {
	if r.member.LiesIn() != parley.Inbox {
		return nil, nil
	}
	b := s.store.Batch()
	members := map[parley.UserID]*store.Slot[parley.Member]{}
	for _, user := range others {
		members[user] = b.Member(r.actor.App.ID, r.head.Channel, user)
	}
	err := b.Run(ctx)
	return slices.DeleteFunc(others, func(user parley.UserID) bool { return members[user].Value.LiesIn() != parley.Inbox }), err
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
