package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestThePatchReachesTheUseCaseAsItWasSaid(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named string, patch parley.ProfilePatch) (access.IdentityView, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "who", named, "me")
		webtest.Same(t, "patch", patch, parley.ProfilePatch{
			DisplayName: jsontext.Value(`"Alice"`), AvatarURL: jsontext.Value(`null`), Metadata: jsontext.Value(`{"team": "blue", "desk": null}`),
		})
		return access.IdentityView{Identity: webtest.IdentityValue()}, nil
	})
	answer := webtest.Serve(t, h, webtest.Load(t, "good"))
	if answer.Status != http.StatusOK {
		t.Fatalf("status %d: %s", answer.Status, answer.Body)
	}
	got := webtest.Decode(t, answer.Body).(map[string]any)
	webtest.Same(t, "who", got["user_id"], any(string(webtest.IdentityValue().User)))
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.ProfilePatch) (access.IdentityView, error) {
		t.Error("a profile was changed")
		return access.IdentityView{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, parley.ProfilePatch) (access.IdentityView, error) {
			return access.IdentityView{}, err
		})
	})
}
