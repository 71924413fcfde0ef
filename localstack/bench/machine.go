package main

import (
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// start measures how long it takes until a stack that is built is ready: over an empty directory, and again.
func (b *bench) start() error {
	b.report.section("start of the stack")
	b.stop() // that one may have been the first after a build
	for _, name := range []string{"over an empty directory", "again over the same"} {
		data := ""
		if b.stack != nil {
			data = b.stack.data
			b.stack.end()
		} else {
			var err error
			if data, err = os.MkdirTemp("", "parley-bench-"); err != nil {
				return err
			}
		}
		began := time.Now()
		if err := b.startOver(data); err != nil {
			return err
		}
		b.report.add(name, 0, map[string]float64{"seconds": time.Since(began).Seconds()})
	}
	return nil
}

// coldStart measures a call whose function does not run yet, and the same call when it does.
func (b *bench) coldStart() error {
	b.report.section("a function's first call, as over HTTP")
	alice := b.server.As("cold-alice")
	channel, err := b.channel("cold-alice", "cold-bob")
	if err != nil {
		return err
	}
	read := func(int) error { return b.get(alice, "/v1/channels/"+channel) }
	var cold []time.Duration
	for range b.some(20) {
		if err := b.killAll("channels-get"); err != nil {
			return err
		}
		took, err := timed(1, read)
		if err != nil {
			return err
		}
		cold = append(cold, took...)
	}
	warm, err := timed(b.some(100), read)
	if err != nil {
		return err
	}
	b.report.add("the function does not run yet", 0, percentiles(cold))
	b.report.add("the function runs", 0, percentiles(warm))
	return nil
}

// killAll ends a function's processes, and waits until the stack knows.
func (b *bench) killAll(function string) error {
	for until := time.Now().Add(10 * time.Second); ; {
		p, err := b.processes()
		if err != nil {
			return err
		}
		left := 0
		for _, f := range p.Functions {
			if f.Function == function {
				left++
				_ = syscall.Kill(f.PID, syscall.SIGKILL)
			}
		}
		if left == 0 {
			return nil
		}
		if time.Now().After(until) {
			return fmt.Errorf("%s does not end", function)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// memory measures what the stack holds after all that.
func (b *bench) memory() error {
	b.report.section("memory now; what processes share counts once")
	p, err := b.processes()
	if err != nil {
		return err
	}
	functions := 0.0
	for _, f := range p.Functions {
		functions += held(f.PID)
	}
	b.report.add("the stack", 0, map[string]float64{"megabytes": held(b.stack.cmd.Process.Pid)})
	b.report.add("the database", 0, map[string]float64{"megabytes": held(p.Engine)})
	b.report.add("all functions", 0, map[string]float64{"megabytes": functions, "processes": float64(len(p.Functions))})
	return nil
}

// held is a process's share of memory in megabytes, 0 where that cannot be read.
func held(pid int) float64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), "Pss:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kilobytes, _ := strconv.ParseFloat(fields[0], 64) // the kernel writes digits
	return kilobytes / 1024
}

// history measures a page of 50 anywhere in a channel, and one message.
func (b *bench) history() error {
	b.report.section("history, over HTTP")
	alice := b.server.As("reader")
	channel, err := b.channel("reader", "writer")
	if err != nil {
		return err
	}
	if err := b.fill(b.server.As("writer"), channel, "h", b.some(200)); err != nil {
		return err
	}
	path := "/v1/channels/" + channel + "/messages?per_page=50"
	if err := b.measured("a page of 50 messages", 0, "messages-list", b.some(100), func(int) error { return b.get(alice, path) }); err != nil {
		return err
	}
	var last client.Listing
	if err := alice.Once(b.ctx, http.MethodGet, path, nil).Into(&last); err != nil {
		return err
	}
	id := last.Data.Messages[0].ID
	return b.measured("one message", 0, "messages-get", b.some(100), func(int) error { return b.get(alice, "/v1/messages/"+id) })
}
