package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/gofrs/flock"
	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/localstack/buckets"
	"github.com/parleyhq/parley/localstack/build"
	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/demo"
	"github.com/parleyhq/parley/localstack/engine"
	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/localstack/iam"
	"github.com/parleyhq/parley/localstack/lambda"
	"github.com/parleyhq/parley/localstack/logs"
	"github.com/parleyhq/parley/localstack/queues"
	"github.com/parleyhq/parley/localstack/secrets"
	"github.com/parleyhq/parley/localstack/socket"
	"github.com/parleyhq/parley/localstack/template"
)

// stack is everything that runs. Parts are nil until start has come to them.
type stack struct {
	settings settings
	out      *console
	starter  *child.Starter

	template template.Stack
	binaries build.Binaries
	lock     *flock.Flock
	listener net.Listener
	engine   *engine.Engine // nil where AWS_ENDPOINT_URL_DYNAMODB names another database
	database string         // its address, as functions know it
	roles    *iam.Roles     // nil where the database is not the embedded one
	proxy    *faults.Proxy
	secrets  *secrets.Secrets
	logs     *logs.Logs
	lambda   *lambda.Service
	sockets  *socket.Gateway  // nil where the template has no WebSocket API
	queues   *queues.Store    // nil where the template has no queue
	buckets  *buckets.Service // nil where the template has no bucket
	sources  sources
	demo     atomic.Pointer[demo.App] // requests can come before it is there
	server   *http.Server
	aside    []*http.Server // what only functions talk to, and S3

	bucketListener net.Listener

	endSweep    context.CancelFunc
	endKeeping  func() // returns when it has ended
	endBuilding func() // likewise
}

// drainFor is how long calls that are under way may take when the stack ends.
const drainFor = 10 * time.Second

func (s *stack) start(ctx context.Context) error {
	began := time.Now()
	s.starter = child.NewStarter()
	if err := s.claim(); err != nil {
		return err
	}
	var err error
	if s.template, err = template.ReadWith(filepath.Join(s.settings.root, "template.yaml"), s.settings.parameters); err != nil {
		return err
	}
	if err := s.listenForBuckets(); err != nil {
		return err
	}
	s.makeRoles()
	if s.logs, err = logs.Open(filepath.Join(s.settings.data, "logs"), s.out); err != nil {
		return err
	}
	if s.secrets, err = secrets.Open(filepath.Join(s.settings.data, "secrets.json"), s.template.Secrets); err != nil {
		return err
	}
	group, both := errgroup.WithContext(ctx)
	group.Go(func() error { return s.build(both) })
	group.Go(func() error { return s.startDatabase(both) })
	group.Go(func() error { return s.openBuckets(both) })
	if err := group.Wait(); err != nil {
		return err
	}
	if err := s.startFunctions(); err != nil {
		return err
	}
	if err := s.startSources(ctx); err != nil {
		return err
	}
	if err := s.serve(); err != nil {
		return err
	}
	if err := s.awaitHealth(ctx); err != nil {
		return err
	}
	if err := s.startDemo(ctx); err != nil {
		return err
	}
	s.beginFaults()
	if err := s.announce(time.Since(began)); err != nil {
		return err
	}
	s.keepStreams(ctx)
	s.buildBuckets(ctx)
	return nil
}

// claim takes what only one stack can have: the data directory and the port.
func (s *stack) claim() error {
	data := s.settings.data
	if err := os.MkdirAll(data, 0o700); err != nil {
		return fmt.Errorf("PARLEY_DATA: %w", err)
	}
	lock := flock.New(filepath.Join(data, "lock"))
	held, err := lock.TryLock()
	if err != nil {
		return fmt.Errorf("PARLEY_DATA: %w", err)
	}
	if !held {
		return fmt.Errorf("another stack runs on %s; stop it, or set PARLEY_DATA to another directory", data)
	}
	s.lock = lock
	s.listener, err = net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(s.settings.port))
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("port %d is in use; stop what uses it, or set PARLEY_PORT to another port", s.settings.port)
	}
	if err != nil {
		return fmt.Errorf("PARLEY_PORT: %w", err)
	}
	return nil
}

func (s *stack) build(ctx context.Context) error {
	if s.settings.binaries != "" {
		s.binaries = build.Given(s.settings.binaries)
	} else {
		if _, err := exec.LookPath("go"); err != nil {
			return errors.New("go is needed to build the functions: install it from https://go.dev/dl")
		}
		var err error
		s.binaries, err = build.Functions(ctx, build.Options{Root: s.settings.root, Flags: s.settings.buildFlags, Progress: s.out.say})
		if err != nil {
			return err
		}
	}
	for _, f := range s.template.Functions {
		if !s.binaries.Has(f.Folder) {
			return &template.Error{Place: f.Place, Text: fmt.Sprintf("function %s: there is no functions/%s", f.LogicalID, f.Folder)}
		}
	}
	return nil
}

// startDatabase makes sure of a database that has the template's tables.
func (s *stack) startDatabase(ctx context.Context) error {
	address := ""
	if s.settings.database != nil {
		address = s.settings.database.String()
	} else {
		program, err := engine.Program(ctx, filepath.Join(s.settings.root, "localstack"), s.out.say)
		if err != nil {
			return err
		}
		s.engine, err = engine.Start(ctx, engine.Config{Program: program, Data: s.settings.data, Starter: s.starter, Say: s.out.say})
		if err != nil {
			return err
		}
		address = s.engine.URL()
	}
	client := engine.NewClient(address, s.settings.credentials)
	if err := engine.MakeTables(ctx, client, s.template.Tables); err != nil {
		return err
	}
	if s.engine != nil {
		sweeping, end := context.WithCancel(context.WithoutCancel(ctx))
		s.endSweep = end
		go engine.SweepEvery(sweeping, time.Minute, client, s.template.Tables)
	}
	var err error
	s.database, err = s.behindProxy(address)
	return err
}

// close ends everything, callers first and the database last. What reads streams and queues stops
// before anything that a call under way may still need.
func (s *stack) close() {
	if s.endKeeping != nil {
		s.endKeeping()
	}
	if s.endBuilding != nil {
		s.endBuilding()
	}
	s.closeSources()
	if s.server != nil {
		drained, cancel := context.WithTimeout(context.Background(), drainFor)
		if s.sockets != nil {
			s.sockets.Close(drained)
		}
		_ = s.server.Shutdown(drained)
		cancel()
		_ = s.server.Close()
	} else if s.listener != nil {
		_ = s.listener.Close()
	}
	if s.lambda != nil {
		s.lambda.Close()
	}
	if s.endSweep != nil {
		s.endSweep()
	}
	for _, server := range s.aside {
		_ = server.Close()
	}
	if s.buckets != nil {
		s.buckets.Close()
	} else if s.bucketListener != nil {
		_ = s.bucketListener.Close()
	}
	if s.queues != nil {
		_ = s.queues.Close()
	}
	if s.engine != nil {
		s.engine.Close()
	}
	if s.logs != nil {
		s.logs.Close()
	}
	if s.lock != nil {
		_ = os.Remove(s.settings.localFile())
		_ = s.lock.Close()
	}
}
