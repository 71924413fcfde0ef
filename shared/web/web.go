// Package web is the HTTP edge: it turns an API Gateway event into a Request, a Handler's answer
// into JSON, and an error into a problem document. It is the only place that knows statuses.
// It knows nothing of storage, and decides nothing about messaging.
package web

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/rate"
)

// Handler answers one route. It returns an answer or an error, never both; an error that is not a
// *parley.Error is internal: it is logged, and the client reads only that it was our fault.
type Handler func(ctx context.Context, r *Request) (Response, error)

// Response is a status and a body that becomes JSON. No body: nothing is sent.
type Response struct {
	Status int
	Body   any
	Header map[string]string
}

// OK is 200 with body.
func OK(body any) Response { return Response{Status: http.StatusOK, Body: body} }

// Created is 201 with body where something was made, 200 where a repeat found it made already.
func Created(body any, fresh bool) Response {
	if fresh {
		return Response{Status: http.StatusCreated, Body: body}
	}
	return OK(body)
}

// NoContent is 204.
func NoContent() Response { return Response{Status: http.StatusNoContent} }

// Guarded puts a check of the caller before a refusal of what they sent: who may not call at all does not
// learn what was wrong with the request. A call that is in order is checked by its use case alone, in the
// same round trip as its first read.
func Guarded(check func(context.Context, parley.Credential) error, h Handler) Handler {
	return func(ctx context.Context, r *Request) (Response, error) {
		answer, err := Response{}, r.credentialErr
		if err == nil {
			answer, err = h(ctx, r)
		}
		if err != nil && AboutInput(parley.CodeOf(err)) {
			if refused := check(ctx, r.Credential); refused != nil {
				return Response{}, refused
			}
		}
		return answer, err
	}
}

// NoQuery is h on a route without query parameters: any is refused.
func NoQuery(h Handler) Handler {
	return func(ctx context.Context, r *Request) (Response, error) {
		if err := r.Query().Err(); err != nil {
			return Response{}, err
		}
		return h(ctx, r)
	}
}

// AboutInput reports whether a refusal may have been made without looking who calls.
func AboutInput(code parley.Code) bool {
	switch code {
	case parley.Malformed, parley.InvalidRequest, parley.InvalidValue, parley.TooLarge, parley.UnsupportedMediaType:
		return true
	}
	return false
}

// Serve runs h as a Lambda behind an HTTP API until the process ends. Its log lines carry the name.
func Serve(name string, h Handler) {
	slog.SetDefault(lambdacontext.NewLogger().With("function", name))
	lambda.Start(Lambda(h))
}

// Lambda is h as a Lambda handler. Its error is always nil: a failure is an answer too.
func Lambda(h Handler) func(context.Context, events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	return func(ctx context.Context, event events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
		adapter := httpadapter.NewV2(http.HandlerFunc(func(w http.ResponseWriter, hr *http.Request) {
			serve(w, hr, event, h)
		}))
		return adapter.ProxyWithContext(ctx, adaptable(event))
	}
}

// adaptable removes what the adapter would misread, or fail at. HTTP APIs hand over the path already
// decoded, which the adapter would parse as if it were not; headers are read from the event itself,
// because the adapter cuts their values at commas. A body that is not the base64 it should be becomes
// one that is no JSON.
func adaptable(event events.APIGatewayV2HTTPRequest) events.APIGatewayV2HTTPRequest {
	event.RawPath = "/"
	event.RequestContext.HTTP.Path = "/"
	event.RequestContext.HTTP.Method = http.MethodPost
	event.RequestContext.DomainName = ""
	event.RawQueryString = ""
	event.QueryStringParameters = nil
	event.Headers = nil
	event.Cookies = nil
	if event.IsBase64Encoded {
		if _, err := base64.StdEncoding.DecodeString(event.Body); err != nil {
			event.Body, event.IsBase64Encoded = "\xff", false
		}
	}
	return event
}

func serve(w http.ResponseWriter, hr *http.Request, event events.APIGatewayV2HTTPRequest, h Handler) {
	start := time.Now()
	ctx, cancel := InTime(hr.Context())
	defer cancel()
	ctx, used := meter.With(ctx)
	ctx, call := rate.Begin(ctx)
	r := newRequest(hr, event)
	answer, err := Caught(func() (Response, error) { return h(ctx, r) })
	var body []byte
	if err == nil {
		body, err = encode(answer)
	}
	if err != nil {
		answer = problem(err, r.ID)
		body, _ = encode(answer) // words and numbers: it always can
	}
	limited(w.Header(), call.Policies())
	write(w, answer, body, r.ID)
	call.End()
	logRequest(ctx, r, answer.Status, err, time.Since(start), used.Total())
}

// answerTime is what is left of a function's time when its work must end, so that the answer is ours.
const answerTime = time.Second

// InTime ends the work of a call before Lambda ends the function.
func InTime(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return context.WithCancel(ctx)
	}
	return context.WithDeadline(ctx, deadline.Add(-answerTime))
}

// Caught runs what answers a call; a panic is an internal error like any other, so that the process lives on.
func Caught[T any](answer func() (T, error)) (answered T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = panicked{p, debug.Stack()}
		}
	}()
	return answer()
}

// logRequest writes one line a request: the route's template, never the path, a body or a credential.
func logRequest(ctx context.Context, r *Request, status int, err error, took time.Duration, used meter.Usage) {
	attrs := []slog.Attr{
		slog.String("route", r.Route), slog.Int("status", status), slog.Float64("ms", float64(took.Microseconds())/1000),
		slog.Int("dynamodb_calls", used.Calls), slog.Int("dynamodb_failures", used.Failures),
		slog.Float64("read_units", used.ReadUnits), slog.Float64("write_units", used.WriteUnits),
		slog.String("request_id", r.ID),
	}
	level := slog.LevelInfo
	if err != nil {
		attrs = append(attrs, slog.String("code", string(parley.CodeOf(err))))
		if status >= http.StatusInternalServerError {
			if level = slog.LevelError; errors.As(err, new(parley.Theirs)) {
				level = slog.LevelWarn
			}
			attrs = append(attrs, slog.String("error", err.Error()))
		}
	}
	slog.LogAttrs(ctx, level, "request", attrs...)
}

func requestID(event events.APIGatewayV2HTTPRequest) string {
	if id := event.RequestContext.RequestID; id != "" {
		return id
	}
	return hex.EncodeToString([]byte(time.Now().UTC().Format("150405.000000")))
}
