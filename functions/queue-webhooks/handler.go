package main

import (
	"context"

	"github.com/parleyhq/parley/shared/queue"
)

// handler tells apps' servers what happened where the jobs of a batch say, and reports which of them have to come again.
func handler(work func(context.Context, []queue.Job) queue.Report) queue.Handler { return work }
