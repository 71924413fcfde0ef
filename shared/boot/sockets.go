package boot

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/web"
)

// Presence runs a function of presence that is called over HTTP.
func Presence(name string, build func(*presence.Service) web.Handler) {
	cfg := connect()
	a := newAccess(cfg, nil)
	web.Serve(name, web.Guarded(a.Check, build(newPresence(cfg, a))))
}

// SocketAuthorizer runs the function that decides who may connect.
func SocketAuthorizer(name string, build func(*access.Service) socket.Authorizer) {
	socket.ServeAuthorizer(name, build(newAccess(connect(), nil)))
}

// SocketOpening runs the function that opens connections.
func SocketOpening(name string, o socket.Opening) { socket.ServeOpening(name, o) }

// SocketClosing runs the function that is told of closed connections.
func SocketClosing(name string, build func(*presence.Service) socket.Closing) {
	cfg := connect()
	socket.ServeClosing(name, build(newPresence(cfg, newAccess(cfg, nil))))
}

// SocketAccess runs a function of access for frames.
func SocketAccess(name string, build func(*access.Service) socket.Handler) {
	cfg := connect()
	a := newAccess(cfg, nil)
	socket.Serve(name, newEdge(cfg, a), build(a))
}

// SocketMessaging runs a function of messaging for frames.
func SocketMessaging(name string, build func(*messaging.Service) socket.Handler) {
	cfg := connect()
	a := newAccess(cfg, nil)
	socket.Serve(name, newEdge(cfg, a), build(newMessaging(cfg, a)))
}

// SocketLive runs a function for frames whose news reach sockets at once.
func SocketLive(name string, build func(*live.Service) socket.Handler) {
	cfg := connect()
	a := newAccess(cfg, nil)
	socket.Serve(name, newEdge(cfg, a), build(newLive(cfg, a, nil)))
}

// SocketPresence runs a function of presence for frames.
func SocketPresence(name string, build func(*presence.Service) socket.Handler) {
	cfg := connect()
	a := newAccess(cfg, nil)
	socket.Serve(name, newEdge(cfg, a), build(newPresence(cfg, a)))
}

func newEdge(cfg aws.Config, a *access.Service) socket.Edge {
	return socket.Edge{Sockets: newPost(cfg), Check: a.Check}
}

func newPresence(cfg aws.Config, a *access.Service) *presence.Service {
	return presence.New(presence.Config{
		Access: a, Messaging: newMessaging(cfg, a), Store: newStore(cfg), Sockets: newPost(cfg), Teller: newLive(cfg, a, nil),
		Lifetime: connectionLifetime(), Now: time.Now, Random: rand.Reader,
	})
}

// connectionLifetime is how long API Gateway holds a connection.
func connectionLifetime() time.Duration {
	text := os.Getenv("PARLEY_CONNECTION_LIFETIME")
	seconds, err := strconv.Atoi(text)
	if err != nil || seconds <= 0 {
		slog.Error("start", "error", fmt.Sprintf("PARLEY_CONNECTION_LIFETIME must be a number of seconds, and is %q", text))
		os.Exit(1)
	}
	return time.Duration(seconds) * time.Second
}
