// Package socket is the socket edge: it turns the events of a WebSocket API into a Frame, and a Handler's
// answer, or an error, into a frame to the client. To sockets it is what web is to HTTP, and it takes from
// web how bodies are read and problems written. It knows nothing of storage, and decides nothing about
// messaging.
//
// What a function returns to API Gateway is not sent to the client: every frame to a client is posted to its
// connection, so that there is one way to a socket.
package socket

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/post"
	"github.com/parleyhq/parley/shared/rate"
	"github.com/parleyhq/parley/shared/web"
)

// Handler serves the frames of one type. It returns an answer or an error, never both; an error that is not
// a *parley.Error is internal: it is logged, and the client reads only that it was our fault.
type Handler func(ctx context.Context, f *Frame) (Answer, error)

// Edge is what a handler's answers go out by.
type Edge struct {
	Sockets Sockets
	Check   func(context.Context, parley.Credential) error // admits who may say anything at all
}

// Sockets reach connections.
type Sockets interface {
	Post(ctx context.Context, connection string, frame []byte) error
	Close(ctx context.Context, connection string) error
}

// Serve runs h as a Lambda behind routes of a WebSocket API until the process ends. Its log lines carry the
// name.
func Serve(name string, edge Edge, h Handler) { start(name, Lambda(edge, h)) }

func start(name string, function any) {
	slog.SetDefault(lambdacontext.NewLogger().With("function", name))
	lambda.Start(function)
}

// Lambda is h as a Lambda handler. It always succeeds: a failure is a frame, too.
func Lambda(edge Edge, h Handler) func(context.Context, events.APIGatewayWebsocketProxyRequest) (events.APIGatewayProxyResponse, error) {
	return func(ctx context.Context, event events.APIGatewayWebsocketProxyRequest) (events.APIGatewayProxyResponse, error) {
		edge.serve(ctx, newFrame(event), h)
		return done(), nil
	}
}

func done() events.APIGatewayProxyResponse {
	return events.APIGatewayProxyResponse{StatusCode: http.StatusOK}
}

func (e Edge) serve(ctx context.Context, f *Frame, h Handler) {
	start := time.Now()
	ctx, used := meter.With(ctx)
	ctx, call := rate.Begin(ctx)
	answer, err := e.work(ctx, f, h)
	told := e.tell(ctx, f, answer, err)
	if err == nil && answer.then != nil {
		_, then := web.Caught(func() (struct{}, error) {
			ctx, cancel := web.InTime(ctx)
			defer cancel()
			return struct{}{}, answer.then(ctx)
		})
		told = errors.Join(told, then)
	}
	call.End()
	logFrame(ctx, f.entry(err, told), time.Since(start), used.Total())
}

// work runs the handler. Who may say nothing at all does not learn what was wrong with what they said.
func (e Edge) work(ctx context.Context, f *Frame, h Handler) (Answer, error) {
	ctx, cancel := workTime(ctx)
	defer cancel()
	return web.Caught(func() (Answer, error) {
		answer, err := Answer{}, f.err
		if err == nil {
			answer, err = h(ctx, f)
		}
		if err != nil && web.AboutInput(parley.CodeOf(err)) {
			if refused := e.Check(ctx, f.Credential); refused != nil {
				return Answer{}, refused
			}
		}
		return answer, err
	})
}

// tellTime is what is left of a function's time when its work must end: a post that has to be made twice, and
// what follows from the frame.
const tellTime = 3 * time.Second

func workTime(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return context.WithCancel(ctx)
	}
	return context.WithDeadline(ctx, deadline.Add(-tellTime))
}

// tell says to the client how its frame ended. Who has not said hello is told nothing, and nobody stays whose
// session or app is over.
func (e Edge) tell(ctx context.Context, f *Frame, answer Answer, err error) error {
	code := parley.CodeOf(err)
	if err != nil && code == parley.Unauthenticated || f.Credential.Kind == parley.NoCredential {
		return notGone(e.Sockets.Close(ctx, f.connection))
	}
	if err == nil && answer.unheard(f) {
		return nil
	}
	var frame []byte
	if err == nil {
		frame, err = answer.encode(f)
	}
	if err != nil {
		frame = refusal(f, err)
	}
	told := notGone(e.Sockets.Post(ctx, f.connection, frame))
	if code == parley.SessionExpired || code == parley.AppDisabled {
		return errors.Join(told, notGone(e.Sockets.Close(ctx, f.connection)))
	}
	return told
}

// notGone passes over that a client has left: nobody is there to be told.
func notGone(err error) error {
	if errors.Is(err, post.ErrGone) {
		return nil
	}
	return err
}

// entry is what a log line says of how an event ended.
type entry struct {
	route, requestID string
	err              error // refused, or failed
	told             error // the answer, or what follows from it, did not get through
}

func (f *Frame) entry(err, told error) entry { return entry{f.Route, f.ID, err, told} }

// logFrame writes one line an event: the route, never a frame, a user or a credential.
func logFrame(ctx context.Context, e entry, took time.Duration, used meter.Usage) {
	attrs := []slog.Attr{
		slog.String("route", e.route), slog.Float64("ms", float64(took.Microseconds())/1000),
		slog.Int("dynamodb_calls", used.Calls), slog.Int("dynamodb_failures", used.Failures),
		slog.Float64("read_units", used.ReadUnits), slog.Float64("write_units", used.WriteUnits),
		slog.String("request_id", e.requestID),
	}
	level := slog.LevelInfo
	if e.told != nil {
		level = slog.LevelWarn
		attrs = append(attrs, slog.String("not_told", e.told.Error()))
	}
	if e.err != nil {
		attrs = append(attrs, slog.String("code", string(parley.CodeOf(e.err))))
		if web.Status(e.err) >= http.StatusInternalServerError {
			level = slog.LevelError
			attrs = append(attrs, slog.String("error", e.err.Error()))
		}
	}
	slog.LogAttrs(ctx, level, "frame", attrs...)
}
