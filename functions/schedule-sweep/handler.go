package main

import (
	"context"

	"github.com/parleyhq/parley/shared/schedule"
)

// handler ends what was begun and left, and says how many things it ended.
func handler(sweep func(context.Context) (int, error)) schedule.Handler { return sweep }
