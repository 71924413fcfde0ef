package conformance_test

import (
	"bytes"
	"cmp"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parleyhq/parley/infra/conformance"
)

// wrongCaller is somebody who may not make a call, and how each operation that this concerns answers. By is
// nil where it does not.
type wrongCaller struct {
	who  string
	in   fixture // whose things the call names
	by   caller
	want func(o *conformance.Operation) (status int, code string)
}

// Every operation of the document with every caller who may not make it: a new route cannot forget. What is
// refused has changed nothing.
func TestEveryRouteRefusesEveryWrongCaller(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	callers := slices.Concat(strangers(f), f.ofWrongKind(t), f.ofOtherApps(t), f.ofDisabledApps(t),
		f.outsiders(t), f.readers(t), f.suspended(t), f.erased(t), f.blocking(t))
	before := f.everything(t)
	eachOperation(t, needsCredential, func(t *testing.T, o *conformance.Operation) {
		for _, c := range callers {
			status, code := c.want(o)
			if status == 0 {
				continue // it may
			}
			body := payload(c.in.body(t, o))
			got := c.by.do(t, o.Method, c.in.path(t, o), body).refused(t, status, code)
			if got.Code != code || code == "session_expired" && got.Nonce == "" {
				t.Errorf("that was %s, with the nonce %q", c.who, got.Nonce)
			}
		}
	})
	same(t, "everything that can be read", f.everything(t), before)
}

func always(status int, code string) func(*conformance.Operation) (int, string) {
	return func(*conformance.Operation) (int, string) { return status, code }
}

func where(keep func(*conformance.Operation) bool, status int, code string) func(*conformance.Operation) (int, string) {
	return func(o *conformance.Operation) (int, string) {
		if keep(o) {
			return status, code
		}
		return 0, ""
	}
}

func takes(kind string) func(*conformance.Operation) bool {
	return func(o *conformance.Operation) bool { return slices.Contains(o.Callers(), kind) }
}

func refusesKind(kind string) func(*conformance.Operation) bool {
	return func(o *conformance.Operation) bool { return !slices.Contains(o.Callers(), kind) }
}

// strangers show nothing that opens anything.
func strangers(f fixture) (list []wrongCaller) {
	for who, authorization := range map[string]string{
		"nobody": "", "a word": "Bearer nonsense", "another scheme": "Basic YTpi", "no word": "Bearer ", "an unreadable key": "Bearer sk_staging_x",
		"the operator's key and more": operator().authorization + "x",
		"a changed key":               f.server.authorization[:len(f.server.authorization)-8] + "AAAAAAAA",
		"the key under another word":  "Bearer sk_production" + f.APIKey[len("sk_staging"):],
		"a forged session":            "Bearer " + forged(f.alice.token),
		"a session cut off":           "Bearer " + f.alice.token[:len(f.alice.token)-4],
		"9 KB of it":                  "Bearer " + strings.Repeat("A", 9<<10),
	} {
		list = append(list, wrongCaller{who, f, caller{authorization: authorization}, always(http.StatusUnauthorized, "unauthenticated")})
	}
	return list
}

// ofWrongKind are callers of the app itself whose kind may not make the call, or whose time is over.
func (f fixture) ofWrongKind(t *testing.T) []wrongCaller {
	t.Helper()
	over := f.login(t, "alice")
	over.delete(t, "/v1/sessions/current").is(t, http.StatusNoContent)
	return []wrongCaller{
		{"somebody who has logged out", f, over.caller, where(takes(conformance.SessionToken), http.StatusUnauthorized, "session_expired")},
		{"a user", f, f.alice.caller, where(refusesKind(conformance.SessionToken), http.StatusForbidden, "forbidden")},
		{"a server", f, f.server, where(refusesKind(conformance.APIKey), http.StatusForbidden, "forbidden")},
		{"a server for nobody", f, f.server, where((*conformance.Operation).NeedsPerson, http.StatusUnprocessableEntity, "user_required")},
		// A function that is not the operator's is not given the key, and so cannot know it.
		{"the operator", f, operator(), where(refusesKind(conformance.OperatorKey), http.StatusUnauthorized, "unauthenticated")},
	}
}

// namesApp reports whether the operation says which app it is about.
func namesApp(o *conformance.Operation) bool { return strings.Contains(o.Path, "/apps/{") }

// ofOtherApps are good callers of other apps, and of this one's other half.
func (f fixture) ofOtherApps(t *testing.T) (list []wrongCaller) {
	t.Helper()
	staging, production := newApps(t)
	named := func(o *conformance.Operation) bool { return aboutChannels(o) || namesApp(o) }
	for who, other := range map[string]app{"of another app": staging, "of another app's production": production, "of the other half": f.sibling} {
		alice := other.login(t, "alice")
		list = append(list,
			wrongCaller{"a user " + who, f, alice.caller, where(aboutChannels, http.StatusNotFound, "not_found")},
			wrongCaller{"a server for a user " + who, f, other.as("alice"), where(aboutChannels, http.StatusNotFound, "not_found")},
			wrongCaller{"a server " + who, f, other.server, where(func(o *conformance.Operation) bool {
				return named(o) && !o.NeedsPerson() && takes(conformance.APIKey)(o)
			}, http.StatusNotFound, "not_found")})
	}
	return list
}

// ofDisabledApps are callers of an app whose operator has closed it.
func (f fixture) ofDisabledApps(t *testing.T) []wrongCaller {
	t.Helper()
	closed := newFixture(t)
	operator().patch(t, "/v1/apps/"+closed.ID, object{"disabled": true}).is(t, http.StatusOK)
	return []wrongCaller{
		{"a user of a disabled app", closed, closed.alice.caller, where(takes(conformance.SessionToken), http.StatusForbidden, "app_disabled")},
		{"a server of a disabled app", closed, closed.server, where(takes(conformance.APIKey), http.StatusForbidden, "app_disabled")},
		{"a server for a user of a disabled app", closed, closed.as("alice"), where(takes(conformance.SessionToken), http.StatusForbidden, "app_disabled")},
	}
}

// outsiders are people of the app who are not in the channel. To join an exposed one is for those who are not, and
// a server may send as anybody.
func (f fixture) outsiders(t *testing.T) []wrongCaller {
	t.Helper()
	eve := f.login(t, "eve")
	closedTo := func(o *conformance.Operation) bool { return aboutChannels(o) && o.ID != "participants-join" }
	toServers := func(o *conformance.Operation) bool { return closedTo(o) && o.ID != "messages-send" }
	return []wrongCaller{
		{"an outsider", f, eve.caller, where(closedTo, http.StatusNotFound, "not_found")},
		{"a server for an outsider", f, f.as("eve"), where(toServers, http.StatusNotFound, "not_found")},
		{"a server for a stranger", f, f.as("nobody-knows"), where(toServers, http.StatusNotFound, "not_found")},
	}
}

// readers may read the channels of the operations, and nothing more.
func (f fixture) readers(t *testing.T) []wrongCaller {
	t.Helper()
	bob := f.login(t, "bob")
	for _, c := range []channel{f.channel, f.spare, f.doomed} {
		f.alice.role(t, c.ID, "bob", "read_only").is(t, http.StatusOK)
	}
	codes := map[string]string{"messages-send": "read_only", "participants-add": "read_only", "reactions-put": "read_only", "reactions-delete": "read_only"} // what members may
	want := func(o *conformance.Operation) (int, string) {
		if !changesChannels(o) || o.ID == "participants-join" {
			return 0, ""
		}
		return http.StatusForbidden, cmp.Or(codes[o.ID], "forbidden")
	}
	return []wrongCaller{{"who may only read", f, bob.caller, want}}
}

// suspended are people whom the app's server keeps out. It may still speak for them.
func (f fixture) suspended(t *testing.T) []wrongCaller {
	t.Helper()
	sam := f.login(t, "sam")
	f.server.post(t, "/v1/identities/sam/suspend", nil).is(t, http.StatusOK)
	f.submit(t, f.signer.sign(t, f.claims(t, "sam"))).refused(t, http.StatusForbidden, "suspended")
	return []wrongCaller{{"somebody suspended", f, sam.caller, where(takes(conformance.SessionToken), http.StatusUnauthorized, "session_expired")}}
}

// erased are people who are no more.
func (f fixture) erased(t *testing.T) []wrongCaller {
	t.Helper()
	dora := f.login(t, "dora")
	f.server.delete(t, "/v1/identities/dora").is(t, http.StatusNoContent)
	f.submit(t, f.signer.sign(t, f.claims(t, "dora"))).refused(t, http.StatusGone, "erased")
	return []wrongCaller{{"somebody erased", f, dora.caller, where(takes(conformance.SessionToken), http.StatusUnauthorized, "session_expired")}}
}

// blocking are the two people of a PERSONAL channel of which one blocks the other: both may read it, and keep their
// places in it, but not use it.
func (f fixture) blocking(t *testing.T) (list []wrongCaller) {
	t.Helper()
	want := func(o *conformance.Operation) (int, string) {
		if !changesChannels(o) || strings.Contains(o.Path, "/participants") || o.ID == "channels-delete" { // refused of any PERSONAL channel
			return 0, ""
		}
		return http.StatusUnprocessableEntity, "blocked"
	}
	for _, who := range []string{"who blocks", "who is blocked"} {
		in, other := f, f.login(t, "other "+who)
		in.alice = f.login(t, who)
		in.channel = in.alice.personal(t, other.id)
		in.message, in.excess = in.alice.say(t, in.channel.ID, "mine"), other.say(t, in.channel.ID, "not mine")
		if who == "who blocks" {
			in.alice.block(t, other.id)
		} else {
			other.block(t, in.alice.id)
		}
		list = append(list, wrongCaller{who, in, in.alice.caller, want}, wrongCaller{"a server for " + who, in, f.as(who), want})
	}
	return list
}

// A session is over when its time is, for every route.
func TestEveryRouteRefusesAnExpiredSession(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.server.patch(t, "/v1/apps/"+f.ID, object{"settings": object{"session_lifetime_in_seconds": 30}}).is(t, http.StatusOK)
	short := f.login(t, "alice")
	ends := short.session.ExpiresAt
	if left := time.Until(ends); left > 35*time.Second {
		t.Fatalf("expires_at %s, in %s", ends, left)
	}
	short.get(t, "/v1/unread").is(t, http.StatusOK)
	<-time.After(time.Until(ends.Add(time.Second))) // the deployment's clock may be behind
	eachOperation(t, takes(conformance.SessionToken), func(t *testing.T, o *conformance.Operation) {
		got := short.do(t, o.Method, f.path(t, o), payload(f.body(t, o))).refused(t, http.StatusUnauthorized, "session_expired")
		same(t, "a nonce comes with it", got.Nonce != "", true)
	})
	f.alice.get(t, "/v1/unread").is(t, http.StatusOK) // from before the setting
}

// changesChannels are the operations that change a channel or a message for all, not the caller's own place in it or
// what is theirs alone.
func changesChannels(o *conformance.Operation) bool {
	own := []string{"channels-seen", "channels-delivered", "channels-clear", "channels-folder", "messages-seen", "messages-delivered", "messages-delete-callback"}
	return aboutChannels(o) && o.Method != http.MethodGet && !slices.Contains(own, o.ID)
}

// aboutChannels are the operations on channels and messages that the path or the body names.
func aboutChannels(o *conformance.Operation) bool {
	return ofChannels(o) || o.ID == "messages-send" || o.ID == "messages-delete-many"
}

// withoutRequest is a refusal without the one thing that differs from call to call.
func (a answer) withoutRequest() string {
	return string(bytes.ReplaceAll(a.Body, []byte(a.Header.Get("X-Request-Id")), nil))
}
