package main

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheMessageReachesTheUseCaseAsSent(t *testing.T) {
	one := []string{string(webtest.Channel)}
	text := parley.MessageDraft{Type: "text", Content: jsontext.Value(`{"text": "Shall we? 🍜"}`)}
	for event, want := range map[string]struct {
		caller parley.Credential
		req    messaging.SendRequest
	}{
		"good":   {webtest.Alice(), messaging.SendRequest{Message: text, Key: new("7d3f0c52-a1f5-4b50-8f1e-6d2b3c4a5e6f"), Channels: one}},
		"base64": {webtest.Alice(), messaging.SendRequest{Message: text, Channels: one}},
		"commas": {webtest.Server("Doe, Jane,b"), messaging.SendRequest{Message: text, Channels: one}},
		"callback": {webtest.Alice(), messaging.SendRequest{
			Message: parley.MessageDraft{
				HasParts: true, Parts: []parley.Part{{MimeType: "application/voip-link", Body: "https://meet.example.com/r/7hGx"}}, Callback: true,
			},
			Channels: one,
		}},
		"parts": {webtest.Alice(), messaging.SendRequest{
			Message: parley.MessageDraft{
				HasParts: true, Metadata: jsontext.Value(`{"mood": "good"}`),
				Parts: []parley.Part{
					{MimeType: "text/plain", Body: "Look at this:"},
					{MimeType: "image/png", Encoding: "base64", Body: "iVBORw0KGgo=", Name: "dot.png"},
				},
			},
			UUID: new("dot-1"), Channels: one,
		}},
	} {
		t.Run(event, func(t *testing.T) {
			h := sending(func(_ context.Context, c parley.Credential, req messaging.SendRequest) ([]messaging.Sent, error) {
				webtest.Same(t, "caller", c, want.caller)
				want.req.URL = "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com"
				webtest.Same(t, "request", req, want.req)
				return []messaging.Sent{{Channel: one[0], Message: webtest.MessageView("alice"), Fresh: true}}, nil
			})
			webtest.Serve(t, h, webtest.Load(t, event)).Is(t, http.StatusCreated, webtest.MessageJSON)
		})
	}
}

// sending is the handler where nothing is sent later.
func sending(send send) web.Handler { return handler(send, nil) }

func TestWhatIsForLaterIsScheduled(t *testing.T) {
	h := handler(nil, func(_ context.Context, c parley.Credential, req messaging.SendRequest) (parley.Scheduled, error) {
		webtest.Same(t, "caller", c, webtest.Server("helper"))
		webtest.Same(t, "schedule", *req.Schedule, parley.Schedule{Delay: 5, Typing: 3})
		return parley.Scheduled{ID: "c2NoZWR1bGVkLWV4YW1wbA", At: time.Date(2026, 11, 21, 20, 43, 27, 0, time.UTC)}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "scheduled")).
		Is(t, http.StatusAccepted, `{"scheduled": {"id": "c2NoZWR1bGVkLWV4YW1wbA", "at": "2026-11-21T20:43:27.000Z"}}`)
	webtest.AnswersErrors(t, webtest.Load(t, "scheduled"), func(err error) web.Handler {
		return handler(nil, func(context.Context, parley.Credential, messaging.SendRequest) (parley.Scheduled, error) {
			return parley.Scheduled{}, err
		})
	})
	webtest.RefusesFields(t, h, webtest.Load(t, "scheduled"),
		webtest.Field{Pointer: "/message/schedule", JSON: `5`},
		webtest.Field{Pointer: "/message/schedule/delay_in_seconds"},
		webtest.Field{Pointer: "/message/schedule/delay_in_seconds", JSON: `"5"`},
		webtest.Field{Pointer: "/message/schedule/typing_indicator_in_seconds", JSON: `true`},
		webtest.Field{Pointer: "/message/schedule/at", JSON: `5`},
	)
}

func TestPartsThatAreEmptyAreNotMissing(t *testing.T) {
	h := sending(func(_ context.Context, _ parley.Credential, req messaging.SendRequest) ([]messaging.Sent, error) {
		webtest.Same(t, "draft", req.Message, parley.MessageDraft{HasParts: true})
		webtest.Same(t, "channels", req.Channels, []string{})
		return []messaging.Sent{{Message: webtest.MessageView("alice")}}, nil
	})
	body := `{"message": {"parts": []}, "recipients": {"channels": []}}`
	webtest.Serve(t, h, webtest.Load(t, "good").Body(body)).Is(t, http.StatusOK, webtest.MessageJSON)
}

// The answers to one message in several channels, where each stands for itself.
func TestSeveralChannels(t *testing.T) {
	gone := parley.Refuse(parley.NotFound, "no such channel")
	broken := errors.New("table-of-secrets: no such host")
	taken := func(fresh bool) messaging.Sent {
		return messaging.Sent{Channel: "a", Message: webtest.MessageView("alice"), Fresh: fresh}
	}
	refused := func(err error) messaging.Sent { return messaging.Sent{Channel: "b", Err: err} }
	id := webtest.Load(t, "several").RequestContext.RequestID
	message := `{"channel_id": "a", "message": ` + webtest.MessageJSON + `}`
	problem := func(status, title, code, detail string) string {
		return `{"channel_id": "b", "problem": {"type": "about:blank", "title": "` + title + `", "status": ` + status +
			`, "code": "` + code + `", "detail": "` + detail + `", "request_id": "` + id + `"}}`
	}
	for rule, c := range map[string]struct {
		sent   []messaging.Sent
		status int
		want   []string
	}{
		"taken by both":        {[]messaging.Sent{taken(true), taken(true)}, http.StatusCreated, []string{message, message}},
		"one of them a repeat": {[]messaging.Sent{taken(false), taken(true)}, http.StatusCreated, []string{message, message}},
		"both of them repeats": {[]messaging.Sent{taken(false), taken(false)}, http.StatusOK, []string{message, message}},
		"one of them refused":  {[]messaging.Sent{refused(gone), taken(true)}, http.StatusCreated, []string{problem("404", "Not Found", "not_found", "no such channel"), message}},
		"one of them broken":   {[]messaging.Sent{taken(true), refused(broken)}, http.StatusCreated, []string{message, problem("500", "Internal Server Error", "internal", "something went wrong here; the same call with the same key is safe to repeat")}},
	} {
		t.Run(rule, func(t *testing.T) {
			h := sending(func(_ context.Context, _ parley.Credential, req messaging.SendRequest) ([]messaging.Sent, error) {
				webtest.Same(t, "channels", req.Channels, []string{"Q2hhbm5lbC1vZi1hbGljZQ", "Q2hhbm5lbC1vZi1ib2JieQ"})
				return c.sent, nil
			})
			a := webtest.Serve(t, h, webtest.Load(t, "several"))
			a.Is(t, c.status, `{"data": {"messages": [`+strings.Join(c.want, ",")+`]}}`)
			a.Lacks(t, "table-of-secrets")
		})
	}
	unknown := parley.Refuse(parley.UnknownOutcome, "it may have happened")
	readOnly := parley.Refuse(parley.ReadOnly, "you may not write here")
	for rule, c := range map[string]struct {
		sent   []messaging.Sent
		status int
		code   parley.Code
	}{
		"refused by the only one":                   {[]messaging.Sent{refused(gone)}, http.StatusNotFound, parley.NotFound},
		"refused by all: the first problem":         {[]messaging.Sent{refused(gone), refused(readOnly)}, http.StatusNotFound, parley.NotFound},
		"refused, and perhaps taken: not as if not": {[]messaging.Sent{refused(gone), refused(unknown)}, http.StatusInternalServerError, parley.UnknownOutcome},
		"refused, and broken: not as if nothing":    {[]messaging.Sent{refused(gone), refused(broken)}, http.StatusInternalServerError, parley.Internal},
	} {
		t.Run(rule, func(t *testing.T) {
			h := sending(func(context.Context, parley.Credential, messaging.SendRequest) ([]messaging.Sent, error) {
				return c.sent, nil
			})
			webtest.Serve(t, h, webtest.Load(t, "several")).Refused(t, c.status, c.code, "")
		})
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := sending(func(context.Context, parley.Credential, messaging.SendRequest) ([]messaging.Sent, error) {
		t.Error("a message was sent")
		return nil, nil
	})
	parts := webtest.Load(t, "parts")
	webtest.RefusesBodies(t, h, parts)
	webtest.RefusesQueries(t, h, parts, nil)
	webtest.RefusesFields(t, h, parts,
		webtest.Field{Pointer: "/message"},
		webtest.Field{Pointer: "/message", JSON: `"hello"`},
		webtest.Field{Pointer: "/message/surprise", JSON: `1`},
		webtest.Field{Pointer: "/message/type", JSON: `1`},
		webtest.Field{Pointer: "/message/uuid", JSON: `1`},
		webtest.Field{Pointer: "/message/callback", JSON: `"yes"`},
		webtest.Field{Pointer: "/message/parts", JSON: `{}`},
		webtest.Field{Pointer: "/message/parts/0", JSON: `"Look"`},
		webtest.Field{Pointer: "/message/parts/0", JSON: `null`},
		webtest.Field{Pointer: "/message/parts/0/mime_type"},
		webtest.Field{Pointer: "/message/parts/1/mime_type", JSON: `["image/png"]`},
		webtest.Field{Pointer: "/message/parts/1/body"},
		webtest.Field{Pointer: "/message/parts/1/body", JSON: `{}`},
		webtest.Field{Pointer: "/message/parts/1/encoding", JSON: `64`},
		webtest.Field{Pointer: "/message/parts/1/name", JSON: `false`},
		webtest.Field{Pointer: "/message/parts/1/size", JSON: `8`},
		webtest.Field{Pointer: "/recipients", At: "/recipients/channels"},
		webtest.Field{Pointer: "/recipients", JSON: `["x"]`},
		webtest.Field{Pointer: "/recipients/users", JSON: `["bob"]`},
		webtest.Field{Pointer: "/recipients/channels"},
		webtest.Field{Pointer: "/recipients/channels", JSON: `"x"`},
		webtest.Field{Pointer: "/recipients/channels/0", JSON: `1`},
	)
	t.Run("a name said twice in content is malformed", func(t *testing.T) {
		webtest.Serve(t, h, parts.Body(`{"message": {"type": "x", "content": {"a": 1, "a": 2}}, "recipients": {"channels": ["x"]}}`)).
			Refused(t, http.StatusBadRequest, parley.Malformed, "")
	})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return sending(func(context.Context, parley.Credential, messaging.SendRequest) ([]messaging.Sent, error) {
			return nil, err
		})
	})
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return sending(func(context.Context, parley.Credential, messaging.SendRequest) ([]messaging.Sent, error) {
			return []messaging.Sent{{Err: err}}, nil
		})
	})
}
