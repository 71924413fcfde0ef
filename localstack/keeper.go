package main

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/parleyhq/parley/localstack/build"
)

// keepEvery is how often old stream records are removed.
const keepEvery = time.Minute

// keepStreams begins to look after the embedded database's stream records, for which a program is
// built that takes long to compile. Nobody waits for it: until then writes are a little slower.
func (s *stack) keepStreams(ctx context.Context) {
	if s.engine == nil {
		return
	}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	s.endKeeping = func() { cancel(); <-ended }
	go func() {
		defer close(ended)
		program, err := build.Keeper(ctx, build.Options{Root: s.settings.root, Aside: s.starter})
		if err != nil {
			s.complainOfKeeping(ctx, err)
			return
		}
		s.keep(ctx, program)
	}()
}

// keep runs the program now and then until ctx ends. What it leaves, or fails to do, is for the next
// time; a person is told of a failure once.
func (s *stack) keep(ctx context.Context, program string) {
	tick := time.NewTicker(keepEvery)
	defer tick.Stop()
	told := false
	for ctx.Err() == nil {
		read := map[string]int64{}
		for _, t := range s.template.Tables {
			if t.StreamView != "" {
				read[t.Name] = s.readUpTo(t.Name)
			}
		}
		if err := s.engine.KeepStreams(ctx, program, read); err != nil && !told {
			s.complainOfKeeping(ctx, err)
			told = true
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

func (s *stack) complainOfKeeping(ctx context.Context, err error) {
	if ctx.Err() != nil {
		return // the stack ends
	}
	lines := strings.Split(strings.TrimSpace(err.Error()), "\n") // a compiler says what is wrong last
	s.out.say(fmt.Sprintf("writes will get slower as the database's streams grow: %s", lines[len(lines)-1]))
}

// readUpTo is the number of the last record of a table that everybody has read.
func (s *stack) readUpTo(table string) int64 {
	text, mapped := s.sources.streams.Read(table)
	if !mapped {
		return math.MaxInt64
	}
	number, err := strconv.ParseInt(text, 10, 64)
	if err != nil { // a mapping that has read nothing
		return 0
	}
	return number
}
