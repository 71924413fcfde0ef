// Package schedule is the edge of functions that the clock calls. It knows nothing of what they do.
package schedule

import (
	"context"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/web"
)

// Handler does what there is to do, and says how many things it did. The next call goes on with what an
// error left.
type Handler func(ctx context.Context) (done int, err error)

// Serve runs h as a Lambda behind a schedule until the process ends. Its log lines carry the name.
func Serve(name string, h Handler) {
	slog.SetDefault(lambdacontext.NewLogger().With("function", name))
	lambda.Start(Lambda(h))
}

// Lambda is h as a Lambda handler. What the event says beside the time is the same each time, so nobody reads
// it. A failure is an error of the function: nobody else would be told.
func Lambda(h Handler) func(context.Context) error {
	return func(ctx context.Context) error {
		start := time.Now()
		ctx, cancel := web.InTime(ctx)
		defer cancel()
		ctx, used := meter.With(ctx)
		done, err := web.Caught(func() (int, error) { return h(ctx) })
		logRun(ctx, done, err, time.Since(start), used.Total())
		return err
	}
}

// logRun writes one line a run.
func logRun(ctx context.Context, done int, err error, took time.Duration, used meter.Usage) {
	attrs := []slog.Attr{
		slog.Int("done", done), slog.Float64("ms", float64(took.Microseconds())/1000),
		slog.Int("dynamodb_calls", used.Calls), slog.Int("dynamodb_failures", used.Failures),
		slog.Float64("read_units", used.ReadUnits), slog.Float64("write_units", used.WriteUnits),
	}
	level := slog.LevelInfo
	if err != nil {
		level = slog.LevelError
		attrs = append(attrs, slog.String("error", err.Error()))
	}
	slog.LogAttrs(ctx, level, "run", attrs...)
}
