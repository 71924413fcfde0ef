package main

import (
	"context"
	"encoding/json"
	"os"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

func TestABatchSaysWhatIsCarriedNoMore(t *testing.T) {
	text, err := os.ReadFile("../../events/stream-content/good.json")
	if err != nil {
		t.Fatal(err)
	}
	var batch events.DynamoDBEvent
	if err := json.Unmarshal(text, &batch); err != nil {
		t.Fatal(err)
	}
	two := []parley.ContentID{"Y29udGVudC1vZi1hbGljZQ", "bW9yZS1jb250ZW50LW9mLQ"}
	want := []live.Record{
		{Uncarried: &store.Uncarried{Sequence: 7, Contents: two}},     // it was deleted
		{Uncarried: &store.Uncarried{Sequence: 8, Contents: two[:1]}}, // it expired
		{Dropped: two[1]},
	}
	answer, err := live.StreamLambda(handler(func(_ context.Context, records []live.Record) live.Report {
		for i, r := range records {
			if diff := cmp.Diff(want[i], live.Record{Uncarried: r.Uncarried, Dropped: r.Dropped}); diff != "" || r.Err != nil {
				t.Errorf("record %d: %v (-want +got)\n%s", i, r.Err, diff)
			}
		}
		return live.Report{Failed: []string{records[1].ID}}
	}))(context.Background(), batch)
	if err != nil || len(batch.Records) != len(want) || len(answer.BatchItemFailures) != 1 || answer.BatchItemFailures[0].ItemIdentifier != batch.Records[1].Change.SequenceNumber {
		t.Errorf("%d records, answered %+v, %v", len(batch.Records), answer, err)
	}
}
