package conformance_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/parleyhq/parley/infra/conformance"
)

// hostile are ids, as they stand in a path, that no thing of the API has: what may be taken for the end of a segment,
// for another path, for a part of a key, or for text.
var hostile = map[string]string{
	"a slash": "a%2Fb", "only a slash": "%2F", "a way up": "%2e%2e", "a way up and down": "..%2F..%2Fv1%2Fhealth", "a backslash": "..%5C..",
	"a null": "%00", "a null within": "a%00b", "a line": "a%0D%0AX-Evil:%201", "a space": "%20", "a percent sign": "50%25", "escaped twice": "%252e%252e%252F",
	"a query": "a%3Fpage=1", "a fragment": "a%23b", "a key of ours": "USER%23alice", "pieces of a key": "1:a%2F2:bc", "a separator of keys": "a%1Fb",
	"accents": "Zo%C3%AB", "a picture": "%F0%9F%92%A3", "right to left": "%E2%80%AEa", "no UTF-8": "%FF", "UTF-8 cut off": "%C3", "overlong UTF-8": "%C0%AF", "half a pair in UTF-8": "a%ED%A0%80",
	"9 KB": strings.Repeat("A", 9<<10), "a template": "%7Bid%7D", "quotes": "%22%27%60", "markup": "%3Cscript%3E",
}

// named are places for names that callers choose.
var named = []string{"{user} of identities-put", "{kid} of identity-provider-keys-put", "{key} of reactions-put", "{key} of reactions-delete", "{id} of devices-put"}

// A hostile id is an id that does not exist, byte for byte. Where callers choose names it is one like others, or is
// refused.
func TestEveryRouteBearsHostileIDs(t *testing.T) {
	t.Parallel()
	all := newFixture(t)
	eachOperation(t, needsCredential, func(t *testing.T, o *conformance.Operation) {
		for place, segment := range strings.Split(o.Path, "/") {
			if !strings.HasPrefix(segment, "{") {
				continue
			}
			f, free := all, slices.Contains(named, segment+" of "+o.ID)
			if free {
				f = newFixture(t) // for it makes things of those names
			}
			nowhere := f.calls(t, o, place, "nobody-knows-it")
			for name, id := range hostile {
				if strings.Contains(id, "%2F") && !can(t, escapes) {
					continue
				}
				got := f.calls(t, o, place, id)
				switch {
				case free:
					got.takenOrRefused(t, name)
				case got.Status != nowhere.Status || got.withoutRequest() != nowhere.withoutRequest():
					t.Errorf("%s in %s: %d %.300s\nand nowhere %d %.300s", name, segment, got.Status, got.Body, nowhere.Status, nowhere.Body)
				}
			}
		}
	})
}

// calls makes the call of an operation with an id in one of the places of its path.
func (f fixture) calls(t *testing.T, o *conformance.Operation, place int, id string) answer {
	t.Helper()
	segments := strings.Split(f.path(t, o), "/")
	segments[place] = id
	return f.who(t, o).do(t, o.Method, strings.Join(segments, "/"), payload(f.body(t, o)))
}

// takenOrRefused is how a name is answered that somebody chose. What cannot be told from other names is refused.
func (a answer) takenOrRefused(t *testing.T, name string) {
	t.Helper()
	refused := a.Status == http.StatusBadRequest || a.Status == http.StatusUnprocessableEntity || a.Status == http.StatusConflict
	unreadable := strings.Contains(name, "UTF-8") || strings.Contains(name, "null")
	if !refused && (a.Status >= http.StatusBadRequest || unreadable) {
		t.Errorf("%s: %d %.300s", name, a.Status, a.Body)
	}
}

// A path that is too long is the gateway's to refuse, in its own form.
func TestALongPathIsRefused(t *testing.T) {
	t.Parallel()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, deployment.url+"/v1/channels/"+strings.Repeat("A", 10<<10), nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := deployment.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = got.Body.Close() }()
	if got.StatusCode < 400 || got.StatusCode >= 500 {
		t.Errorf("status %d", got.StatusCode)
	}
}
