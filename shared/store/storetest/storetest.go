// Package storetest gives tests a store over the real embedded engine, each with a database of its own.
package storetest

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/engine"
	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/localstack/template"
	"github.com/parleyhq/parley/shared/store"
)

// New starts an engine with the template's tables, which ends with the test.
func New(t testing.TB) *store.Store {
	t.Helper()
	return open(start(t))
}

// WithFaults is New with a proxy before the engine that makes it behave as DynamoDB can. The proxy is
// quiet at first.
func WithFaults(t testing.TB) (*store.Store, *faults.Proxy) {
	t.Helper()
	return Watched(t, func(string) {})
}

// Watched is WithFaults where done is told of every call that succeeded, by its operation: when what it did is
// done, and before its caller knows. The caller waits for it, so that a test can say what comes in between.
func Watched(t testing.TB, done func(operation string)) (*store.Store, *faults.Proxy) {
	t.Helper()
	target, err := url.Parse(start(t))
	if err != nil {
		t.Fatal(err)
	}
	proxy := faults.NewProxy(target, faults.Config{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
		proxy.ServeHTTP(&watched{w, func() { done(operation) }}, r)
	}))
	t.Cleanup(server.Close)
	return open(server.URL), proxy
}

// watched is an answer that has succeeded called before it is written.
type watched struct {
	http.ResponseWriter
	succeeded func()
}

func (w *watched) WriteHeader(status int) {
	if status == http.StatusOK {
		w.succeeded()
	}
	w.ResponseWriter.WriteHeader(status)
}

// Behind is New with something between that may answer in the engine's place.
func Behind(t testing.TB, between func(engine http.Handler) http.Handler) *store.Store {
	t.Helper()
	target, err := url.Parse(start(t))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(between(httputil.NewSingleHostReverseProxy(target)))
	t.Cleanup(server.Close)
	return open(server.URL)
}

func open(endpoint string) *store.Store {
	cfg := aws.Config{
		Region: template.Region, BaseEndpoint: aws.String(endpoint),
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "local", SecretAccessKey: "local"}, nil
		}),
	}
	return store.New(cfg, store.Tables{
		Apps: "AppsTable", Identities: "IdentitiesTable", Channels: "ChannelsTable", Messages: "MessagesTable", Usage: "UsageTable", Deliveries: "DeliveriesTable",
	})
}

func start(t testing.TB) (endpoint string) {
	t.Helper()
	ctx := context.Background()
	_, here, _, _ := runtime.Caller(0)
	root := filepath.Join(filepath.Dir(here), "../../..")
	program, err := engine.Program(ctx, filepath.Join(root, "localstack"), func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	e, err := engine.Start(ctx, engine.Config{
		// In memory: on disk the engine waits for it after every write, and here nothing outlives the engine.
		Program: program, Data: t.TempDir(), Memory: true, Starter: child.NewStarter(), Say: func(line string) { t.Log(line) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	read, err := template.Read(filepath.Join(root, "template.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	client := engine.NewClient(e.URL(), engine.Credentials{Region: template.Region, KeyID: "local", Secret: "local"})
	if err := engine.MakeTables(ctx, client, read.Tables); err != nil {
		t.Fatal(err)
	}
	return e.URL()
}
