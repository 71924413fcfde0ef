package main

import (
	"encoding/json"
	"testing"

	"github.com/aws/aws-lambda-go/lambda"

	"github.com/parleyhq/parley/shared/socket"
	"github.com/parleyhq/parley/shared/socket/sockettest"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestOnlyOurSubprotocolIsEchoed(t *testing.T) {
	good := sockettest.Load(t, "good")
	for offered, want := range map[string]string{
		"parley.v1, token": `{"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "parley.v1"}, "multiValueHeaders": null, "body": ""}`,
		"parley.v2, token": `{"statusCode": 200, "headers": null, "multiValueHeaders": null, "body": ""}`,
	} {
		good.MultiValueHeaders["Sec-WebSocket-Protocol"] = []string{offered}
		payload, err := json.Marshal(good.APIGatewayWebsocketProxyRequest)
		if err != nil {
			t.Fatal(err)
		}
		out, err := lambda.NewHandler(socket.OpeningLambda(handler)).Invoke(t.Context(), payload)
		if err != nil {
			t.Fatal(err)
		}
		webtest.Same(t, offered, webtest.Decode(t, string(out)), webtest.Decode(t, want))
	}
}
