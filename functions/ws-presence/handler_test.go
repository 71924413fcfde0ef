package main

import (
	"context"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/socket/sockettest"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestWhatIsSaidReachesTheUseCase(t *testing.T) {
	for frame, test := range map[string]struct {
		change presence.Change
		shown  []parley.Presence
		want   string
	}{
		`{"type":"presence","ref":"5","status":"busy","watch":["bob","carol"]}`: {
			presence.Change{Status: new("busy"), Watch: &[]string{"bob", "carol"}},
			[]parley.Presence{{User: "bob", Status: "available"}, {User: "carol", Status: "offline", LastSeenAt: webtest.Now()}},
			`{"type": "ok", "ref": "5", "data": {"presence": [
				{"user_id": "bob", "status": "available", "last_seen_at": null},
				{"user_id": "carol", "status": "offline", "last_seen_at": "2026-11-21T20:43:22.123Z"}
			]}}`,
		},
		`{"type":"presence","ref":"5","status":"away"}`: {
			presence.Change{Status: new("away")}, nil, `{"type": "ok", "ref": "5", "data": {"presence": []}}`,
		},
		`{"type":"presence","ref":"5","watch":[]}`: {
			presence.Change{Watch: &[]string{}}, nil, `{"type": "ok", "ref": "5", "data": {"presence": []}}`,
		},
	} {
		t.Run(frame, func(t *testing.T) {
			told := 0
			h := handler(func(_ context.Context, c parley.Credential, change presence.Change) ([]parley.Presence, presence.News, error) {
				webtest.Same(t, "call", []any{c, change}, []any{sockettest.Alice(), test.change})
				return test.shown, presence.News{}, nil
			}, func(context.Context, presence.News) error {
				told++
				return nil
			})
			sockettest.Serve(t, h, sockettest.Load(t, "good").Frame(frame)).Is(t, test.want)
			webtest.Same(t, "told", told, 1)
		})
	}
}

func refusing(err error) socket.Handler {
	return handler(func(context.Context, parley.Credential, presence.Change) ([]parley.Presence, presence.News, error) {
		return nil, presence.News{}, err
	}, nil)
}

func TestInvalidFramesDoNotReachTheUseCase(t *testing.T) {
	sockettest.RefusesFields(t, refusing(nil), sockettest.Load(t, "good"),
		webtest.Field{Pointer: "/status", JSON: `1`},
		webtest.Field{Pointer: "/watch", JSON: `"bob"`},
		webtest.Field{Pointer: "/watch/0", JSON: `1`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	sockettest.AnswersErrors(t, sockettest.Load(t, "good"), refusing)
}
