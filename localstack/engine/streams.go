package engine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/localstack/template"
)

// makeStream gives a table that is there the stream that the template asks for.
func makeStream(ctx context.Context, client *dynamodb.Client, t template.Table, there *types.StreamSpecification) error {
	on := there != nil && aws.ToBool(there.StreamEnabled)
	switch {
	case t.StreamView == "" || on && string(there.StreamViewType) == t.StreamView:
		return nil
	case on:
		return errors.New("the data here have a stream of another view; use another PARLEY_DATA, or remove this one to begin anew")
	}
	_, err := client.UpdateTable(ctx, &dynamodb.UpdateTableInput{TableName: &t.Name, StreamSpecification: streamOf(t)})
	if err != nil {
		return fmt.Errorf("its stream cannot be switched on here; use another PARLEY_DATA: %w", err)
	}
	return nil
}

func streamOf(t template.Table) *types.StreamSpecification {
	if t.StreamView == "" {
		return nil
	}
	return &types.StreamSpecification{StreamEnabled: aws.Bool(true), StreamViewType: types.StreamViewType(t.StreamView)}
}

// KeepStreams runs program, localstack/streamkeeper, over the engine's file: it makes writes fast
// however many stream records there are, and removes old ones. read says of each table up to which
// number everybody has read its stream; nothing behind it is removed.
func (e *Engine) KeepStreams(ctx context.Context, program string, read map[string]int64) error {
	cmd := exec.CommandContext(ctx, program, e.config.database())
	for table, number := range read {
		cmd.Args = append(cmd.Args, table+"="+strconv.FormatInt(number, 10))
	}
	var said strings.Builder
	cmd.Stderr = &said
	err := e.config.Starter.Start(cmd)
	if err == nil {
		err = cmd.Wait()
	}
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	if text := strings.TrimSpace(said.String()); err != nil && text != "" {
		return fmt.Errorf("engine: keep the streams: %s", text)
	}
	if err != nil {
		return fmt.Errorf("engine: keep the streams: %w", err)
	}
	return nil
}

// Stamp changes whenever something was written: nothing was between two that are equal, if the first
// was Settled when it was taken.
type Stamp struct {
	size     int64
	modified time.Time
}

// tick is how exactly a file system tells when a file was written.
const tick = 10 * time.Millisecond

// Stamp asks the file system only, so that many can ask often.
func (e *Engine) Stamp() Stamp {
	info, err := os.Stat(e.config.database() + "-wal")
	if err != nil {
		return Stamp{}
	}
	return Stamp{info.Size(), info.ModTime()}
}

// Settled says whether a write after now, when the stamp was taken, is sure to change it.
func (s Stamp) Settled(now time.Time) bool { return now.Sub(s.modified) > tick }
