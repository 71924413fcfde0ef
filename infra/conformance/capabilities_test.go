package conformance_test

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

// capability is something that a deployment's gateway does, and an emulator's may not. PARLEY_WITHOUT lists those that
// the one under test lacks. On AWS, and on the local stack, there is none.
type capability string

const (
	sockets      capability = "sockets"      // a WebSocket API
	subprotocol  capability = "subprotocol"  // a handshake is answered with the subprotocol that $connect chose
	unauthorized capability = "unauthorized" // a handshake that the authorizer refuses is answered 401
	frameLimit   capability = "frame-limit"  // a frame of more than 32 KB closes its connection
	bodyLimit    capability = "body-limit"   // a body of more than 6 MB is answered 413
	rawBody      capability = "raw-body"     // a body that is no UTF-8 is handed over as it came
	escapes      capability = "escapes"      // in a path %2F is no /, and %25 is a percent sign
	address      capability = "address"      // a call says at which host it came, so that what it makes can be called there
)

var capabilities = []capability{sockets, subprotocol, unauthorized, frameLimit, bodyLimit, rawBody, escapes, address}

// absences are the capabilities that a deployment lacks, and the tests that asked for them.
type absences struct {
	mu    sync.Mutex
	asked map[capability]map[string]bool // by whom, and whether all of the test was left out
}

// without reads PARLEY_WITHOUT.
func without(list string) (*absences, error) {
	a := &absences{asked: map[capability]map[string]bool{}}
	for _, name := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		if !slices.Contains(capabilities, capability(name)) {
			return nil, fmt.Errorf("PARLEY_WITHOUT: there is no capability %q; there are %v", name, capabilities)
		}
		a.asked[capability(name)] = map[string]bool{}
	}
	return a, nil
}

func (a *absences) lacks(t testing.TB, c capability, skipped bool) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	by, lacking := a.asked[c]
	if lacking {
		name, _, _ := strings.Cut(t.Name(), "/")
		by[name] = by[name] || skipped
	}
	return lacking
}

// report writes a line a capability: which tests were left out for want of it, and which in part.
func (a *absences) report(w io.Writer) {
	for _, c := range slices.Sorted(maps.Keys(a.asked)) {
		var skipped, partly []string
		for name, whole := range a.asked[c] {
			if whole {
				skipped = append(skipped, name)
			} else {
				partly = append(partly, name)
			}
		}
		slices.Sort(skipped)
		slices.Sort(partly)
		if len(skipped) > 0 {
			_, _ = fmt.Fprintf(w, "without %s: skipped: %s\n", c, strings.Join(skipped, " "))
		}
		if len(partly) > 0 || len(skipped) == 0 {
			_, _ = fmt.Fprintf(w, "without %s: in part: %s\n", c, strings.Join(partly, " "))
		}
	}
}

// needs skips a test whose subject the deployment's gateway lacks.
func needs(t testing.TB, c capability) {
	t.Helper()
	if deployment.absent.lacks(t, c, true) {
		t.Skipf("without %s", c)
	}
}

// can reports whether a part of a test can be tried.
func can(t testing.TB, c capability) bool {
	t.Helper()
	return !deployment.absent.lacks(t, c, false)
}

func TestCapabilitiesAreNamed(t *testing.T) {
	if _, err := without("escapes, nonsense"); err == nil || !strings.Contains(err.Error(), `"nonsense"`) {
		t.Errorf("got %v", err)
	}
	a, err := without(string(escapes) + "," + string(sockets) + " " + string(rawBody))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "lacks what is not named", a.lacks(t, bodyLimit, false), false)
	same(t, "lacks what is named", a.lacks(t, escapes, false) && a.lacks(t, sockets, true) && a.lacks(t, sockets, false), true)
	var said strings.Builder
	a.report(&said)
	same(t, "report", said.String(), "without escapes: in part: TestCapabilitiesAreNamed\nwithout raw-body: in part: \n"+
		"without sockets: skipped: TestCapabilitiesAreNamed\n")
}

// absentOf is what the environment says that the deployment lacks.
func absentOf(socketURL string) (*absences, error) {
	list := os.Getenv("PARLEY_WITHOUT")
	if socketURL == "" {
		list += "," + string(sockets)
	}
	return without(list)
}
