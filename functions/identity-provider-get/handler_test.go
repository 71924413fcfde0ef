package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheKeysAreAnsweredWithoutTheirBytes(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential) ([]parley.IdentityProviderKey, error) {
		webtest.Same(t, "caller", c, webtest.Server(""))
		return []parley.IdentityProviderKey{{KID: "acme-2026", Algorithm: "EdDSA", PublicJWK: []byte(`{"kty":"OKP"}`), CreatedAt: webtest.Now()}}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).
		Is(t, http.StatusOK, `{"keys": [{"kid": "acme-2026", "algorithm": "EdDSA", "created_at": "`+webtest.NowText+`"}]}`)
}

func TestNoKeysAreAnEmptyList(t *testing.T) {
	h := handler(func(context.Context, parley.Credential) ([]parley.IdentityProviderKey, error) { return nil, nil })
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{"keys": []}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential) ([]parley.IdentityProviderKey, error) {
		t.Error("the keys were read")
		return nil, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential) ([]parley.IdentityProviderKey, error) { return nil, err })
	})
}
