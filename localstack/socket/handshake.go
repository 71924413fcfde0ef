package socket

import (
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/coder/websocket"
)

// refusal is a handshake that is answered with something else than a WebSocket.
type refusal struct {
	status  int
	message string
}

// The words are those that API Gateway has for each.
var (
	unauthorized  = refusal{http.StatusUnauthorized, "Unauthorized"}
	forbidden     = refusal{http.StatusForbidden, "Forbidden"}
	internalError = refusal{http.StatusInternalServerError, "Internal server error"}
	badGateway    = refusal{http.StatusBadGateway, "Internal server error"}
)

// ServeHTTP takes one client through the handshake and, where it is let in, through the connection.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := newConnection(r)
	request := newID()
	if !IsUpgrade(r) || r.Header.Get("Sec-WebSocket-Version") != "13" || r.Header.Get("Sec-WebSocket-Key") == "" {
		c.refuse(w, request, refusal{http.StatusBadRequest, "Bad Request"})
		return
	}
	if !g.begin() {
		c.refuse(w, request, refusal{http.StatusServiceUnavailable, "Service Unavailable"})
		return
	}
	defer g.running.Done()
	if no := g.authorize(c, r, request); no != nil {
		c.refuse(w, request, *no)
		return
	}
	protocol, no := g.connect(c, r, request)
	if no != nil {
		c.refuse(w, request, *no)
		return
	}
	ended := g.serve(w, r, c, protocol)
	g.disconnect(c, ended)
}

// serve makes the request a WebSocket and stays with it until it ends.
func (g *Gateway) serve(w http.ResponseWriter, r *http.Request, c *connection, protocol string) ending {
	if !g.admit(c) {
		c.refuse(w, newID(), refusal{http.StatusServiceUnavailable, "Service Unavailable"})
		return serviceRestart
	}
	defer g.forget(c)
	hijacker := &hijacker{ResponseWriter: w}
	options := &websocket.AcceptOptions{
		// Pages of any origin may connect: what lets a client in is the token that it has to send
		// itself. A browser adds nothing on its own here, as it would with cookies, so there is nothing
		// that another site could make use of. AWS does not look at the origin either.
		InsecureSkipVerify: true,
		CompressionMode:    websocket.CompressionDisabled, // AWS negotiates none
	}
	if protocol != "" {
		options.Subprotocols = []string{protocol} // the library echoes it only if the client offered it
	}
	socket, err := websocket.Accept(hijacker, r, options)
	if err != nil {
		c.finish(abnormal)
		return c.ended()
	}
	socket.SetReadLimit(-1) // the limits are kept in readMessage
	c.run(socket, hijacker.wire, limits{g.config.Lifetime, g.config.Idle}, func(text []byte) { g.message(c, text) })
	return c.ended()
}

// connect calls $connect, and gives the subprotocol that it chose.
func (g *Gateway) connect(c *connection, r *http.Request, request string) (protocol string, no *refusal) {
	function, ok := g.config.Routes["$connect"]
	if !ok {
		return "", nil
	}
	payload, err := g.call(function, g.handshakeEvent(c, r, request))
	answer, readable := readAnswer(payload)
	switch {
	case errors.Is(err, ErrNotInTime):
		return "", &refusal{http.StatusGatewayTimeout, "Endpoint request timed out"}
	case err != nil, !readable:
		return "", &badGateway
	case answer.StatusCode < 200 || answer.StatusCode > 299:
		return "", &refusal{answer.StatusCode, http.StatusText(answer.StatusCode)}
	}
	return answer.header("Sec-WebSocket-Protocol"), nil
}

// disconnect tells $disconnect, whose answer means nothing.
func (g *Gateway) disconnect(c *connection, e ending) {
	if function, ok := g.config.Routes["$disconnect"]; ok {
		_, _ = g.call(function, g.disconnectEvent(c, e))
	}
}

// answer is what a function behind a proxy integration gives.
type answer struct {
	StatusCode        int                 `json:"statusCode"`
	Headers           map[string]string   `json:"headers"`
	MultiValueHeaders map[string][]string `json:"multiValueHeaders"`
}

// readAnswer reads a proxy answer. Without a statusCode that HTTP has it is none, and counts as the
// function's failure.
func readAnswer(payload []byte) (answer, bool) {
	var a answer
	err := json.Unmarshal(payload, &a)
	return a, err == nil && a.StatusCode >= 200 && a.StatusCode <= 599
}

func (a answer) header(name string) string {
	for key, values := range a.MultiValueHeaders {
		if strings.EqualFold(key, name) && len(values) > 0 {
			return values[0]
		}
	}
	for key, value := range a.Headers {
		if strings.EqualFold(key, name) {
			return value
		}
	}
	return ""
}

func (c *connection) refuse(w http.ResponseWriter, request string, no refusal) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Amzn-Requestid", request)
	w.WriteHeader(no.status)
	_, _ = w.Write(c.errorBody(no.message, request))
}

// errorBody is what API Gateway says of its own, in a handshake's answer and in a frame.
func (c *connection) errorBody(message, request string) []byte {
	text, _ := json.Marshal(struct { // of strings: it cannot fail
		Message      string `json:"message"`
		ConnectionID string `json:"connectionId"`
		RequestID    string `json:"requestId"`
	}{message, c.id, request})
	return text
}

func newConnection(r *http.Request) *connection {
	sourceIP, _, _ := net.SplitHostPort(r.RemoteAddr)
	now := time.Now()
	return &connection{
		id: newID(), domain: r.Host, sourceIP: sourceIP, userAgent: r.UserAgent(),
		connectedAt: now, lastActive: now,
		outbox: newOutbox(), finished: make(chan struct{}), written: make(chan struct{}),
	}
}

func hasToken(header http.Header, name, token string) bool {
	for _, line := range header.Values(name) {
		for part := range strings.SplitSeq(line, ",") {
			if strings.EqualFold(strings.TrimSpace(part), token) {
				return true
			}
		}
	}
	return false
}
