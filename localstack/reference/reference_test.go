package reference

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

func get(t *testing.T, cache, path string) *httptest.ResponseRecorder {
	t.Helper()
	documents := fstest.MapFS{"openapi.yaml": {Data: []byte("openapi: 3.1.0\n")}, "asyncapi.yaml": {Data: []byte("asyncapi: 3.0.0\n")}, "data.yaml": {Data: []byte("x")}}
	w := httptest.NewRecorder()
	Handler(documents, cache).ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

// kept is a cache with something in Redoc's place.
func kept(t *testing.T) string {
	t.Helper()
	cache := t.TempDir()
	if err := keep(cache+"/redoc-"+version+".js", []byte("src: `https://cdn.redoc.ly/redoc/logo-mini-full.svg`")); err != nil {
		t.Fatal(err)
	}
	return cache
}

func TestThePagesShowTheDocumentsAndNeedNobodyElse(t *testing.T) {
	cache := kept(t)
	for path, document := range map[string]string{"/docs": "openapi.yaml", "/docs/socket": "asyncapi.yaml"} {
		w := get(t, cache, path)
		text := w.Body.String()
		if w.Code != http.StatusOK || !strings.Contains(text, `spec-url="/docs/`+document+`" disable-telemetry="true"`) || strings.Count(text, "aria-current=") != 1 {
			t.Errorf("%s: %d %s", path, w.Code, text)
		}
		if hosts := regexp.MustCompile(`(?i)(https?:)?//[a-z0-9]+\.[a-z]`).FindAllString(text, -1); hosts != nil || !strings.HasPrefix(w.Header().Get("Content-Security-Policy"), "default-src 'none'; ") {
			t.Errorf("%s names %v, under %v", path, hosts, w.Header())
		}
	}
	if got := get(t, cache, "/docs/redoc.js").Body.String(); strings.Contains(got, "redoc.ly") {
		t.Errorf("Redoc would load %s", got)
	}
}

func TestOnlyTheDocumentsAreServed(t *testing.T) {
	cache := kept(t)
	for path, want := range map[string]int{
		"/docs/openapi.yaml": http.StatusOK, "/docs/asyncapi.yaml": http.StatusOK, "/docs/data.yaml": http.StatusNotFound, "/docs/": http.StatusNotFound,
	} {
		if w := get(t, cache, path); w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
	}
}

func TestWithoutRedocThePageSaysWhy(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, path := range []string{"/docs", "/docs/redoc.js"} {
		if w := get(t, t.TempDir(), path); w.Code != http.StatusBadGateway || !strings.Contains(w.Body.String(), "npm is needed once") {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}

func TestAnotherTarballIsRefused(t *testing.T) {
	if _, err := unpack([]byte("something else")); err == nil || !strings.Contains(err.Error(), "is not redoc "+version) {
		t.Errorf("%v", err)
	}
}
