package gateway

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func routesOf(keys ...string) []Route {
	var out []Route
	for _, key := range keys {
		method, path, both := strings.Cut(key, " ")
		if !both {
			method, path = "", key
		}
		out = append(out, Route{method, path, key})
	}
	return out
}

func TestRouting(t *testing.T) {
	r, err := newRouter(routesOf(
		"GET /v1/health", "GET /v1/messages/{id}", "DELETE /v1/messages/{id}", "POST /v1/messages/delete", "GET /v1/messages/new",
		"PUT /v1/channels/{id}/participants/me", "PUT /v1/channels/{channel}/participants/{user}", "ANY /v1/any", "GET /v1/any",
		"GET /files/{name}", "GET /files/{path+}", "GET /", "$default",
	))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, path, key string
		params            map[string]string
	}{
		{"GET", "/v1/health", "GET /v1/health", map[string]string{}},
		{"GET", "/", "GET /", map[string]string{}},
		{"GET", "/v1/health/", "$default", nil},
		{"POST", "/v1/health", "$default", nil},
		{"HEAD", "/v1/health", "$default", nil},
		{"GET", "/v1//health", "$default", nil},
		{"GET", "/V1/health", "$default", nil},
		{"GET", "/v1/messages/m1", "GET /v1/messages/{id}", map[string]string{"id": "m1"}},
		{"GET", "/v1/messages/", "$default", nil},
		{"GET", "/v1/messages/new", "GET /v1/messages/new", map[string]string{}},
		{"DELETE", "/v1/messages/new", "DELETE /v1/messages/{id}", map[string]string{"id": "new"}},
		{"GET", "/v1/messages/delete", "GET /v1/messages/{id}", map[string]string{"id": "delete"}},
		{"GET", "/v1/messages/a%2Fb%20c%25", "GET /v1/messages/{id}", map[string]string{"id": "a/b c%"}},
		{"GET", "/v1/messages/a+b", "GET /v1/messages/{id}", map[string]string{"id": "a+b"}},
		{"GET", "/v1/%68ealth", "GET /v1/health", map[string]string{}},
		{"PUT", "/v1/channels/c/participants/me", "PUT /v1/channels/{id}/participants/me", map[string]string{"id": "c"}},
		{"PUT", "/v1/channels/c/participants/you", "PUT /v1/channels/{channel}/participants/{user}", map[string]string{"channel": "c", "user": "you"}},
		{"PATCH", "/v1/any", "ANY /v1/any", map[string]string{}},
		{"GET", "/v1/any", "GET /v1/any", map[string]string{}},
		{"GET", "/files/a", "GET /files/{name}", map[string]string{"name": "a"}},
		{"GET", "/files/a/b/c", "GET /files/{path+}", map[string]string{"path": "a/b/c"}},
	} {
		m, ok := r.match(c.method, c.path)
		if !ok || m.key != c.key {
			t.Errorf("%s %s went to %q", c.method, c.path, m.key)
			continue
		}
		if diff := cmp.Diff(c.params, m.params); diff != "" {
			t.Errorf("%s %s: (-want +got)\n%s", c.method, c.path, diff)
		}
	}
}

func TestRoutesThatCannotBe(t *testing.T) {
	for _, keys := range [][]string{
		{"GET /a/{b"}, {"GET /a/x{b}"}, {"GET /a/{}"}, {"GET /{a+}/b"}, {"GET /a/{b}", "GET /a/{c}"},
	} {
		if _, err := newRouter(routesOf(keys...)); err == nil {
			t.Errorf("%v was taken", keys)
		}
	}
}

func FuzzMatch(f *testing.F) {
	r, err := newRouter(routesOf("GET /v1/a/{id}", "GET /v1/a/b", "GET /v1/{x}/b/{y}", "GET /f/{p+}"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add("/v1/a/%2F")
	f.Add("//f/%")
	f.Fuzz(func(t *testing.T, path string) {
		m, ok := r.match("GET", path)
		if !ok {
			return
		}
		for name, value := range m.params {
			if value == "" && name != "p" {
				t.Errorf("%q: %s is empty", path, name)
			}
		}
	})
}
