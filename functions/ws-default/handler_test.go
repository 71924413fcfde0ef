package main

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/socket/sockettest"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestWhatNobodyServesIsRefused(t *testing.T) {
	good := sockettest.Load(t, "good")
	h := handler(func(_ context.Context, c parley.Credential) error {
		webtest.Same(t, "caller", c, sockettest.Alice())
		return nil
	})
	for rule, test := range map[string]struct {
		frame, ref string
		status     int
		code       parley.Code
		at         string
	}{
		"an unknown type":                 {good.APIGatewayWebsocketProxyRequest.Body, "7", http.StatusBadRequest, parley.InvalidRequest, "/type"},
		"no type":                         {`{"ref": "7"}`, "7", http.StatusBadRequest, parley.InvalidRequest, "/type"},
		"a type that is null":             {`{"ref": "7", "type": null}`, "7", http.StatusBadRequest, parley.InvalidRequest, "/type"},
		"a type that is a number":         {`{"type": 1}`, "", http.StatusBadRequest, parley.InvalidRequest, "/type"},
		"an array":                        {`[{"type": "hello"}]`, "", http.StatusBadRequest, parley.InvalidRequest, ""},
		"null":                            {`null`, "", http.StatusBadRequest, parley.InvalidRequest, ""},
		"a string":                        {`"hello"`, "", http.StatusBadRequest, parley.InvalidRequest, ""},
		"no JSON":                         {`hello`, "", http.StatusBadRequest, parley.Malformed, ""},
		"nothing":                         {``, "", http.StatusBadRequest, parley.Malformed, ""},
		"a name said twice":               {`{"type": "x", "type": "x"}`, "", http.StatusBadRequest, parley.Malformed, ""},
		"JSON with more after it":         {`{"type": "x"} {}`, "", http.StatusBadRequest, parley.Malformed, ""},
		"a ref that is an object":         {`{"type": "x", "ref": {}}`, "", http.StatusBadRequest, parley.InvalidRequest, "/ref"},
		"a ref that is a number":          {`{"type": "x", "ref": 1}`, "", http.StatusBadRequest, parley.InvalidRequest, "/ref"},
		"a ref that is empty":             {`{"type": "x", "ref": ""}`, "", http.StatusBadRequest, parley.InvalidRequest, "/ref"},
		"a ref that is too long":          {`{"type": "x", "ref": "` + strings.Repeat("é", 129) + `"}`, "", http.StatusBadRequest, parley.InvalidRequest, "/ref"},
		"a ref that is just short enough": {`{"type": "x", "ref": "` + strings.Repeat("é", 128) + `"}`, strings.Repeat("é", 128), http.StatusBadRequest, parley.InvalidRequest, "/type"},
		"more than a frame holds":         {`{"type": "` + strings.Repeat("x", 32<<10) + `"}`, "", http.StatusRequestEntityTooLarge, parley.TooLarge, ""},
	} {
		t.Run(rule, func(t *testing.T) {
			sockettest.Serve(t, h, good.Frame(test.frame)).Refused(t, test.ref, test.status, test.code, test.at)
			unregistered := parley.Refuse(parley.Unauthenticated, "say hello first")
			closed := handler(func(context.Context, parley.Credential) error { return unregistered })
			sockettest.ServeChecked(t, closed, good.Frame(test.frame), unregistered).IsClosed(t)
		})
	}
}

func TestErrorsOfTheCheckAreAnswered(t *testing.T) {
	sockettest.AnswersErrors(t, sockettest.Load(t, "good"), func(err error) socket.Handler {
		return handler(func(context.Context, parley.Credential) error { return err })
	})
}
