package socket

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/http"
)

var errFrameTooLarge = errors.New("a frame is over 32 KB")

// hijacker gives the WebSocket library the wire in place of the plain connection.
type hijacker struct {
	http.ResponseWriter
	wire *wire // after Hijack
}

func (h *hijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, buffered, err := http.NewResponseController(h.ResponseWriter).Hijack()
	if err != nil {
		return nil, nil, err
	}
	early, _ := buffered.Reader.Peek(buffered.Reader.Buffered()) // what came with the handshake
	h.wire = &wire{Conn: conn, in: bufio.NewReader(io.MultiReader(bytes.NewReader(early), conn))}
	return h.wire, bufio.NewReadWriter(bufio.NewReader(h.wire), bufio.NewWriter(h.wire)), nil
}

// wire is a client's connection, on which the frames that come in are watched: the library shows
// messages only, and AWS limits each frame. A frame of data that is too large makes one Read fail
// between its header and its content; after that the bytes go on, so that the library can read to the
// end of the frame and close in order.
type wire struct {
	net.Conn
	in *bufio.Reader

	header  [14]byte // of the frame that comes in, as far as it is there
	have    int
	content uint64 // bytes of the frame that are still to come
	large   bool   // the next Read has to fail
}

// Read gives bytes up to the end of a header or of a content, never across: what comes next may have
// to fail.
func (w *wire) Read(p []byte) (int, error) {
	if w.large {
		w.large = false
		return 0, errFrameTooLarge
	}
	n, err := w.in.Read(p[:min(uint64(len(p)), w.expects())])
	w.see(p[:n])
	return n, err
}

// expects is how many bytes there are at least until something has to be decided.
func (w *wire) expects() uint64 {
	if w.content > 0 {
		return w.content
	}
	return uint64(w.headerSize() - w.have)
}

// headerSize is how long the header is, as far as can be said.
func (w *wire) headerSize() int {
	if w.have < 2 {
		return 2
	}
	size := 2
	switch w.header[1] & 0x7f {
	case 126:
		size += 2
	case 127:
		size += 8
	}
	if w.header[1]&0x80 != 0 {
		size += 4 // the mask
	}
	return size
}

// see follows the frames. seen is never more than was expected.
func (w *wire) see(seen []byte) {
	if w.content > 0 {
		w.content -= uint64(len(seen))
		return
	}
	w.have += copy(w.header[w.have:], seen)
	if w.have < w.headerSize() {
		return
	}
	w.have = 0
	switch length := w.header[1] & 0x7f; length {
	case 126:
		w.content = uint64(binary.BigEndian.Uint16(w.header[2:]))
	case 127:
		w.content = binary.BigEndian.Uint64(w.header[2:])
	default:
		w.content = uint64(length)
	}
	isControl := w.header[0]&0x08 != 0
	w.large = w.content > maxFrame && !isControl
}

// abort ends the connection without a word, as a network does that breaks: what was not sent yet is
// lost.
func (w *wire) abort() {
	if tcp, ok := w.Conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = w.Conn.Close()
}
