// Package socket is API Gateway's WebSocket API in miniature: it asks the authorizer and $connect
// before it lets a client in, makes an event of every message for the function of its route, tells
// $disconnect of every end, and lets functions send to clients, ask about them and close them through
// the @connections API, with AWS's limits, statuses and error bodies.
//
// What it promises: no event of a connection comes before $connect has ended; $disconnect comes once
// for every connection that $connect let in (AWS promises less: best effort); a post never waits for
// a client to read; messages of one connection are invoked at once and in no order, as on AWS.
//
// Where it goes beyond AWS: Local serves what connections there are, and makes them misbehave.
//
// It knows functions by name only, and must not know what they do or how they are run.
package socket

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"net/http"
	"sync"
	"time"
)

// AWS's limits for WebSocket APIs.
const (
	MaxLifetime = 2 * time.Hour    // of a connection
	MaxIdle     = 10 * time.Minute // of one without a message either way

	maxFrame    = 32 << 10
	maxMessage  = 128 << 10
	maxPatience = 29 * time.Second
)

// Invoker calls a function with an event. How it failed is told by the errors of this package.
type Invoker interface {
	Invoke(ctx context.Context, function string, event []byte) ([]byte, error)
}

// ErrNotInTime is what an Invoker returns where the function did not answer in time, or none was free.
var ErrNotInTime = errors.New("the function did not answer in time, or none was free")

// Failed is what an Invoker returns where the function itself failed. Its message counts for an
// authorizer: "Unauthorized", and nothing but that, is a 401.
type Failed struct{ Message string }

func (e *Failed) Error() string { return e.Message }

// Authorizer decides who may connect, by a function that answers with a policy. A request that lacks
// one of the identity sources ("route.request.header.NAME" or "route.request.querystring.NAME") is
// refused without asking it.
type Authorizer struct {
	Function        string
	IdentitySources []string
}

// Credentials are those by which a function signs its calls of @connections.
type Credentials struct{ KeyID, Secret, Token string }

// Config describes one WebSocket API.
type Config struct {
	Region, Account, APIID, Stage string

	Selection   string            // the route selection expression: "$request.body.NAME"
	Routes      map[string]string // from route key to function
	Authorizer  *Authorizer       // nil lets everybody in
	Credentials []Credentials     // of all who may call @connections

	Lifetime time.Duration // of a connection; 0 is AWS's two hours
	Idle     time.Duration // without a message either way; 0 is AWS's ten minutes
	Patience time.Duration // for a function to answer; 0 is AWS's 29 seconds
}

// Gateway serves one WebSocket API: itself is its public side, Management and Local are the others.
type Gateway struct {
	config     Config
	selection  []string // the names that lead to the route key in a message
	identities []identity
	invoke     Invoker

	mu          sync.Mutex
	connections map[string]*connection
	closing     chan struct{}  // closed by Close
	running     sync.WaitGroup // handshakes, connections, and what was made of their messages
}

// New makes a gateway. Its error says what of the configuration cannot be served.
func New(config Config, invoker Invoker) (*Gateway, error) {
	g := &Gateway{config: config, invoke: invoker, connections: map[string]*connection{}, closing: make(chan struct{})}
	var err error
	if g.selection, err = readSelection(config.Selection); err != nil {
		return nil, err
	}
	if a := config.Authorizer; a != nil {
		for _, source := range a.IdentitySources {
			identity, err := readIdentity(source)
			if err != nil {
				return nil, err
			}
			g.identities = append(g.identities, identity)
		}
	}
	for _, limit := range []struct {
		of  *time.Duration
		aws time.Duration
	}{{&g.config.Lifetime, MaxLifetime}, {&g.config.Idle, MaxIdle}, {&g.config.Patience, maxPatience}} {
		if *limit.of == 0 {
			*limit.of = limit.aws
		}
	}
	return g, nil
}

// IsUpgrade says whether a request wants to become a WebSocket at all.
func IsUpgrade(r *http.Request) bool {
	return r.Method == http.MethodGet && hasToken(r.Header, "Connection", "upgrade") && hasToken(r.Header, "Upgrade", "websocket")
}

// Close closes every connection with 1012 (clients should come again), lets in no more, and waits
// until $disconnect has been told of each, but not longer than ctx.
func (g *Gateway) Close(ctx context.Context) {
	g.mu.Lock()
	if !g.isClosing() {
		close(g.closing)
	}
	for _, c := range g.connections {
		c.shut(serviceRestart)
	}
	g.mu.Unlock()
	done := make(chan struct{})
	go func() { g.running.Wait(); close(done) }()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

// begin counts work that Close has to wait for, and refuses it where Close was called.
func (g *Gateway) begin() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.isClosing() {
		return false
	}
	g.running.Add(1)
	return true
}

// admit makes a connection known to @connections, unless the gateway closes.
func (g *Gateway) admit(c *connection) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.isClosing() {
		return false
	}
	g.connections[c.id] = c
	return true
}

func (g *Gateway) isClosing() bool {
	select {
	case <-g.closing:
		return true
	default:
		return false
	}
}

func (g *Gateway) forget(c *connection) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.connections, c.id)
}

// find is the connection of this id, or nil where there is none that still lives.
func (g *Gateway) find(id string) *connection {
	g.mu.Lock()
	defer g.mu.Unlock()
	if c := g.connections[id]; c != nil && c.lives() {
		return c
	}
	return nil
}

// call invokes a function with AWS's patience. What it was called for may be over: the call runs on.
func (g *Gateway) call(function string, event []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), g.config.Patience)
	defer cancel()
	return g.invoke.Invoke(ctx, function, event)
}

// newID looks like API Gateway's ids of connections and requests: "L0SM9cOFvHcCIhw=".
func newID() string {
	var b [11]byte
	_, _ = rand.Read(b[:]) // never fails
	return base64.URLEncoding.EncodeToString(b[:])
}
