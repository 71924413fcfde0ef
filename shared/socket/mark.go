package socket

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/wire"
)

type (
	// MarkMessage moves the caller's watermark to a message.
	MarkMessage func(ctx context.Context, c parley.Credential, named string, mark messaging.Mark) (messaging.MessageView, error)
	// MarkChannel moves it to an entry of a channel.
	MarkChannel func(ctx context.Context, c parley.Credential, named string, mark messaging.Mark, sequence int64) (messaging.Watermarks, error)
)

type marked struct {
	MessageID  *string `json:"message_id"`
	ChannelID  *string `json:"channel_id"`
	SequenceID *int64  `json:"sequence_id"`
}

func (m marked) check() error {
	switch {
	case m.MessageID != nil && (m.ChannelID != nil || m.SequenceID != nil):
		return parley.RefuseField(parley.InvalidRequest, "/message_id", "stands alone; or say channel_id and sequence_id")
	case m.MessageID == nil && m.ChannelID == nil:
		return parley.RefuseField(parley.InvalidRequest, "/message_id", "missing; or say channel_id and sequence_id")
	case m.ChannelID != nil && m.SequenceID == nil:
		return parley.RefuseField(parley.InvalidRequest, "/sequence_id", "missing")
	}
	return nil
}

// Marked serves the frames that move a watermark to a message, or to an entry of a channel.
func Marked(mark messaging.Mark, message MarkMessage, channel MarkChannel) Handler {
	return func(ctx context.Context, f *Frame) (Answer, error) {
		var body marked
		if err := f.Decode(&body); err != nil {
			return Answer{}, err
		}
		if err := body.check(); err != nil {
			return Answer{}, err
		}
		if body.MessageID == nil {
			watermarks, err := channel(ctx, f.Credential, *body.ChannelID, mark, *body.SequenceID)
			if err != nil {
				return Answer{}, err
			}
			return OK(wire.WatermarksOf(watermarks)), nil
		}
		view, err := message(ctx, f.Credential, *body.MessageID, mark)
		if err != nil {
			return Answer{}, err
		}
		view.Listed = true // as in events: a large one does not fit into a frame
		shaped := wire.MessageOf(view)
		return OK(&shaped), nil
	}
}
