package page

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/parleyhq/parley/localstack/chromiumtest"
	"github.com/parleyhq/parley/localstack/stacktest"
)

// The reference is drawn by a library that the stack fetches at the first visit.
func TestTheReferenceIsShown(t *testing.T) {
	stack, browser := stacktest.Start(t, stacktest.Options{}), chromiumtest.Start(t)
	for path, words := range map[string][]string{
		"/docs":        {"Who calls", "Idempotency-Key", "channels", "messages"},
		"/docs/socket": {"Connecting.", "Frames are JSON objects"},
	} {
		w := open(t, browser, stack.HTTPURL+path)
		w.reads(words)
		w.shot("reference" + strings.ReplaceAll(path, "/", "-"))
		w.wantNoComplaints()
	}
}

// reads waits until the page says all the words.
func (w *window) reads(words []string) {
	w.t.Helper()
	missing, text := words, ""
	for until := time.Now().Add(time.Minute); time.Now().Before(until); time.Sleep(100 * time.Millisecond) {
		var err error
		if text, err = chromedp.Run(w, chromedp.Evaluate[string](`document.body.innerText`)); err != nil {
			w.t.Fatal(err)
		}
		missing = nil
		for _, word := range words {
			if !strings.Contains(text, word) {
				missing = append(missing, word)
			}
		}
		if len(missing) == 0 {
			return
		}
	}
	w.t.Errorf("the page does not say %q:\n%.2000s", missing, text)
}
