package main

import (
	"testing"

	"github.com/parleyhq/parley/shared/queue/queuetest"
)

func TestJobsAreDoneAndAnswered(t *testing.T) {
	queuetest.AnswersJobs(t, "queue-webhooks", handler)
}
