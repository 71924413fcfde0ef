package messaging

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
)

// channelsBadged bounds what a badge costs: a page of so many memberships, and a head and an item of a unit for each.
const channelsBadged = 200

// Badge is how many messages of a person's inbox are unread, the number of CountUnread; ok is false for who is in more
// channels than are counted for a push.
func (s *Service) Badge(ctx context.Context, app parley.App, user parley.UserID, blocks parley.Blocks) (unread int64, ok bool, err error) {
	channels, err := s.store.SomeMemberships(ctx, app.ID, user, channelsBadged+1)
	if err != nil || len(channels) > channelsBadged {
		return 0, false, err
	}
	rooms, err := s.rooms(ctx, parley.Actor{App: app, User: user, Blocks: parley.BlockList{Blocks: blocks}}, channels)
	if err != nil {
		return 0, false, err
	}
	rooms = within(rooms, parley.Inbox)
	err = s.countUnread(ctx, rooms)
	for _, r := range rooms {
		unread += r.unread
	}
	return unread, err == nil, err
}
