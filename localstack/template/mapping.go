package template

import (
	"slices"
	"time"

	"github.com/parleyhq/parley/localstack/pattern"
)

// StreamMapping leads from a table's stream to the function that holds it.
type StreamMapping struct {
	Event          string // its name among the function's events
	Table          string
	StreamARN      string
	Latest         bool // whether it begins behind what is in the stream when it is made
	BatchSize      int
	Window         time.Duration // how long a batch is gathered
	RetryAttempts  int           // after the first try; -1 is no limit
	RecordAge      time.Duration // records older than this are given up; 0 is no limit
	Bisect         bool
	Parallel       int // batches of one shard at once
	ReportsItems   bool
	Filters        []string // patterns, of which a record must match one; none is every record
	OnFailureQueue string   // the queue that is told of batches that were given up, or
	OnFailureStore string   // the bucket that gets them whole; "" for neither
	Place          Place
}

// QueueMapping leads from a queue to the function that holds it.
type QueueMapping struct {
	Event        string
	Queue        string
	QueueARN     string
	BatchSize    int
	Window       time.Duration
	Concurrency  int // invocations at once
	ReportsItems bool
	Filters      []string
	Place        Place
}

// Lambda's own, where a template says nothing. An SQS mapping has no bound of its own on AWS; here
// it is a tenth of what a desk can run.
const (
	defaultStreamBatch      = 100
	defaultQueueBatch       = 10
	defaultQueueConcurrency = 10
	maxBatch                = 10000
	maxWindow               = 300
	maxFilters              = 5
	reportItems             = "ReportBatchItemFailures"
)

func (d *document) streamMapping(name string, p value, place Place) (StreamMapping, error) {
	m := StreamMapping{Event: name, Place: place}
	var err error
	if m.StreamARN, err = d.text(p.get("Stream")); err != nil {
		return m, err
	}
	var ok bool
	if m.Table, ok = named(m.StreamARN, "dynamodb", "table/"); !ok {
		return m, errorAt(place, "Stream must be the StreamArn of a table")
	}
	if window := p.get("TumblingWindowInSeconds"); !window.is(null) {
		return m, errorAt(window.place, "tumbling windows are not served by the local stack")
	}
	if m.Latest, err = d.startsLatest(p, place); err != nil {
		return m, err
	}
	age := 0
	window := 0
	for _, field := range []struct {
		name                    string
		to                      *int
		fallback, lowest, limit int
	}{
		{"BatchSize", &m.BatchSize, defaultStreamBatch, 1, maxBatch},
		{"MaximumBatchingWindowInSeconds", &window, 0, 0, maxWindow},
		{"MaximumRetryAttempts", &m.RetryAttempts, -1, -1, 10000},
		{"MaximumRecordAgeInSeconds", &age, -1, -1, 604800},
		{"ParallelizationFactor", &m.Parallel, 1, 1, 10},
	} {
		if *field.to, err = d.within(p.get(field.name), field.name, field.fallback, field.lowest, field.limit); err != nil {
			return m, err
		}
	}
	if age >= 0 && age < 60 {
		return m, errorAt(p.get("MaximumRecordAgeInSeconds").place, "MaximumRecordAgeInSeconds is %d; it must be -1 or at least 60", age)
	}
	m.RecordAge, m.Window = time.Duration(max(age, 0))*time.Second, time.Duration(window)*time.Second
	if m.Bisect, err = d.flag(p.get("BisectBatchOnFunctionError"), false); err != nil {
		return m, err
	}
	if m.ReportsItems, err = d.reportsItems(p); err != nil {
		return m, err
	}
	if m.Filters, err = d.filters(p.get("FilterCriteria", "Filters")); err != nil {
		return m, err
	}
	m.OnFailureQueue, m.OnFailureStore, err = d.onFailure(p.get("DestinationConfig", "OnFailure", "Destination"))
	return m, err
}

func (d *document) startsLatest(p value, place Place) (bool, error) {
	position, err := d.text(p.get("StartingPosition"))
	if err != nil {
		return false, err
	}
	switch position {
	case "LATEST":
		return true, nil
	case "TRIM_HORIZON":
		return false, nil
	}
	return false, errorAt(place, "StartingPosition must be TRIM_HORIZON or LATEST")
}

func (d *document) queueMapping(name string, p value, place Place) (QueueMapping, error) {
	m := QueueMapping{Event: name, Place: place}
	var err error
	if m.QueueARN, err = d.text(p.get("Queue")); err != nil {
		return m, err
	}
	var ok bool
	if m.Queue, ok = named(m.QueueARN, "sqs", ""); !ok {
		return m, errorAt(place, "Queue must be the Arn of a queue")
	}
	window := 0
	for _, field := range []struct {
		name                    string
		from                    value
		to                      *int
		fallback, lowest, limit int
	}{
		{"BatchSize", p.get("BatchSize"), &m.BatchSize, defaultQueueBatch, 1, maxBatch},
		{"MaximumBatchingWindowInSeconds", p.get("MaximumBatchingWindowInSeconds"), &window, 0, 0, maxWindow},
		{"MaximumConcurrency", p.get("ScalingConfig", "MaximumConcurrency"), &m.Concurrency, defaultQueueConcurrency, 2, 1000},
	} {
		if *field.to, err = d.within(field.from, field.name, field.fallback, field.lowest, field.limit); err != nil {
			return m, err
		}
	}
	m.Window = time.Duration(window) * time.Second
	if m.BatchSize > defaultQueueBatch && m.Window == 0 {
		return m, errorAt(place, "a BatchSize above %d needs a MaximumBatchingWindowInSeconds of at least 1", defaultQueueBatch)
	}
	if m.ReportsItems, err = d.reportsItems(p); err != nil {
		return m, err
	}
	m.Filters, err = d.filters(p.get("FilterCriteria", "Filters"))
	return m, err
}

func (d *document) reportsItems(p value) (bool, error) {
	types, err := d.texts(p.get("FunctionResponseTypes"))
	if err != nil || len(types) == 0 {
		return false, err
	}
	if !slices.Equal(types, []string{reportItems}) {
		return false, errorAt(p.get("FunctionResponseTypes").place, "FunctionResponseTypes can hold %s only", reportItems)
	}
	return true, nil
}

func (d *document) filters(v value) ([]string, error) {
	if len(v.items) > maxFilters {
		return nil, errorAt(v.place, "there can be %d filters at most", maxFilters)
	}
	var out []string
	for _, item := range v.items {
		text, err := d.text(item.get("Pattern"))
		if err != nil {
			return nil, err
		}
		if _, err := pattern.Parse(text); err != nil {
			return nil, errorAt(item.place, "%v", err)
		}
		out = append(out, text)
	}
	return out, nil
}

func (d *document) onFailure(v value) (queue, bucket string, err error) {
	arn, err := d.text(v)
	if err != nil || arn == "" {
		return "", "", err
	}
	if name, ok := named(arn, "sqs", ""); ok {
		return name, "", nil
	}
	if name, ok := named(arn, "s3", ""); ok {
		return "", name, nil
	}
	return "", "", errorAt(v.place, "a Destination must be the Arn of a queue or of a bucket")
}
