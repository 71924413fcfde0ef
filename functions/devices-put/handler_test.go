package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

const token = "740f4707bebcf74f9b7c25d48e3358945f6aa01da5ddb387462c7eaf61bb78ad"

func TestADeviceIsPutAndAnsweredWithoutItsToken(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, d parley.Device) (parley.Device, error) {
		webtest.Same(t, "caller", c, webtest.Alice())
		webtest.Same(t, "device", d, parley.Device{ID: "phone", Platform: parley.APNs, Token: token})
		d.Session, d.PutAt = "a session", webtest.Now()
		return d, nil
	})
	answer := webtest.Serve(t, h, webtest.Load(t, "good"))
	answer.Is(t, http.StatusOK, `{"id": "phone", "platform": "apns", "updated_at": "`+webtest.NowText+`"}`)
	answer.Lacks(t, token, "a session")
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, parley.Device) (parley.Device, error) {
		t.Error("a device was put")
		return parley.Device{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/platform"},
		webtest.Field{Pointer: "/platform", JSON: `1`},
		webtest.Field{Pointer: "/platform", JSON: `null`},
		webtest.Field{Pointer: "/token"},
		webtest.Field{Pointer: "/token", JSON: `{}`},
	)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, parley.Device) (parley.Device, error) {
			return parley.Device{}, err
		})
	})
}
