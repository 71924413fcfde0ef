// Package queuetest calls functions behind a queue as Lambda calls them, with the sample events of
// events/<function>/. It is for tests.
package queuetest

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/shared/queue"
)

// AnswersJobs tests that a function hands its jobs on as they came, and answers which have to come again: none of
// events/<name>/good.json, and the second of unreadable.json's two.
func AnswersJobs(t *testing.T, name string, handler func(work func(context.Context, []queue.Job) queue.Report) queue.Handler) {
	t.Helper()
	for _, test := range []struct {
		name, event string
		jobs        int
		failed      func(jobs []queue.Job) []string
	}{
		{"a job", "good.json", 1, func([]queue.Job) []string { return nil }},
		{"one of two cannot be read", "unreadable.json", 2, func(jobs []queue.Job) []string { return []string{jobs[1].ID} }},
	} {
		batch := sample(t, name, test.event)
		var want []string
		answer, err := queue.Lambda(handler(func(_ context.Context, jobs []queue.Job) queue.Report {
			if len(jobs) != test.jobs || jobs[0].Text != batch.Records[0].Body {
				t.Errorf("%s: jobs %+v", test.name, jobs)
			}
			want = test.failed(jobs)
			return queue.Report{Failed: want}
		}))(t.Context(), batch)
		var got []string
		for _, failure := range answer.BatchItemFailures {
			got = append(got, failure.ItemIdentifier)
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v to come again, want %v; %v", test.name, got, want, err)
		}
	}
}

// sample reads events/<name>/<file>, from the function's folder.
func sample(t *testing.T, name, file string) events.SQSEvent {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "events", name, file))
	if err != nil {
		t.Fatal(err)
	}
	var batch events.SQSEvent
	if err := json.Unmarshal(text, &batch); err != nil {
		t.Fatal(err)
	}
	return batch
}
