package conformance_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/parleyhq/parley/infra"
	"github.com/parleyhq/parley/infra/conformance"
)

func TestHealth(t *testing.T) {
	t.Parallel()
	sameJSON(t, "health", nobody().get(t, "/v1/health").is(t, http.StatusOK).Body, `{"status": "ok"}`)
}

func TestOpenAPIIsServedAsItIs(t *testing.T) {
	t.Parallel()
	got := nobody().get(t, "/v1/openapi.json").is(t, http.StatusOK)
	want, err := yaml.YAMLToJSON(infra.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	sameJSON(t, "document", got.Body, string(want))
}

func TestUnknownPathsAreNotFound(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	for _, path := range []string{"/v1", "/v1/", "/v2/health", "/v1/nonsense", "/v1/channels/" + f.channel.ID + "/nonsense", "/v1/health/x", "/favicon.ico"} {
		for _, c := range []caller{nobody(), f.alice.caller, operator()} {
			c.get(t, path).refused(t, http.StatusNotFound, "not_found")
		}
		nobody().post(t, path, object{}).refused(t, http.StatusNotFound, "not_found")
	}
}

func TestKnownPathsSayWhichMethodsTheyHave(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	eachOperation(t, anyOperation, func(t *testing.T, o *conformance.Operation) {
		path := f.path(t, o)
		var methods []string
		for _, method := range []string{"DELETE", "GET", "PATCH", "POST", "PUT"} {
			if known, _ := deployment.contract.Match(method, path); known != nil {
				methods = append(methods, method)
			}
		}
		for _, method := range []string{"DELETE", "GET", "PATCH", "POST", "PUT"} {
			if slices.Contains(methods, method) {
				continue
			}
			got := nobody().do(t, method, path, nil)
			got.refused(t, http.StatusMethodNotAllowed, "method_not_allowed")
			allowed := strings.Split(got.Header.Get("Allow"), ", ")
			slices.Sort(allowed)
			same(t, method+": Allow", allowed, methods)
		}
	})
}

func TestEveryAnswerNamesItsRequest(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	seen := map[string]bool{}
	for _, got := range []answer{
		f.alice.get(t, "/v1/unread"), f.alice.get(t, "/v1/unread"), nobody().get(t, "/v1/unread"), nobody().get(t, "/v1/nonsense"),
		nobody().delete(t, "/v1/health"),
	} {
		id := got.Header.Get("X-Request-Id")
		if id == "" || seen[id] {
			t.Errorf("%s: X-Request-Id %q", got.call, id)
		}
		seen[id] = true
		var p struct {
			RequestID string `json:"request_id"`
		}
		if err := json.Unmarshal(got.Body, &p); err == nil && got.Status >= 400 {
			same(t, "request_id", p.RequestID, id)
		}
	}
}
