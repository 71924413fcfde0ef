package main

import (
	"net/http"
	"testing"

	"github.com/parleyhq/parley/infra"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheContractIsServedAsJSON(t *testing.T) {
	a := webtest.Serve(t, handler(infra.OpenAPI), webtest.Load(t, "good"))
	if a.Status != http.StatusOK || a.Header["Content-Type"] != "application/json" || a.Header["Cache-Control"] != "public, max-age=300" {
		t.Errorf("%d %v", a.Status, a.Header)
	}
	document := webtest.Decode(t, a.Body).(map[string]any)
	webtest.Same(t, "openapi", document["openapi"], any("3.1.0"))
	if paths, _ := document["paths"].(map[string]any); paths["/v1/messages"] == nil {
		t.Error("the path /v1/messages is missing")
	}
}

func TestNothingIsLostOnTheWayFromYAML(t *testing.T) {
	document := "a: {b: [1, yes, \"1\", null, '2026-11-21T20:43:22.000Z', '^[a-z]+$'], \"200\": é}\n"
	webtest.Serve(t, handler([]byte(document)), webtest.Load(t, "good")).
		Is(t, http.StatusOK, `{"a": {"b": [1, "yes", "1", null, "2026-11-21T20:43:22.000Z", "^[a-z]+$"], "200": "é"}}`)
}

func TestADocumentThatCannotBeReadIsOurFault(t *testing.T) {
	a := webtest.Serve(t, handler([]byte("a: [secret-line")), webtest.Load(t, "good"))
	a.Refused(t, http.StatusInternalServerError, parley.Internal, "")
	a.Lacks(t, "secret-line")
}

func TestQueryParametersAreRefused(t *testing.T) {
	webtest.RefusesQueries(t, handler(infra.OpenAPI), webtest.Load(t, "good"), nil)
}
