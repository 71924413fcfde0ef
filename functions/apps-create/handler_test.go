package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestBothHalvesAreAnsweredWithTheirKeys(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, name string) (staging, production access.AppWithKey, err error) {
		webtest.Same(t, "caller", c, webtest.Operator())
		webtest.Same(t, "name", name, "Acme Chat")
		staging = access.AppWithKey{App: webtest.AppValue(), APIKey: "sk_staging_word"}
		production = access.AppWithKey{App: webtest.AppValue(), APIKey: "sk_production_word"}
		production.App.Environment = parley.Production
		return staging, production, nil
	})
	production := webtest.Set(t, webtest.AppJSON, "/environment", `"production"`)
	production = webtest.Set(t, production, "/uri", `"parley:///apps/production/`+string(webtest.App)+`"`)
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusCreated, `{
		"staging": {"app": `+webtest.AppJSON+`, "api_key": "sk_staging_word"},
		"production": {"app": `+production+`, "api_key": "sk_production_word"}
	}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string) (a, b access.AppWithKey, err error) {
		t.Error("an app was made")
		return a, b, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/name"},
		webtest.Field{Pointer: "/name", JSON: `1`},
		webtest.Field{Pointer: "/name", JSON: `["x"]`},
		webtest.Field{Pointer: "/name", JSON: `true`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string) (a, b access.AppWithKey, _ error) { return a, b, err })
	})
}
