package main

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

func TestJobsAreDoneAndAnswered(t *testing.T) {
	for _, test := range []struct {
		name, event string
		jobs        int
		failed      func(jobs []queue.Job) []string
	}{
		{"a job", "good.json", 1, func([]queue.Job) []string { return nil }},
		{"one of two cannot be read", "unreadable.json", 2, func(jobs []queue.Job) []string { return []string{jobs[1].ID} }},
	} {
		text, err := os.ReadFile(filepath.Join("../../events/queue-scheduled", test.event))
		if err != nil {
			t.Fatal(err)
		}
		var event events.SQSEvent
		if err := json.Unmarshal(text, &event); err != nil {
			t.Fatal(err)
		}
		var want []string
		answer, err := queue.Lambda(handler(func(_ context.Context, jobs []queue.Job) queue.Report {
			if len(jobs) != test.jobs || jobs[0].Text != event.Records[0].Body {
				t.Errorf("%s: jobs %+v", test.name, jobs)
			}
			want = test.failed(jobs)
			return queue.Report{Failed: want}
		}))(context.Background(), event)
		var got []string
		for _, failure := range answer.BatchItemFailures {
			got = append(got, failure.ItemIdentifier)
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v to come again, want %v; %v", test.name, got, want, err)
		}
	}
}
