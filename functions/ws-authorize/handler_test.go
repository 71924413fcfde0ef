package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/lambda"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/socket/sockettest"
	"github.com/parleyhq/parley/shared/web/webtest"
)

// ask is the authorizer's answer to a request, and what it logged.
func ask(t *testing.T, r socket.Request, check check) (answer, logged string, err error) {
	t.Helper()
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(before)
	payload, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	out, err := lambda.NewHandler(socket.AuthorizerLambda(handler(check))).Invoke(t.Context(), payload)
	return string(out), log.String(), err
}

func TestASessionTokenMayConnect(t *testing.T) {
	answer, logged, err := ask(t, sockettest.LoadRequest(t, "good"), func(_ context.Context, c parley.Credential) error {
		webtest.Same(t, "caller", c, webtest.Alice())
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	webtest.Same(t, "answer", webtest.Decode(t, answer), webtest.Decode(t, `{
		"principalId": "c2Vzc2lvbi1leGFtcGxlMQ",
		"policyDocument": {"Version": "2012-10-17", "Statement": [{
			"Action": ["execute-api:Invoke"], "Effect": "Allow",
			"Resource": ["arn:aws:execute-api:eu-central-1:123456789012:w1x2y3z4a5/ws/$connect"]
		}]},
		"context": {"app": "3f1c9a5e-d2b7-4c4e-9a0b-6d1f8e7c2a55", "user": "YWxpY2U", "session": "c2Vzc2lvbi1leGFtcGxlMQ"}
	}`))
	if strings.Contains(logged, "AT8cml7St0x") {
		t.Errorf("the log holds the token: %s", logged)
	}
}

func TestWhoIsRefused(t *testing.T) {
	good := sockettest.LoadRequest(t, "good")
	for rule, test := range map[string]struct {
		err  error
		want string // the error, or "" where denied
	}{
		"a session that is over":       {parley.Refuse(parley.SessionExpired, "over"), "Unauthorized"},
		"a token that is not valid":    {parley.Refuse(parley.Unauthenticated, "not valid"), "Unauthorized"},
		"an app that is disabled":      {parley.Refuse(parley.AppDisabled, "disabled"), ""},
		"a database that does not say": {parley.Refuse(parley.TryAgain, "later"), "the authorizer could not tell"},
		"an error that nobody foresaw": {errors.New("table-of-secrets"), "the authorizer could not tell"},
	} {
		t.Run(rule, func(t *testing.T) {
			answer, _, err := ask(t, good, func(context.Context, parley.Credential) error { return test.err })
			if test.want != "" {
				if err == nil || err.Error() != test.want {
					t.Errorf("%s, %v", answer, err)
				}
				return
			}
			if err != nil || !strings.Contains(answer, `"Effect":"Deny"`) || strings.Contains(answer, "Allow") || strings.Contains(answer, "context") {
				t.Errorf("%s, %v", answer, err)
			}
		})
	}
	t.Run("a panic", func(t *testing.T) {
		if answer, _, err := ask(t, good, func(context.Context, parley.Credential) error { panic("no") }); err == nil {
			t.Error(answer)
		}
	})
}

func TestWhatIsNoSessionTokenIsNotLookedUp(t *testing.T) {
	good := sockettest.LoadRequest(t, "good")
	token := strings.TrimPrefix(good.Headers["Sec-WebSocket-Protocol"], "parley.v1, ")
	server := "sk_staging_PxyaXtK3TE6aC20fjnwqVWtleS0wMDAxYW4tZXhhbXBsZS1zZWNyZXQtb2YtMzItYnl0ZXMteHg"
	for _, offered := range []string{
		"", "parley.v1", token, "parley.v1,", "parley.v2, " + token, "parley.v1, " + token + ", more", token + ", parley.v1",
		"parley.v1, x", "parley.v1, " + server, "parley.v1, " + token[:20], "PARLEY.V1, " + token,
	} {
		t.Run(offered, func(t *testing.T) {
			r := good
			r.MultiValueHeaders = map[string][]string{"Sec-WebSocket-Protocol": {offered}}
			answer, _, err := ask(t, r, func(context.Context, parley.Credential) error {
				t.Error("it was looked up")
				return nil
			})
			if err == nil || err.Error() != "Unauthorized" {
				t.Errorf("%s, %v", answer, err)
			}
		})
	}
	t.Run("the header in any case, and in two lines", func(t *testing.T) {
		r := good
		r.MultiValueHeaders = map[string][]string{"sec-websocket-protocol": {"parley.v1", token}}
		if _, _, err := ask(t, r, func(context.Context, parley.Credential) error { return nil }); err != nil {
			t.Error(err)
		}
	})
}
