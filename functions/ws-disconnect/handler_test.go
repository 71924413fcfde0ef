package main

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"github.com/aws/aws-lambda-go/lambda"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/socket/sockettest"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestAClosedConnectionIsNoted(t *testing.T) {
	for rule, test := range map[string]struct {
		kind  string
		err   error
		calls int
	}{
		"once":                        {"DISCONNECT", nil, 1},
		"also where that fails":       {"DISCONNECT", errors.New("broken"), 1},
		"not because a frame says so": {"MESSAGE", nil, 0},
	} {
		t.Run(rule, func(t *testing.T) {
			calls := 0
			h := handler(func(_ context.Context, c parley.Credential) error {
				calls++
				webtest.Same(t, "caller", c, sockettest.Alice())
				return test.err
			})
			e := sockettest.Load(t, "good")
			e.RequestContext.EventType = test.kind
			payload, err := json.Marshal(e.APIGatewayWebsocketProxyRequest)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := lambda.NewHandler(socket.ClosingLambda(h)).Invoke(t.Context(), payload); err != nil || calls != test.calls {
				t.Errorf("%d calls, %v", calls, err)
			}
		})
	}
}
