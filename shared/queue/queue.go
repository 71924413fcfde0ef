// Package queue is the edge of functions behind a queue. It knows nothing of what the jobs are about.
package queue

import (
	"context"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"

	"github.com/parleyhq/parley/shared/meter"
)

// Job is one message of a queue.
type Job struct {
	ID    string
	Text  string
	Again bool // it came before, and whoever worked on it did not say that it was done
}

// Report is what became of a batch.
type Report struct {
	Failed []string    // the jobs that have to come again
	Counts []slog.Attr // what the batch's log line says besides
}

// Handler works on a batch of jobs. A job comes at least once, in any order.
type Handler func(ctx context.Context, jobs []Job) Report

// Serve runs h as a Lambda behind a queue until the process ends. Its log lines carry the name.
func Serve(name string, h Handler) {
	slog.SetDefault(lambdacontext.NewLogger().With("function", name))
	lambda.Start(Lambda(h))
}

// Lambda is h as a Lambda handler. It answers which jobs have to come again.
func Lambda(h Handler) func(context.Context, events.SQSEvent) (events.SQSEventResponse, error) {
	return func(ctx context.Context, batch events.SQSEvent) (events.SQSEventResponse, error) {
		jobs := make([]Job, len(batch.Records))
		for i, record := range batch.Records {
			received := record.Attributes["ApproximateReceiveCount"]
			jobs[i] = Job{ID: record.MessageId, Text: record.Body, Again: received != "" && received != "1"}
		}
		var answer events.SQSEventResponse
		for _, id := range logged(ctx, jobs, h).Failed {
			answer.BatchItemFailures = append(answer.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: id})
		}
		return answer, nil
	}
}

// logged works on a batch and writes one line about it: never what a job holds or whom it is for.
func logged(ctx context.Context, jobs []Job, h Handler) Report {
	start := time.Now()
	ctx, used := meter.With(ctx)
	report := h(ctx, jobs)
	level := slog.LevelInfo
	if len(report.Failed) > 0 {
		level = slog.LevelError
	}
	total := used.Total()
	attrs := append([]slog.Attr{slog.Int("records", len(jobs)), slog.Int("failed", len(report.Failed))}, report.Counts...)
	slog.LogAttrs(ctx, level, "batch", append(attrs,
		slog.Float64("ms", float64(time.Since(start).Microseconds())/1000),
		slog.Int("dynamodb_calls", total.Calls), slog.Int("dynamodb_failures", total.Failures),
		slog.Float64("read_units", total.ReadUnits), slog.Float64("write_units", total.WriteUnits),
	)...)
	return report
}
