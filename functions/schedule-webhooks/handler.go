package main

import (
	"context"

	"github.com/parleyhq/parley/shared/schedule"
)

// handler begins what is due, and says how many things that were.
func handler(ripen func(context.Context) (int, error)) schedule.Handler { return ripen }
