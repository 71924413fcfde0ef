package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/coder/websocket"
)

// DialFunc opens the connection below a socket.
type DialFunc func(ctx context.Context, network, address string) (net.Conn, error)

// Link is one socket.
type Link struct {
	ID        string // of the connection, after Hello
	ExpiresAt time.Time

	socket *websocket.Conn
	ready  chan Frame
	ended  chan struct{}
	err    error // after ended

	mu      sync.Mutex
	waiting map[string]chan Frame
	refs    int
}

// ErrEnded is what commands on a socket end with that is no more: their outcome is unknown.
var ErrEnded = errors.New("the socket has ended")

const maxServerFrame = 128 << 10 // the largest message of API Gateway

// Dial opens a socket with a session's token. Each event that comes is given to hear, one at a time.
func Dial(ctx context.Context, url, token string, dial DialFunc, hear func(Event)) (*Link, error) {
	options := &websocket.DialOptions{Subprotocols: []string{"parley.v1", token}}
	if dial != nil {
		options.HTTPClient = &http.Client{Transport: &http.Transport{DialContext: dial, DisableKeepAlives: true}}
	}
	socket, response, err := websocket.Dial(ctx, url, options)
	if err != nil {
		if response != nil {
			return nil, &RefusedError{response.StatusCode, err}
		}
		return nil, err
	}
	socket.SetReadLimit(maxServerFrame)
	l := &Link{socket: socket, ready: make(chan Frame, 1), ended: make(chan struct{}), waiting: map[string]chan Frame{}}
	if socket.Subprotocol() != "parley.v1" {
		_ = socket.CloseNow()
		return nil, fmt.Errorf("the server chose the subprotocol %q", socket.Subprotocol())
	}
	go l.read(hear)
	return l, nil
}

// RefusedError is a handshake that was answered with a status.
type RefusedError struct {
	Status int
	Err    error
}

func (e *RefusedError) Error() string { return e.Err.Error() }

// Ended is closed when the socket has.
func (l *Link) Ended() <-chan struct{} { return l.ended }

// Why is the reason of the end, once it has come.
func (l *Link) Why() error {
	<-l.ended
	return l.err
}

// Close ends the socket in order; Cut at once.
func (l *Link) Close() { _ = l.socket.Close(websocket.StatusNormalClosure, "") }

// Cut ends the socket without a word.
func (l *Link) Cut() { _ = l.socket.CloseNow() }

func (l *Link) read(hear func(Event)) {
	defer close(l.ended)
	for {
		_, text, err := l.socket.Read(context.Background())
		if err != nil {
			l.err = err
			_ = l.socket.CloseNow()
			return
		}
		var f Frame
		if err := json.Unmarshal(text, &f); err != nil {
			l.err = fmt.Errorf("a frame is no JSON: %w: %.200s", err, text)
			_ = l.socket.CloseNow()
			return
		}
		l.take(f, hear)
	}
}

func (l *Link) take(f Frame, hear func(Event)) {
	switch f.Type {
	case "ready":
		select {
		case l.ready <- f:
		default: // doubled on its way
		}
	case "ok", "error", "pong":
		l.answer(f)
	case "batch":
		for _, e := range f.Events {
			hear(e)
		}
	default:
		f.Event.ID = f.ID
		hear(f.Event)
	}
}

func (l *Link) answer(f Frame) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if waiting := l.waiting[f.Ref]; waiting != nil {
		waiting <- f // it has room for one
		delete(l.waiting, f.Ref)
	}
}

// Hello registers the socket, and waits until the server says that it is.
func (l *Link) Hello(ctx context.Context) error {
	if err := l.write(ctx, Object{"type": "hello"}); err != nil {
		return err
	}
	select {
	case f := <-l.ready:
		l.ID, l.ExpiresAt = f.ID, f.ExpiresAt
		return nil
	case <-l.ended:
		return fmt.Errorf("hello: %w", l.err)
	case <-ctx.Done():
		return fmt.Errorf("hello: %w", ctx.Err())
	}
}

func (l *Link) write(ctx context.Context, o Object) error {
	text, err := json.Marshal(o)
	if err != nil {
		return err
	}
	return l.socket.Write(ctx, websocket.MessageText, text)
}

// Command sends a frame and waits for what comes of it.
func (l *Link) Command(ctx context.Context, o Object) (Frame, error) {
	ref, answer := l.expect()
	defer l.forget(ref)
	o["ref"] = ref
	if err := l.write(ctx, o); err != nil {
		return Frame{}, fmt.Errorf("%w: %w", ErrEnded, err)
	}
	select {
	case f := <-answer:
		return f, nil
	case <-l.ended:
		return Frame{}, ErrEnded
	case <-ctx.Done():
		return Frame{}, ctx.Err()
	}
}

func (l *Link) expect() (string, chan Frame) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.refs++
	ref, answer := fmt.Sprint("r", l.refs), make(chan Frame, 1)
	l.waiting[ref] = answer
	return ref, answer
}

func (l *Link) forget(ref string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.waiting, ref)
}
