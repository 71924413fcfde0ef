package streams

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/parleyhq/parley/localstack/eventsource"
	"github.com/parleyhq/parley/localstack/lambda"
)

// Why a batch was given up, in Lambda's words.
const (
	AttemptsExhausted = "RetryAttemptsExhausted"
	AgeExceeded       = "RecordAgeExceeded"
)

// Discarded is a batch that was given up.
type Discarded struct {
	Condition string
	Tries     int
	Err       error // of the last try, nil where there was none
	Records   []Record
	Time      time.Time
}

// invocationRecord is what Lambda sends to a destination.
type invocationRecord struct {
	RequestContext  requestContext   `json:"requestContext"`
	ResponseContext *responseContext `json:"responseContext,omitempty"`
	Version         string           `json:"version"`
	Timestamp       string           `json:"timestamp"`
	Batch           batchInfo        `json:"DDBStreamBatchInfo"`
	Payload         string           `json:"payload,omitempty"`
}

type requestContext struct {
	RequestID   string `json:"requestId"`
	FunctionARN string `json:"functionArn"`
	Condition   string `json:"condition"`
	InvokeCount int    `json:"approximateInvokeCount"`
}

type responseContext struct {
	StatusCode      int    `json:"statusCode"`
	ExecutedVersion string `json:"executedVersion"`
	FunctionError   string `json:"functionError,omitempty"`
}

type batchInfo struct {
	ShardID       string `json:"shardId"`
	StartSequence string `json:"startSequenceNumber"`
	EndSequence   string `json:"endSequenceNumber"`
	FirstArrival  string `json:"approximateArrivalOfFirstRecord"`
	LastArrival   string `json:"approximateArrivalOfLastRecord"`
	BatchSize     int    `json:"batchSize"`
	StreamARN     string `json:"streamArn"`
}

func (d Discarded) record(m Mapping, functionARN string) invocationRecord {
	first, last := d.Records[0], d.Records[len(d.Records)-1]
	out := invocationRecord{
		RequestContext: requestContext{eventsource.UUID(), functionARN, d.Condition, d.Tries},
		Version:        "1.0", Timestamp: d.Time.UTC().Format("2006-01-02T15:04:05.000Z"),
		Batch: batchInfo{
			first.Shard, first.Sequence, last.Sequence, first.Created.UTC().Format(time.RFC3339),
			last.Created.UTC().Format(time.RFC3339), len(d.Records), m.ARN,
		},
	}
	if d.Tries > 0 {
		out.ResponseContext = &responseContext{StatusCode: 200, ExecutedVersion: "$LATEST"}
		var failed *lambda.FunctionError
		if errors.As(d.Err, &failed) {
			out.ResponseContext.FunctionError = "Unhandled"
		}
	}
	return out
}

// Message is what a queue is told: all but the records themselves.
func (d Discarded) Message(m Mapping, functionARN string) ([]byte, error) {
	return json.Marshal(d.record(m, functionARN))
}

// WriteTo puts the batch with all its records below dir, under the name that it has in a bucket.
func (d Discarded) WriteTo(dir string, m Mapping, functionARN string) error {
	record := d.record(m, functionARN)
	record.Payload = string(event(d.Records))
	text, err := json.Marshal(record)
	if err != nil {
		return err
	}
	at := d.Time.UTC()
	file := filepath.Join(dir, "aws", "lambda", m.Function+"-"+m.Event, d.Records[0].Shard,
		at.Format("2006"), at.Format("01"), at.Format("02"), at.Format("2006-01-02T15.04.05-")+eventsource.UUID())
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(file+".new", text, 0o600); err != nil {
		return err
	}
	return os.Rename(file+".new", file)
}
