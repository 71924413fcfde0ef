package buckets

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/parleyhq/parley/localstack/chromiumtest"
)

// preflight asks what a browser asks before the upload of something.
func (w *world) preflight(t *testing.T, path, origin, method, names string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodOptions, w.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Origin", origin)
	r.Header.Set("Access-Control-Request-Method", method)
	r.Header.Set("Access-Control-Request-Headers", names)
	return do(t, r)
}

func TestAPreflightIsAnsweredByTheBucketsRules(t *testing.T) {
	w := newWorld(t) // also before there is anything behind the front
	const key, app = "/" + bucket + "/photo", "https://app.example"
	for name, c := range map[string]struct {
		path, origin, method, names string
		status                      int
	}{
		"an upload":         {key, app, "PUT", "content-type,if-none-match,x-amz-checksum-sha256", http.StatusOK},
		"a download":        {key, app, "GET", "", http.StatusOK},
		"another origin":    {key, "https://evil.example", "PUT", "", http.StatusForbidden},
		"another method":    {key, app, "DELETE", "", http.StatusForbidden},
		"another header":    {key, app, "PUT", "content-type,authorization", http.StatusForbidden},
		"an unknown bucket": {"/other/photo", app, "PUT", "", http.StatusForbidden},
	} {
		got := w.preflight(t, c.path, c.origin, c.method, c.names)
		allowed := got.header.Get("Access-Control-Allow-Origin")
		if got.status != c.status || (allowed == app) != (c.status == http.StatusOK) || got.header.Get("Access-Control-Allow-Headers") != "" && c.names == "" {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAPageCanTellWhatItIsToDo(t *testing.T) {
	w := newWorld(t)
	fromPage := func(r *http.Request) { r.Header.Set("Origin", "https://app.example") }
	got := use(t, w.presignPut(t, "writer", photo), photo.body, fromPage)
	if got.status != http.StatusServiceUnavailable || got.code() != "SlowDown" || got.header.Get("Retry-After") == "" || got.header.Get("Access-Control-Allow-Origin") == "" {
		t.Errorf("before it runs: %v", got)
	}
	w.begin(t)
	got = use(t, w.presignPut(t, "writer", photo), photo.body, fromPage)
	if got.status != http.StatusOK || got.header.Get("Access-Control-Expose-Headers") != "ETag" || len(got.header.Values("Access-Control-Allow-Origin")) != 1 {
		t.Errorf("put: %v", got)
	}
	got = use(t, w.presignPut(t, "reader", photo), photo.body, fromPage)
	if got.status != http.StatusForbidden || got.header.Get("Access-Control-Allow-Origin") == "" {
		t.Errorf("refused: %v", got)
	}
	got = use(t, w.presignGet(t, "reader", photo.key), "", func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") })
	if got.status != http.StatusOK || got.header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("a page of others: %v", got)
	}
}

// uploading is what a page does with two pre-signed URLs.
const uploading = `void (async () => {
	const {put, headers, body, get} = %s;
	const sent = await fetch(put, {method: "PUT", headers, body});
	const got = await fetch(get);
	const done = document.createElement("p");
	done.id = "done";
	done.textContent = [sent.status, sent.headers.has("etag"), got.status, await got.text()].join(" ");
	document.body.append(done);
})()`

// A real browser, on a page at another port than S3's, sends its own preflights.
func TestAPageUploadsAndDownloads(t *testing.T) {
	browser := chromiumtest.Start(t)
	page := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Type", "text/html")
		_, _ = out.Write([]byte("<!doctype html><title>a page</title><body>"))
	}))
	t.Cleanup(page.Close)
	w := start(t)
	w.byName[bucket].CORS[0].AllowOrigins = []string{page.URL}
	put, get := w.presignPut(t, "writer", photo), w.presignGet(t, "reader", photo.key)
	headers := map[string]string{}
	for name := range put.SignedHeader {
		if name != "Host" && name != "Content-Length" { // the browser's own
			headers[name] = put.SignedHeader.Get(name)
		}
	}
	what, err := json.Marshal(map[string]any{"put": put.URL, "headers": headers, "body": photo.body, "get": get.URL})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(browser, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(page.URL)); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[*bool](fmt.Sprintf(uploading, what))); err != nil {
		t.Fatal(err)
	}
	got, err := chromedp.Run(ctx, chromedp.Text(`#done`))
	if want := "200 true 200 " + photo.body; err != nil || got != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}
