package page

import (
	"context"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/parleyhq/parley/localstack/stacktest"
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

func chromium(t *testing.T) context.Context {
	t.Helper()
	program := os.Getenv("PARLEY_CHROMIUM")
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && program == "" {
			program = found
		}
	}
	if program == "" {
		t.Skip("no Chromium; set PARLEY_CHROMIUM to one")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	browser, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(browser); err != nil {
		t.Fatal(err)
	}
	return browser
}

// mine is an own message with a status.
func mine(sequence int, status string) string {
	return `#messages li[data-mine=true][data-sequence="` + strconv.Itoa(sequence) + `"][data-status=` + status + `]`
}

func TestTwoWindowsChat(t *testing.T) {
	stack, browser := stacktest.Start(t, stacktest.Options{}), chromium(t)
	alice, bob := open(t, browser, stack.HTTPURL), open(t, browser, stack.HTTPURL)
	live := chromedp.WaitVisible(`body[data-live=true]`)
	alice.do(chromedp.Click(`button[data-login=alice]`), chromedp.WaitVisible(`#mine`), live)
	bob.do(chromedp.Click(`button[data-login=bob]`), chromedp.WaitVisible(`#mine`), live)

	alice.do(
		chromedp.SendKeys(`#start-name`, "bob\r"), chromedp.WaitVisible(`#send-form`),
		chromedp.SendKeys(`#send-text`, "Hello <b>Bob</b> & 👋\r"), chromedp.WaitVisible(mine(1, "sent")),
	)
	bob.do(chromedp.WaitVisible(`button[data-with=alice] .unread[data-unread="1"]`))
	bob.shot("bob-unread")
	alice.do(chromedp.WaitVisible(mine(1, "delivered")))
	bob.do(chromedp.Click(`button[data-with=alice]`), chromedp.WaitVisible(`#messages li[data-author=alice]`))
	text, err := chromedp.Run(bob, chromedp.Text(`#messages li[data-author=alice]`))
	if err != nil {
		t.Fatal(err)
	}
	if want := "Hello <b>Bob</b> & 👋\nalice"; text != want {
		t.Errorf("Bob reads %q, want %q", text, want)
	}
	alice.do(chromedp.WaitVisible(mine(1, "seen")))
	bob.do(chromedp.SendKeys(`#send-text`, "Hello Alice\r"), chromedp.WaitVisible(mine(2, "seen")))
	alice.do(chromedp.WaitVisible(`#messages li[data-author=bob][data-sequence="2"]`))
	alice.shot("alice")
	bob.shot("bob")

	bob.do(chromedp.Reload(), chromedp.WaitVisible(`button[data-with=alice]`), chromedp.Click(`button[data-with=alice]`),
		chromedp.WaitVisible(mine(2, "seen")))
	if body, err := chromedp.Run(bob, chromedp.Text(`body`)); err != nil || strings.Contains(body, "use strict") {
		t.Errorf("the page shows its own source (%v)", err)
	}
	for _, w := range []*window{alice, bob} {
		w.wantNoComplaints()
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
