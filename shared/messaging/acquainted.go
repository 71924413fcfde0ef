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
// parley.MaxListedParticipants, with somebody. A PERSONAL one makes nobody acquainted before both have it in
// their inbox. It reads at most three items of a unit for each user, and one of somebody's own for each channel;
// and for those who are then left one page of groupsLooked memberships, as many heads, and the descriptions of
// those that list their participants: for 100 users 400 + 10 + 250 units, and up to 5 for each description.
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
	groups := make([]parley.Acquaintance, len(channels))
	for i, channel := range channels {
		groups[i].Channel = channel
	}
	rooms, err := s.companies(ctx, app, somebody, groups, s.store.Batch())
	if err != nil {
		return nil, err
	}
	for _, channel := range channels {
		for _, user := range rooms[channel] {
			if left[user] {
				delete(left, user)
				known = append(known, parley.Acquaintance{User: user, Channel: channel})
			}
		}
	}
	return known, nil
}

// paired are those of users who are acquainted with somebody by a PERSONAL channel.
func (s *Service) paired(ctx context.Context, app parley.AppID, somebody parley.UserID, users []parley.UserID) ([]parley.Acquaintance, error) {
	b := s.store.Batch()
	pairs := make([]*store.Slot[parley.ChannelID], len(users))
	for i, user := range users {
		pairs[i] = b.Pair(app, []parley.UserID{min(somebody, user), max(somebody, user)})
	}
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	var known []parley.Acquaintance
	for i, pair := range pairs {
		if pair.Found {
			known = append(known, parley.Acquaintance{User: users[i], Channel: pair.Value})
		}
	}
	rooms, err := s.companies(ctx, app, somebody, known, s.store.Batch())
	return slices.DeleteFunc(known, func(each parley.Acquaintance) bool {
		return !rooms[each.Channel].has(somebody, each.User)
	}), err
}

// StillAcquainted are the channels by which somebody and others are acquainted, by the others: those by which
// they were, as long as they are, and else another, as Acquainted finds it. Of the others who are strangers by
// now, or block the one, there is none. Each channel and each of the others costs a unit; that of a group its
// description besides, and a PERSONAL one two more.
func (s *Service) StillAcquainted(ctx context.Context, app parley.AppID, somebody parley.UserID, before []parley.Acquaintance) (map[parley.UserID]parley.ChannelID, error) {
	b, blocks := s.store.Batch(), map[parley.UserID]*store.Slot[parley.BlockList]{}
	for _, each := range before {
		blocks[each.User] = b.Blocks(app, each.User)
	}
	rooms, err := s.companies(ctx, app, somebody, before, b)
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

// company is whom a channel makes acquainted with one another: the two of a PERSONAL one that both of them have
// in their inbox, or those whom a group lists.
type company []parley.UserID

// has reports whether two are acquainted by a channel.
func (c company) has(a, b parley.UserID) bool { return slices.Contains(c, a) && slices.Contains(c, b) }

// companies reads the heads of channels, the descriptions of those groups that list their participants, and of
// PERSONAL channels between somebody and others where the two have them: the first in one round trip with what b
// reads besides.
func (s *Service) companies(ctx context.Context, app parley.AppID, somebody parley.UserID, by []parley.Acquaintance, b *store.Batch) (map[parley.ChannelID]company, error) {
	heads := map[parley.ChannelID]*store.Slot[parley.Head]{}
	for _, each := range by {
		heads[each.Channel] = b.Head(app, each.Channel)
	}
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	infos, members := map[parley.ChannelID]*store.Slot[parley.Info]{}, map[parley.ChannelID][]*store.Slot[parley.Member]{}
	b = s.store.Batch()
	for _, each := range by {
		switch head := heads[each.Channel]; {
		case !head.Found || !head.Value.Visible():
		case head.Value.Type == parley.Personal && each.User != "":
			members[each.Channel] = []*store.Slot[parley.Member]{b.Member(app, each.Channel, somebody), b.Member(app, each.Channel, each.User)}
		case head.Value.Type != parley.Personal && head.Value.Participants <= parley.MaxListedParticipants:
			infos[each.Channel] = b.Info(app, each.Channel)
		}
	}
	err := b.Run(ctx)
	companies := map[parley.ChannelID]company{}
	for channel, info := range infos {
		companies[channel] = info.Value.Participants
	}
	for channel, two := range members {
		for _, m := range two {
			if m.Found && m.Value.LiesIn() == parley.Inbox {
				companies[channel] = append(companies[channel], m.Value.User)
			}
		}
	}
	return companies, err
}
