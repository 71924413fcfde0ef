// Command localstack runs the whole system on one machine: `make run`. It reads template.yaml,
// builds the functions, starts the database and everything else that AWS would be, and says where
// to find it. It decides nothing about messaging: that is what the functions are for.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/parleyhq/parley/localstack/build"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// After the first Ctrl-C things end in order; a second one ends everything at once.
	context.AfterFunc(ctx, stop)
	err := run(ctx)
	if err != nil && ctx.Err() == nil {
		complain(err)
		os.Exit(1)
	}
}

// run starts a stack and keeps it until ctx ends.
func run(ctx context.Context) error {
	settings, err := readSettings(os.LookupEnv)
	if err != nil {
		return err
	}
	s := &stack{settings: settings, out: newConsole(os.Stdout)}
	defer s.close()
	if err := s.start(ctx); err != nil {
		return err
	}
	<-ctx.Done()
	s.out.say("stopping")
	return nil
}

// complain says what is wrong in one line, or, of a compile error, in the compiler's own.
func complain(err error) {
	var compile *build.CompileError
	if errors.As(err, &compile) {
		fmt.Fprintln(os.Stderr, compile.Error())
		return
	}
	fmt.Fprintln(os.Stderr, "parley: "+err.Error())
}
