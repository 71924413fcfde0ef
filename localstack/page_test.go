package main

import (
	"context"
	"fmt"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/parleyhq/parley/localstack/stacktest"
)

// browser starts one browser per window, each with a profile of its own, or skips the test where
// this machine has none.
func browser(t *testing.T) func() context.Context {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome", "headless-shell"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
		return func() context.Context {
			ctx, endBrowser := chromedp.NewExecAllocator(t.Context(), options...)
			ctx, endWindow := chromedp.NewContext(ctx)
			t.Cleanup(func() { endWindow(); endBrowser() })
			return ctx
		}
	}
	t.Skip("no Chromium on this machine")
	return nil
}

// person is somebody in front of a window.
type person struct {
	t      *testing.T
	name   string
	window context.Context
	stack  *stacktest.Stack
}

func (p person) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.window, steps...); err != nil {
		p.t.Fatalf("%s: %v\n%s", p.name, err, p.stack.Output())
	}
}

// sees waits until the page shows something: its lists are drawn anew all the time, so that only
// looking again and again is safe.
func (p person) sees(selector string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.window, 30*time.Second)
	defer cancel()
	found := fmt.Sprintf("document.querySelector(%q) !== null", selector)
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](found)); err != nil {
		text, _ := chromedp.Run(p.window, chromedp.Evaluate[string]("document.body.innerHTML"))
		p.t.Fatalf("%s does not see %s: %v\n%s\n%s", p.name, selector, err, text, p.stack.Output())
	}
}

func (p person) clicks(selector string) {
	p.t.Helper()
	p.sees(selector)
	p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf("document.querySelector(%q).click()", selector)))
}

func (p person) types(id, text string) {
	p.t.Helper()
	p.do(chromedp.SendKeys(chromedp.ID(id), text+"\r"))
}

func TestTwoWindowsChat(t *testing.T) {
	window := browser(t)
	s := stacktest.Start(t, stacktest.Options{})
	alice, bob := person{t, "alice", window(), s}, person{t, "bob", window(), s}
	for _, p := range []person{alice, bob} {
		p.do(chromedp.Navigate(s.HTTPURL + "/"))
		p.clicks(`[data-login="` + p.name + `"]`)
		p.sees(`body[data-user="` + p.name + `"]`)
	}
	alice.types("start-name", "bob")
	alice.sees(`[data-with="bob"][aria-current="true"]`)
	alice.types("send-text", "<b>hello</b> & welcome")
	alice.sees(`[data-mine="true"][data-sequence="1"][data-status="delivered"]`)

	bob.sees(`[data-with="alice"] [data-unread="1"]`)
	bob.clicks(`[data-with="alice"]`)
	bob.sees(`[data-author="alice"][data-sequence="1"]`)
	bob.sees(`[data-with="alice"] [data-unread="0"]`)
	text, err := chromedp.Run(bob.window, chromedp.Evaluate[string](`document.querySelector("#messages li").firstChild.textContent`))
	if err != nil || text != "<b>hello</b> & welcome" {
		t.Errorf("bob reads %q, %v", text, err)
	}

	alice.sees(`[data-sequence="1"][data-status="seen"]`)
	bob.types("send-text", "hi")
	bob.sees(`[data-mine="true"][data-sequence="2"]`)
	alice.sees(`[data-author="bob"][data-sequence="2"]`)
}
