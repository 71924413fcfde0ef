package main

import (
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestItAnswers(t *testing.T) {
	webtest.Serve(t, handler(), webtest.Load(t, "good")).Is(t, http.StatusOK, `{"status": "ok"}`)
}

func TestAnybodyMayAsk(t *testing.T) {
	webtest.Serve(t, handler(), webtest.Load(t, "good").Header("authorization", "Basic nonsense")).Is(t, http.StatusOK, `{"status": "ok"}`)
}

func TestQueryParametersAreRefused(t *testing.T) {
	webtest.RefusesQueries(t, handler(), webtest.Load(t, "good"), nil)
}
