// Package scheduletest calls functions as the scheduler calls them, with the sample events of
// events/<function>/. It is for tests.
package scheduletest

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/lambda"

	"github.com/parleyhq/parley/shared/schedule"
)

// LogsWhatWasDone tests that a function logs how many things it did, and that a failure or a panic of the work is an
// error of the function.
func LogsWhatWasDone(t *testing.T, name string, handler func(work func(context.Context) (int, error)) schedule.Handler) {
	t.Helper()
	for _, test := range []struct {
		name   string
		work   func(context.Context) (int, error)
		fails  bool
		logged []string
	}{
		{"done", func(context.Context) (int, error) { return 3, nil }, false, []string{"done=3"}},
		{"a failure", func(context.Context) (int, error) { return 1, errors.New("no such host") }, true, []string{"done=1", "level=ERROR", "no such host"}},
		{"a panic", func(context.Context) (int, error) { panic("broken") }, true, []string{"broken"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			logged, err := run(t, name, handler(test.work))
			if (err != nil) != test.fails {
				t.Errorf("error %v", err)
			}
			for _, want := range test.logged {
				if !strings.Contains(logged, want) {
					t.Errorf("no %q in %s", want, logged)
				}
			}
		})
	}
}

// run calls the function from its folder, and returns what it logged.
func run(t *testing.T, name string, h schedule.Handler) (logged string, err error) {
	t.Helper()
	event, err := os.ReadFile(filepath.Join("..", "..", "events", name, "good.json"))
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(before)
	_, err = lambda.NewHandler(schedule.Lambda(h)).Invoke(t.Context(), event)
	return log.String(), err
}
