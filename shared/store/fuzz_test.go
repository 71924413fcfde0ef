package store_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/shared/store"
)

// Whatever a stream brings: a record for each, which says one thing at most, and nothing where it cannot be read.
func FuzzReadStream(f *testing.F) {
	samples, err := filepath.Glob("../../events/stream-fanout/*.json")
	if err != nil || len(samples) == 0 {
		f.Fatal("no samples", err)
	}
	for _, name := range samples {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		batch, ok := asLambdaReads(text)
		if !ok {
			return
		}
		records := store.ReadStream(batch)
		if len(records) != len(batch.Records) {
			t.Fatalf("%d of %d records", len(records), len(batch.Records))
		}
		for i, r := range records {
			says := 0
			for _, said := range []bool{r.Message != nil, r.Change != nil, r.Receipt != nil, r.Opened != nil, r.Identity != nil, r.Session != nil} {
				if said {
					says++
				}
			}
			if r.ID != batch.Records[i].Change.SequenceNumber || says > 1 || says > 0 && (r.Err != nil || r.App == "") {
				t.Errorf("record %d: %+v", i, r)
			}
		}
	})
}

// asLambdaReads is a batch as the runtime hands it over. What the library cannot read, or panics at, does not come
// to a handler.
func asLambdaReads(text []byte) (batch events.DynamoDBEvent, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	return batch, json.Unmarshal(text, &batch) == nil
}
