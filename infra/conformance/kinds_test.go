package conformance_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/parleyhq/parley/infra/conformance"
)

// These tables walk every operation of the document, so that a new route cannot forget.

// forged is a session token with another secret: it names the app, the session and the user.
func forged(token string) string {
	const secretBegins = (1 + 16 + 16) * 4 / 3 // version, app, session, in base64
	other := byte('A')
	if token[secretBegins+8] == 'A' {
		other = 'B'
	}
	return token[:secretBegins+8] + string(other) + token[secretBegins+9:]
}

func TestEveryRouteThatNeedsAPersonSaysSoToAServer(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	eachOperation(t, (*conformance.Operation).NeedsPerson, func(t *testing.T, o *conformance.Operation) {
		f.server.do(t, o.Method, f.path(t, o), payload(f.body(t, o))).refused(t, http.StatusUnprocessableEntity, "user_required")
		got := f.as("alice").do(t, o.Method, f.path(t, o), payload(f.body(t, o)))
		if got.Status >= 300 {
			t.Errorf("as alice: %d %s", got.Status, got.Body)
		}
	})
}

func TestEveryRouteOfPeopleTakesAServerThatActsForOne(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	both := func(o *conformance.Operation) bool {
		return slices.Contains(o.Callers(), conformance.SessionToken) && slices.Contains(o.Callers(), conformance.APIKey)
	}
	eachOperation(t, both, func(t *testing.T, o *conformance.Operation) {
		body := payload(f.body(t, o))
		for name, c := range map[string]caller{"alice": f.alice.caller, "the server as alice": f.as("alice")} {
			if got := c.do(t, o.Method, f.path(t, o), body); got.Status >= 300 {
				t.Errorf("%s: %d %s", name, got.Status, got.Body)
			}
		}
		f.alice.do(t, o.Method, f.path(t, o), body, header("Parley-User", "alice"), byARuleOfItsOwn).refused(t, http.StatusForbidden, "forbidden")
		f.server.do(t, o.Method, f.path(t, o), body, header("Parley-User", "alice"), anotherHeader("Parley-User", "bob")).refused(t, http.StatusBadRequest, "invalid_request")
		for _, bad := range []string{"", "%zz", "%00", "%FF", "me", "al ice", "alice,bob", "a\tb", "ï"} {
			f.alice.do(t, o.Method, f.path(t, o), body, header("Parley-User", bad)).refused(t, http.StatusForbidden, "forbidden")
			f.server.do(t, o.Method, f.path(t, o), body, header("Parley-User", bad)).refused(t, http.StatusBadRequest, "invalid_request")
		}
	})
}

func TestEverySchemeIsTakenInAnyCase(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	for _, scheme := range []string{"Bearer ", "bearer ", "BEARER ", "bEaReR "} {
		caller{authorization: scheme + f.alice.token}.get(t, "/v1/unread").is(t, http.StatusOK)
		caller{authorization: scheme + f.APIKey}.get(t, "/v1/api-keys").is(t, http.StatusOK)
		caller{authorization: scheme + deployment.operator}.get(t, "/v1/apps").is(t, http.StatusOK)
	}
}
