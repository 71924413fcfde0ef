// Package buckets is S3 on one machine: versitygw as a child process, over plain files, behind a front that is S3's
// door. The program is built once in a machine's life, which takes minutes; until it runs the front answers as S3 does
// when it has too much to do, and callers come again.
//
// The front knows who calls. It checks signatures, in headers and in pre-signed URLs, asks whether the caller's role
// grants what a request needs, answers browsers by the bucket's CORS rules, and hands on what it let through under
// credentials that only it and the program know. What is true of objects, sizes, checksums, conditions and tags, is the
// program's to say. The package must not know what objects are for.
package buckets

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httputil"
	"sync"
	"sync/atomic"
	"time"

	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/parleyhq/parley/localstack/build"
	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/iam"
	"github.com/parleyhq/parley/localstack/template"
)

// Program is S3's: versitygw, under the Apache License 2.0.
var Program = build.Tool{Package: "github.com/versity/versitygw/cmd/versitygw", Version: "v1.8.0"}

// Config says which buckets there are and who may use them.
type Config struct {
	Region  string
	Buckets []template.Bucket
	Data    string // the directory of the objects: a directory a bucket, a file an object
	Log     string // the file of what the program says
	Starter *child.Starter
	Callers []Credentials
	Roles   Roles // nil where every caller may do anything
	Say     func(string)
	Now     func() time.Time
}

// Credentials are those of a caller.
type Credentials struct{ KeyID, Secret, Token string }

// Roles say what callers may do, by their key ids.
type Roles interface {
	Permit(caller string, needs ...iam.Need) error
	Allows(caller string, need iam.Need) bool
}

// Service is the front and, from Start on, the program behind it.
type Service struct {
	config Config
	byName map[string]template.Bucket
	signer *v4.Signer
	proxy  *httputil.ReverseProxy

	program atomic.Pointer[program] // nil until it runs
	sweeps  sync.WaitGroup
	end     context.CancelFunc
}

// New makes a front, which asks callers to come again until Start has ended.
func New(config Config) *Service {
	s := &Service{config: config, byName: map[string]template.Bucket{}, signer: v4.NewSigner(unescaped)}
	for _, b := range config.Buckets {
		s.byName[b.Name] = b
	}
	s.proxy = &httputil.ReverseProxy{
		Rewrite: s.rewrite, Transport: s, ModifyResponse: s.conceal, ErrorHandler: s.unreachable,
	}
	return s
}

// Start runs the program, with every bucket made, and opens the front to it.
func (s *Service) Start(ctx context.Context, path string) error {
	p, err := startProgram(ctx, s.config, path)
	if err != nil {
		return fmt.Errorf("buckets: %w", err)
	}
	sweeping, end := context.WithCancel(context.WithoutCancel(ctx))
	s.end = end
	s.program.Store(p)
	s.sweeps.Go(func() { s.sweepEvery(sweeping, time.Hour) })
	return nil
}

// Close ends the program. What it acknowledged is on disk.
func (s *Service) Close() {
	if p := s.program.Load(); p != nil {
		s.end()
		s.sweeps.Wait()
		p.Close()
	}
}

// PID is the process that runs now, 0 where none does yet.
func (s *Service) PID() int {
	if p := s.program.Load(); p != nil {
		return p.PID()
	}
	return 0
}

// ServeHTTP is S3, with the bucket as the first element of the path.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if refusal := s.admitOrigin(w, r); refusal != nil || r.Method == http.MethodOptions {
		refusal.write(w, r)
		return
	}
	if s.program.Load() == nil {
		slowDown.write(w, r)
		return
	}
	caller, refusal := s.authenticate(r)
	if refusal != nil {
		refusal.write(w, r)
		return
	}
	if s.config.Roles != nil {
		if err := s.config.Roles.Permit(caller.keyID, iam.S3Needs(r)...); err != nil {
			accessDenied.saying(err.Error()).write(w, r)
			return
		}
	}
	s.proxy.ServeHTTP(w, r.WithContext(withCaller(r.Context(), caller)))
}
