package web_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestIfMatchNamesRevisionsOfOurs(t *testing.T) {
	for header, want := range map[string][]int64{
		`*`:                      nil,
		` * `:                    nil,
		`"7"`:                    {7},
		`"7", "9","11"`:          {7, 9, 11},
		`"7", "of another", "9"`: {7, 9},
		`"a,7,b", "9"`:           {9},
		`W/"7"`:                  {}, // weak tags never match
		`7`:                      {},
		`"07"`:                   {},
		`"+7"`:                   {},
		`"7`:                     {},
		`""7""`:                  {},
		`"*"`:                    {},
		`nonsense`:               {},
		`,`:                      {},
		`"9223372036854775808"`:  {},
	} {
		t.Run(header, func(t *testing.T) {
			webtest.Serve(t, func(_ context.Context, r *web.Request) (web.Response, error) {
				webtest.Same(t, "revisions", r.IfMatch(), want)
				return web.OK(1), nil
			}, event("PATCH /v1/things").Header("if-match", header)).Is(t, http.StatusOK, "1")
		})
	}
	t.Run("absent", func(t *testing.T) {
		webtest.Serve(t, func(_ context.Context, r *web.Request) (web.Response, error) {
			webtest.Same(t, "revisions", r.IfMatch(), []int64(nil))
			return web.OK(1), nil
		}, event("PATCH /v1/things")).Is(t, http.StatusOK, "1")
	})
}

func TestATagIsWhatIfMatchTakes(t *testing.T) {
	a := webtest.Serve(t, func(context.Context, *web.Request) (web.Response, error) {
		return web.Created(1, true).Tagged(42), nil
	}, event("POST /v1/things"))
	a.Is(t, http.StatusCreated, "1")
	webtest.Same(t, "ETag", a.Header["Etag"], `"42"`)
}
