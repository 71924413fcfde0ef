package main

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

// run calls the function as the scheduler does, and returns what it logged.
func run(t *testing.T, ripen func(context.Context) (int, error)) (logged string, err error) {
	t.Helper()
	event, err := os.ReadFile(filepath.Join("..", "..", "events", "schedule-webhooks", "good.json"))
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(before)
	_, err = lambda.NewHandler(schedule.Lambda(handler(ripen))).Invoke(t.Context(), event)
	return log.String(), err
}

func TestHowManyThingsWereDueIsLogged(t *testing.T) {
	logged, err := run(t, func(context.Context) (int, error) { return 3, nil })
	if err != nil || !strings.Contains(logged, "done=3") {
		t.Errorf("%v: %s", err, logged)
	}
}

func TestAFailureIsAnErrorOfTheFunction(t *testing.T) {
	logged, err := run(t, func(context.Context) (int, error) { return 1, errors.New("no such host") })
	if err == nil || !strings.Contains(logged, "done=1") || !strings.Contains(logged, "level=ERROR") || !strings.Contains(logged, "no such host") {
		t.Errorf("%v: %s", err, logged)
	}
}

func TestAPanicIsAnErrorToo(t *testing.T) {
	logged, err := run(t, func(context.Context) (int, error) { panic("broken") })
	if err == nil || !strings.Contains(logged, "broken") {
		t.Errorf("%v: %s", err, logged)
	}
}
