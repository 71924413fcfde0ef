package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/parleyhq/parley/localstack/buckets"
	"github.com/parleyhq/parley/localstack/build"
)

// listenForBuckets takes the port of S3. It is a port of its own and the same one after every start, because it stands in
// the URLs that clients hold.
func (s *stack) listenForBuckets() error {
	if len(s.template.Buckets) == 0 {
		return nil
	}
	var err error
	s.bucketListener, err = net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(s.settings.s3Port))
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("port %d, for S3, is in use; stop what uses it, or set PARLEY_S3_PORT to another port", s.settings.s3Port)
	}
	if err != nil {
		return fmt.Errorf("PARLEY_S3_PORT: %w", err)
	}
	return nil
}

// bucketsURL is S3's address, "" where the template has no bucket.
func (s *stack) bucketsURL() string {
	if s.bucketListener == nil {
		return ""
	}
	return "http://" + s.bucketListener.Addr().String()
}

// openBuckets serves the template's buckets, and runs their program where it has been built already.
func (s *stack) openBuckets(ctx context.Context) error {
	if s.bucketListener == nil {
		return nil
	}
	config := buckets.Config{
		Region: s.settings.credentials.Region, Buckets: s.template.Buckets,
		Data: filepath.Join(s.settings.data, "buckets"), Log: filepath.Join(s.settings.data, "s3.log"),
		Starter: s.starter, Say: s.out.say, Now: time.Now,
	}
	own := s.settings.credentials
	config.Callers = []buckets.Credentials{{KeyID: own.KeyID, Secret: own.Secret, Token: own.Token}}
	if s.roles != nil {
		config.Roles = s.roles
		for _, c := range s.callers() {
			config.Callers = append(config.Callers, buckets.Credentials{KeyID: c.KeyID, Secret: c.Secret, Token: c.Token})
		}
	}
	s.buckets = buckets.New(config)
	server := &http.Server{Handler: s.buckets, ReadHeaderTimeout: time.Minute}
	s.aside = append(s.aside, server)
	go func() { _ = server.Serve(s.bucketListener) }()
	if program, ok := buckets.Program.Built(); ok {
		if err := s.buckets.Start(ctx, program); err != nil {
			s.complainOfBuckets(ctx, err)
		}
	}
	return nil
}

// buildBuckets builds S3's program where it is not there yet, once in a machine's life. Nobody waits for it: until then
// S3 asks its callers to come again.
func (s *stack) buildBuckets(ctx context.Context) {
	if s.buckets == nil {
		return
	}
	if _, ok := buckets.Program.Built(); ok {
		return
	}
	s.out.say("  S3 is being built, once, for some minutes; until then uploads and downloads are answered with 503")
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	s.endBuilding = func() { cancel(); <-ended }
	go func() {
		defer close(ended)
		program, err := buckets.Program.Build(ctx, build.Options{Progress: s.out.say, Aside: s.starter})
		if err == nil {
			err = s.buckets.Start(ctx, program)
		}
		if err != nil {
			s.complainOfBuckets(ctx, err)
			return
		}
		s.out.say("uploads and downloads work from now on")
	}()
}

func (s *stack) complainOfBuckets(ctx context.Context, err error) {
	if ctx.Err() == nil { // else the stack ends
		s.out.say(fmt.Sprintf("uploads and downloads are answered with 503, all else works: %v", err))
	}
}
