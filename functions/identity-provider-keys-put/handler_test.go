package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheKeyIsTakenAsPEMOrAsJWK(t *testing.T) {
	for event, want := range map[string]struct{ pem, jwk string }{
		"good": {pem: "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n"},
		"jwk":  {jwk: `{"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`},
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, kid, pem string, jwk []byte) (parley.IdentityProviderKey, error) {
				webtest.Same(t, "caller", c, webtest.Server(""))
				webtest.Same(t, "kid", kid, "acme-2026")
				webtest.Same(t, "PEM", pem, want.pem)
				webtest.Same(t, "JWK", string(jwk), want.jwk)
				return parley.IdentityProviderKey{KID: kid, Algorithm: "EdDSA", PublicJWK: []byte("{}"), CreatedAt: webtest.Now()}, nil
			})
			webtest.Serve(t, h, webtest.Load(t, event)).
				Is(t, http.StatusOK, `{"kid": "acme-2026", "algorithm": "EdDSA", "created_at": "`+webtest.NowText+`"}`)
		})
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, string, []byte) (parley.IdentityProviderKey, error) {
		t.Error("a key was stored")
		return parley.IdentityProviderKey{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good, webtest.Field{Pointer: "/public_key", JSON: `1`}, webtest.Field{Pointer: "/public_key", JSON: `{}`})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, string, []byte) (parley.IdentityProviderKey, error) {
			return parley.IdentityProviderKey{}, err
		})
	})
}
