package page

import (
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

// get asks for a file of the page as a browser does.
func get(path string, header ...string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w.Result()
}

// text is what an answer says.
func text(t *testing.T, answer *http.Response) string {
	t.Helper()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// script is the address of the page's program.
func script(t *testing.T) string {
	t.Helper()
	found := regexp.MustCompile(`/page/main-[0-9A-Z]{8}\.js`).FindString(text(t, get("/")))
	if found == "" {
		t.Fatal("the page has no program")
	}
	return found
}

func TestThePageNeedsNobodyElse(t *testing.T) {
	index := text(t, get("/"))
	if hosts := regexp.MustCompile(`(?i)(https?:)?//[a-z0-9]+\.[a-z]`).FindAllString(index, -1); hosts != nil {
		t.Errorf("it names other hosts: %v", hosts)
	}
	for _, address := range regexp.MustCompile(`(?:src|href)="([^"]+)"`).FindAllStringSubmatch(index, -1) {
		if answer := get(address[1]); answer.StatusCode != http.StatusOK && address[1] != "/docs" {
			t.Errorf("%s: %d", address[1], answer.StatusCode)
		}
	}
	policy := get("/").Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "script-src 'self';") {
		t.Errorf("the policy is %q", policy)
	}
}

func TestFilesAreServedForWhatTheyAre(t *testing.T) {
	const again, forever = "no-cache", "public, max-age=31536000, immutable"
	for path, want := range map[string][2]string{
		"/":                          {"text/html; charset=utf-8", again},
		"/page/sw.js":                {"text/javascript; charset=utf-8", again},
		"/page/icon.svg":             {"image/svg+xml; charset=utf-8", again},
		"/page/manifest.webmanifest": {"application/manifest+json; charset=utf-8", again},
		"/page/licences.txt":         {"text/plain; charset=utf-8", again},
		script(t):                    {"text/javascript; charset=utf-8", forever},
	} {
		answer := get(path)
		if got := [2]string{answer.Header.Get("Content-Type"), answer.Header.Get("Cache-Control")}; answer.StatusCode != http.StatusOK || got != want {
			t.Errorf("%s: %d %v, want %v", path, answer.StatusCode, got, want)
		}
	}
	if answer := get("/page/nothing.js"); answer.StatusCode != http.StatusNotFound {
		t.Errorf("nothing: %d", answer.StatusCode)
	}
}

func TestWhatABrowserHasIsNotSentAgain(t *testing.T) {
	answer := get("/", "If-None-Match", get("/").Header.Get("ETag"))
	if answer.StatusCode != http.StatusNotModified || text(t, answer) != "" {
		t.Errorf("%d", answer.StatusCode)
	}
}

func TestThePageIsSmallOnTheWire(t *testing.T) {
	const limit = 150 << 10
	answer := get(script(t), "Accept-Encoding", "br, gzip")
	if size := len(text(t, answer)); answer.Header.Get("Content-Encoding") != "gzip" || size > limit {
		t.Errorf("the program takes %d bytes (%s), of %d", size, answer.Header.Get("Content-Encoding"), limit)
	}
}

func TestOnlyGET(t *testing.T) {
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/", nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}
