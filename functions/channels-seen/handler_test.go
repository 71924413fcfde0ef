package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheWatermarkIsAskedForAndAnswered(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named string, mark messaging.Mark, sequence int64) (messaging.Watermarks, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "channel", named, string(webtest.Channel))
		webtest.Same(t, "mark", mark, messaging.Seen)
		webtest.Same(t, "sequence", sequence, int64(11))
		return messaging.Watermarks{
			Channel: webtest.Channel, Member: parley.Member{User: "alice", First: 2, Delivered: 12, Seen: 11, Revision: 9}, Last: 15, Unread: 4,
		}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{
		"channel_id": "Q2hhbm5lbC1vZi1hbGljZQ", "last_sequence_id": 15, "delivered_sequence_id": 12, "seen_sequence_id": 11, "first_sequence_id": 2, "unread_count": 4
	}`)
}

func TestZeroIsNotMissing(t *testing.T) {
	h := handler(func(_ context.Context, _ parley.Credential, _ string, _ messaging.Mark, sequence int64) (messaging.Watermarks, error) {
		webtest.Same(t, "sequence", sequence, int64(0))
		return messaging.Watermarks{}, nil
	})
	if a := webtest.Serve(t, h, webtest.Load(t, "good").Body(`{"sequence_id": 0}`)); a.Status != http.StatusOK {
		t.Errorf("status %d: %s", a.Status, a.Body)
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, messaging.Mark, int64) (messaging.Watermarks, error) {
		t.Error("a watermark was moved")
		return messaging.Watermarks{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/sequence_id"},
		webtest.Field{Pointer: "/sequence_id", JSON: `null`},
		webtest.Field{Pointer: "/sequence_id", JSON: `"11"`},
		webtest.Field{Pointer: "/sequence_id", JSON: `1.5`},
		webtest.Field{Pointer: "/sequence_id", JSON: `1e30`},
		webtest.Field{Pointer: "/sequence_id", JSON: `9223372036854775808`},
		webtest.Field{Pointer: "/sequence_id", JSON: `true`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, messaging.Mark, int64) (messaging.Watermarks, error) {
			return messaging.Watermarks{}, err
		})
	})
}
