package live

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
)

// identityNotices tell of a changed profile those who share a PERSONAL channel or a small group with the
// person, and the person's own devices.
func (s *Service) identityNotices(ctx context.Context, app parley.AppID, changed parley.Identity) ([]notice, error) {
	others, err := s.messaging.Acquaintances(ctx, app, changed.User)
	if err != nil {
		return nil, err
	}
	event, err := identityEvent(app, changed)
	if err != nil {
		return nil, err
	}
	notices := []notice{{app: app, user: changed.User, event: event}}
	for _, user := range others {
		notices = append(notices, notice{app: app, user: user, event: event})
	}
	return notices, nil
}

// sessionNotices end the connections of a session that is over, also where the function that ended it died
// before it could.
func (s *Service) sessionNotices(app parley.AppID, ended parley.Session) ([]notice, error) {
	event, err := SessionEnded(app, ended.ID, s.now())
	return []notice{{app: app, user: ended.User, event: event, session: ended.ID, endsHere: true}}, err
}
