package conformance_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"

	"github.com/parleyhq/parley/infra/conformance"
)

// socket is a user's connection. Every frame that comes is held against the document; so is every frame
// that was taken.
type socket struct {
	t    testing.TB
	conn *websocket.Conn

	mu      sync.Mutex
	frames  []frame // events on their own, whether they came in a batch or not
	arrived chan struct{}
	closed  error
}

// frame is a frame of the server, or an event of a batch.
type frame struct {
	Type       string          `json:"type"`
	Ref        string          `json:"ref"`
	ID         string          `json:"id"`
	Channel    string          `json:"channel_id"`
	Sequence   int             `json:"sequence_id"`
	Change     int             `json:"change_id"`
	Kind       string          `json:"kind"`
	Reaction   *reacted        `json:"reaction"`
	Data       json.RawMessage `json:"data"`
	Problem    problem         `json:"problem"`
	Connection string          `json:"connection_id"`
	ExpiresAt  time.Time       `json:"expires_at"`
	Epoch      int             `json:"epoch"`
	Events     []frame         `json:"events"`
}

// arrival is how long a frame may take. What comes on the sure path alone takes some seconds on a deployment
// that was idle.
const arrival = 30 * time.Second

// dial tries to open a connection with these subprotocols.
func dial(t testing.TB, protocols ...string) (*websocket.Conn, *http.Response, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), arrival)
	defer cancel()
	for _, protocol := range protocols {
		deployment.secrets.Word("a subprotocol", protocol)
	}
	return websocket.Dial(ctx, deployment.socketURL, &websocket.DialOptions{Subprotocols: protocols})
}

// open opens a connection that has not said hello.
func (u user) open(t testing.TB) *socket {
	t.Helper()
	needs(t, sockets)
	conn, _, err := dial(t, "parley.v1", u.token)
	if err != nil {
		t.Fatalf("connect as %s: %v", u.id, err)
	}
	conn.SetReadLimit(1 << 20) // a frame that is too large is told by its size
	s := &socket{t: t, conn: conn, arrived: make(chan struct{}, 1)}
	go s.read()
	t.Cleanup(func() {
		_ = conn.CloseNow()
		for range s.arrived { // until the reader is done
		}
	})
	return s
}

// connect opens a connection and says hello.
func (u user) connect(t testing.TB) *socket {
	t.Helper()
	s := u.open(t)
	s.say(object{"type": "hello", "ref": "hello"})
	ready := s.await("ready", func(f frame) bool { return f.Type == "ready" })
	same(t, "ref of ready", ready.Ref, "hello")
	if ready.Connection == "" || time.Until(ready.ExpiresAt) < time.Minute || ready.Epoch < 1 {
		t.Errorf("ready: %+v", ready)
	}
	return s
}

func (s *socket) read() {
	for {
		kind, text, err := s.conn.Read(context.Background())
		s.mu.Lock()
		if err != nil {
			s.closed = err
			s.mu.Unlock()
			close(s.arrived)
			return
		}
		deployment.secrets.Told("a frame", text)
		var f frame
		if kind != websocket.MessageText {
			s.t.Errorf("a frame of type %v", kind)
		} else if err := deployment.socket.CheckServerFrame(text); err != nil {
			s.t.Errorf("against the document: %v: %.1500s", err, text)
		}
		if err := json.Unmarshal(text, &f); err != nil {
			s.t.Errorf("%v: %.1000s", err, text)
		}
		if f.Type == "batch" {
			s.frames = append(s.frames, f.Events...)
		} else {
			s.frames = append(s.frames, f)
		}
		s.mu.Unlock()
		select {
		case s.arrived <- struct{}{}:
		default: // whoever waits looks at all frames
		}
	}
}

// say sends a frame that the document allows.
func (s *socket) say(body object) {
	s.t.Helper()
	text := s.text(body)
	if err := deployment.socket.CheckClientFrame(text); err != nil {
		s.t.Errorf("the suite says what the document does not allow: %v: %s", err, text)
	}
	s.send(text)
}

func (s *socket) text(body object) []byte {
	s.t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		s.t.Fatal(err)
	}
	return text
}

// send sends a frame as it is.
func (s *socket) send(text []byte) {
	s.t.Helper()
	deployment.secrets.Sent("a frame", text)
	ctx, cancel := context.WithTimeout(s.t.Context(), arrival)
	defer cancel()
	if err := s.conn.Write(ctx, websocket.MessageText, text); err != nil {
		s.t.Errorf("send: %v", err)
	}
}

// find is the first frame that came and is wanted.
func (s *socket) find(wanted func(frame) bool) (frame, error, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := slices.IndexFunc(s.frames, wanted); i >= 0 {
		return s.frames[i], s.closed, true
	}
	return frame{}, s.closed, false
}

// await waits for a frame, and ends the test where none comes.
func (s *socket) await(what string, wanted func(frame) bool) frame {
	s.t.Helper()
	late := time.After(arrival)
	for {
		f, closed, ok := s.find(wanted)
		switch {
		case ok:
			return f
		case closed != nil:
			s.t.Fatalf("closed while waiting for %s: %v", what, closed)
		}
		select {
		case <-s.arrived:
		case <-late:
			s.t.Fatalf("%s did not come; these did: %s", what, s.seen())
		}
	}
}

func (s *socket) seen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var kinds []string
	for _, f := range s.frames {
		kinds = append(kinds, fmt.Sprint(f.Type, f.Data))
	}
	return fmt.Sprintf("%.1000s", strings.Join(kinds, " "))
}

// event waits for an event of a type and a channel.
func (s *socket) event(kind, channel string, more ...func(frame) bool) frame {
	s.t.Helper()
	return s.await(kind, func(f frame) bool {
		return f.Type == kind && f.Channel == channel && !slices.ContainsFunc(more, func(wanted func(frame) bool) bool { return !wanted(f) })
	})
}

// ask sends a command and waits for its answer, of whatever kind.
func (s *socket) ask(body object) frame {
	s.t.Helper()
	ref := unique()
	body["ref"] = ref
	s.send(s.text(body))
	answer := s.await("the answer to "+fmt.Sprint(body["type"]), func(f frame) bool { return f.Ref == ref })
	if err := deployment.socket.CheckClientFrame(s.text(body)); answer.Type == "ok" && err != nil {
		s.t.Errorf("taken, and the document does not allow it: %v", err)
	}
	return answer
}

// command is ask that ends the test where it is refused.
func (s *socket) command(body object) frame {
	s.t.Helper()
	answer := s.ask(body)
	if answer.Type != "ok" {
		s.t.Fatalf("%v: %+v", body, answer)
	}
	return answer
}

// refused checks that a command is refused so.
func (s *socket) refused(body object, code string) problem {
	s.t.Helper()
	answer := s.ask(body)
	if answer.Type != "error" || answer.Problem.Code != code {
		s.t.Errorf("%v: %s %s, not error %s", body, answer.Type, answer.Problem.Code, code)
	}
	return answer.Problem
}

// ended waits until the server closes the connection, and says how.
func (s *socket) ended() websocket.CloseError {
	s.t.Helper()
	late := time.After(arrival)
	for {
		s.mu.Lock()
		closed := s.closed
		s.mu.Unlock()
		if closed != nil {
			var end websocket.CloseError
			if !errors.As(closed, &end) {
				s.t.Errorf("ended without a close frame: %v", closed)
			}
			return end
		}
		select {
		case <-s.arrived:
		case <-late:
			s.t.Fatalf("the connection stays open; what came: %s", s.seen())
		}
	}
}

// dataOf reads the data of a frame as a T.
func dataOf[T any](t testing.TB, f frame) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(f.Data, &v); err != nil {
		t.Fatalf("%s: %v: %s", f.Type, err, f.Data)
	}
	return v
}

func textFrame(text, channel string) object {
	return object{"type": "message.send", "message": object{"type": "text", "content": object{"text": text}}, "recipients": object{"channels": []string{channel}}}
}

// hugeFrame is a text of one byte more than a frame takes.
func hugeFrame() []byte {
	return []byte(`{"type":"ping","ref":"` + strings.Repeat("x", conformance.MaxFrame) + `"}`)
}
