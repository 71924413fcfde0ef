package main

import (
	"context"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/socket/sockettest"
	"github.com/parleyhq/parley/shared/web/webtest"
)

// refusing marks nothing.
func refusing(err error) (socket.MarkMessage, socket.MarkChannel) {
	return func(context.Context, parley.Credential, string, messaging.Mark) (messaging.MessageView, error) {
			return messaging.MessageView{}, err
		}, func(context.Context, parley.Credential, string, messaging.Mark, int64) (messaging.Watermarks, error) {
			return messaging.Watermarks{}, err
		}
}

func TestAChannelIsMarked(t *testing.T) {
	message, _ := refusing(nil)
	h := handler(message, func(_ context.Context, c parley.Credential, named string, mark messaging.Mark, sequence int64) (messaging.Watermarks, error) {
		webtest.Same(t, "call", []any{c, named, mark, sequence}, []any{sockettest.Alice(), string(webtest.Channel), messaging.Delivered, int64(12)})
		return messaging.Watermarks{Channel: webtest.Channel, Last: 14, Member: parley.Member{First: 1, Delivered: 12, Seen: 11}, Unread: 3}, nil
	})
	sockettest.Serve(t, h, sockettest.Load(t, "good")).Is(t, `{"type": "ok", "ref": "3", "data": {
		"channel_id": "Q2hhbm5lbC1vZi1hbGljZQ", "first_sequence_id": 1, "last_sequence_id": 14, "delivered_sequence_id": 12, "seen_sequence_id": 11, "unread_count": 3
	}}`)
}

func TestAMessageIsMarked(t *testing.T) {
	_, channel := refusing(nil)
	h := handler(func(_ context.Context, c parley.Credential, named string, mark messaging.Mark) (messaging.MessageView, error) {
		webtest.Same(t, "call", []any{c, named, mark}, []any{sockettest.Alice(), string(webtest.Message), messaging.Delivered})
		return webtest.MessageView("alice"), nil
	}, channel)
	sockettest.Serve(t, h, sockettest.Load(t, "message")).Is(t, `{"type": "ok", "ref": "4", "data": `+webtest.MessageJSON+`}`)
}

func TestInvalidFramesDoNotReachTheUseCase(t *testing.T) {
	message, channel := refusing(nil)
	h := handler(message, channel)
	sockettest.RefusesFields(t, h, sockettest.Load(t, "good"),
		webtest.Field{Pointer: "/sequence_id"},
		webtest.Field{Pointer: "/sequence_id", JSON: `"12"`},
		webtest.Field{Pointer: "/sequence_id", JSON: `1.5`},
		webtest.Field{Pointer: "/channel_id", At: "/message_id"},
		webtest.Field{Pointer: "/channel_id", JSON: `1`},
		webtest.Field{Pointer: "/message_id", JSON: `"x"`},
	)
	sockettest.RefusesFields(t, h, sockettest.Load(t, "message"), webtest.Field{Pointer: "/message_id"})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	for _, event := range []string{"good", "message"} {
		sockettest.AnswersErrors(t, sockettest.Load(t, event), func(err error) socket.Handler { return handler(refusing(err)) })
	}
}
