package logs

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryLineIsKeptAndSeriousOnesAreShown(t *testing.T) {
	dir := t.TempDir()
	var terminal bytes.Buffer
	l, err := Open(dir, &terminal)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	a, b := l.Writer("f"), l.Writer("f")
	fmt.Fprint(a, "timestamp=x level=INFO message=quiet\ntimestamp=x level=ER")
	fmt.Fprint(b, "timestamp=x level=WARN message=careful n=1\n")
	fmt.Fprint(a, "ROR message=\"it broke\" code=internal\n")
	fmt.Fprint(a, `{"errorMessage":"boom","errorType":"string"}`+"\n"+`{"level":"ERROR","message":"bad","timestamp":"x","n":2}`+"\n{not JSON\npanic: no\n")
	kept, err := os.ReadFile(filepath.Join(dir, "f.log"))
	if err != nil || strings.Count(string(kept), "\n") != 7 {
		t.Errorf("kept %q, %v", kept, err)
	}
	want := "f  WARN careful n=1\nf  ERROR \"it broke\" code=internal\nf  ERROR string: boom\nf  ERROR bad n=2\nf  panic: no\n"
	if terminal.String() != want {
		t.Errorf("shown:\n%s\nwant:\n%s", terminal.String(), want)
	}
}

func TestALineWithoutAnEndIsBounded(t *testing.T) {
	l, err := Open(t.TempDir(), &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	w := l.Writer("f").(*lineWriter)
	for range 3 * maxLine / 1000 {
		if _, err := w.Write(bytes.Repeat([]byte("a"), 1000)); err != nil {
			t.Fatal(err)
		}
	}
	if len(w.partial) > maxLine {
		t.Errorf("%d bytes are held", len(w.partial))
	}
}

func TestALargeLogIsPutAsideAtStart(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "f.log"), make([]byte, rotateAbove+1), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := Open(dir, &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	fmt.Fprintln(l.Writer("f"), "new")
	if text, err := os.ReadFile(filepath.Join(dir, "f.log")); err != nil || string(text) != "new\n" {
		t.Errorf("%d bytes, %v", len(text), err)
	}
	if _, err := os.Stat(filepath.Join(dir, "f.log.1")); err != nil {
		t.Error(err)
	}
}
