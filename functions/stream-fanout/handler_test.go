package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/shared/live"
)

// batch is one of the sample events, as it survives its Go type.
func batch(t *testing.T, name string) events.DynamoDBEvent {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../../events/stream-fanout", name))
	if err != nil {
		t.Fatal(err)
	}
	var b events.DynamoDBEvent
	if err := json.Unmarshal(text, &b); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestABatchIsToldAndAnswered(t *testing.T) {
	for _, test := range []struct {
		name    string
		event   string
		report  func(ids []string) live.Report
		again   []int // which records have to come again
		whole   bool  // the batch has to be halved
		records int
	}{
		{"a message", "good.json", func([]string) live.Report { return live.Report{} }, nil, false, 1},
		{"changes", "changes.json", func(ids []string) live.Report { return live.Report{Failed: ids[1:]} }, []int{1}, false, 2},
		{"receipts", "receipts.json", func(ids []string) live.Report { return live.Report{Failed: ids[:1]} }, []int{0}, false, 2},
		{"a channel", "opened.json", func([]string) live.Report { return live.Report{} }, nil, false, 2},
		{"a logout", "session-ended.json", func([]string) live.Report { return live.Report{} }, nil, false, 2},
		{"a profile", "identity-changed.json", func([]string) live.Report { return live.Report{} }, nil, false, 2},
		{"unreadable ones after a good one", "unreadable.json", func(ids []string) live.Report { return live.Report{Poison: ids[1:]} }, []int{1, 2}, false, 3},
		{"an unreadable one first", "unreadable.json", func(ids []string) live.Report { return live.Report{Poison: ids[:1]} }, nil, true, 3},
		{"an unreadable one alone", "good.json", func(ids []string) live.Report { return live.Report{Poison: ids} }, []int{0}, false, 1},
	} {
		event := batch(t, test.event)
		told := 0
		serve := live.StreamLambda(handler(func(_ context.Context, records []live.Record) live.Report {
			told = len(records)
			ids := make([]string, len(records))
			for i, r := range records {
				ids[i] = r.ID
			}
			return test.report(ids)
		}))
		answer, err := serve(context.Background(), event)
		var want, got []string
		for _, i := range test.again {
			want = append(want, event.Records[i].Change.SequenceNumber)
		}
		for _, failure := range answer.BatchItemFailures {
			got = append(got, failure.ItemIdentifier)
		}
		if (err != nil) != test.whole || !slices.Equal(got, want) || told != test.records {
			t.Errorf("%s: %d told, %v to come again, want %v; %v", test.name, told, got, want, err)
		}
	}
}
