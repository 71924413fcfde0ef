package socket

import (
	"context"
	"errors"
	"io"
	"net"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/coder/websocket"
)

// concurrent is how many messages of one connection are worked on at once. AWS sets no such bound but
// a rate; here it keeps one client from taking all of a small machine.
const concurrent = 16

// closeGrace is how long a client may take to answer a close.
const closeGrace = 5 * time.Second

// ending is why a connection ended, as $disconnect is told.
type ending struct {
	code   websocket.StatusCode
	reason string
}

// The ends that come from this side, and the one that comes from none.
var (
	deleted        = ending{websocket.StatusNormalClosure, "Normal closure"}
	goingAway      = ending{websocket.StatusGoingAway, "Going away"}
	binaryRefused  = ending{websocket.StatusUnsupportedData, "Binary is not supported"}
	abnormal       = ending{1006, "Connection closed abnormally"}
	notUTF8        = ending{websocket.StatusInvalidFramePayloadData, "Not UTF-8"}
	frameTooLong   = ending{websocket.StatusMessageTooBig, "Frame is too long"}
	messageTooLong = ending{websocket.StatusMessageTooBig, "Message is too long"}
	serviceRestart = ending{websocket.StatusServiceRestart, "Service restart"}
)

// connection is one client's. A reader, a writer and a watch over its limits share it; whichever first
// finds that it has ended says why.
type connection struct {
	id, domain, sourceIP, userAgent string

	connectedAt time.Time
	authorizer  map[string]any // what the authorizer said of the client

	outbox   *outbox
	finished chan struct{} // closed when it has ended for callers; the socket may take a moment more
	written  chan struct{} // closed when nothing more is written

	mu         sync.Mutex
	wire       *wire // nil during the handshake
	lastActive time.Time
	fault      Fault
	ending     ending // once finished is closed
	lateness   *time.Timer
}

type limits struct{ lifetime, idle time.Duration }

// run carries messages both ways until the connection has ended. handle is called for several messages
// at once; run does not wait for it.
func (c *connection) run(socket *websocket.Conn, w *wire, l limits, handle func([]byte)) {
	c.mu.Lock()
	c.wire = w
	c.mu.Unlock()
	if !c.lives() && c.ended() == abnormal { // cut before there was anything to cut
		w.abort()
	}
	go c.write(socket)
	go c.watch(l)
	c.read(socket, handle)
	<-c.written
	_ = socket.CloseNow()
	c.lateness.Stop()
}

// finish makes the first reason count: from then on, posts are refused. The socket is given some time
// to send what is queued, and ends then in any case.
func (c *connection) finish(why ending) {
	c.mu.Lock()
	defer c.mu.Unlock()
	select {
	case <-c.finished:
		return
	default:
	}
	c.ending = why
	c.lateness = time.AfterFunc(closeGrace, c.hangUp)
	close(c.finished)
	c.outbox.seal()
}

// shut ends the connection in order: what is queued is sent, and then the close with this code.
func (c *connection) shut(why ending) { c.finish(why) }

// cut ends the connection at once and without a word.
func (c *connection) cut() {
	c.finish(abnormal)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.wire != nil {
		c.wire.abort()
	}
}

func (c *connection) hangUp() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.wire != nil {
		_ = c.wire.Close()
	}
}

func (c *connection) lives() bool {
	select {
	case <-c.finished:
		return false
	default:
		return true
	}
}

// ended is why, once it has finished.
func (c *connection) ended() ending {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ending
}

// read takes messages until there can be no more.
func (c *connection) read(socket *websocket.Conn, handle func([]byte)) {
	slots := make(chan struct{}, concurrent)
	for {
		text, err := readMessage(socket)
		if err != nil {
			c.finish(endingOf(err))
			return
		}
		select {
		case slots <- struct{}{}:
		case <-c.finished: // closing: the library reads the rest
			return
		}
		c.touch()
		if !c.lives() {
			return
		}
		go func() {
			defer func() { <-slots }()
			handle(text)
		}()
	}
}

// unfit is an error for a message that ends the connection.
type unfit struct{ ending }

func (u unfit) Error() string { return u.reason }

// readMessage reads one message of text within the limits. Its errors are unfit, or the library's.
func readMessage(socket *websocket.Conn) ([]byte, error) {
	kind, reader, err := socket.Reader(context.Background())
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(reader, maxMessage+1))
	switch {
	case errors.Is(err, errFrameTooLarge):
		return nil, unfit{frameTooLong}
	case err != nil:
		return nil, err
	case len(text) > maxMessage:
		return nil, unfit{messageTooLong}
	case kind != websocket.MessageText:
		return nil, unfit{binaryRefused}
	case !utf8.Valid(text):
		return nil, unfit{notUTF8}
	}
	return text, nil
}

func endingOf(err error) ending {
	var bad unfit
	var closed websocket.CloseError
	switch {
	case errors.As(err, &bad):
		return bad.ending
	case errors.As(err, &closed) && closed.Code == websocket.StatusNoStatusRcvd:
		return ending{closed.Code, "Client-side close frame status not set"}
	case errors.As(err, &closed):
		return ending{closed.Code, closed.Reason}
	}
	return abnormal
}

// write sends what is queued, until the connection has ended and, where it can, says why.
func (c *connection) write(socket *websocket.Conn) {
	defer close(c.written)
	for {
		message, ok := c.outbox.next()
		if !ok {
			break
		}
		if err := send(socket, message); err != nil {
			if !errors.Is(err, net.ErrClosed) { // else the client closes, and the reader hears why
				c.cut()
			}
			return
		}
		c.outbox.done()
		c.touch()
	}
	if why := c.ended(); why != abnormal {
		_ = socket.Close(why.code, why.reason) // does nothing where the client has closed
	}
}

// send writes a message, in frames of AWS's size.
func send(socket *websocket.Conn, message []byte) error {
	ctx := context.Background()
	if len(message) <= maxFrame {
		return socket.Write(ctx, websocket.MessageText, message)
	}
	writer, err := socket.Writer(ctx, websocket.MessageText)
	if err != nil {
		return err
	}
	for len(message) > 0 {
		n := min(len(message), maxFrame)
		if _, err := writer.Write(message[:n]); err != nil {
			return err
		}
		message = message[n:]
	}
	return writer.Close()
}

// watch ends the connection when it is too old, or too long without a message. A ping is no message:
// AWS does not say that it counts.
func (c *connection) watch(l limits) {
	old, quiet := time.NewTimer(l.lifetime), time.NewTimer(l.idle)
	defer old.Stop()
	defer quiet.Stop()
	for {
		select {
		case <-c.finished:
			return
		case <-old.C:
			c.shut(goingAway)
		case <-quiet.C:
			left := l.idle - time.Since(c.activeAt())
			if left <= 0 {
				c.shut(goingAway)
				return
			}
			quiet.Reset(left)
		}
	}
}

func (c *connection) touch() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lastActive = time.Now()
}

func (c *connection) activeAt() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.lastActive
}
