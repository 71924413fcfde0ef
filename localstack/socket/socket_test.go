package socket

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/coder/websocket"
)

// patience is how long a test waits for what has to come.
const patience = 20 * time.Second

const region, account = "us-east-1", "000000000000"

var credentials = Credentials{KeyID: "local", Secret: "secret", Token: "token"}

// call is one invocation, as a function sees it.
type call struct {
	function string
	event    events.APIGatewayWebsocketProxyRequest
	raw      []byte
}

// functions is an Invoker in process: every call is shown, and answered by the answer of its function,
// or with 200.
type functions struct {
	calls   chan call
	mu      sync.Mutex
	answers map[string]func(context.Context, call) (string, error)
}

func (f *functions) Invoke(ctx context.Context, function string, event []byte) ([]byte, error) {
	c := call{function: function, raw: event}
	if err := json.Unmarshal(event, &c.event); err != nil {
		return nil, err
	}
	f.calls <- c
	f.mu.Lock()
	answer := f.answers[function]
	f.mu.Unlock()
	if answer == nil {
		return []byte(`{"statusCode":200}`), nil
	}
	text, err := answer(ctx, c)
	return []byte(text), err
}

// on says how a function answers.
func (f *functions) on(function string, answer func(context.Context, call) (string, error)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.answers[function] = answer
}

func always(text string, err error) func(context.Context, call) (string, error) {
	return func(context.Context, call) (string, error) { return text, err }
}

// bench is a gateway with its three sides served.
type bench struct {
	t          *testing.T
	gateway    *Gateway
	functions  *functions
	public     *httptest.Server
	management *httptest.Server
	local      *httptest.Server
}

// newBench serves a gateway whose functions have the names of their routes.
func newBench(t *testing.T, change func(*Config)) *bench {
	t.Helper()
	config := Config{
		Region: region, Account: account, APIID: "local", Stage: "ws", Selection: "$request.body.type", Credentials: []Credentials{credentials},
		Routes: map[string]string{"$connect": "connect", "$disconnect": "disconnect", "hello": "hello", "message.send": "send"},
	}
	if change != nil {
		change(&config)
	}
	f := &functions{calls: make(chan call, 10000), answers: map[string]func(context.Context, call) (string, error){}}
	g, err := New(config, f)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t, g, f, httptest.NewServer(g), httptest.NewServer(g.Management()), httptest.NewServer(g.Local())}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		g.Close(ctx)
		if ctx.Err() != nil {
			t.Error("the gateway does not close")
		}
		b.public.Close()
		b.management.Close()
		b.local.Close()
	})
	return b
}

// dial connects, offering these subprotocols, and fails the test where that does not succeed.
func (b *bench) dial(protocols ...string) *websocket.Conn {
	b.t.Helper()
	socket, response, err := b.tryDial(protocols...)
	if err != nil {
		b.t.Fatalf("dial: %v %v", err, response)
	}
	return socket
}

func (b *bench) tryDial(protocols ...string) (*websocket.Conn, *http.Response, error) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.t.Context(), patience)
	defer cancel()
	socket, response, err := websocket.Dial(ctx, b.public.URL+"/ws?q=1&q=2", &websocket.DialOptions{
		Subprotocols: protocols, HTTPHeader: http.Header{"User-Agent": {"bench"}, "Origin": {"https://elsewhere.example"}},
	})
	if err == nil {
		socket.SetReadLimit(-1)
		b.t.Cleanup(func() { _ = socket.CloseNow() })
	}
	return socket, response, err
}

// refused dials where that must fail, and gives the answer.
func (b *bench) refused(protocols ...string) (int, string) {
	b.t.Helper()
	_, response, err := b.tryDial(protocols...)
	if err == nil || response == nil {
		b.t.Fatalf("dial: %v, %v", response, err)
	}
	body, _ := io.ReadAll(response.Body)
	return response.StatusCode, string(body)
}

// next is the next invocation, which must be of this function.
func (b *bench) next(function string) call {
	b.t.Helper()
	select {
	case c := <-b.functions.calls:
		if c.function != function {
			b.t.Fatalf("%s was called, want %s", c.function, function)
		}
		return c
	case <-time.After(patience):
		b.t.Fatalf("%s was not called", function)
		panic("unreachable")
	}
}

// quiet fails where a function was called that nobody asked about.
func (b *bench) quiet() {
	b.t.Helper()
	select {
	case c := <-b.functions.calls:
		b.t.Errorf("%s was called too: %s", c.function, c.raw)
	default:
	}
}

// connected dials, and gives the connection's id too.
func (b *bench) connected() (*websocket.Conn, string) {
	b.t.Helper()
	socket := b.dial()
	return socket, b.next("connect").event.RequestContext.ConnectionID
}

func (b *bench) send(socket *websocket.Conn, text string) {
	b.t.Helper()
	if err := socket.Write(b.t.Context(), websocket.MessageText, []byte(text)); err != nil {
		b.t.Fatalf("send: %v", err)
	}
}

func (b *bench) receive(socket *websocket.Conn) string {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.t.Context(), patience)
	defer cancel()
	_, text, err := socket.Read(ctx)
	if err != nil {
		b.t.Fatalf("receive: %v", err)
	}
	return string(text)
}

// closed reads until the connection ends, and wants this code; -1 is an end without a close.
func (b *bench) closed(socket *websocket.Conn, want websocket.StatusCode) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.t.Context(), patience)
	defer cancel()
	for {
		if _, _, err := socket.Read(ctx); err != nil {
			if got := websocket.CloseStatus(err); got != want || ctx.Err() != nil {
				b.t.Errorf("closed with %d (%v), want %d", got, err, want)
			}
			return
		}
	}
}

// wantEnd waits for $disconnect, wants this code in it, and that it is the last of the connection.
func (b *bench) wantEnd(code int64) call {
	b.t.Helper()
	c := b.next("disconnect")
	if got := c.event.RequestContext; got.DisconnectStatusCode != code || got.EventType != "DISCONNECT" || got.RouteKey != "$disconnect" || got.DisconnectReason == nil {
		b.t.Errorf("$disconnect with %s, want the code %d", c.raw, code)
	}
	b.quiet()
	return c
}

// fault makes a connection misbehave.
func (b *bench) fault(id string, as Fault) {
	b.t.Helper()
	if status, body := b.ask(http.MethodPut, "/local/connections/"+id, `{"fault":"`+string(as)+`"}`); status != http.StatusOK {
		b.t.Fatalf("set %s: %d %s", as, status, body)
	}
}

func (b *bench) ask(method, path, body string) (int, string) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.local.URL+path, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	return b.do(r)
}

func (b *bench) do(r *http.Request) (int, string) {
	b.t.Helper()
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return response.StatusCode, string(text)
}
