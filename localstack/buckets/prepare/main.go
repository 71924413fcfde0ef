// Command prepare builds what is S3 on one machine where it is not built yet, and says how long it took. Whoever needs it
// would build it, too; this is for who wants to know, and to pay, beforehand.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/parleyhq/parley/localstack/buckets"
	"github.com/parleyhq/parley/localstack/build"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	program, err := buckets.Program.Build(ctx, build.Options{Progress: func(line string) { fmt.Println(line) }})
	if err != nil {
		fmt.Fprintln(os.Stderr, "S3 cannot be had: "+err.Error())
		os.Exit(1)
	}
	fmt.Println(program)
}
