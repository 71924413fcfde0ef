// Package boot builds what a function is made of from its environment, and runs it. It is the one place
// that reads environment variables and makes clients; main.go names what it needs, and no more is built.
package boot

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/outbound"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/web"
)

// Public runs a function that reads nothing and that anybody may call.
func Public(name string, h web.Handler) { web.Serve(name, h) }

// Login runs a function of access that is called before there is a credential.
func Login(name string, build func(*access.Service) web.Handler) {
	web.Serve(name, build(newAccess(connect(), nil).Fetching(newOutbound())))
}

// Provider runs a function of access that takes an address to be called.
func Provider(name string, build func(*access.Service) web.Handler) {
	a := newAccess(connect(), nil).Fetching(newOutbound())
	web.Serve(name, web.Guarded(a.Check, build(a)))
}

// Access runs a function of access that users and servers call.
func Access(name string, build func(*access.Service) web.Handler) {
	a := newAccess(connect(), nil)
	web.Serve(name, web.Guarded(a.Check, build(a)))
}

// Operator runs a function of access that the deployment's operator may call too.
func Operator(name string, build func(*access.Service) web.Handler) {
	cfg := connect()
	a := newAccess(cfg, operatorKey(cfg))
	web.Serve(name, web.Guarded(a.Check, build(a)))
}

// Messaging runs a function of messaging.
func Messaging(name string, build func(*messaging.Service) web.Handler) {
	cfg := connect()
	a := newAccess(cfg, nil)
	web.Serve(name, web.Guarded(a.Check, build(newMessaging(cfg, a))))
}

// Callback runs a function of messaging whose path is all the credential that there is.
func Callback(name string, build func(*messaging.Service) web.Handler) {
	cfg := connect()
	web.Serve(name, build(newMessaging(cfg, newAccess(cfg, nil))))
}

func newAccess(cfg aws.Config, operator func(context.Context) (string, error)) *access.Service {
	return access.New(newStore(cfg), operator, time.Now, rand.Reader)
}

func newOutbound() *outbound.Client {
	return outbound.New(outbound.Config{Loopback: allowsLoopback()})
}

// allowsLoopback reads whether this machine may be called: only the local stack says so.
func allowsLoopback() bool { return os.Getenv("PARLEY_OUTBOUND_LOOPBACK") == "allowed" }

func newStore(cfg aws.Config) *store.Store {
	return store.New(cfg, store.Tables{
		Apps:       os.Getenv("PARLEY_APPS_TABLE"),
		Identities: os.Getenv("PARLEY_IDENTITIES_TABLE"),
		Channels:   os.Getenv("PARLEY_CHANNELS_TABLE"),
		Messages:   os.Getenv("PARLEY_MESSAGES_TABLE"),
		Usage:      os.Getenv("PARLEY_USAGE_TABLE"),
		Deliveries: os.Getenv("PARLEY_DELIVERIES_TABLE"),
	})
}

// connect reads region and credentials. A function that cannot be built must not pretend to run.
func connect() aws.Config {
	cfg, err := config.LoadDefaultConfig(context.Background(), config.WithHTTPClient(httpClient()))
	if err != nil {
		slog.Error("start", "error", fmt.Sprintf("load AWS configuration: %v", err))
		os.Exit(1)
	}
	return cfg
}

// httpClient keeps more idle connections than the SDK's ten, so that calls made side by side do not
// shake hands anew each time, and gives up early on a host that does not answer.
func httpClient() *awshttp.BuildableClient {
	return awshttp.NewBuildableClient().WithTransportOptions(func(t *http.Transport) {
		t.MaxIdleConnsPerHost = 64
	}).WithDialerOptions(func(d *net.Dialer) {
		d.Timeout = time.Second
	})
}
