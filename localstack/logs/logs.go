// Package logs keeps what functions print: every line in <dir>/<function>.log, and those that a
// person at the terminal should see (warnings, errors, panics) there too, in a readable form.
// It knows how log lines look, and must not know what functions do.
package logs

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// A log that is larger than this when the stack starts is put aside as <function>.log.1.
const rotateAbove = 10 << 20

// maxLine bounds what is kept of a line that has no end.
const maxLine = 1 << 20

// Logs are the log files of all functions. Safe for concurrent use.
type Logs struct {
	dir      string
	terminal io.Writer

	mu    sync.Mutex
	files map[string]*os.File
}

// Open makes dir where it is missing. terminal gets one line a call to Write.
func Open(dir string, terminal io.Writer) (*Logs, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("logs: %w", err)
	}
	return &Logs{dir: dir, terminal: terminal, files: map[string]*os.File{}}, nil
}

// Writer is where one process of a function prints to. Processes do not share a Writer: each has
// its own unfinished line.
func (l *Logs) Writer(function string) io.Writer {
	return &lineWriter{logs: l, function: function}
}

// Close closes the files.
func (l *Logs) Close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for name, file := range l.files {
		_ = file.Close()
		delete(l.files, name)
	}
}

func (l *Logs) line(function string, line []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	file, err := l.file(function)
	if err == nil {
		_, err = file.Write(append(line, '\n'))
	}
	if err != nil {
		fmt.Fprintf(l.terminal, "%s: cannot write its log: %v\n", function, err)
	}
	if text, show := forTerminal(string(line)); show {
		fmt.Fprintf(l.terminal, "%s  %s\n", function, text)
	}
}

func (l *Logs) file(function string) (*os.File, error) {
	if file, ok := l.files[function]; ok {
		return file, nil
	}
	path := filepath.Join(l.dir, function+".log")
	if info, err := os.Stat(path); err == nil && info.Size() > rotateAbove {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, err
		}
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err == nil {
		l.files[function] = file
	}
	return file, err
}

// lineWriter hands on whole lines. One goroutine writes to it.
type lineWriter struct {
	logs     *Logs
	function string
	partial  []byte
}

func (w *lineWriter) Write(p []byte) (int, error) {
	w.partial = append(w.partial, p...)
	for {
		line, rest, found := bytes.Cut(w.partial, []byte("\n"))
		if !found {
			break
		}
		w.logs.line(w.function, bytes.Clone(line))
		w.partial = rest
	}
	if len(w.partial) > maxLine {
		w.logs.line(w.function, bytes.Clone(w.partial))
		w.partial = nil
	}
	return len(p), nil
}
