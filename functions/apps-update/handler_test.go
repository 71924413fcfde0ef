package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestThePatchReachesTheUseCaseAsItWasSaid(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, named string, patch parley.AppPatch) (parley.App, error) {
		webtest.Same(t, "caller", c, webtest.Server(""))
		webtest.Same(t, "app", named, string(webtest.App))
		webtest.Same(t, "patch", patch, parley.AppPatch{
			Name:     jsontext.Value(`"Acme Chat"`),
			Settings: parley.SettingsPatch{SessionLifetime: jsontext.Value(`86400`), MessagesADay: jsontext.Value(`null`)},
		})
		return webtest.AppValue(), nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, webtest.AppJSON)
}

func TestEverySettingHasItsPlace(t *testing.T) {
	h := handler(func(_ context.Context, _ parley.Credential, _ string, patch parley.AppPatch) (parley.App, error) {
		value := func(text string) jsontext.Value { return jsontext.Value(text) }
		webtest.Same(t, "patch", patch, parley.AppPatch{Disabled: value("true"), Settings: parley.SettingsPatch{
			SessionLifetime: value("1"), NonceRequired: value("2"), ProfileEditable: value("3"), MaxParticipants: value("4"),
			MessageRequests: value("5"), MessagesADay: value("6"), MaxIdentities: value("7"), UserRate: value("8"), AppRate: value("9"),
			Retention: value("10"),
		}})
		return webtest.AppValue(), nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good").Body(`{"disabled": true, "settings": {"session_lifetime_in_seconds": 1, "nonce_required": 2,
		"profile_editable": 3, "max_participants": 4, "message_requests": 5, "messages_per_day": 6, "max_identities": 7,
		"user_requests_per_minute": 8, "app_requests_per_minute": 9, "retention_in_days": 10}}`)).Is(t, http.StatusOK, webtest.AppJSON)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.AppPatch) (parley.App, error) {
		t.Error("an app was changed")
		return parley.App{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	for body, pointer := range map[string]string{
		`{"settings": null}`: "/settings", `{"settings": []}`: "/settings", `{"settings": {"retention": 1}}`: "/settings/retention",
		`{"environment": "production"}`: "/environment",
	} {
		webtest.Serve(t, h, good.Body(body)).Refused(t, http.StatusBadRequest, parley.InvalidRequest, pointer)
	}
	twice := good.Body(`{"settings": {"max_participants": 2, "max_participants": 3}}`)
	webtest.Serve(t, h, twice).Refused(t, http.StatusBadRequest, parley.Malformed, "")
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, parley.AppPatch) (parley.App, error) {
			return webtest.AppValue(), err
		})
	})
}
