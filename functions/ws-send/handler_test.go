package main

import (
	"context"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/post"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/socket/sockettest"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheMessageReachesTheUseCaseAsSent(t *testing.T) {
	one := []string{string(webtest.Channel)}
	for event, want := range map[string]messaging.SendRequest{
		"good": {
			Message: parley.MessageDraft{Type: "text", Content: jsontext.Value(`{"text": "Shall we? 🍜"}`)},
			Key:     new("7d3f0c52-a1f5-4b50-8f1e-6d2b3c4a5e6f"), Channels: one,
		},
		"parts": {
			Message: parley.MessageDraft{
				HasParts: true, Metadata: jsontext.Value(`{"mood": "good"}`),
				Parts: []parley.Part{
					{MimeType: "text/plain", Body: "Look at this:"},
					{MimeType: "image/png", Encoding: "base64", Body: "iVBORw0KGgo=", Name: "dot.png"},
				},
			},
			UUID: new("dot-1"), Channels: one,
		},
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, req messaging.SendRequest) ([]messaging.Sent, error) {
				webtest.Same(t, "caller", c, sockettest.Alice())
				webtest.Same(t, "request", req, want)
				return []messaging.Sent{{Channel: one[0], Message: webtest.MessageView("alice"), Fresh: true}}, nil
			})
			sockettest.Serve(t, h, sockettest.Load(t, event)).Is(t, `{"type": "ok", "ref": "2", "data": `+webtest.MessageJSON+`}`)
		})
	}
	t.Run("without a ref it is answered, too", func(t *testing.T) {
		h := handler(func(context.Context, parley.Credential, messaging.SendRequest) ([]messaging.Sent, error) {
			return []messaging.Sent{{Message: webtest.MessageView("alice")}}, nil
		})
		good := sockettest.Load(t, "good")
		told := sockettest.Serve(t, h, good.Frame(webtest.Set(t, good.APIGatewayWebsocketProxyRequest.Body, "/ref", "")))
		told.Is(t, `{"type": "ok", "data": `+webtest.MessageJSON+`}`)
	})
}

func TestSeveralChannels(t *testing.T) {
	e := sockettest.Load(t, "several")
	h := handler(func(context.Context, parley.Credential, messaging.SendRequest) ([]messaging.Sent, error) {
		return []messaging.Sent{
			{Channel: "a", Message: webtest.MessageView("alice"), Fresh: true},
			{Channel: "b", Err: parley.Refuse(parley.NotFound, "no such channel")},
		}, nil
	})
	sockettest.Serve(t, h, e).Is(t, `{"type": "ok", "ref": "2", "data": {"messages": [
		{"channel_id": "a", "message": `+webtest.MessageJSON+`},
		{"channel_id": "b", "problem": {"type": "about:blank", "title": "Not Found", "status": 404, "code": "not_found",
			"detail": "no such channel", "request_id": "`+e.RequestContext.RequestID+`"}}
	]}}`)
	h = handler(func(context.Context, parley.Credential, messaging.SendRequest) ([]messaging.Sent, error) {
		return []messaging.Sent{{Err: parley.Refuse(parley.NotFound, "no")}, {Err: parley.Refuse(parley.ReadOnly, "no")}}, nil
	})
	sockettest.Serve(t, h, e).Refused(t, "2", 404, parley.NotFound, "")
}

// An answer that is larger than a frame goes with less.
func TestTheAnswerFitsIntoAFrame(t *testing.T) {
	large := func(content, metadata int) messaging.MessageView {
		view := webtest.MessageView("alice")
		view.Body.Content = jsontext.Value(`{"text":"` + strings.Repeat("x", content) + `"}`)
		view.Body.Metadata = jsontext.Value(`{"m":"` + strings.Repeat("x", metadata) + `"}`)
		return view
	}
	for rule, test := range map[string]struct {
		each  messaging.MessageView
		times int
		holds string
		lacks string
	}{
		"one message":                  {large(40_000, 10), 1, `"truncated":true`, `"content"`},
		"several together":             {large(2_000, 10), 20, `"truncated":true`, `"content"`},
		"several with much metadata":   {large(2_000, 4_000), 20, `{"type":"ok","ref":"2","truncated":true}`, `"data"`},
		"several that fit as they are": {large(100, 10), 20, `"content"`, `"truncated"`},
	} {
		t.Run(rule, func(t *testing.T) {
			h := handler(func(context.Context, parley.Credential, messaging.SendRequest) ([]messaging.Sent, error) {
				sent := make([]messaging.Sent, test.times)
				for i := range sent {
					sent[i] = messaging.Sent{Channel: "a", Message: test.each}
				}
				return sent, nil
			})
			told := sockettest.Serve(t, h, sockettest.Load(t, "good"))
			if len(told.Frames) != 1 || len(told.Frames[0]) > post.MaxFrame ||
				!strings.Contains(told.Frames[0], test.holds) || strings.Contains(told.Frames[0], test.lacks) {
				t.Errorf("%.300q", told.Frames)
			}
		})
	}
}

func refusing(err error) socket.Handler {
	return handler(func(context.Context, parley.Credential, messaging.SendRequest) ([]messaging.Sent, error) {
		return nil, err
	})
}

func TestInvalidFramesDoNotReachTheUseCase(t *testing.T) {
	sockettest.RefusesFields(t, refusing(nil), sockettest.Load(t, "good"),
		webtest.Field{Pointer: "/message"},
		webtest.Field{Pointer: "/message/surprise", JSON: `1`},
		webtest.Field{Pointer: "/recipients", At: "/recipients/channels"},
		webtest.Field{Pointer: "/recipients/channels", JSON: `"x"`},
		webtest.Field{Pointer: "/key", JSON: `1`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	sockettest.AnswersErrors(t, sockettest.Load(t, "good"), refusing)
	sockettest.AnswersErrors(t, sockettest.Load(t, "good"), func(err error) socket.Handler {
		return handler(func(context.Context, parley.Credential, messaging.SendRequest) ([]messaging.Sent, error) {
			return []messaging.Sent{{Err: err}}, nil
		})
	})
}
