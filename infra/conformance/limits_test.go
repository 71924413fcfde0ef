package conformance_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// limit changes an app's settings, by the operator, who is not limited.
func (a app) limit(t testing.TB, settings object) {
	t.Helper()
	operator().patch(t, "/v1/apps/"+a.ID, object{"settings": settings}).is(t, http.StatusOK)
}

// untilLimited is the first answer of 429 to a call that is limited to so many a minute, of which a minute may
// have ended meanwhile.
func untilLimited(t testing.TB, limit int, call func() answer) answer {
	t.Helper()
	for range 2*limit + 1 {
		if got := call(); got.Status == http.StatusTooManyRequests {
			return got
		}
	}
	t.Fatalf("more than %d calls in two minutes, and no limit", 2*limit)
	return answer{}
}

// passes holds how long a refusal says that it lasts against its bound in seconds.
func (a answer) passes(t testing.TB, within int) {
	t.Helper()
	seconds, err := strconv.Atoi(a.Header.Get("Retry-After"))
	same(t, "retry_after", as[struct {
		Wait int `json:"retry_after"`
	}](t, a).Wait, seconds)
	if err != nil || seconds < 1 || seconds > within {
		t.Errorf("Retry-After: %q", a.Header.Get("Retry-After"))
	}
}

func TestAnswersSayWhatTheLimitsAre(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	got := alice.get(t, "/v1/unread").is(t, http.StatusOK)
	same(t, "a user's", got.Header.Get("RateLimit-Policy"), `"user";q=6000;w=60, "app";q=60000;w=60`)
	if left := got.Header.Get("RateLimit"); !strings.HasPrefix(left, `"user";r=`) || !strings.Contains(left, `, "app";r=`) {
		t.Errorf("RateLimit: %s", left)
	}
	same(t, "a server's", a.server.get(t, "/v1/api-keys").Header.Get("RateLimit-Policy"), `"app";q=60000;w=60`)
	same(t, "before a login", nobody().post(t, "/v1/nonces", object{"app_id": a.ID}).Header.Get("RateLimit-Policy"), `"logins";q=60000;w=60`)
	for name, by := range map[string]caller{"the operator": operator(), "nobody": nobody()} {
		same(t, name, by.get(t, "/v1/apps/"+a.ID).Header.Get("RateLimit"), "")
	}
}

func TestAUsersCallsAreLimitedByTheMinute(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	const limit = 5
	a.limit(t, object{"user_requests_per_minute": limit})
	got := untilLimited(t, limit, func() answer { return alice.get(t, "/v1/unread") })
	got.refused(t, http.StatusTooManyRequests, "rate_limited")
	got.passes(t, 60)
	if left := got.Header.Get("RateLimit"); !strings.HasPrefix(left, `"user";r=0;t=`) {
		t.Errorf("RateLimit: %s", left)
	}
	bob.get(t, "/v1/unread").is(t, http.StatusOK)
	a.as("alice").get(t, "/v1/unread").is(t, http.StatusOK)
	a.limit(t, object{"user_requests_per_minute": 6000})
	alice.get(t, "/v1/unread").is(t, http.StatusOK)
}

func TestAnAppsCallsAreLimitedByTheMinute(t *testing.T) {
	t.Parallel()
	a, sibling := newApps(t)
	const limit = 8
	a.limit(t, object{"app_requests_per_minute": limit}) // before the login: by a large limit few are counted, as very many
	alice := a.login(t, "alice")
	got := untilLimited(t, limit, func() answer { return a.server.get(t, "/v1/api-keys") })
	got.refused(t, http.StatusTooManyRequests, "rate_limited")
	untilLimited(t, limit, func() answer { return alice.get(t, "/v1/unread") }).refused(t, http.StatusTooManyRequests, "rate_limited")
	nobody().post(t, "/v1/nonces", object{"app_id": a.ID}).is(t, http.StatusCreated)
	sibling.server.get(t, "/v1/api-keys").is(t, http.StatusOK)
}

func TestFramesCountLikeCalls(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	a := newApp(t)
	alice := a.login(t, "alice")
	c := alice.group(t)
	s := alice.connect(t)
	const limit = 5
	a.limit(t, object{"user_requests_per_minute": limit})
	untilLimited(t, limit, func() answer { return alice.get(t, "/v1/unread") })
	for range 2 * limit { // the minute may end now
		if got := s.ask(textFrame("hello", c.ID)); got.Type == "error" {
			same(t, "code", got.Problem.Code, "rate_limited")
			a.limit(t, object{"user_requests_per_minute": 6000})
			before := alice.channelNow(t, c.ID).Last
			same(t, "a frame after that", dataOf[message](t, s.command(textFrame("hello", c.ID))).Sequence, before+1)
			return
		}
	}
	t.Error("frames are not limited")
}

func TestMessagesOfADayAreWithinTheQuota(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	c, other := alice.group(t), alice.group(t)
	a.limit(t, object{"messages_per_day": 2})
	k := unique()
	first := alice.say(t, c.ID, "hello", key(k))
	last := untilLimited(t, 2, func() answer { return alice.post(t, "/v1/messages", textTo("hello", c.ID)) }) // midnight may pass
	last.refused(t, http.StatusTooManyRequests, "quota_exceeded")
	last.passes(t, 24*60*60)
	again := as[message](t, alice.post(t, "/v1/messages", textTo("hello", c.ID), key(k)).is(t, http.StatusOK))
	same(t, "a repeat", again.ID, first.ID)
	alice.post(t, "/v1/messages", textTo("hello", c.ID, other.ID)).refused(t, http.StatusTooManyRequests, "quota_exceeded")
	a.limit(t, object{"messages_per_day": nil})
	alice.say(t, other.ID, "hello")
}

func TestIdentitiesAreWithinTheQuota(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.limit(t, object{"max_identities": 3})
	alice := a.login(t, "alice")
	c := alice.group(t, "bob")
	refused := alice.post(t, "/v1/channels", object{"participants": []string{"carol", "dave"}})
	refused.refused(t, http.StatusTooManyRequests, "quota_exceeded")
	same(t, "Retry-After", refused.Header.Get("Retry-After"), "") // nobody goes away by itself
	alice.post(t, "/v1/channels/"+c.ID+"/participants", object{"user_ids": []string{"carol", "dave"}}).refused(t, http.StatusTooManyRequests, "quota_exceeded")
	a.login(t, "carol")
	a.server.put(t, "/v1/identities/dave", object{"type": "bot"}).refused(t, http.StatusTooManyRequests, "quota_exceeded")
	token := a.signer.sign(t, a.claims(t, "dave"))
	a.submit(t, token).refused(t, http.StatusTooManyRequests, "quota_exceeded")
	a.login(t, "bob")
	alice.post(t, "/v1/channels/"+c.ID+"/participants", object{"user_ids": []string{"carol"}}).is(t, http.StatusOK)
	a.limit(t, object{"max_identities": nil})
	a.submit(t, token).is(t, http.StatusCreated)
}
