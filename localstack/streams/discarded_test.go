package streams

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/localstack/lambda"
)

func TestWhatADestinationGets(t *testing.T) {
	written := time.Date(2026, 11, 1, 10, 0, 0, 0, time.UTC)
	s := &stream{name: "stream"}
	s.write("a", 0)
	s.write("a", 0)
	for n := range s.records {
		s.records[n].Created = written.Add(time.Duration(n) * time.Minute)
	}
	d := Discarded{
		Condition: AttemptsExhausted, Tries: 4, Err: &lambda.FunctionError{Type: "x"}, Records: s.records,
		Time: written.Add(time.Hour),
	}
	m := Mapping{Function: "f", Event: "e", ARN: "arn:stream"}
	dir := t.TempDir()
	if err := d.WriteTo(dir, m, "arn:f"); err != nil {
		t.Fatal(err)
	}
	found, _ := filepath.Glob(filepath.Join(dir, "aws/lambda/f-e/shard/2026/11/01/2026-11-01T11.00.00-*"))
	if len(found) != 1 {
		t.Fatalf("files %v", found)
	}
	text, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	var whole struct {
		Payload string `json:"payload"`
	}
	var e events.DynamoDBEvent
	if err := json.Unmarshal(text, &whole); err != nil || json.Unmarshal([]byte(whole.Payload), &e) != nil || len(e.Records) != 2 {
		t.Errorf("the payload is %q", whole.Payload)
	}
	message, err := d.Message(m, "arn:f")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(message), "payload") {
		t.Errorf("a queue got the records: %s", message)
	}
	for _, want := range []string{
		`"condition":"RetryAttemptsExhausted"`, `"approximateInvokeCount":4`, `"functionArn":"arn:f"`, `"functionError":"Unhandled"`,
		`"timestamp":"2026-11-01T11:00:00.000Z"`, `"shardId":"shard","startSequenceNumber":"1","endSequenceNumber":"2"`,
		`"approximateArrivalOfFirstRecord":"2026-11-01T10:00:00Z","approximateArrivalOfLastRecord":"2026-11-01T10:01:00Z"`,
		`"batchSize":2,"streamArn":"arn:stream"`,
	} {
		if !strings.Contains(string(message), want) {
			t.Errorf("%s has no %s", message, want)
		}
	}
}
