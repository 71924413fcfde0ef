package socket

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// maxRequest is the largest body of which a signature can be checked; AWS takes no larger one at all.
const maxRequest = 10 << 20

// problem is an error of the @connections API. SDKs make a type of its kind.
type problem struct {
	status        int
	kind, message string
}

var (
	gone        = problem{http.StatusGone, "GoneException", "Gone"}
	tooLarge    = problem{http.StatusRequestEntityTooLarge, "PayloadTooLargeException", "Message too long"}
	notFound    = problem{http.StatusNotFound, "NotFoundException", "Not Found"}
	notAllowed  = problem{http.StatusForbidden, "ForbiddenException", "Forbidden"}
	throttled   = problem{http.StatusTooManyRequests, "LimitExceededException", "Rate exceeded"}
	serverError = problem{http.StatusInternalServerError, "InternalServerErrorException", "Internal server error"}
)

// Management serves the @connections API of functions, below /STAGE/@connections/, to who signs as
// they do. A post is answered as soon as it is queued.
func (g *Gateway) Management() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Amzn-Requestid", newID())
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
		if err != nil {
			tooLarge.send(w)
			return
		}
		if wrong := g.checkSignature(r, body, time.Now()); wrong != nil {
			wrong.send(w)
			return
		}
		id, ok := g.idIn(r)
		if !ok {
			notFound.send(w)
			return
		}
		c := g.find(id)
		if c == nil {
			gone.send(w)
			return
		}
		switch r.Method {
		case http.MethodPost:
			g.post(w, r, c, body)
		case http.MethodGet:
			c.describe(w)
		case http.MethodDelete:
			c.shut(deleted)
			w.WriteHeader(http.StatusNoContent)
		default:
			notAllowed.send(w)
		}
	})
}

// idIn is the connection id in /STAGE/@connections/ID.
func (g *Gateway) idIn(r *http.Request) (string, bool) {
	segments := strings.Split(strings.TrimPrefix(r.URL.EscapedPath(), "/"), "/")
	for i, segment := range segments {
		decoded, err := url.PathUnescape(segment)
		if err != nil {
			return "", false
		}
		segments[i] = decoded
	}
	if len(segments) != 3 || segments[0] != g.config.Stage || segments[1] != "@connections" {
		return "", false
	}
	return segments[2], segments[2] != ""
}

// post queues a message for a client, unless it was made to misbehave.
func (g *Gateway) post(w http.ResponseWriter, r *http.Request, c *connection, body []byte) {
	if len(body) > maxMessage {
		tooLarge.send(w)
		return
	}
	switch c.misbehaves() {
	case FaultGone:
		gone.send(w)
		return
	case FaultHang:
		select {
		case <-r.Context().Done():
		case <-g.closing:
			serverError.send(w)
		}
		return
	case FaultError:
		serverError.send(w)
		return
	case FaultThrottle:
		throttled.send(w)
		return
	case FaultFreeze:
		return // 200, and nothing else
	}
	switch c.outbox.push(body) {
	case overflow: // the client has not read for long
		c.cut()
		gone.send(w)
	case sealed:
		gone.send(w)
	}
}

// describe answers GET.
func (c *connection) describe(w http.ResponseWriter) {
	const iso8601 = "2006-01-02T15:04:05.000Z"
	sendJSON(w, struct {
		ConnectedAt  string          `json:"connectedAt"`
		LastActiveAt string          `json:"lastActiveAt"`
		Identity     requestIdentity `json:"identity"`
	}{
		c.connectedAt.UTC().Format(iso8601), c.activeAt().UTC().Format(iso8601),
		requestIdentity{SourceIP: c.sourceIP, UserAgent: c.userAgent},
	})
}

func (p problem) send(w http.ResponseWriter) {
	w.Header().Set("X-Amzn-Errortype", p.kind)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(p.status)
	text, _ := json.Marshal(map[string]string{"message": p.message}) // cannot fail
	_, _ = w.Write(text)
}

func sendJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(v)
}
