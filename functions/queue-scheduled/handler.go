package main

import (
	"context"

	"github.com/parleyhq/parley/shared/queue"
)

// handler sends the messages whose time has come, and reports which of them have to come again.
func handler(work func(context.Context, []queue.Job) queue.Report) queue.Handler {
	return work
}
