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
	return s.typing(c.App, c.User, parley.ChannelID(channel), others, state)
}

// Writing tells that somebody's message is about to be sent into a channel: they seem to write.
func (s *Service) Writing(ctx context.Context, app parley.AppID, author parley.UserID, channel parley.ChannelID) error {
	others, err := s.messaging.CompanyOf(ctx, app, author, channel)
	if err != nil {
		return err
	}
	news, err := s.typing(app, author, channel, others, "started")
	if err != nil {
		return err
	}
	return s.Tell(ctx, news)
}

// typing is the news for the others in a channel, where there are any, that somebody writes there or not.
func (s *Service) typing(app parley.AppID, user parley.UserID, channel parley.ChannelID, others []parley.UserID, state string) (News, error) {
	if len(others) == 0 {
		return News{}, nil
	}
	frame, err := s.frame(wire.TypingChanged, channel, wire.Typing{UserID: user, State: state})
	return News{app: app, from: user, users: others, frame: frame}, err
}
