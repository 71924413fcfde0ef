package messaging

import (
	"context"
	"slices"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// groupsLooked bounds how many of somebody's channels are looked through for groups that they share with
// people. Who are acquainted by a group beyond them alone seem not to be.
const groupsLooked = 250

// Acquainted are those of users who share a PERSONAL channel, or a group of at most
// parley.MaxListedParticipants, with somebody. It reads at most two items of a unit for each user, and for
// those who are then left one page of groupsLooked memberships, as many heads, and the descriptions of those
// that list their participants: for 100 users 200 + 10 + 250 units, and up to 5 for each description.
func (s *Service) Acquainted(ctx context.Context, app parley.AppID, somebody parley.UserID, users []parley.UserID) ([]parley.Acquaintance, error) {
	users = slices.DeleteFunc(slices.Clone(users), func(user parley.UserID) bool { return user == somebody })
	known, err := s.paired(ctx, app, somebody, users)
	if err != nil || len(known) == len(users) {
		return known, err
	}
	left := map[parley.UserID]bool{}
	for _, user := range users {
		left[user] = true
	}
	for _, each := range known {
		delete(left, each.User)
	}
	channels, err := s.store.SomeMemberships(ctx, app, somebody, groupsLooked)
	if err != nil {
		return nil, err
	}
	rooms, err := s.companies(ctx, app, channels)
	if err != nil {
		return nil, err
	}
	for _, channel := range channels {
		for _, user := range rooms[channel].people {
			if left[user] {
				delete(left, user)
				known = append(known, parley.Acquaintance{User: user, Channel: channel})
			}
		}
	}
	return known, nil
}

// paired are those of users who share a PERSONAL channel with somebody.
func (s *Service) paired(ctx context.Context, app parley.AppID, somebody parley.UserID, users []parley.UserID) ([]parley.Acquaintance, error) {
	b := s.store.Batch()
	pairs := make([]*store.Slot[parley.ChannelID], len(users))
	for i, user := range users {
		pairs[i] = b.Pair(app, []parley.UserID{min(somebody, user), max(somebody, user)})
	}
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	var channels []parley.ChannelID
	for _, pair := range pairs {
		if pair.Found {
			channels = append(channels, pair.Value)
		}
	}
	rooms, err := s.companies(ctx, app, channels)
	var known []parley.Acquaintance
	for i, pair := range pairs {
		if pair.Found && rooms[pair.Value].personal {
			known = append(known, parley.Acquaintance{User: users[i], Channel: pair.Value})
		}
	}
	return known, err
}

// StillAcquainted are the channels by which somebody and others are acquainted, by the others: those by which
// they were, as long as they are, and else another, as Acquainted finds it. Of the others who are strangers by
// now, or block the one, there is none. Each channel and each of the others costs a unit, and that of a group its
// description besides.
func (s *Service) StillAcquainted(ctx context.Context, app parley.AppID, somebody parley.UserID, before []parley.Acquaintance) (map[parley.UserID]parley.ChannelID, error) {
	var channels []parley.ChannelID
	b, blocks := s.store.Batch(), map[parley.UserID]*store.Slot[parley.Blocks]{}
	for _, each := range before {
		channels = append(channels, each.Channel)
		blocks[each.User] = b.Blocks(app, each.User)
	}
	rooms, err := s.companiesWith(ctx, app, channels, b)
	if err != nil {
		return nil, err
	}
	before = slices.DeleteFunc(slices.Clone(before), func(each parley.Acquaintance) bool { return blocks[each.User].Value.Has(somebody) })
	still := map[parley.UserID]parley.ChannelID{}
	for _, each := range before {
		if rooms[each.Channel].has(somebody, each.User) {
			still[each.User] = each.Channel
		}
	}
	var lost []parley.UserID
	for _, each := range before {
		if _, known := still[each.User]; !known && !slices.Contains(lost, each.User) {
			lost = append(lost, each.User)
		}
	}
	if len(lost) == 0 {
		return still, nil
	}
	again, err := s.Acquainted(ctx, app, somebody, lost)
	for _, each := range again {
		still[each.User] = each.Channel
	}
	return still, err
}

// company is who a channel makes acquainted with one another: the two of a PERSONAL one, who never change, or
// those whom a group lists.
type company struct {
	personal bool
	people   []parley.UserID
}

// has reports whether two are acquainted by a channel. A PERSONAL one is asked only about its own two.
func (c company) has(a, b parley.UserID) bool {
	return c.personal || slices.Contains(c.people, a) && slices.Contains(c.people, b)
}

// companies reads the heads of channels, and the descriptions of those groups that list their participants.
func (s *Service) companies(ctx context.Context, app parley.AppID, channels []parley.ChannelID) (map[parley.ChannelID]company, error) {
	return s.companiesWith(ctx, app, channels, s.store.Batch())
}

// companiesWith is companies, in the first of its round trips with what b reads besides.
func (s *Service) companiesWith(ctx context.Context, app parley.AppID, channels []parley.ChannelID, b *store.Batch) (map[parley.ChannelID]company, error) {
	heads := map[parley.ChannelID]*store.Slot[parley.Head]{}
	for _, channel := range channels {
		heads[channel] = b.Head(app, channel)
	}
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	companies, infos := map[parley.ChannelID]company{}, map[parley.ChannelID]*store.Slot[parley.Info]{}
	b = s.store.Batch()
	for channel, head := range heads {
		switch {
		case !head.Found || !head.Value.Visible():
		case head.Value.Type == parley.Personal:
			companies[channel] = company{personal: true}
		case head.Value.Participants <= parley.MaxListedParticipants:
			infos[channel] = b.Info(app, channel)
		}
	}
	err := b.Run(ctx)
	for channel, info := range infos {
		companies[channel] = company{people: info.Value.Participants}
	}
	return companies, err
}
