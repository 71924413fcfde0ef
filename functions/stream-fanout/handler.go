package main

import (
	"context"

	"github.com/parleyhq/parley/shared/live"
)

// handler tells people what the records of a batch say, and reports which of them have to come again.
func handler(fanOut func(context.Context, []live.Record) live.Report) live.StreamHandler {
	return fanOut
}
