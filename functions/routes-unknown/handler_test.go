package main

import (
	"net/http"
	"testing"

	"github.com/parleyhq/parley/infra"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestAPathThatIsNobodysIsNotFound(t *testing.T) {
	h := handler(infra.OpenAPI)
	for _, path := range []string{
		"/v1/nothing/here", "/", "/v1", "/v1/", "/v2/channels", "/v1/channels/", "/v1//messages", "/v1/channels//messages", "/v1/identities/a/b",
		"/V1/channels", "/v1/channels/x/messages/y", "v1/channels",
	} {
		t.Run(path, func(t *testing.T) {
			e := webtest.Load(t, "good")
			e.RawPath = path
			a := webtest.Serve(t, h, e)
			a.Refused(t, http.StatusNotFound, parley.NotFound, "")
			webtest.Same(t, "Allow", a.Header["Allow"], "")
		})
	}
}

func TestAPathWithOtherMethodsSaysWhich(t *testing.T) {
	h := handler(infra.OpenAPI)
	for path, allow := range map[string]string{
		"/v1/health": "GET", "/v1/channels": "GET, POST", "/v1/identities/Zoë 50%": "DELETE, GET, PATCH, PUT", "/v1/messages": "POST",
		"/v1/identity-provider/keys/a": "DELETE, PUT", "/v1/channels/search": "DELETE, GET, PATCH, POST", // as a channel's id, too
		"/v1/identities/list": "DELETE, GET, PATCH, POST, PUT", "/v1/channels/x/participants/me": "DELETE, PATCH, PUT",
	} {
		t.Run(path, func(t *testing.T) {
			e := webtest.Load(t, "method")
			e.RawPath = path
			a := webtest.Serve(t, h, e)
			a.Refused(t, http.StatusMethodNotAllowed, parley.MethodNotAllowed, "")
			webtest.Same(t, "Allow", a.Header["Allow"], allow)
		})
	}
}

func TestWhateverElseWasSentDoesNotMatter(t *testing.T) {
	h := handler(infra.OpenAPI)
	for rule, e := range map[string]webtest.Event{
		"a query that cannot be read":      webtest.Load(t, "good").Query("a=%zz"),
		"a credential that cannot be read": webtest.Load(t, "good").Header("authorization", "Bearer sk_nonsense"),
		"a body that is not JSON":          webtest.Load(t, "good").Body("{"),
	} {
		t.Run(rule, func(t *testing.T) { webtest.Serve(t, h, e).Refused(t, http.StatusNotFound, parley.NotFound, "") })
	}
}

func TestADocumentThatCannotBeReadIsOurFault(t *testing.T) {
	webtest.Serve(t, handler([]byte("paths: [")), webtest.Load(t, "good")).
		Refused(t, http.StatusInternalServerError, parley.Internal, "")
}
