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

func TestAnIdentityIsWrittenAndAnsweredInFull(t *testing.T) {
	for rule, test := range map[string]struct {
		warnings []string
	}{
		"usual": {nil}, "warned": {[]string{"unwise"}},
	} {
		t.Run(rule, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, named, kind string, profile parley.Profile) (access.IdentityView, []string, error) {
				webtest.Same(t, "call", []any{c, named, kind}, []any{webtest.Server(""), "alice", "bot"})
				name := "Acme Helper"
				webtest.Same(t, "profile", profile, parley.Profile{DisplayName: &name, Metadata: map[string]string{"team": "blue"}})
				return access.IdentityView{Identity: webtest.IdentityValue(), Private: true, Server: true}, test.warnings, nil
			})
			want := webtest.Set(t, webtest.IdentityJSON, "/suspended", `false`)
			if test.warnings != nil {
				want = webtest.Set(t, want, "/warnings", `["unwise"]`)
			}
			webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, want)
		})
	}
}

func TestWhatIsAbsentIsAPersonWithoutAnything(t *testing.T) {
	h := handler(func(_ context.Context, _ parley.Credential, _, kind string, profile parley.Profile) (access.IdentityView, []string, error) {
		webtest.Same(t, "what", []any{kind, profile}, []any{"user", parley.Profile{}})
		return access.IdentityView{Identity: webtest.IdentityValue(), Private: true}, nil, nil
	})
	for _, body := range []string{`{}`, `{"type": null, "display_name": null, "first_name": null, "last_name": null, "email": null,
		"phone_number": null, "avatar_url": null, "metadata": null}`} {
		webtest.Serve(t, h, webtest.Load(t, "good").Body(body)).Is(t, http.StatusOK, webtest.IdentityJSON)
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, string, parley.Profile) (access.IdentityView, []string, error) {
		t.Error("an identity was written")
		return access.IdentityView{}, nil, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/type", JSON: `1`},
		webtest.Field{Pointer: "/display_name", JSON: `{}`},
		webtest.Field{Pointer: "/metadata", JSON: `[]`},
		webtest.Field{Pointer: "/metadata/team", JSON: `1`},
		webtest.Field{Pointer: "/metadata/team", JSON: `null`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, string, parley.Profile) (access.IdentityView, []string, error) {
			return access.IdentityView{}, nil, err
		})
	})
}
