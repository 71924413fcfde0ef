package conformance_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"
)

type appNow struct {
	ID, URI, Name, Environment string
	Disabled                   bool
	Settings                   settings
	CreatedAt                  time.Time `json:"created_at"`
	UpdatedAt                  time.Time `json:"updated_at"`
}

func TestAppIsMadeInTwoHalves(t *testing.T) {
	t.Parallel()
	staging, production := newApps(t)
	same(t, "ids differ", staging.ID != production.ID, true)
	for _, a := range []app{staging, production} {
		for name, by := range map[string]caller{"operator": operator(), "server": a.server} {
			got := as[appNow](t, by.get(t, "/v1/apps/"+a.ID).is(t, http.StatusOK))
			same(t, name+": app", []string{got.ID, got.URI, got.Name, got.Environment}, []string{a.ID, a.URI, t.Name(), a.Environment})
			same(t, name+": disabled", got.Disabled, false)
			if time.Since(got.CreatedAt).Abs() > time.Minute {
				t.Errorf("%s: created_at %v", name, got.CreatedAt)
			}
		}
	}
}

func TestAppIsNamedByItsURIInPathsToo(t *testing.T) {
	t.Parallel()
	needs(t, escapes) // an app's uri has slashes
	a := newApp(t)
	got := as[appNow](t, operator().get(t, "/v1/apps/"+url.PathEscape(a.URI)).is(t, http.StatusOK))
	same(t, "id", got.ID, a.ID)
	lie := strings.Replace(a.URI, "staging", "production", 1)
	operator().get(t, "/v1/apps/"+url.PathEscape(lie)).refused(t, http.StatusForbidden, "wrong_environment")
}

func TestOperatorListsAllApps(t *testing.T) {
	t.Parallel()
	staging, production := newApps(t)
	found := map[string]bool{}
	for page := 1; ; page++ {
		got := as[list[appNow]](t, operator().get(t, "/v1/apps?per_page=100&page="+strconv.Itoa(page)).is(t, http.StatusOK))
		for _, a := range got.Data {
			found[a.ID] = true
		}
		if len(got.Data) == 0 {
			break
		}
	}
	same(t, "both halves are there", found[staging.ID] && found[production.ID], true)
}

func TestAppName(t *testing.T) {
	t.Parallel()
	operator().post(t, "/v1/apps", object{"name": strings.Repeat("é", 128)}).is(t, http.StatusCreated)
	for _, bad := range []string{"", strings.Repeat("x", 129)} {
		operator().post(t, "/v1/apps", object{"name": bad}).
			refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/name")
	}
}

func TestServerReadsItsOwnAppOnly(t *testing.T) {
	t.Parallel()
	a, sibling := newApps(t)
	for _, other := range []string{newApp(t).ID, "11111111-2222-4333-8444-555555555555"} {
		a.server.get(t, "/v1/apps/"+other).refused(t, http.StatusNotFound, "not_found")
	}
	got := a.server.get(t, "/v1/apps/"+sibling.ID)
	if got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
		t.Errorf("the other half: %d", got.Status)
	}
	for _, by := range []caller{operator(), a.server} {
		by.get(t, "/v1/apps/nonsense").refused(t, http.StatusNotFound, "not_found")
	}
	operator().get(t, "/v1/apps/11111111-2222-4333-8444-555555555555").refused(t, http.StatusNotFound, "not_found")
}

type newKey struct {
	ID     string
	APIKey string `json:"api_key"`
}

func TestAPIKeysRotateWithTwoAlive(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	old := as[list[newKey]](t, a.server.get(t, "/v1/api-keys").is(t, http.StatusOK)).Data[0]
	second := as[newKey](t, a.server.post(t, "/v1/api-keys", object{}).is(t, http.StatusCreated))
	next := caller{authorization: "Bearer " + second.APIKey}
	next.get(t, "/v1/identity-provider").is(t, http.StatusOK)
	a.server.get(t, "/v1/identity-provider").is(t, http.StatusOK)

	listed := next.get(t, "/v1/api-keys").is(t, http.StatusOK)
	same(t, "keys", as[list[newKey]](t, listed).Meta.Total, 2)
	if strings.Contains(string(listed.Body), "sk_") {
		t.Error("a list shows keys")
	}
	for range 2 {
		next.delete(t, "/v1/api-keys/"+old.ID).is(t, http.StatusNoContent)
	}
	a.server.get(t, "/v1/identity-provider").refused(t, http.StatusUnauthorized, "unauthenticated")
	next.delete(t, "/v1/api-keys/"+second.ID).refused(t, http.StatusConflict, "last_key")
	next.get(t, "/v1/identity-provider").is(t, http.StatusOK)
}

func TestConcurrentDeletesLeaveOneAPIKey(t *testing.T) {
	t.Parallel()
	for range 8 {
		a := newApp(t)
		first := as[list[newKey]](t, a.server.get(t, "/v1/api-keys").is(t, http.StatusOK)).Data[0]
		second := as[newKey](t, a.server.post(t, "/v1/api-keys", object{}).is(t, http.StatusCreated))
		callers := []caller{a.server, {authorization: "Bearer " + second.APIKey}}
		others := []string{second.ID, first.ID}
		together(2, func(i int) { callers[i].delete(t, "/v1/api-keys/"+others[i]) })
		alive := 0
		for _, c := range callers {
			if c.get(t, "/v1/api-keys").Status == http.StatusOK {
				alive++
			}
		}
		same(t, "keys alive", alive, 1)
	}
}

func TestConcurrentCreatesKeepTheLimitOfAPIKeys(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for range 7 {
		a.server.post(t, "/v1/api-keys", object{}).is(t, http.StatusCreated)
	}
	together(6, func(int) { a.server.post(t, "/v1/api-keys", object{}) })
	same(t, "keys", as[list[newKey]](t, a.server.get(t, "/v1/api-keys")).Meta.Total, 10)
}

func TestTenAPIKeysAtMost(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for range 9 {
		a.server.post(t, "/v1/api-keys", object{}).is(t, http.StatusCreated)
	}
	a.server.post(t, "/v1/api-keys", object{}).refused(t, http.StatusConflict, "too_many_keys")
	operator().post(t, "/v1/api-keys", object{"app_id": a.ID}).refused(t, http.StatusConflict, "too_many_keys")
	same(t, "keys", as[list[newKey]](t, a.server.get(t, "/v1/api-keys")).Meta.Total, 10)
}

func TestWhoMayIssueAPIKeysForWhichApp(t *testing.T) {
	t.Parallel()
	a, sibling := newApps(t)
	stranger := newApp(t)
	for _, named := range []string{a.ID, a.URI} {
		got := as[newKey](t, a.server.post(t, "/v1/api-keys", object{"app_id": named}).is(t, http.StatusCreated))
		if !strings.HasPrefix(got.APIKey, "sk_staging_") {
			t.Error("the key does not say its environment")
		}
	}
	issued := as[newKey](t, operator().post(t, "/v1/api-keys", object{"app_id": a.ID}).is(t, http.StatusCreated))
	caller{authorization: "Bearer " + issued.APIKey}.get(t, "/v1/apps/"+a.ID).is(t, http.StatusOK)
	operator().post(t, "/v1/api-keys", object{}, byARuleOfItsOwn).refused(t, http.StatusBadRequest, "invalid_request")
	operator().post(t, "/v1/api-keys", object{"app_id": "11111111-2222-4333-8444-555555555555"}).refused(t, http.StatusNotFound, "not_found")
	operator().post(t, "/v1/api-keys", object{"app_id": "nonsense"}).refused(t, http.StatusUnprocessableEntity, "invalid_value")
	a.server.post(t, "/v1/api-keys", object{"app_id": stranger.ID}).is(t, http.StatusNotFound)
	got := a.server.post(t, "/v1/api-keys", object{"app_id": sibling.ID})
	if got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
		t.Errorf("for the other half: %d", got.Status)
	}
	same(t, "keys of the other half", as[list[newKey]](t, sibling.server.get(t, "/v1/api-keys")).Meta.Total, 1)
}

func TestOneAppsServerCannotEndAnothersKey(t *testing.T) {
	t.Parallel()
	a, b := newApp(t), newApp(t)
	theirs := as[list[newKey]](t, b.server.get(t, "/v1/api-keys").is(t, http.StatusOK)).Data[0]
	b.server.post(t, "/v1/api-keys", object{}).is(t, http.StatusCreated)
	a.server.delete(t, "/v1/api-keys/"+theirs.ID).is(t, http.StatusNoContent)
	a.server.delete(t, "/v1/api-keys/nonsense").is(t, http.StatusNoContent)
	b.server.get(t, "/v1/identity-provider").is(t, http.StatusOK)
}
