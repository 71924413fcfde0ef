package conformance_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestChannelIsPatched(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.channel(t, object{"participants": []string{"bob"}, "title": "Lunch", "description": "Every day", "metadata": object{"a": 1, "b": object{"c": 2}}})
	path := "/v1/channels/" + c.ID
	got := as[channel](t, alice.patch(t, path, object{"title": "Dinner", "description": nil, "exposed": true, "metadata": object{"a": nil, "b": object{"d": 3}}}).is(t, http.StatusOK))
	for who, now := range map[string]channel{"answer": got, "alice": alice.channelNow(t, c.ID), "bob": bob.channelNow(t, c.ID)} {
		same(t, who+": title", value(now.Title), "Dinner")
		same(t, who+": description", now.Description, (*string)(nil))
		same(t, who+": exposed", now.Exposed, true)
		sameJSON(t, who+": metadata", now.Metadata, `{"b": {"c": 2, "d": 3}}`)
		same(t, who+": last_change_id", now.LastChange, 1)
		same(t, who+": last_sequence_id", now.Last, 0)
	}
	if got.UpdatedAt <= c.UpdatedAt {
		t.Errorf("updated_at %s, and was %s", got.UpdatedAt, c.UpdatedAt)
	}
	bob.patch(t, path, object{"title": "Mine"}).refused(t, http.StatusForbidden, "forbidden")
	same(t, "by the server", value(as[channel](t, a.server.patch(t, path, object{"title": "Ours"}).is(t, http.StatusOK)).Title), "Ours")
	same(t, "title null", as[channel](t, alice.patch(t, path, object{"title": nil}).is(t, http.StatusOK)).Title, (*string)(nil))
	for field, bad := range map[string]any{"title": strings.Repeat("é", 257), "description": strings.Repeat("é", 2049), "metadata": object{"k": strings.Repeat("x", 16_400)}} {
		alice.patch(t, path, object{field: bad}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/"+field)
	}
	alice.patch(t, path, object{"type": "PERSONAL"}).refused(t, http.StatusBadRequest, "invalid_request").points(t, "/type")
}

func TestChannelIsPatchedOnlyAsItWasRead(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	path := "/v1/channels/" + c.ID
	tag := alice.get(t, path).is(t, http.StatusOK).Header.Get("ETag")
	same(t, "the tag as bob reads it", bob.get(t, path).Header.Get("ETag"), tag)
	alice.say(t, c.ID, "hello")
	bob.mark(t, c.ID, "seen", 1).is(t, http.StatusOK)
	same(t, "the tag after a message", alice.get(t, path).Header.Get("ETag"), tag)
	patched := alice.patch(t, path, object{"title": "One"}, header("If-Match", tag)).is(t, http.StatusOK)
	next := patched.Header.Get("ETag")
	if next == tag || next == "" {
		t.Errorf("the tag after a patch is %q, and was %q", next, tag)
	}
	same(t, "the tag read after it", alice.get(t, path).Header.Get("ETag"), next)
	alice.patch(t, path, object{"title": "Two"}, header("If-Match", tag)).refused(t, http.StatusPreconditionFailed, "precondition_failed")
	alice.patch(t, path, object{"title": "Two"}, header("If-Match", `"nonsense"`)).refused(t, http.StatusPreconditionFailed, "precondition_failed")
	same(t, "title", value(alice.channelNow(t, c.ID).Title), "One")
	alice.patch(t, path, object{"title": "Three"}, header("If-Match", next)).is(t, http.StatusOK)
	now := alice.get(t, path).Header.Get("ETag")
	alice.patch(t, path, object{"title": "Four"}, header("If-Match", tag+", "+now)).is(t, http.StatusOK)
	alice.patch(t, path, object{"title": "Five"}, header("If-Match", "*")).is(t, http.StatusOK)
	alice.patch(t, path, object{"title": "Six"}).is(t, http.StatusOK)
}

func TestOnlyGroupsBecomeExposed(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, _ := a.two(t)
	a.server.finished(t, a.as("bob").announce(t, "news", "alice").ID)
	for _, c := range []channel{alice.personal(t, "bob"), alice.announcements(t)} {
		a.server.patch(t, "/v1/channels/"+c.ID, object{"exposed": true}).refused(t, http.StatusConflict, "conflict")
		same(t, "no news", as[channel](t, a.server.patch(t, "/v1/channels/"+c.ID, object{"exposed": false, "title": "ours"}).is(t, http.StatusOK)).Exposed, false)
	}
}

func TestOfPatchesOfOneReadingOneWins(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.as("alice")
	c := alice.group(t, "bob")
	path := "/v1/channels/" + c.ID
	tag := alice.get(t, path).is(t, http.StatusOK).Header.Get("ETag")
	answers := make([]answer, 6)
	together(len(answers), func(i int) {
		answers[i] = alice.patch(t, path, object{"title": strings.Repeat("x", i+1)}, header("If-Match", tag))
	})
	won := 0
	for i, got := range answers {
		if got.Status == http.StatusOK {
			won++
			same(t, "title", value(alice.channelNow(t, c.ID).Title), strings.Repeat("x", i+1))
		} else {
			got.refused(t, http.StatusPreconditionFailed, "precondition_failed")
		}
	}
	same(t, "patches that won", won, 1)
}

func TestChannelIsDeletedForEverybody(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.group(t, "bob")
	m := alice.say(t, c.ID, "hello")
	bob.delete(t, "/v1/channels/"+c.ID).refused(t, http.StatusForbidden, "forbidden")
	alice.delete(t, "/v1/channels/"+c.ID).is(t, http.StatusNoContent)
	alice.delete(t, "/v1/channels/"+c.ID).is(t, http.StatusNoContent)
	for _, by := range []caller{alice.caller, bob.caller, a.server} {
		by.get(t, "/v1/channels/"+c.ID).refused(t, http.StatusNotFound, "not_found")
		by.get(t, "/v1/messages/"+m.ID).refused(t, http.StatusNotFound, "not_found")
		by.get(t, "/v1/channels/"+c.ID+"/messages").refused(t, http.StatusNotFound, "not_found")
	}
	bob.post(t, "/v1/messages", textTo("hello?", c.ID)).refused(t, http.StatusNotFound, "not_found")
	same(t, "bob's channels", as[list[channel]](t, bob.get(t, "/v1/channels")).Meta.Total, 0)
	same(t, "bob's unread", bob.unread(t), unread{})
	same(t, "found", bob.search(t, object{"participants": []string{"alice", "bob"}, "types": []string{"GROUP"}}), []string{})
}

func TestDistinctChannelThatIsDeletedMakesRoomForAnother(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	body := object{"participants": []string{"bob"}, "distinct": true}
	c := alice.channel(t, body)
	alice.delete(t, "/v1/channels/"+c.ID).is(t, http.StatusNoContent)
	same(t, "another", alice.channel(t, body).ID != c.ID, true)
}

func TestProfileIsPatchedByOneselfAndTheServer(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice", object{"display_name": "Alice", "first_name": "Alice", "email": "alice@example.com", "metadata": object{"team": "red", "desk": "4"}})
	bob := a.login(t, "bob")
	got := as[identity](t, alice.patch(t, "/v1/identities/me", object{"display_name": "Al", "first_name": nil, "metadata": object{"team": "blue", "desk": nil, "x": "y"}}).is(t, http.StatusOK))
	for _, me := range []identity{got, as[identity](t, alice.get(t, "/v1/identities/me"))} {
		same(t, "me", []string{value(me.DisplayName), value(me.FirstName), value(me.Email)}, []string{"Al", "", "alice@example.com"})
		same(t, "metadata", me.Metadata, map[string]string{"team": "blue", "x": "y"})
	}
	same(t, "as bob sees it", value(as[identity](t, bob.get(t, "/v1/identities/alice")).DisplayName), "Al")
	alice.patch(t, "/v1/identities/alice", object{"phone_number": "+15550100"}).is(t, http.StatusOK)
	alice.patch(t, "/v1/identities/bob", object{"display_name": "Bobby"}).refused(t, http.StatusForbidden, "forbidden")
	same(t, "by the server", value(as[identity](t, a.server.patch(t, "/v1/identities/bob", object{"display_name": "Bob"}).is(t, http.StatusOK)).DisplayName), "Bob")
	a.server.patch(t, "/v1/identities/nobody", object{"display_name": "No"}).refused(t, http.StatusNotFound, "not_found")
	a.server.patch(t, "/v1/identities/me", object{}).refused(t, http.StatusUnprocessableEntity, "user_required")
	many := object{}
	for range 17 {
		many[unique()] = "x"
	}
	for field, bad := range map[string]any{"display_name": strings.Repeat("é", 129), "avatar_url": "https://a.example/" + strings.Repeat("x", 1024), "metadata": many} {
		alice.patch(t, "/v1/identities/me", object{field: bad}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/"+field)
	}
	alice.patch(t, "/v1/identities/me", object{"user_id": "eve"}).refused(t, http.StatusBadRequest, "invalid_request").points(t, "/user_id")
	same(t, "another app's alice", newApp(t).server.patch(t, "/v1/identities/alice", object{}).Status, http.StatusNotFound)
}
