package main

import (
	"testing"

	"github.com/parleyhq/parley/shared/schedule/scheduletest"
)

func TestWhatWasDoneIsLogged(t *testing.T) {
	scheduletest.LogsWhatWasDone(t, "schedule-webhooks", handler)
}
