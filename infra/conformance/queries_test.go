package conformance_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/parleyhq/parley/infra/conformance"
)

func TestEveryRouteRefusesUnknownQueryParameters(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	eachOperation(t, anyOperation, func(t *testing.T, o *conformance.Operation) {
		if o.ID == "sessions-delete" {
			f.alice = f.login(t, "alice") // where it is not refused, the session is gone
		}
		got := f.who(t, o).do(t, o.Method, f.path(t, o)+"?nobody_knows=this", payload(f.body(t, o)))
		if o.AnyQuery() {
			got.is(t, http.StatusOK)
			return
		}
		got.refused(t, http.StatusBadRequest, "invalid_request")
	})
}

func TestEveryRouteRefusesBadQueryParameters(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	bad := map[string][]string{
		"integer": {"", "x", "1.5", "-1", "1e3", "0x10", "99999999999999999999", "%201", "+1"},
		"boolean": {"", "yes", "1", "TRUE", "null"},
		"string":  {"", "nonsense", "ASC"},
		"array":   {"", "nonsense", "GROUP,", ",GROUP", "GROUP,nonsense", "group"},
	}
	withQuery := func(o *conformance.Operation) bool { return len(deployment.contract.QueryParameters(o)) > 0 }
	eachOperation(t, withQuery, func(t *testing.T, o *conformance.Operation) {
		call := func(query string) answer {
			if strings.HasPrefix(query, "title_prefix=") {
				query += "&exposed=true"
			}
			return f.who(t, o).do(t, o.Method, f.path(t, o)+"?"+query, payload(f.body(t, o)))
		}
		for name, schema := range deployment.contract.QueryParameters(o) {
			kind, _ := schema["type"].(string)
			values := bad[kind]
			enum, words := schema["enum"].([]any)
			if kind == "string" && !words {
				values = nil // any text
			}
			switch name {
			case "page":
				values = append(values, "0")
			case "per_page":
				values = append(values, "0", "101")
			}
			for _, value := range values {
				call(name+"="+value).refused(t, http.StatusBadRequest, "invalid_request").points(t, name)
			}
			good := map[string]string{"integer": "1", "boolean": "true", "array": "GROUP", "string": "x"}[kind]
			if words {
				good = enum[0].(string)
			}
			if schema["pattern"] != nil { // an id
				good = strings.Repeat("0", 32)
			}
			if got := call(name + "=" + good); got.Status >= 300 {
				t.Errorf("%s=%s: %d %s", name, good, got.Status, got.Body)
			}
			call(name+"="+good+"&"+name+"="+good).refused(t, http.StatusBadRequest, "invalid_request").points(t, name)
		}
	})
}

func TestUnreadableQueryStringsAreRefused(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	got := f.alice.get(t, "/v1/channels?page=%zz")
	if got.Status != http.StatusBadRequest {
		t.Errorf("%d %s", got.Status, got.Body)
	}
	if strings.Contains(string(got.Body), "goroutine") {
		t.Error("the refusal shows a stack trace")
	}
}
