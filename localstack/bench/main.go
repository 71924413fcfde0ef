// Command bench measures the whole system on this machine: `make bench`. It starts a local stack of its own over
// an empty directory, uses it as clients do, and prints what it finds as it finds it.
//
//	-json FILE      writes the results there as well
//	-baseline FILE  prints beside each value how it differs from that earlier result
//	-only REGEXP    measures only the parts whose names match
//	-quick          makes few repetitions and short curves: to see that it runs, not for numbers
//	-latency aws    gives every hop the latency that it has on AWS
//
// It knows the wire, and reads calls and capacity units from the functions' own logs; it must not know how
// functions work.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench: "+err.Error())
		os.Exit(1)
	}
}

// part is one thing that is measured.
type part struct {
	name    string
	measure func(*bench) error
}

// parts are measured in this order: what fills the database comes last.
var parts = []part{
	{"start", (*bench).start},
	{"cold start", (*bench).coldStart},
	{"send", (*bench).sends},
	{"delivery", (*bench).deliveries},
	{"history", (*bench).history},
	{"sync", (*bench).syncs},
	{"growth by length", (*bench).byLength},
	{"growth by participants", (*bench).byParticipants},
	{"growth by channels", (*bench).byChannels},
	{"memory", (*bench).memory},
}

func run(ctx context.Context) error {
	json := flag.String("json", "", "write the results to this file")
	baseline := flag.String("baseline", "", "compare with the results in this file")
	only := flag.String("only", "", "measure only the parts whose names match this")
	quick := flag.Bool("quick", false, "few repetitions and short curves")
	latency := flag.String("latency", "", "aws gives every hop the latency that it has there")
	flag.Parse()
	wanted, err := regexp.Compile(*only)
	if err != nil {
		return fmt.Errorf("-only: %w", err)
	}
	r, err := newReport(os.Stdout, *baseline)
	if err != nil {
		return err
	}
	r.Quick, r.Latency = *quick, *latency
	r.title()
	b := &bench{ctx: ctx, report: r, quick: *quick, latency: *latency}
	defer b.stop()
	for _, p := range parts {
		if !wanted.MatchString(p.name) {
			continue
		}
		if err := b.ready(); err != nil {
			return err
		}
		if err := p.measure(b); err != nil {
			return errors.Join(fmt.Errorf("%s: %w", p.name, err), ctx.Err())
		}
	}
	return r.finish(*json)
}
