package engine

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodbstreams"

	"github.com/parleyhq/parley/localstack/template"
)

func streaming(name string) template.Table {
	t := table(name)
	t.StreamView = "NEW_AND_OLD_IMAGES"
	return t
}

func put(t *testing.T, e *Engine, table string, n int) {
	t.Helper()
	if _, err := client(e).PutItem(t.Context(), &dynamodb.PutItemInput{TableName: &table, Item: item(n)}); err != nil {
		t.Fatal(err)
	}
}

// records counts what the stream of a table gives.
func records(t *testing.T, e *Engine, table string) int {
	t.Helper()
	there, err := client(e).DescribeTable(t.Context(), &dynamodb.DescribeTableInput{TableName: &table})
	if err != nil {
		t.Fatal(err)
	}
	arn := there.Table.LatestStreamArn
	c := NewStreamsClient(e.URL(), Credentials{Region: "us-east-1", KeyID: "local", Secret: "local"})
	stream, err := c.DescribeStream(t.Context(), &dynamodbstreams.DescribeStreamInput{StreamArn: arn})
	if err != nil {
		t.Fatal(err)
	}
	start, err := c.GetShardIterator(t.Context(), &dynamodbstreams.GetShardIteratorInput{
		StreamArn: arn, ShardId: stream.StreamDescription.Shards[0].ShardId, ShardIteratorType: "TRIM_HORIZON",
	})
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.GetRecords(t.Context(), &dynamodbstreams.GetRecordsInput{ShardIterator: start.ShardIterator})
	if err != nil {
		t.Fatal(err)
	}
	return len(out.Records)
}

func TestStreamsAreMadeWithTheTableOrAfterIt(t *testing.T) {
	e, _ := startEngine(t, t.TempDir())
	plain := table("later")
	if err := MakeTables(t.Context(), client(e), []template.Table{streaming("first"), plain}); err != nil {
		t.Fatal(err)
	}
	if err := MakeTables(t.Context(), client(e), []template.Table{streaming("first"), streaming("later")}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"first", "later"} {
		put(t, e, name, 1)
		if got := records(t, e, name); got != 1 {
			t.Errorf("%s has %d records", name, got)
		}
	}
	other := streaming("first")
	other.StreamView = "KEYS_ONLY"
	if err := MakeTables(t.Context(), client(e), []template.Table{other}); err == nil || !strings.Contains(err.Error(), "another PARLEY_DATA") {
		t.Errorf("a stream of another view: %v", err)
	}
}

// A program that stands for the keeper: what it is given, and what becomes of what it says.
func TestTheKeeperIsGivenTheFileAndHowFarEverybodyHasRead(t *testing.T) {
	data := t.TempDir()
	e, _ := startEngine(t, data)
	program := filepath.Join(t.TempDir(), "keeper")
	for name, c := range map[string]struct{ script, want string }{
		"well":    {`[ "$*" = "` + filepath.Join(data, "dynamodb.db") + ` some=7" ]`, ""},
		"it says": {"echo no such table >&2; exit 1", "engine: keep the streams: no such table"},
		"it ends": {"exit 3", "engine: keep the streams: exit status 3"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(program, []byte("#!/bin/sh\n"+c.script+"\n"), 0o700); err != nil {
				t.Fatal(err)
			}
			got := ""
			if err := e.KeepStreams(t.Context(), program, map[string]int64{"some": 7}); err != nil {
				got = err.Error()
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAStampChangesWithEveryWrite(t *testing.T) {
	e, _ := startEngine(t, t.TempDir())
	if err := MakeTables(t.Context(), client(e), []template.Table{streaming("some")}); err != nil {
		t.Fatal(err)
	}
	for n := range 20 {
		eventually(t, "it is never settled", func() bool { return e.Stamp().Settled(time.Now()) })
		before := e.Stamp()
		put(t, e, "some", n)
		if after := e.Stamp(); after == before {
			t.Fatal("a write left the stamp as it was")
		}
	}
}
