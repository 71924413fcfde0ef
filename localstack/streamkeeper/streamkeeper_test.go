package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/engine"
	"github.com/parleyhq/parley/localstack/template"
)

// TestMain is also the program itself, for the test that starts it as the stack does.
func TestMain(m *testing.M) {
	if os.Getenv("STREAMKEEPER_TEST") == "" {
		os.Exit(m.Run())
	}
	main()
}

// database is an engine with tables that have streams, and its file, open as here.
type database struct {
	*engine.Engine
	client *dynamodb.Client
	path   string
	file   file
}

func start(t testing.TB, tables ...string) database {
	t.Helper()
	program, err := engine.Program(t.Context(), "..", func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	e, err := engine.Start(t.Context(), engine.Config{Program: program, Data: data, Starter: child.NewStarter(), Say: func(string) {}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	d := database{Engine: e, client: engine.NewClient(e.URL(), engine.Credentials{Region: "us-east-1", KeyID: "local", Secret: "local"})}
	for _, name := range tables {
		err := engine.MakeTables(t.Context(), d.client, []template.Table{{
			Name: name, StreamView: "NEW_AND_OLD_IMAGES",
			Attributes: []template.Attribute{{Name: "pk", Type: "N"}}, Keys: []template.Key{{Name: "pk", Type: "HASH"}},
		}})
		if err != nil {
			t.Fatal(err)
		}
	}
	d.path = filepath.Join(data, "dynamodb.db")
	if d.file, err = openFile(d.path); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.file.close)
	return d
}

func (d database) put(ctx context.Context, table string, n int) error {
	_, err := d.client.PutItem(ctx, &dynamodb.PutItemInput{
		TableName: &table, Item: map[string]types.AttributeValue{"pk": &types.AttributeValueMemberN{Value: strconv.Itoa(n)}},
	}, func(o *dynamodb.Options) { o.Retryer = aws.NopRetryer{} })
	return err
}

func (d database) mustPut(t testing.TB, table string, n int) {
	t.Helper()
	if err := d.put(t.Context(), table, n); err != nil {
		t.Fatal(err)
	}
}

// numbers are the sequence numbers that the file holds of a table.
func (d database) numbers(t *testing.T, table string) []int {
	t.Helper()
	rows, err := d.file.db.Query("SELECT CAST(sequence_number AS INTEGER) AS n FROM _stream_records WHERE table_name = ? ORDER BY n", table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	out := []int{}
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			t.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

func TestTheProgramIndexesAndTrims(t *testing.T) {
	d := start(t, "some", "other")
	for n := range 10 {
		d.mustPut(t, "some", n)
		d.mustPut(t, "other", n)
	}
	if _, err := d.file.db.Exec("UPDATE _stream_records SET created_at = created_at - 90000"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		cmd := exec.Command(os.Args[0], d.path, "some=3", "other=9223372036854775807")
		cmd.Env = append(os.Environ(), "STREAMKEEPER_TEST=1")
		if output, err := cmd.CombinedOutput(); err != nil || len(output) > 0 {
			t.Fatalf("%v: %s", err, output)
		}
	}
	if some, other := d.numbers(t, "some"), d.numbers(t, "other"); some[0] != 4 || len(some) != 7 || len(other) != 1 || other[0] != 10 {
		t.Errorf("left are %v and %v", some, other)
	}
	var plan string
	var ignored int
	err := d.file.db.QueryRow("EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = 'some'").
		Scan(&ignored, &ignored, &ignored, &plan)
	if err != nil || !strings.Contains(plan, "_stream_records_by_number") {
		t.Errorf("the greatest number is looked up by %q, %v", plan, err)
	}
}

func TestWhatItCannotDoIsSaidInOneLine(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "50% of what?.db")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	absent := filepath.Join(t.TempDir(), "absent.db")
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"nothing":         {nil, "usage: "},
		"no number":       {[]string{empty, "some"}, `"some" is not TABLE=SEQUENCE`},
		"not a number":    {[]string{empty, "some=many"}, `"some=many" is not TABLE=SEQUENCE`},
		"no such file":    {[]string{absent}, "unable to open"},
		"another program": {[]string{empty}, "no such table: main._stream_records"},
	} {
		t.Run(name, func(t *testing.T) {
			err := run(t.Context(), c.args, time.Now())
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v", err)
			}
		})
	}
	if _, err := os.Stat(absent); !os.IsNotExist(err) {
		t.Errorf("a file was made: %v", err)
	}
}

func TestTrimTakesOnlyWhatWasReadAndIsOldOrTooMuch(t *testing.T) {
	d := start(t, "some", "other")
	if err := d.file.index(t.Context()); err != nil {
		t.Fatal(err)
	}
	for n := range 10 {
		d.mustPut(t, "some", n)
		d.mustPut(t, "other", n)
	}
	now, tomorrow := time.Now(), time.Now().Add(25*time.Hour)
	for _, step := range []struct {
		name  string
		read  int64
		now   time.Time
		keep  int
		first int
	}{
		{"young and few", 10, now, 100, 1},
		{"old, but nobody has read it", 0, tomorrow, 100, 1},
		{"old and read in part", 3, tomorrow, 100, 4},
		{"young, read, too many", 10, now, 4, 7},
		{"all old and all read: the last one stays", 10, tomorrow, 100, 10},
	} {
		if _, err := d.file.trim(t.Context(), "some", step.read, step.now, step.keep); err != nil {
			t.Fatal(err)
		}
		if got := d.numbers(t, "some"); got[0] != step.first || got[len(got)-1] != 10 {
			t.Errorf("%s: left is %v", step.name, got)
		}
	}
	d.mustPut(t, "some", 11)
	if got := d.numbers(t, "some"); got[len(got)-1] != 11 {
		t.Errorf("the numbers began anew: %v", got)
	}
	if got := d.numbers(t, "other"); len(got) != 10 {
		t.Errorf("another table lost records: %v", got)
	}
}

// Whoever writes never notices that the file is trimmed or indexed beside the engine.
func TestTrimDisturbsNoWriter(t *testing.T) {
	d := start(t, "some")
	const each, writers = 200, 4
	var writing sync.WaitGroup
	failed := make(chan error, each*writers)
	for w := range writers {
		writing.Go(func() {
			for n := range each {
				if err := d.put(context.Background(), "some", w*each+n); err != nil {
					failed <- err
				}
			}
		})
	}
	written := make(chan struct{})
	go func() { writing.Wait(); close(written) }()
	if err := d.file.index(t.Context()); err != nil {
		t.Fatal(err)
	}
	var removed int64
	for done := false; !done; {
		select {
		case <-written:
			done = true
		default:
		}
		n, err := d.file.trim(t.Context(), "some", 1<<60, time.Now(), 10)
		if err != nil {
			t.Fatal(err)
		}
		removed += n
	}
	close(failed)
	for err := range failed {
		t.Error(err)
	}
	if got := d.numbers(t, "some"); removed == 0 || got[len(got)-1] != each*writers {
		t.Errorf("removed %d, left %v", removed, got)
	}
}

// go test -bench Streams ./localstack/streamkeeper: what the index is worth.
func BenchmarkWritesBehindManyStreamRecords(b *testing.B) {
	for _, indexed := range []bool{false, true} {
		name := map[bool]string{false: "plain", true: "indexed"}[indexed]
		b.Run(name, func(b *testing.B) {
			d := start(b, "some")
			if indexed {
				if err := d.file.index(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			for n := range 3000 {
				d.mustPut(b, "some", n)
			}
			n := 3000
			for b.Loop() {
				d.mustPut(b, "some", n)
				n++
			}
		})
	}
}
