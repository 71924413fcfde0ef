package live

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/store"
)

// StreamHandler works on a batch of a stream.
type StreamHandler func(ctx context.Context, records []Record) Report

// ServeStream runs h as a Lambda behind streams until the process ends. Its log lines carry the name.
func ServeStream(name string, h StreamHandler) {
	slog.SetDefault(lambdacontext.NewLogger().With("function", name))
	lambda.Start(StreamLambda(h))
}

// errPoison has Lambda halve a batch whose first record cannot be read, until that one stands alone.
var errPoison = errors.New("the first record cannot be read; it has to be tried alone")

// StreamLambda is h as a Lambda handler. It answers which records have to come again, with all that follow.
func StreamLambda(h StreamHandler) func(context.Context, events.DynamoDBEvent) (events.DynamoDBEventResponse, error) {
	return func(ctx context.Context, batch events.DynamoDBEvent) (events.DynamoDBEventResponse, error) {
		var answer events.DynamoDBEventResponse
		records := store.ReadStream(batch)
		report := logged(ctx, len(records), func(ctx context.Context) Report { return h(ctx, records) })
		if len(records) > 1 && len(report.Poison) > 0 && report.Poison[0] == records[0].ID {
			return answer, errPoison
		}
		for _, id := range append(report.Failed, report.Poison...) {
			answer.BatchItemFailures = append(answer.BatchItemFailures, events.DynamoDBBatchItemFailure{ItemIdentifier: id})
		}
		return answer, nil
	}
}

// logged works on a batch and writes one line about it: never a body or whom it was for.
func logged(ctx context.Context, records int, work func(context.Context) Report) Report {
	start := time.Now()
	ctx, meter := meter.With(ctx)
	report := work(ctx)
	used := meter.Total()
	level := slog.LevelInfo
	if len(report.Failed)+len(report.Poison) > 0 {
		level = slog.LevelError
	}
	attrs := append([]slog.Attr{slog.Int("records", records), slog.Int("failed", len(report.Failed)), slog.Int("unreadable", len(report.Poison))}, report.counts()...)
	slog.LogAttrs(ctx, level, "batch", append(attrs,
		slog.Float64("ms", float64(time.Since(start).Microseconds())/1000),
		slog.Int("dynamodb_calls", used.Calls), slog.Int("dynamodb_failures", used.Failures),
		slog.Float64("read_units", used.ReadUnits), slog.Float64("write_units", used.WriteUnits),
	)...)
	return report
}

// counts is what a batch's log line says of the frames that were posted.
func (t tally) counts() []slog.Attr {
	return []slog.Attr{slog.Int("posts", t.Posts), slog.Int("gone", t.Gone), slog.Int("dropped", t.Dropped), slog.Int("jobs", t.Jobs)}
}
