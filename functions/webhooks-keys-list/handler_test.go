package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheKeysAreAnsweredWithoutTheirSecrets(t *testing.T) {
	w := webtest.WebhookValue()
	h := handler(func(_ context.Context, named string) ([]parley.WebhookKeys, error) {
		webtest.Same(t, "webhook", named, string(w.ID))
		before := w.Keys[0]
		before.Until = webtest.Now()
		return []parley.WebhookKeys{w.Keys[0], before}, nil
	})
	key := `"public_key": "` + parley.WebhookPublicKey(w.Keys[0].Public()) + `", "created_at": "` + webtest.NowText + `",
		"jwk": {"kty": "OKP", "crv": "Ed25519", "x": "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik"}`
	answer := webtest.Serve(t, h, webtest.Load(t, "good"))
	answer.Is(t, http.StatusOK, `{"keys": [{`+key+`}, {`+key+`, "expires_at": "`+webtest.NowText+`"}]}`)
	answer.Lacks(t, parley.WebhookSecret(w.Keys[0].Secret), parley.WebhookSecret(w.Keys[0].Seed))
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, string) ([]parley.WebhookKeys, error) {
		t.Error("keys were read")
		return nil, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, string) ([]parley.WebhookKeys, error) { return nil, err })
	})
}
