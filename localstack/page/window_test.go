package page

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// window is a browser window of its own: its own storage, its own complaints.
type window struct {
	context.Context
	t *testing.T

	mu         sync.Mutex
	complaints []string
}

func open(t *testing.T, browser context.Context, url string) *window {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	w := &window{Context: ctx, t: t}
	go w.listen(chromedp.Console(ctx))
	w.do(chromedp.Navigate(url))
	return w
}

// listen keeps what the page complains of in the console.
func (w *window) listen(messages iter.Seq2[chromedp.ConsoleMessage, error]) {
	for m, err := range messages {
		if err != nil {
			return
		}
		if m.IsException() || m.Type == "error" {
			w.mu.Lock()
			w.complaints = append(w.complaints, m.String())
			w.mu.Unlock()
		}
	}
}

func (w *window) do(actions ...chromedp.Action[chromedp.Void]) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		w.t.Fatal(err)
	}
}

// shot keeps a picture where PARLEY_SCREENSHOTS names a folder.
func (w *window) shot(name string) {
	folder := os.Getenv("PARLEY_SCREENSHOTS")
	if folder == "" {
		return
	}
	picture, err := chromedp.Run(w, chromedp.CaptureScreenshot())
	if err != nil {
		w.t.Error(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o600); err != nil {
		w.t.Error(err)
	}
}

// wantNoComplaints wants a page that does not complain.
func (w *window) wantNoComplaints() {
	w.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.complaints) > 0 {
		w.t.Errorf("the page complains: %v", w.complaints)
	}
}
