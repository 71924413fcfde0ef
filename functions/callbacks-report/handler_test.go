package main

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

const token = "AT8cml7St0xOmgttH454KlVDaGFubmVsLW9mLWFsaWNlA2V4YW1wbGUtY2FsbGJhY2s"

func TestWhateverIsSaidOfACallReachesTheUseCase(t *testing.T) {
	for _, status := range []string{`{"state": "ringing", "people": 2}`, `"over"`, `[1, 2.50]`, `7`, `true`, `null`, `{}`} {
		h := handler(func(_ context.Context, named string, got jsontext.Value) error {
			webtest.Same(t, "token", named, token)
			webtest.Same(t, "status", string(got), status)
			return nil
		})
		webtest.Serve(t, h, webtest.Load(t, "good").Body(status)).Is(t, http.StatusOK, `{"call": `+status+`}`)
	}
}

func TestACredentialDoesNotMatter(t *testing.T) {
	h := handler(func(context.Context, string, jsontext.Value) error { return nil })
	for _, word := range []string{"Basic YWxpY2U6eA==", "Bearer", "Bearer sk_staging_cut-off"} {
		if a := webtest.Serve(t, h, webtest.Load(t, "good").Header("authorization", word)); a.Status != http.StatusOK {
			t.Errorf("%s: %d %s", word, a.Status, a.Body)
		}
	}
}

func TestWhatAProviderAddsToTheAddressDoesNotMatter(t *testing.T) {
	h := handler(func(context.Context, string, jsontext.Value) error { return nil })
	for _, query := range []string{"room=7hGx&room=8", "sig=%FF", "x"} {
		if a := webtest.Serve(t, h, webtest.Load(t, "good").Query(query)); a.Status != http.StatusOK {
			t.Errorf("%s: %d %s", query, a.Status, a.Body)
		}
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, string, jsontext.Value) error {
		t.Error("a status was taken")
		return nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesNonsense(t, h, good)
	most := `"` + strings.Repeat("x", parley.MaxCallBytes-2) + `"`
	webtest.Serve(t, h, good.Body(most+" ")).Refused(t, http.StatusRequestEntityTooLarge, parley.TooLarge, "")
	for _, body := range []string{"", "{", "ringing"} {
		a := webtest.Serve(t, h, good.Body(body))
		a.Refused(t, http.StatusBadRequest, parley.Malformed, "")
		if !strings.Contains(a.Body, "one JSON value") {
			t.Errorf("%q: %s", body, a.Body)
		}
	}
	taken := handler(func(context.Context, string, jsontext.Value) error { return nil })
	if a := webtest.Serve(t, taken, good.Body(most)); a.Status != http.StatusOK {
		t.Errorf("4 KB: %d", a.Status)
	}
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, string, jsontext.Value) error { return err })
	})
}
