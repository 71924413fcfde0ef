package conformance_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// settings are an app's, as far as tests look into them.
type settings struct {
	Lifetime      int  `json:"session_lifetime_in_seconds"`
	NonceRequired bool `json:"nonce_required"`
	Editable      bool `json:"profile_editable"`
	Participants  int  `json:"max_participants"`
	Requests      bool `json:"message_requests"`
	MessagesADay  *int `json:"messages_per_day"`
	Identities    *int `json:"max_identities"`
	UserRate      int  `json:"user_requests_per_minute"`
	AppRate       int  `json:"app_requests_per_minute"`
	Retention     *int `json:"retention_in_days"`
}

func (a app) now(t testing.TB) appNow {
	t.Helper()
	return as[appNow](t, operator().get(t, "/v1/apps/"+a.ID).is(t, http.StatusOK))
}

// set patches settings of an app by its server.
func (a app) set(t testing.TB, patch object) {
	t.Helper()
	a.server.patch(t, "/v1/apps/"+a.ID, object{"settings": patch}).is(t, http.StatusOK)
}

func TestAppIsPatchedByItsServerAndTheOperator(t *testing.T) {
	t.Parallel()
	needs(t, escapes) // the uri in paths has slashes
	a, sibling := newApps(t)
	before := a.now(t)
	got := as[appNow](t, a.server.patch(t, "/v1/apps/"+a.ID, object{
		"name": "renamed", "settings": object{"max_participants": 5, "messages_per_day": nil, "nonce_required": false},
	}).is(t, http.StatusOK))
	want := before
	want.Name, want.UpdatedAt = "renamed", got.UpdatedAt
	want.Settings.Participants, want.Settings.MessagesADay, want.Settings.NonceRequired = 5, nil, false
	same(t, "answer", got, want)
	same(t, "read back", a.now(t), want)
	if !got.UpdatedAt.After(before.UpdatedAt) {
		t.Errorf("updated_at stayed %v", got.UpdatedAt)
	}
	all := object{
		"session_lifetime_in_seconds": 30, "nonce_required": true, "profile_editable": false, "max_participants": 2, "message_requests": true,
		"messages_per_day": 1, "max_identities": nil, "user_requests_per_minute": 1000000, "app_requests_per_minute": 10000000, "retention_in_days": 3650,
	}
	byOperator := as[appNow](t, operator().patch(t, "/v1/apps/"+url.PathEscape(a.URI), object{"settings": all}).is(t, http.StatusOK))
	one, days := 1, 3650
	same(t, "settings", byOperator.Settings, settings{30, true, false, 2, true, &one, nil, 1000000, 10000000, &days})
	same(t, "nothing said", as[appNow](t, a.server.patch(t, "/v1/apps/"+a.ID, object{"settings": object{}})).Settings, byOperator.Settings)
	same(t, "the other half's name", sibling.now(t).Name, t.Name())
}

func TestWhoMayPatchAnApp(t *testing.T) {
	t.Parallel()
	needs(t, escapes) // the uri in paths has slashes
	a, sibling := newApps(t)
	alice, stranger := a.login(t, "alice"), newApp(t)
	body := object{"name": "mine"}
	alice.patch(t, "/v1/apps/"+a.ID, body).refused(t, http.StatusForbidden, "forbidden")
	for name, by := range map[string]caller{"a stranger": stranger.server, "the other half": sibling.server} {
		got := by.patch(t, "/v1/apps/"+a.ID, body)
		same(t, name, got.Status, http.StatusNotFound)
	}
	for _, by := range []caller{operator(), a.server} {
		by.patch(t, "/v1/apps/nonsense", body).refused(t, http.StatusNotFound, "not_found")
		by.patch(t, "/v1/apps/11111111-2222-4333-8444-555555555555", body).refused(t, http.StatusNotFound, "not_found")
		lie := strings.Replace(a.URI, "staging", "production", 1)
		by.patch(t, "/v1/apps/"+url.PathEscape(lie), body).refused(t, http.StatusForbidden, "wrong_environment")
	}
	for _, value := range []bool{true, false} {
		a.server.patch(t, "/v1/apps/"+a.ID, object{"disabled": value, "name": "mine"}).refused(t, http.StatusForbidden, "forbidden").points(t, "/disabled")
	}
	same(t, "name", a.now(t).Name, t.Name())
}

func TestSettingsOutOfRangeAreRefused(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	before := a.now(t)
	for name, bad := range map[string][]any{
		"session_lifetime_in_seconds": {29, 31536001}, "max_participants": {1, 1001}, "messages_per_day": {0, 1000000001},
		"max_identities": {0, -1}, "user_requests_per_minute": {0, 1000001}, "app_requests_per_minute": {0, 10000001},
		"retention_in_days": {0, -1, 3651},
	} {
		for _, value := range bad {
			a.server.patch(t, "/v1/apps/"+a.ID, object{"name": "x", "settings": object{name: value}}).
				refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/settings/"+name)
		}
	}
	for name, bad := range map[string]any{
		"session_lifetime_in_seconds": nil, "max_participants": 2.5, "messages_per_day": "1", "nonce_required": nil, "profile_editable": 1,
		"message_requests": "true", "retention": 1, "retention_in_days": 1.5,
	} {
		a.server.patch(t, "/v1/apps/"+a.ID, object{"settings": object{name: bad}}).
			refused(t, http.StatusBadRequest, "invalid_request").points(t, "/settings/"+name)
	}
	for name, bad := range map[string]any{"name": nil, "disabled": nil, "settings": nil, "id": a.ID} {
		operator().patch(t, "/v1/apps/"+a.ID, object{name: bad}).refused(t, http.StatusBadRequest, "invalid_request").points(t, "/"+name)
	}
	for _, bad := range []string{"", strings.Repeat("x", 129)} {
		a.server.patch(t, "/v1/apps/"+a.ID, object{"name": bad}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/name")
	}
	same(t, "after refusals", a.now(t), before)
}

// Each of many patches at once stays, and so does what the app counts.
func TestConcurrentPatchesOfAnAppAllStay(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	patches := []object{
		{"session_lifetime_in_seconds": 1000}, {"nonce_required": false}, {"profile_editable": false}, {"max_participants": 77}, {"message_requests": true},
		{"messages_per_day": 1001}, {"max_identities": 1002}, {"user_requests_per_minute": 1003}, {"app_requests_per_minute": 10004},
		{"retention_in_days": 1005},
	}
	together(2*len(patches), func(i int) {
		if i%2 == 0 {
			a.server.patch(t, "/v1/apps/"+a.ID, object{"settings": patches[i/2]}).is(t, http.StatusOK)
		} else {
			a.server.post(t, "/v1/api-keys", object{})
		}
	})
	day, people, kept := 1001, 1002, 1005
	same(t, "settings", a.now(t).Settings, settings{1000, false, false, 77, true, &day, &people, 1003, 10004, &kept})
	same(t, "keys", as[list[newKey]](t, a.server.get(t, "/v1/api-keys")).Meta.Total, 10)
	a.server.post(t, "/v1/api-keys", object{}).refused(t, http.StatusConflict, "too_many_keys")
}

func TestSettingsWorkFromTheNextCallOn(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.set(t, object{"session_lifetime_in_seconds": 600})
	alice := a.login(t, "alice")
	if left := time.Until(alice.session.ExpiresAt); left > 11*time.Minute || left < 9*time.Minute {
		t.Errorf("a session of %v", left)
	}
	a.set(t, object{"profile_editable": false})
	for _, named := range []string{"me", "alice"} {
		alice.patch(t, "/v1/identities/"+named, object{"display_name": "Al"}).refused(t, http.StatusForbidden, "forbidden")
	}
	for _, by := range []caller{a.server, a.as("alice")} {
		by.patch(t, "/v1/identities/alice", object{"display_name": "Alice"}).is(t, http.StatusOK)
	}
	a.set(t, object{"profile_editable": true})
	alice.patch(t, "/v1/identities/me", object{"display_name": "Al"}).is(t, http.StatusOK)
}

func TestChannelsHaveAsManyParticipantsAsTheAppAllows(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	open := alice.channel(t, object{"participants": []string{"bob"}, "exposed": true, "uuid": "before"})
	a.set(t, object{"max_participants": 3})
	alice.post(t, "/v1/channels", object{"participants": []string{"bob", "carol", "dave"}}).refused(t, http.StatusConflict, "channel_full")
	alice.personal(t, "bob")
	got := as[added](t, alice.add(t, open.ID, "bob", "carol", "dave").is(t, http.StatusOK))
	statuses := map[string]string{}
	for _, p := range got.Data.Participants {
		statuses[p.User] = p.Status
		if p.Problem != nil {
			statuses[p.User] = p.Problem.Code
		}
	}
	same(t, "added", statuses, map[string]string{"bob": "already", "carol": "added", "dave": "channel_full"})
	alice.add(t, open.ID, "dave").refused(t, http.StatusConflict, "channel_full")
	a.login(t, "erin").put(t, "/v1/channels/"+open.ID+"/participants/me", nil).refused(t, http.StatusConflict, "channel_full")
	a.set(t, object{"max_participants": 2})
	again := alice.post(t, "/v1/channels", object{"participants": []string{"bob"}, "exposed": true, "uuid": "before"}).is(t, http.StatusOK)
	same(t, "one that has more already", as[channel](t, again).Count, 3)
}

func TestADisabledAppAnswersNothingElse(t *testing.T) {
	t.Parallel()
	a, sibling := newApps(t)
	alice := a.login(t, "alice")
	c := alice.group(t, "bob")
	token := a.signer.sign(t, a.claims(t, "bob"))
	disable := func(value bool) {
		got := as[appNow](t, operator().patch(t, "/v1/apps/"+a.ID, object{"disabled": value}).is(t, http.StatusOK))
		same(t, "disabled", got.Disabled, value)
	}
	disable(true)
	for _, got := range []answer{
		alice.get(t, "/v1/channels"), alice.post(t, "/v1/messages", textTo("hello", c.ID)), alice.delete(t, "/v1/sessions/current"),
		a.server.get(t, "/v1/apps/"+a.ID), a.server.patch(t, "/v1/apps/"+a.ID, object{"name": "x"}), a.server.get(t, "/v1/api-keys"),
		a.as("alice").get(t, "/v1/unread"), nobody().post(t, "/v1/nonces", object{"app_id": a.ID}), a.submit(t, token),
	} {
		got.refused(t, http.StatusForbidden, "app_disabled")
	}
	same(t, "listed still", a.now(t).Disabled, true)
	sibling.login(t, "alice")
	disable(false)
	same(t, "nothing was written", alice.channelNow(t, c.ID).Last, 0)
	a.submit(t, token).is(t, http.StatusCreated)
	alice.say(t, c.ID, "back again")
}

func TestSocketOfADisabledAppIsRefusedAndClosed(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	alice := a.login(t, "alice")
	c := alice.group(t, "bob")
	s, silent := alice.connect(t), alice.open(t)
	operator().patch(t, "/v1/apps/"+a.ID, object{"disabled": true}).is(t, http.StatusOK)
	s.refused(textFrame("hello", c.ID), "app_disabled")
	same(t, "close", s.ended().Code, websocket.StatusNormalClosure)
	silent.send(silent.text(object{"type": "hello"}))
	same(t, "close of who had not said hello", silent.ended().Code, websocket.StatusNormalClosure)
	if conn, _, err := dial(t, "parley.v1", alice.token); err == nil {
		t.Error("connected")
		_ = conn.CloseNow()
	}
	operator().patch(t, "/v1/apps/"+a.ID, object{"disabled": false}).is(t, http.StatusOK)
	same(t, "last_sequence_id", alice.channelNow(t, c.ID).Last, 0)
	alice.connect(t).command(textFrame("hello", c.ID))
}

func TestAnArchivedAppIsGoneForEverybody(t *testing.T) {
	t.Parallel()
	needs(t, escapes) // the uri in paths has slashes
	a, sibling := newApps(t)
	alice := a.login(t, "alice")
	token := a.signer.sign(t, a.claims(t, "bob"))
	path := "/v1/apps/" + a.ID
	for _, by := range []caller{a.server, sibling.server, alice.caller} {
		by.delete(t, path).refused(t, http.StatusForbidden, "forbidden")
	}
	for _, unknown := range []string{"nonsense", "11111111-2222-4333-8444-555555555555"} {
		operator().delete(t, "/v1/apps/"+unknown).refused(t, http.StatusNotFound, "not_found")
	}
	lie := strings.Replace(a.URI, "staging", "production", 1)
	operator().delete(t, "/v1/apps/"+url.PathEscape(lie)).refused(t, http.StatusForbidden, "wrong_environment")
	alice.get(t, "/v1/unread").is(t, http.StatusOK)

	together(3, func(int) { operator().delete(t, path).is(t, http.StatusNoContent) })
	operator().delete(t, "/v1/apps/"+url.PathEscape(a.URI)).is(t, http.StatusNoContent)
	operator().get(t, path).refused(t, http.StatusNotFound, "not_found")
	operator().patch(t, path, object{"disabled": false}).refused(t, http.StatusNotFound, "not_found")
	operator().post(t, "/v1/api-keys", object{"app_id": a.ID}).refused(t, http.StatusNotFound, "not_found")
	for _, got := range []answer{
		alice.get(t, "/v1/unread"), a.server.get(t, path), a.server.post(t, "/v1/api-keys", object{}), a.submit(t, token),
		nobody().post(t, "/v1/nonces", object{"app_id": a.ID}),
	} {
		got.refused(t, http.StatusForbidden, "app_disabled")
	}
	for page := 1; ; page++ {
		got := as[list[appNow]](t, operator().get(t, "/v1/apps?per_page=100&page="+strconv.Itoa(page)).is(t, http.StatusOK))
		for _, each := range got.Data {
			if each.ID == a.ID {
				t.Error("it is listed")
			}
		}
		if len(got.Data) == 0 {
			break
		}
	}
	sibling.login(t, "alice").get(t, "/v1/unread").is(t, http.StatusOK)
}

// However enabling and archiving fall together, an app that was archived stays so.
func TestNobodyEnablesAnArchivedApp(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	together(9, func(i int) {
		if i == 4 {
			operator().delete(t, "/v1/apps/"+a.ID).is(t, http.StatusNoContent)
			return
		}
		got := operator().patch(t, "/v1/apps/"+a.ID, object{"disabled": false, "settings": object{"max_participants": i + 2}})
		if got.Status != http.StatusOK && got.Status != http.StatusNotFound {
			t.Errorf("%d %s", got.Status, got.Body)
		}
	})
	a.server.get(t, "/v1/api-keys").refused(t, http.StatusForbidden, "app_disabled")
	operator().get(t, "/v1/apps/"+a.ID).refused(t, http.StatusNotFound, "not_found")
}
