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

func TestTheProviderIsAnsweredWithoutTheBytesOfItsKeys(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential) (access.ProviderView, error) {
		webtest.Same(t, "caller", c, webtest.Server(""))
		return access.ProviderView{
			IdentityProvider: parley.IdentityProvider{Issuer: "https://acme.example", JWKSURL: "https://acme.example/keys"},
			Keys:             []parley.IdentityProviderKey{{KID: "acme-2026", Algorithm: "EdDSA", PublicJWK: []byte(`{"kty":"OKP"}`), CreatedAt: webtest.Now()}},
			Published:        parley.KeySet{AskedAt: webtest.Now(), Keys: []parley.IdentityProviderKey{{KID: "k"}}, Failure: "answered with status 404"},
		}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).
		Is(t, http.StatusOK, `{"issuer": "https://acme.example", "jwks_url": "https://acme.example/keys",
			"keys": [{"kid": "acme-2026", "algorithm": "EdDSA", "created_at": "`+webtest.NowText+`"}],
			"published": {"asked_at": "`+webtest.NowText+`", "fetched_at": null, "kids": ["k"], "failure": "answered with status 404"}}`)
}

func TestWhatIsAbsentIsNullAndNoKeysAreAnEmptyList(t *testing.T) {
	h := handler(func(context.Context, parley.Credential) (access.ProviderView, error) {
		return access.ProviderView{}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{"issuer": null, "jwks_url": null, "keys": [], "published": null}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential) (access.ProviderView, error) {
		t.Error("the provider was read")
		return access.ProviderView{}, nil
	})
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), nil)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential) (access.ProviderView, error) {
			return access.ProviderView{}, err
		})
	})
}
