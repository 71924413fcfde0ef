package presence

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/wire"
)

// Type says that the caller writes in a channel, pauses, or has stopped. The news are for the others in it,
// where they are few enough to be told.
func (s *Service) Type(ctx context.Context, c parley.Credential, channel, state string) (News, error) {
	others, err := s.messaging.Company(ctx, c, channel)
	if err != nil {
		return News{}, err
	}
	switch state {
	case "started", "paused", "stopped":
	default:
		return News{}, parley.RefuseField(parley.InvalidValue, "/state", "must be started, paused or stopped")
	}
	if len(others) == 0 {
		return News{}, nil
	}
	frame, err := s.frame(wire.TypingChanged, parley.ChannelID(channel), wire.Typing{UserID: c.User, State: state})
	return News{app: c.App, from: c.User, users: others, frame: frame}, err
}
