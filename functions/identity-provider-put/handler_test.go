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

func TestIssuerAndAddressAreTakenAndAnswered(t *testing.T) {
	h := handler(func(_ context.Context, c parley.Credential, issuer, jwksURL *string) (access.ProviderView, error) {
		webtest.Same(t, "caller", c, webtest.Server(""))
		webtest.Same(t, "issuer", *issuer, "https://acme.example")
		webtest.Same(t, "address", *jwksURL, "https://acme.example/.well-known/jwks.json")
		return access.ProviderView{IdentityProvider: parley.IdentityProvider{Issuer: *issuer, JWKSURL: *jwksURL}}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).
		Is(t, http.StatusOK, `{"issuer": "https://acme.example", "jwks_url": "https://acme.example/.well-known/jwks.json", "keys": [], "published": null}`)
}

func TestWhatIsLeftOutOrNullIsNothing(t *testing.T) {
	for _, body := range []string{`{}`, `{"issuer": null, "jwks_url": null}`} {
		h := handler(func(_ context.Context, _ parley.Credential, issuer, jwksURL *string) (access.ProviderView, error) {
			if issuer != nil || jwksURL != nil {
				t.Errorf("%s: %v, %v", body, issuer, jwksURL)
			}
			return access.ProviderView{}, nil
		})
		webtest.Serve(t, h, webtest.Load(t, "good").Body(body)).Is(t, http.StatusOK, `{"issuer": null, "jwks_url": null, "keys": [], "published": null}`)
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, *string, *string) (access.ProviderView, error) {
		t.Error("a provider was stored")
		return access.ProviderView{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good, webtest.Field{Pointer: "/issuer", JSON: `1`}, webtest.Field{Pointer: "/jwks_url", JSON: `{}`})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, *string, *string) (access.ProviderView, error) {
			return access.ProviderView{}, err
		})
	})
}
