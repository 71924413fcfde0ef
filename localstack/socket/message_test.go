package socket

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/coder/websocket"
)

func TestMessagesGoToTheFunctionOfTheirRoute(t *testing.T) {
	b := newBench(t, func(c *Config) { c.Routes["$default"] = "default" })
	socket, id := b.connected()
	for text, want := range map[string][2]string{
		`{"type":"hello"}`:           {"hello", "hello"},
		`{"type":"message.send"}`:    {"send", "message.send"},
		`{"type":"unknown"}`:         {"default", "$default"},
		`{"type":7}`:                 {"default", "$default"},
		`{"type":"$connect"}`:        {"default", "$default"},
		`no JSON`:                    {"default", "$default"},
		`["hello"]`:                  {"default", "$default"},
		`{"type":"hello","ü":"é\n"}`: {"hello", "hello"},
	} {
		b.send(socket, text)
		c := b.next(want[0])
		at := c.event.RequestContext
		if at.RouteKey != want[1] || at.EventType != "MESSAGE" || at.ConnectionID != id || at.MessageID == "" || at.RequestTimeEpoch < at.ConnectedAt {
			t.Errorf("%s: %+v", text, at)
		}
		if c.event.Body != text || c.event.IsBase64Encoded || !bytes.Contains(c.raw, []byte(`"isBase64Encoded":false`)) {
			t.Errorf("%s: %s", text, c.raw)
		}
	}
	b.quiet()
}

func TestASelectionMayLeadDeeper(t *testing.T) {
	b := newBench(t, func(c *Config) { c.Selection = "${request.body.head.type}" })
	socket, _ := b.connected()
	b.send(socket, `{"head":{"type":"hello"}}`)
	b.next("hello")
}

// wantOwnWord wants a frame of the gateway's own.
func wantOwnWord(t *testing.T, text, message, connection string) {
	t.Helper()
	var got struct {
		Message      string `json:"message"`
		ConnectionID string `json:"connectionId"`
		RequestID    string `json:"requestId"`
	}
	if err := json.Unmarshal([]byte(text), &got); err != nil || got.Message != message || got.ConnectionID != connection || got.RequestID == "" {
		t.Errorf("got %s, want %q", text, message)
	}
}

func TestWhatGoesWrongIsToldToTheClient(t *testing.T) {
	b := newBench(t, nil)
	socket, id := b.connected()
	b.send(socket, `{"type":"unknown"}`)
	wantOwnWord(t, b.receive(socket), "Forbidden", id)
	for _, c := range []struct {
		answer string
		err    error
		want   string
	}{
		{"", &Failed{"oh"}, "Internal server error"},
		{"", errors.New("oh"), "Internal server error"},
		{"null", nil, "Internal server error"},
		{"", ErrNotInTime, "Endpoint request timed out"},
	} {
		b.functions.on("hello", always(c.answer, c.err))
		b.send(socket, `{"type":"hello"}`)
		wantOwnWord(t, b.receive(socket), c.want, id)
		b.next("hello")
	}
	// What a function answers well goes nowhere: the next thing heard is of the next message.
	b.functions.on("hello", always(`{"statusCode":400,"body":"never sent"}`, nil))
	b.send(socket, `{"type":"hello"}`)
	b.next("hello")
	b.send(socket, `{"type":"unknown"}`)
	wantOwnWord(t, b.receive(socket), "Forbidden", id)
}

func TestMessagesOfOneConnectionAreWorkedOnAtOnce(t *testing.T) {
	b := newBench(t, nil)
	release := make(chan struct{})
	b.functions.on("hello", func(context.Context, call) (string, error) {
		<-release
		return `{"statusCode":200}`, nil
	})
	socket, _ := b.connected()
	for range concurrent + 3 {
		b.send(socket, `{"type":"hello"}`)
	}
	for range concurrent {
		b.next("hello")
	}
	b.quiet()
	close(release)
	for range 3 {
		b.next("hello")
	}
}

func TestLimitsOfFramesAndMessages(t *testing.T) {
	body := func(size int) []byte {
		text := `{"type":"hello","x":"`
		return []byte(text + strings.Repeat("x", size-len(text)-2) + `"}`)
	}
	frames := func(t *testing.T, socket *websocket.Conn, text []byte, size int) {
		w, err := socket.Writer(t.Context(), websocket.MessageText)
		for err == nil && len(text) > 0 {
			n := min(size, len(text))
			_, err = w.Write(text[:n])
			text = text[n:]
		}
		if err == nil {
			err = w.Close()
		}
		if err != nil {
			t.Logf("send: %v", err) // the other side may have closed already
		}
	}
	t.Run("what fits", func(t *testing.T) {
		b := newBench(t, nil)
		socket, _ := b.connected()
		for _, size := range []int{100, 200, 1000, maxFrame, maxFrame + 1, maxMessage} {
			frames(t, socket, body(size), maxFrame)
			if got := len(b.next("hello").event.Body); got != size {
				t.Errorf("%d of %d came", got, size)
			}
		}
	})
	for name, c := range map[string]struct {
		send func(t *testing.T, socket *websocket.Conn)
		want websocket.StatusCode
	}{
		"a frame too long":     {func(t *testing.T, s *websocket.Conn) { frames(t, s, body(maxFrame+1), maxMessage) }, 1009},
		"a far too long frame": {func(t *testing.T, s *websocket.Conn) { frames(t, s, body(4<<20), 4<<20) }, 1009},
		"a later frame":        {func(t *testing.T, s *websocket.Conn) { frames(t, s, body(100+2*maxFrame), maxFrame+1) }, 1009},
		"a message too long":   {func(t *testing.T, s *websocket.Conn) { frames(t, s, body(maxMessage+1), maxFrame) }, 1009},
		"binary":               {func(t *testing.T, s *websocket.Conn) { _ = s.Write(t.Context(), websocket.MessageBinary, body(100)) }, 1003},
		"not UTF-8":            {func(t *testing.T, s *websocket.Conn) { _ = s.Write(t.Context(), websocket.MessageText, []byte{0xff}) }, 1007},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, nil)
			socket, _ := b.connected()
			c.send(t, socket)
			b.closed(socket, c.want)
			b.wantEnd(int64(c.want))
		})
	}
}

func TestAConnectionLastsAsLongAsItMay(t *testing.T) {
	for name, change := range map[string]func(*Config){
		"lifetime": func(c *Config) { c.Lifetime = 20 * time.Millisecond },
		"idle":     func(c *Config) { c.Idle = 20 * time.Millisecond },
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, change)
			socket, _ := b.connected()
			b.closed(socket, websocket.StatusGoingAway)
			b.wantEnd(1001)
		})
	}
}

func TestMessagesKeepAConnectionButNotForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &connection{outbox: newOutbox(), finished: make(chan struct{}), lastActive: time.Now()}
		began := time.Now()
		go c.watch(limits{MaxLifetime, MaxIdle})
		for c.lives() {
			c.touch()
			time.Sleep(9 * time.Minute)
		}
		if took := time.Since(began); took < MaxLifetime || took > MaxLifetime+9*time.Minute || c.ended() != goingAway {
			t.Errorf("a busy connection lasted %s and ended with %v", took, c.ended())
		}
		c = &connection{outbox: newOutbox(), finished: make(chan struct{}), lastActive: time.Now()}
		began = time.Now()
		go c.watch(limits{MaxLifetime, MaxIdle})
		time.Sleep(9 * time.Minute)
		c.touch()
		<-c.finished
		if took := time.Since(began); took != 19*time.Minute {
			t.Errorf("a quiet connection lasted %s", took)
		}
	})
}

func TestDisconnectComesOnceWhateverTheEnd(t *testing.T) {
	for name, c := range map[string]struct {
		end  func(b *bench, socket *websocket.Conn, id string)
		want int64
	}{
		"the client closes":          {func(_ *bench, s *websocket.Conn, _ string) { _ = s.Close(4001, "enough") }, 4001},
		"it closes without a status": {func(_ *bench, s *websocket.Conn, _ string) { _ = s.Close(websocket.StatusNoStatusRcvd, "") }, 1005},
		"the TCP connection ends":    {func(_ *bench, s *websocket.Conn, _ string) { _ = s.CloseNow() }, 1006},
		"a function closes":          {func(b *bench, _ *websocket.Conn, id string) { b.manage("DELETE", id, "") }, 1000},
		"it is cut":                  {func(b *bench, _ *websocket.Conn, id string) { b.fault(id, FaultCut) }, 1006},
		"the gateway closes":         {func(b *bench, _ *websocket.Conn, _ string) { go b.gateway.Close(b.t.Context()) }, 1012},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, nil)
			socket, id := b.connected()
			_ = socket.CloseRead(t.Context())
			c.end(b, socket, id)
			e := b.wantEnd(c.want).event.RequestContext
			if e.ConnectionID != id || name == "the client closes" && *e.DisconnectReason != "enough" {
				t.Errorf("%+v", e)
			}
			if status, _ := b.post(id, "late"); status != 410 {
				t.Errorf("a post after the end: %d", status)
			}
		})
	}
}

func TestAClosedGatewayLetsNobodyIn(t *testing.T) {
	b := newBench(t, nil)
	b.gateway.Close(t.Context())
	if status, _ := b.refused(); status != 503 {
		t.Errorf("%d", status)
	}
}

func TestPingsAreAnswered(t *testing.T) {
	b := newBench(t, nil)
	socket, _ := b.connected()
	_ = socket.CloseRead(t.Context())
	if err := socket.Ping(t.Context()); err != nil {
		t.Error(err)
	}
}
