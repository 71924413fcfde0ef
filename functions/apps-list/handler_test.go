package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestThePageThatIsAskedForIsAnswered(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, page parley.Page) ([]parley.App, int, error) {
		webtest.Same(t, "caller", c, webtest.Operator())
		webtest.Same(t, "page", page, parley.Page{Number: 2, Size: 2})
		return []parley.App{webtest.AppValue()}, 3, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).
		Is(t, http.StatusOK, `{"data": [`+webtest.AppJSON+`], "meta": {"page": 2, "per_page": 2, "total": 3}}`)
}

func TestNoAppsAreAnEmptyPageOfFifty(t *testing.T) {
	h := handler(func(_ context.Context, _ parley.Credential, page parley.Page) ([]parley.App, int, error) {
		webtest.Same(t, "page", page, parley.Page{Number: 1, Size: 50})
		return nil, 0, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good").Query("")).
		Is(t, http.StatusOK, `{"data": [], "meta": {"page": 1, "per_page": 50, "total": 0}}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, parley.Page) ([]parley.App, int, error) {
		t.Error("the apps were read")
		return nil, 0, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), webtest.BadPages())
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, parley.Page) ([]parley.App, int, error) { return nil, 0, err })
	})
}
