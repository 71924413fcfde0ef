// Package gateway is API Gateway's HTTP API in miniature: it turns an HTTP request into an event of
// payload format 2.0 for the function of its route, and the function's answer into HTTP, with
// AWS's routing rules, limits, CORS and error bodies.
//
// It knows functions by name only, and must not know what they do or how they are run.
package gateway

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"time"
)

// AWS's limits for HTTP APIs.
const (
	maxBody    = 10 << 20
	maxHeader  = 10240 // the request line and all headers, in bytes
	maxPatient = 30 * time.Second
)

// Invoker calls a function with an event. How it failed is told by the errors of this package.
type Invoker interface {
	Invoke(ctx context.Context, function string, event []byte) ([]byte, error)
}

// What an Invoker may return beside any other error, which is the function's own failure.
var (
	ErrNotInTime = errors.New("the function did not answer in time, or none was free")
	ErrTooLarge  = errors.New("the event is too large for a function")
)

// Route leads to a function. Path "$default" takes what no other route takes.
type Route struct{ Method, Path, Function string }

// Config describes one HTTP API.
type Config struct {
	APIID, Account, Stage string
	Routes                []Route
	CORS                  *CORS
	Timeout               time.Duration // for a function to answer; 0 is AWS's 30 seconds
}

// Gateway serves one HTTP API.
type Gateway struct {
	config Config
	router *router
	invoke Invoker
}

// New makes a gateway. Its error names a route that cannot be.
func New(config Config, invoker Invoker) (*Gateway, error) {
	router, err := newRouter(config.Routes)
	if err != nil {
		return nil, err
	}
	if config.Timeout == 0 {
		config.Timeout = maxPatient
	}
	return &Gateway{config, router, invoker}, nil
}

func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := newRequestID()
	header := w.Header()
	header.Set("Apigw-Requestid", id)
	if g.config.CORS.preflight(header, r) {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	g.config.CORS.allow(header, r)
	if headerSize(r) > maxHeader {
		refuse(w, http.StatusRequestHeaderFieldsTooLarge, "Request Header Fields Too Large")
		return
	}
	match, ok := g.router.match(r.Method, r.URL.EscapedPath())
	if !ok {
		refuse(w, http.StatusNotFound, "Not Found")
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		refuseBody(w, err)
		return
	}
	event, err := newEvent(g.config, r, match, body, id)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "Internal Server Error")
		return
	}
	g.answer(w, r, match.function, event)
}

// answer calls the function. A client that goes away does not end what it began: the call runs on.
func (g *Gateway) answer(w http.ResponseWriter, r *http.Request, function string, event []byte) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), g.config.Timeout)
	defer cancel()
	payload, err := g.invoke.Invoke(ctx, function, event)
	switch {
	case errors.Is(err, ErrNotInTime):
		refuse(w, http.StatusServiceUnavailable, "Service Unavailable")
	case errors.Is(err, ErrTooLarge):
		refuse(w, http.StatusRequestEntityTooLarge, "Request Entity Too Large")
	case err != nil:
		refuse(w, http.StatusInternalServerError, "Internal Server Error")
	default:
		g.write(w, payload)
	}
}

// refuse answers with a body of API Gateway's own.
func refuse(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, `{"message":"`+message+`"}`)
}

func refuseBody(w http.ResponseWriter, err error) {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		refuse(w, http.StatusRequestEntityTooLarge, "Request Entity Too Large")
		return
	}
	refuse(w, http.StatusBadRequest, "Bad Request")
}

func headerSize(r *http.Request) int {
	size := len(r.Method) + len(r.RequestURI) + len(r.Proto) + len("Host: ") + len(r.Host)
	for name, values := range r.Header {
		for _, v := range values {
			size += len(name) + len(v) + len(": \r\n")
		}
	}
	return size
}

// newRequestID looks like API Gateway's: "JKJaXmPLvHcESHA=".
func newRequestID() string {
	var b [11]byte
	_, _ = rand.Read(b[:]) // never fails
	return base64.URLEncoding.EncodeToString(b[:])
}
