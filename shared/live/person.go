package live

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// maxChannelsTold bounds whom a changed profile is told to: those of so many of the person's channels. Others
// see it when they next read it.
const maxChannelsTold = 500

// identityNotices tell of a changed profile those who share a PERSONAL channel or a small group with the
// person, and the person's own devices.
func (s *Service) identityNotices(ctx context.Context, app parley.AppID, changed parley.Identity) ([]notice, error) {
	users, err := s.acquaintances(ctx, app, changed.User)
	if err != nil {
		return nil, err
	}
	event, err := identityEvent(app, changed)
	if err != nil {
		return nil, err
	}
	notices := make([]notice, len(users))
	for i, user := range users {
		notices[i] = notice{app: app, user: user, event: event}
	}
	return notices, nil
}

// acquaintances are a person and everybody whom a channel that lists its participants has beside them.
func (s *Service) acquaintances(ctx context.Context, app parley.AppID, person parley.UserID) ([]parley.UserID, error) {
	channels, err := s.store.Memberships(ctx, app, person)
	if err != nil {
		return nil, err
	}
	type room struct {
		head *store.Slot[parley.Head]
		info *store.Slot[parley.Info]
	}
	b := s.store.Batch()
	var rooms []room
	for _, channel := range channels[:min(len(channels), maxChannelsTold)] {
		rooms = append(rooms, room{b.Head(app, channel), b.Info(app, channel)})
	}
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	users, known := []parley.UserID{person}, map[parley.UserID]bool{person: true}
	for _, r := range rooms {
		if !r.head.Value.Visible() {
			continue
		}
		for _, user := range r.info.Value.Participants { // none where there are too many to list
			if !known[user] {
				known[user] = true
				users = append(users, user)
			}
		}
	}
	return users, nil
}

// sessionNotices end the connections of a session that is over, also where the function that ended it died
// before it could.
func (s *Service) sessionNotices(app parley.AppID, ended parley.Session) ([]notice, error) {
	event, err := sessionEnded(app, ended.ID, s.now())
	return []notice{{app: app, user: ended.User, event: event, session: ended.ID, endsHere: true}}, err
}
