package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAResultIsSavedAndComparedWith(t *testing.T) {
	file := filepath.Join(t.TempDir(), "saved.json")
	first, err := newReport(&bytes.Buffer{}, "")
	if err != nil {
		t.Fatal(err)
	}
	first.add("send", 10, map[string]float64{"p50_ms": 10, "calls": 2})
	if err := first.finish(file); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	second, err := newReport(&out, file)
	if err != nil {
		t.Fatal(err)
	}
	second.add("send", 10, map[string]float64{"p50_ms": 15, "calls": 2})
	second.add("send", 100, map[string]float64{"p50_ms": 15})
	text := out.String()
	if !strings.Contains(text, "p50 15.0 ms (+50 %), 2.0 calls\n") || !strings.Contains(text, "p50 15.0 ms (new)\n") {
		t.Errorf("it prints %s", text)
	}
}

func TestAResultOfAnotherFormatIsRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "saved.json")
	if err := os.WriteFile(file, []byte(`{"format": 0}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := newReport(&bytes.Buffer{}, file); err == nil {
		t.Error("it is compared with")
	}
}

func TestUsageIsReadFromLogs(t *testing.T) {
	log := `{"msg":"request","dynamodb_calls":2,"dynamodb_failures":0,"read_units":5,"write_units":8}
{"msg":"something else"}
{"msg":"request","dynamodb_calls":4,"dynamodb_failures":1,"read_units":6.5,"write_units":0}
`
	if got, want := readUsage([]byte(log)), (usage{2, 6, 11.5, 8}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
