// Package sockettest calls handlers of frames as Lambda calls them, with the sample events of
// events/<function>/, and compares what is posted to the client. It is for tests. It knows the edge, and
// nothing of what handlers do.
package sockettest

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/web/webtest"
)

// Connection is the one of the sample events, and ConnectedAt when it was opened.
const Connection = "L0SM9cOFvHcCIhw="

// ConnectedAt is when the connection of the sample events was opened.
func ConnectedAt() time.Time { return time.UnixMilli(1795293801123).UTC() }

// Alice is the user of the sample events, on their connection.
func Alice() parley.Credential {
	return parley.Credential{
		Kind: parley.SocketSession, App: webtest.App, User: "alice", ID: base64.RawURLEncoding.EncodeToString([]byte("session-example1")),
		Connection: Connection,
	}
}

// Event is an event of a socket, to be changed into others like it.
type Event struct {
	events.APIGatewayWebsocketProxyRequest
}

// Load reads a sample event of the function whose folder the test runs in.
func Load(t testing.TB, name string) Event {
	t.Helper()
	var e Event
	read(t, name, &e.APIGatewayWebsocketProxyRequest)
	return e
}

// LoadRequest reads a sample event of an authorizer.
func LoadRequest(t testing.TB, name string) socket.Request {
	t.Helper()
	var r socket.Request
	read(t, name, &r)
	return r
}

func read(t testing.TB, name string, into any) {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join("..", "..", "events", filepath.Base(folder), name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		t.Fatalf("events/%s/%s.json: %v", filepath.Base(folder), name, err)
	}
}

// Frame is the event with another frame.
func (e Event) Frame(text string) Event {
	e.APIGatewayWebsocketProxyRequest.Body = text
	return e
}

// Told is what became of a connection by one event, in order.
type Told struct {
	Frames []string
	Closed bool
	id     string
}

// sockets note what reaches them.
type sockets struct {
	t    testing.TB
	told Told
}

func (s *sockets) Post(_ context.Context, connection string, frame []byte) error {
	if connection != Connection || s.told.Closed {
		s.t.Errorf("posted to %q, closed %v: %s", connection, s.told.Closed, frame)
	}
	s.told.Frames = append(s.told.Frames, string(frame))
	return nil
}

func (s *sockets) Close(_ context.Context, connection string) error {
	if connection != Connection || s.told.Closed {
		s.t.Errorf("closed %q, closed before: %v", connection, s.told.Closed)
	}
	s.told.Closed = true
	return nil
}

// Serve has a frame served on a connection that is registered. Whatever is told: the Lambda does not fail, and
// the log holds nothing that was sent.
func Serve(t testing.TB, h socket.Handler, e Event) Told {
	t.Helper()
	return ServeChecked(t, h, e, nil)
}

// ServeChecked is Serve where the check of the caller ends with refused.
func ServeChecked(t testing.TB, h socket.Handler, e Event, refused error) Told {
	t.Helper()
	var logged bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&logged, nil)))
	defer slog.SetDefault(before)

	s := &sockets{t: t}
	edge := socket.Edge{Sockets: s, Check: func(_ context.Context, c parley.Credential) error {
		webtest.Same(t, "checked", c, Alice())
		return refused
	}}
	payload, err := json.Marshal(e.APIGatewayWebsocketProxyRequest)
	if err != nil {
		t.Fatal(err)
	}
	out, err := lambda.NewHandler(socket.Lambda(edge, h)).Invoke(t.Context(), payload)
	if err != nil {
		t.Fatalf("the Lambda failed: %v", err)
	}
	var answer events.APIGatewayProxyResponse
	if err := json.Unmarshal(out, &answer); err != nil || answer.StatusCode != 200 || answer.Body != "" {
		t.Errorf("the Lambda answered %s, %v", out, err)
	}
	if text := e.APIGatewayWebsocketProxyRequest.Body; len(text) > 3 && strings.Contains(logged.String(), text) {
		t.Errorf("the log holds the frame:\n%s", &logged)
	}
	s.told.id = e.RequestContext.RequestID
	return s.told
}

// Is fails the test where the client was not told exactly this JSON, on a connection that stays open.
func (told Told) Is(t testing.TB, want string) {
	t.Helper()
	if len(told.Frames) != 1 || told.Closed {
		t.Fatalf("told %q, closed %v", told.Frames, told.Closed)
	}
	webtest.Same(t, "frame", webtest.Decode(t, told.Frames[0]), webtest.Decode(t, want))
}

// IsClosed fails the test where the connection was not closed without a word.
func (told Told) IsClosed(t testing.TB) {
	t.Helper()
	if len(told.Frames) != 0 || !told.Closed {
		t.Errorf("told %q, closed %v", told.Frames, told.Closed)
	}
}

// Refused fails the test where the client was not told of a problem of this code that points at this place, or
// at none, under this ref, or under none.
func (told Told) Refused(t testing.TB, ref string, status int, code parley.Code, pointer string) {
	t.Helper()
	if len(told.Frames) != 1 {
		t.Fatalf("told %q", told.Frames)
	}
	var frame struct {
		Type, Ref string
		Problem   struct {
			Status    int
			Code      parley.Code
			Detail    string
			Errors    []struct{ Pointer, Detail string }
			RequestID string `json:"request_id"`
		}
	}
	if err := json.Unmarshal([]byte(told.Frames[0]), &frame); err != nil {
		t.Fatalf("%v: %s", err, told.Frames[0])
	}
	p, at := frame.Problem, ""
	if len(p.Errors) > 0 {
		at = p.Errors[0].Pointer
	}
	webtest.Same(t, "error", []any{frame.Type, frame.Ref, p.Status, p.Code, at, p.RequestID}, []any{"error", ref, status, code, pointer, told.id})
	if p.Detail == "" {
		t.Errorf("no detail: %s", told.Frames[0])
	}
}

// RefusesFields tries changes of the good frame, each refused as an invalid request. The use case behind h
// should fail the test when it is reached.
func RefusesFields(t *testing.T, h socket.Handler, good Event, fields ...webtest.Field) {
	t.Helper()
	ref := refOf(t, good)
	for _, f := range append(fields, webtest.Field{Pointer: "/nobody_knows_this", JSON: "1"}) {
		rule := f.Pointer + " as " + f.JSON + " is refused"
		if f.JSON == "" {
			rule = f.Pointer + " must be there"
		}
		if f.At == "" {
			f.At = f.Pointer
		}
		t.Run(rule, func(t *testing.T) {
			e := good.Frame(webtest.Set(t, good.APIGatewayWebsocketProxyRequest.Body, f.Pointer, f.JSON))
			Serve(t, h, e).Refused(t, ref, 400, parley.InvalidRequest, f.At)
			ServeChecked(t, h, e, parley.Refuse(parley.Unauthenticated, "say hello first")).IsClosed(t)
		})
	}
}

func refOf(t testing.TB, e Event) string {
	t.Helper()
	var frame struct{ Ref string }
	if err := json.Unmarshal([]byte(e.APIGatewayWebsocketProxyRequest.Body), &frame); err != nil {
		t.Fatal(err)
	}
	return frame.Ref
}

// AnswersErrors tries what a use case may refuse. With is the handler over a use case that returns err.
func AnswersErrors(t *testing.T, good Event, with func(err error) socket.Handler) {
	t.Helper()
	ref := refOf(t, good)
	t.Run("a refusal of the use case is answered as it is", func(t *testing.T) {
		told := Serve(t, with(parley.RefuseField(parley.InvalidValue, "/where", "the reason")), good)
		told.Refused(t, ref, 422, parley.InvalidValue, "/where")
	})
	t.Run("an error without a code is internal, and its text is not told", func(t *testing.T) {
		told := Serve(t, with(errors.New("table-of-secrets: no such host")), good)
		told.Refused(t, ref, 500, parley.Internal, "")
		if strings.Contains(told.Frames[0], "secrets") {
			t.Error(told.Frames[0])
		}
	})
	t.Run("who has not said hello is told nothing", func(t *testing.T) {
		Serve(t, with(parley.Refuse(parley.Unauthenticated, "say hello first")), good).IsClosed(t)
	})
	t.Run("nobody stays whose session is over", func(t *testing.T) {
		told := Serve(t, with(parley.Refuse(parley.SessionExpired, "over")), good)
		told.Refused(t, ref, 401, parley.SessionExpired, "")
		webtest.Same(t, "closed", told.Closed, true)
	})
}
