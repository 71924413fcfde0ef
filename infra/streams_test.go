package infra_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parleyhq/parley/localstack/pattern"
	reader "github.com/parleyhq/parley/localstack/template"
)

// What the fan-out's sample events hold passes the filters of its mappings; what sends write besides does not.
func TestTheFanoutsFiltersTakeItsSampleEvents(t *testing.T) {
	stack, err := reader.Read(filepath.Join(root, "template.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	filters := map[string][]string{} // by table
	for _, f := range stack.Functions {
		for _, m := range f.Streams {
			if f.Folder == "stream-fanout" {
				filters[m.Table] = m.Filters
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(root, "events", "stream-fanout", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample events: %v", err)
	}
	for _, file := range files {
		var batch struct{ Records []json.RawMessage }
		if err := json.Unmarshal(read(t, strings.TrimPrefix(filepath.ToSlash(file), root+"/")), &batch); err != nil {
			t.Fatal(err)
		}
		for i, record := range batch.Records {
			if !passes(t, filters, record) {
				t.Errorf("%s: record %d does not pass", filepath.Base(file), i)
			}
			if bookkeeping := strings.Replace(string(record), `"receipt"`, `"another"`, 1); bookkeeping != string(record) && passes(t, filters, []byte(bookkeeping)) {
				t.Errorf("%s: record %d passes without a receipt", filepath.Base(file), i)
			}
		}
	}
}

func passes(t *testing.T, filters map[string][]string, record []byte) bool {
	t.Helper()
	decoded, err := pattern.Decode(record)
	if err != nil {
		t.Fatal(err)
	}
	_, arn, _ := strings.Cut(decoded.(map[string]any)["eventSourceARN"].(string), "table/parley-")
	table, _, _ := strings.Cut(arn, "/")
	for _, text := range filters[table+"Table"] {
		p, err := pattern.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if p.Match(decoded) {
			return true
		}
	}
	return false
}

// What is cleared away begins with these records, and with no others that messages bring about.
func TestWhatIsClearedAwayIsHeardOfByItsSampleEvents(t *testing.T) {
	stack, err := reader.Read(filepath.Join(root, "template.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	filters := map[string][]string{}
	for _, f := range stack.Functions {
		for _, m := range f.Streams {
			if f.Folder == "stream-content" {
				filters[m.Table] = m.Filters
			}
		}
	}
	var batch struct{ Records []json.RawMessage }
	if err := json.Unmarshal(read(t, "events/stream-content/good.json"), &batch); err != nil || len(batch.Records) == 0 {
		t.Fatal(err)
	}
	for i, record := range batch.Records {
		if !passes(t, filters, record) {
			t.Errorf("record %d does not pass", i)
		}
		for what, other := range map[string][2]string{
			"not of content":   {`"content_ids"`, `"others"`},
			"not deleted":      {`"deleted"`, `"another"`},
			"not of a message": {`"MESSAGE#`, `"CHANGE#`},
			"a new item":       {`"REMOVE"`, `"INSERT"`},
			"of a carrier":     {`"CONTENT"`, `"CARRIER#x"`},
		} {
			if changed := strings.ReplaceAll(string(record), other[0], other[1]); changed != string(record) && passes(t, filters, []byte(changed)) {
				t.Errorf("record %d passes, where it is %s", i, what)
			}
		}
	}
}
