package conformance_test

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parleyhq/parley/infra/conformance"
)

// Every body is made wrong in every way that its schema has. Each is refused, the refusal names the place, and
// nothing has changed.
func TestEveryRouteRefusesBodiesThatItsSchemaDoesNotAllow(t *testing.T) {
	t.Parallel()
	eachOperation(t, hasBody, func(t *testing.T, o *conformance.Operation) {
		t.Parallel()
		f := newFixture(t)
		who, path := f.who(t, o), f.path(t, o)
		before := f.everything(t)
		tried := map[[2]string]bool{} // what is wrong in one body is so in the next one, too
		for _, good := range f.bodies(t, o) {
			for _, fault := range deployment.contract.Faults(o, good) {
				if each := [2]string{fault.What, fault.At}; tried[each] {
					continue
				} else {
					tried[each] = true
				}
				who.do(t, o.Method, path, raw(asText(t, fault.Body))).refusedAt(t, fault) // null is a body, too
			}
		}
		same(t, "everything that can be read", f.everything(t), before)
	})
}

// bodies are good bodies of an operation: the fixture's, and the document's others.
func (f fixture) bodies(t *testing.T, o *conformance.Operation) (bodies []any) {
	t.Helper()
	for _, body := range append([]object{f.body(t, o)}, deployment.contract.Examples(o)...) {
		var plain any
		decoder := json.NewDecoder(strings.NewReader(asText(t, body)))
		decoder.UseNumber()
		if err := decoder.Decode(&plain); err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, plain)
	}
	return bodies
}

func (a answer) refusedAt(t *testing.T, fault conformance.Fault) {
	t.Helper()
	var p problem
	_ = json.Unmarshal(a.Body, &p) // what is no problem document has no code
	status := http.StatusBadRequest
	if fault.Value && !strings.HasSuffix(fault.At, "/uuid") { // a key is refused as in its header
		status = http.StatusUnprocessableEntity
	}
	named := fault.At == "" || slices.ContainsFunc(p.Errors, func(e fieldError) bool { return strings.HasPrefix(e.Pointer+"/", fault.At+"/") })
	if a.Status != status || !named {
		t.Errorf("%s at %q: %s: %d, not %d: %.300s\n%.300s", fault.What, fault.At, a.call, a.Status, status, a.Body, asText(t, fault.Body))
	}
}

// everything is what the app's people and servers can read, by the operation that reads it.
func (f fixture) everything(t *testing.T) map[string]string {
	t.Helper()
	read := map[string]string{}
	for _, o := range deployment.contract.Operations {
		kinds := o.Callers()
		if o.Method != http.MethodGet || !slices.Contains(kinds, conformance.SessionToken) && !slices.Contains(kinds, conformance.APIKey) {
			continue
		}
		body := f.kind(t, kinds[len(kinds)-1]).do(t, o.Method, f.path(t, o), nil).is(t, http.StatusOK).Body
		read[o.ID] = string(links.ReplaceAll(body, nil))
	}
	return read
}

// links are what every read makes anew.
var links = regexp.MustCompile(`"download_url":"[^"]*","expires_at":"[^"]*"`)
