package socket_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/go-json-experiment/json"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/post"
	"github.com/parleyhq/parley/shared/socket"
)

// sockets note in words what reaches them, and answer with err.
type sockets struct {
	said []string
	err  error
}

func (s *sockets) Post(_ context.Context, connection string, frame []byte) error {
	var said struct {
		Type string `json:"type"`
		Ref  string `json:"ref"`
	}
	if err := json.Unmarshal(frame, &said); err != nil {
		return err
	}
	s.said = append(s.said, strings.TrimSpace(said.Type+" "+said.Ref))
	return s.err
}

func (s *sockets) Close(context.Context, string) error {
	s.said = append(s.said, "close")
	return s.err
}

// frame is an event of Alice's connection.
func frame(text string) events.APIGatewayWebsocketProxyRequest {
	return events.APIGatewayWebsocketProxyRequest{Body: text, RequestContext: events.APIGatewayWebsocketProxyRequestContext{
		RouteKey: "x", ConnectionID: "c1", RequestID: "r1", EventType: "MESSAGE",
		Authorizer: map[string]any{"app": "3f1c9a5e-d2b7-4c4e-9a0b-6d1f8e7c2a55", "user": "YWxpY2U", "session": "s1"},
	}}
}

// serve is what is said when h serves an event, and the check admits whoever asks.
func serve(s *sockets, h socket.Handler, e events.APIGatewayWebsocketProxyRequest) string {
	edge := socket.Edge{Sockets: s, Check: func(context.Context, parley.Credential) error { return nil }}
	answer, err := socket.Lambda(edge, h)(context.Background(), e)
	if err != nil || answer.StatusCode != 200 || answer.Body != "" {
		return fmt.Sprint(answer, err)
	}
	return strings.Join(s.said, ", ")
}

func ok(context.Context, *socket.Frame) (socket.Answer, error) { return socket.OK(nil), nil }

func refusing(err error) socket.Handler {
	return func(context.Context, *socket.Frame) (socket.Answer, error) { return socket.Answer{}, err }
}

func TestHowAFrameEnds(t *testing.T) {
	nobody := frame(`{"ref": "1"}`)
	nobody.RequestContext.Authorizer = map[string]any{"app": "3f1c9a5e-d2b7-4c4e-9a0b-6d1f8e7c2a55", "user": "?", "session": "s1"}
	stranger := frame(`{"ref": "1"}`)
	stranger.RequestContext.Authorizer = nil
	for rule, test := range map[string]struct {
		h     socket.Handler
		event events.APIGatewayWebsocketProxyRequest
		want  string
	}{
		"done":                         {ok, frame(`{"ref": "1"}`), "ok 1"},
		"done, and nobody asked":       {ok, frame(`{}`), ""},
		"done, and always told":        {func(context.Context, *socket.Frame) (socket.Answer, error) { return socket.OK(nil).Always(), nil }, frame(`{}`), "ok"},
		"refused":                      {refusing(parley.Refuse(parley.NotFound, "no")), frame(`{"ref": "1"}`), "error 1"},
		"refused, and nobody asked":    {refusing(parley.Refuse(parley.NotFound, "no")), frame(`{}`), "error"},
		"broken":                       {refusing(errors.New("no")), frame(`{"ref": "1"}`), "error 1"},
		"in panic":                     {func(context.Context, *socket.Frame) (socket.Answer, error) { panic("no") }, frame(`{"ref": "1"}`), "error 1"},
		"before hello":                 {refusing(parley.Refuse(parley.Unauthenticated, "no")), frame(`{"ref": "1"}`), "close"},
		"past the session":             {refusing(parley.Refuse(parley.SessionExpired, "no")), frame(`{"ref": "1"}`), "error 1, close"},
		"in an app that is disabled":   {refusing(parley.Refuse(parley.AppDisabled, "no")), frame(`{"ref": "1"}`), "error 1, close"},
		"from nobody":                  {ok, nobody, "close"},
		"without an authorizer":        {ok, stranger, "close"},
		"with an answer of no JSON":    {func(context.Context, *socket.Frame) (socket.Answer, error) { return socket.OK(func() {}), nil }, frame(`{"ref": "1"}`), "error 1"},
		"with a ref of other spelling": {ok, frame(`{"ref": "\u0031"}`), "ok 1"},
	} {
		t.Run(rule, func(t *testing.T) {
			if got := serve(&sockets{}, test.h, test.event); got != test.want {
				t.Errorf("said %q, want %q", got, test.want)
			}
			for _, err := range []error{post.ErrGone, errors.New("broken")} { // which is only logged
				if got := serve(&sockets{err: err}, test.h, test.event); got != test.want {
					t.Errorf("said %q, want %q", got, test.want)
				}
			}
		})
	}
}

func TestWhatFollowsFromAFrameDoesNotDelayItsAnswer(t *testing.T) {
	s := &sockets{}
	for _, then := range []func(context.Context) error{
		func(context.Context) error { s.said = append(s.said, "then"); return nil },
		func(context.Context) error { s.said = append(s.said, "then"); return errors.New("broken") },
		func(context.Context) error { s.said = append(s.said, "then"); panic("no") },
	} {
		s.said = nil
		h := func(context.Context, *socket.Frame) (socket.Answer, error) { return socket.OK(nil).Then(then), nil }
		if got := serve(s, h, frame(`{"ref": "1"}`)); got != "ok 1, then" {
			t.Errorf("said %q", got)
		}
	}
}

// Work that takes all of its time leaves enough to say how it ended: a post takes two seconds at most.
func TestWorkEndsWhileItCanBeAnswered(t *testing.T) {
	deadline := time.Now().Add(time.Minute)
	ctx, cancel := context.WithDeadline(context.Background(), deadline)
	defer cancel()
	var left time.Duration
	h := func(ctx context.Context, _ *socket.Frame) (socket.Answer, error) {
		end, _ := ctx.Deadline()
		left = deadline.Sub(end)
		return socket.OK(nil), nil
	}
	edge := socket.Edge{Sockets: &sockets{}, Check: func(context.Context, parley.Credential) error { return nil }}
	if _, err := socket.Lambda(edge, h)(ctx, frame(`{"ref": "1"}`)); err != nil || left != 3*time.Second {
		t.Errorf("%s are left to answer, %v", left, err)
	}
}

// No text makes the edge fail, or answer with another frame than ok or error.
func FuzzFrames(f *testing.F) {
	for _, text := range []string{`{"type": "x", "ref": "1", "a": {"b": [1]}}`, `{}`, `null`, `[]`, ``, `{"ref": null}`, "{\"ref\": \"\xff\"}", `{"ref": "\ud800"}`} {
		f.Add(text)
	}
	h := func(_ context.Context, frame *socket.Frame) (socket.Answer, error) {
		var body struct {
			A *struct {
				B []int `json:"b"`
			} `json:"a"`
		}
		return socket.OK(nil), frame.Decode(&body)
	}
	f.Fuzz(func(t *testing.T, text string) {
		word, _, _ := strings.Cut(serve(&sockets{}, h, frame(text)), " ")
		if word != "" && word != "ok" && word != "error" {
			t.Errorf("%q: %s", text, word)
		}
	})
}
