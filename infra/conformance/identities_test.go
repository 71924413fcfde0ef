package conformance_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestLoginWritesTheProfileAndLeavesWhatIsAbsent(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice", object{
		"display_name": "Alice", "first_name": "Alice", "last_name": "Adams", "email": "alice@example.com",
		"phone_number": "+15550100", "avatar_url": "https://example.com/a.png", "metadata": object{"team": "red"},
	})
	a.login(t, "alice", object{"display_name": "Al", "email": "al@example.com"})
	me := as[identity](t, alice.get(t, "/v1/identities/me").is(t, http.StatusOK))
	same(t, "me", []string{me.UserID, me.Type, value(me.DisplayName), value(me.FirstName), value(me.LastName), value(me.Email), value(me.Phone), value(me.Avatar), me.Metadata["team"]},
		[]string{"alice", "user", "Al", "Alice", "Adams", "al@example.com", "+15550100", "https://example.com/a.png", "red"})
	same(t, "suspended is told to servers alone", me.Suspended, (*bool)(nil))
	same(t, "by name", as[identity](t, alice.get(t, "/v1/identities/alice").is(t, http.StatusOK)), me)
}

func TestEmailAndPhoneAreForOneselfAndServers(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice", object{"display_name": "Alice", "email": "alice@example.com", "phone_number": "+15550100"})
	bob := a.login(t, "bob")
	for name, test := range map[string]struct {
		by   caller
		want bool
	}{
		"oneself": {alice.caller, true}, "the server": {a.server, true}, "somebody else": {bob.caller, false},
		"the server as oneself": {a.as("alice"), true},
	} {
		one := test.by.get(t, "/v1/identities/alice").is(t, http.StatusOK)
		many := test.by.post(t, "/v1/identities/list", object{"user_ids": []string{"alice"}}).is(t, http.StatusOK)
		for _, got := range []identity{as[identity](t, one), as[list[identity]](t, many).Data[0]} {
			same(t, name+": display_name", value(got.DisplayName), "Alice")
			same(t, name+": email", value(got.Email) == "alice@example.com", test.want)
			same(t, name+": phone_number", value(got.Phone) == "+15550100", test.want)
		}
		for _, body := range [][]byte{one.Body, many.Body} {
			_, own := fields(t, onlyIdentity(t, body))["email"]
			same(t, name+": has email", own, test.want)
		}
	}
}

// onlyIdentity is the identity of an answer, alone or in a list of one.
func onlyIdentity(t *testing.T, body []byte) []byte {
	t.Helper()
	if data, ok := fields(t, body)["data"]; ok {
		return data[1 : len(data)-1]
	}
	return body
}

func TestIdentitiesAreListedInTheOrderAskedForOnceEach(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	alice.group(t, "carol", "bob")
	got := as[list[identity]](t, alice.post(t, "/v1/identities/list",
		object{"user_ids": []string{"carol", "nobody", "alice", "carol", "bob", "alice"}}).is(t, http.StatusOK))
	var users []string
	for _, entry := range got.Data {
		users = append(users, entry.UserID)
	}
	same(t, "users", users, []string{"carol", "alice", "bob"})
	empty := as[list[identity]](t, alice.post(t, "/v1/identities/list", object{"user_ids": []string{}}).is(t, http.StatusOK))
	same(t, "nobody asked for", len(empty.Data), 0)
	var many []string
	for range 101 {
		many = append(many, unique())
	}
	alice.post(t, "/v1/identities/list", object{"user_ids": many}).
		refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/user_ids")
	alice.post(t, "/v1/identities/list", object{"user_ids": many[1:]}).is(t, http.StatusOK)
}

func TestUserIDsArePercentEncodedInPathsAndHeaders(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for _, id := range []string{"a b", "a/b", "50%", "Zoë", "😀", "x+y", "a?b#c", "a%2Fb", "semi;colon", "com,ma", "~tilde", "alice@example.com"} {
		u := a.login(t, id)
		if !strings.ContainsAny(id, "/%") || can(t, escapes) {
			got := u.get(t, "/v1/identities/"+url.PathEscape(id))
			same(t, "status for "+id, got.Status, http.StatusOK)
			if got.Status == http.StatusOK {
				same(t, "user", as[identity](t, got).UserID, id)
			}
		}
		same(t, "acting as", as[identity](t, a.as(id).get(t, "/v1/identities/me").is(t, http.StatusOK)).UserID, id)
		c := u.group(t, "bob")
		same(t, "author", a.as(id).say(t, c.ID, "hello").Author, id)
		same(t, "recipients", a.as("bob").messageNow(t, a.as("bob").say(t, c.ID, "hello").ID).Status, map[string]string{id: "sent"})
	}
}

func TestPeopleNamedInAChannelHaveAnIdentityThatFillsInAtLogin(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	alice.get(t, "/v1/identities/bob").refused(t, http.StatusNotFound, "not_found")
	c := alice.group(t, "bob")
	before := as[identity](t, alice.get(t, "/v1/identities/bob").is(t, http.StatusOK))
	same(t, "display_name", value(before.DisplayName), "")
	bob := a.login(t, "bob", object{"display_name": "Bob"})
	same(t, "display_name", value(as[identity](t, alice.get(t, "/v1/identities/bob")).DisplayName), "Bob")
	same(t, "bob's channel", bob.channelNow(t, c.ID).ID, c.ID)
}

func TestMeNeedsAPerson(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.server.get(t, "/v1/identities/me").refused(t, http.StatusUnprocessableEntity, "user_required")
	a.as("nobody").get(t, "/v1/identities/someone").refused(t, http.StatusNotFound, "not_found")
}
