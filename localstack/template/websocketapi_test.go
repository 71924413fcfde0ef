package template

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

const webSocketTemplate = `
Resources:
  WsApi:
    Type: AWS::Serverless::WebSocketApi
    Properties:
      StageName: ws
      RouteSelectionExpression: $request.body.type
      Auth:
        AuthType: CUSTOM
        AuthArn: !GetAtt WsAuthorize.Arn
        IdentitySource: [route.request.header.Sec-WebSocket-Protocol]
      Routes:
        $connect: { FunctionArn: !GetAtt WsConnect.Arn }
        hello: { FunctionArn: !GetAtt WsHello.Arn }
  WsSendIntegration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref WsApi
      IntegrationType: AWS_PROXY
      IntegrationUri: !Sub "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${WsHello.Arn}/invocations"
  WsSendRoute:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref WsApi, RouteKey: message.send, Target: !Sub "integrations/${WsSendIntegration}" }
  WsAuthorize: { Type: AWS::Serverless::Function, Properties: { CodeUri: .build/ws-authorize } }
  WsConnect: { Type: AWS::Serverless::Function, Properties: { CodeUri: .build/ws-connect } }
  WsHello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: .build/ws-hello
      Environment: { Variables: { API: !Ref WsApi } }
`

func TestReadAWebSocketAPI(t *testing.T) {
	got, err := Read(write(t, map[string]string{"template.yaml": webSocketTemplate}))
	if err != nil {
		t.Fatal(err)
	}
	want := []WebSocketAPI{{
		LogicalID: "WsApi", Stage: "ws", RouteSelectionExpression: "$request.body.type",
		Routes:     []WebSocketRoute{{Key: "$connect", Function: "ws-connect"}, {Key: "hello", Function: "ws-hello"}, {Key: "message.send", Function: "ws-hello"}},
		Authorizer: &Authorizer{Function: "ws-authorize", IdentitySources: []string{"route.request.header.Sec-WebSocket-Protocol"}},
	}}
	if diff := cmp.Diff(want, got.WebSocketAPIs, cmpopts.IgnoreTypes(Place{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if place := got.WebSocketAPIs[0].Routes[2].Place.String(); place != "template.yaml:22" {
		t.Errorf("the raw route stands at %s", place)
	}
	if api := got.Functions[2].Environment["API"]; api != "WsApi" {
		t.Errorf("Ref of the API is %q", api)
	}
}

func TestABrokenWebSocketAPIGivesItsPlace(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"no selection":           {"RouteSelectionExpression: $request.body.type", "Name: x", "template.yaml:4: the RouteSelectionExpression of WsApi"},
		"other selection":        {"$request.body.type", "$request.header.type", "template.yaml:4: the RouteSelectionExpression of WsApi"},
		"no function":            {"hello: { FunctionArn: !GetAtt WsHello.Arn }", "hello: { OperationName: x }", "template.yaml:14: the route hello has no function"},
		"unknown function":       {"!GetAtt WsConnect.Arn", "!GetAtt Nobody.Arn", "template.yaml:13: there is no resource Nobody"},
		"function elsewhere":     {"!GetAtt WsConnect.Arn", "arn:aws:lambda:eu-west-1:123456789012:function:other", "template.yaml:13: the route $connect has no function of this template"},
		"function not here":      {"!GetAtt WsConnect.Arn", "arn:aws:lambda:us-east-1:000000000000:function:other", "template.yaml:13: the route $connect leads to other, which is no function"},
		"route response":         {"hello: { ", "hello: { RouteResponseSelectionExpression: $default, ", "template.yaml:14: the route hello has a route response"},
		"two of one key":         {"RouteKey: message.send", "RouteKey: hello", "two routes are called WsApi hello; the other stands at template.yaml:14"},
		"other authorizer":       {"AuthType: CUSTOM", "AuthType: AWS_IAM", "AuthType AWS_IAM is not served here"},
		"authorizer of nobody":   {"AuthArn: !GetAtt WsAuthorize.Arn", "Name: x", "the authorizer has no function"},
		"authorizer not here":    {"AuthArn: !GetAtt WsAuthorize.Arn", "AuthArn: arn:aws:lambda:us-east-1:000000000000:function:other", "the authorizer other is no function"},
		"other identity":         {"route.request.header.Sec", "context.identity.Sec", "the identity source context.identity.Sec-WebSocket-Protocol is not served here"},
		"route without key":      {"RouteKey: message.send", "OperationName: x", "template.yaml:22: the route WsSendRoute has no RouteKey"},
		"route without target":   {`integrations/${WsSendIntegration}`, "integrations/Nothing", "template.yaml:22: the route message.send leads to integrations/Nothing"},
		"route of another API":   {"ApiId: !Ref WsApi, RouteKey", "ApiId: !Ref WsHello, RouteKey", "template.yaml:22: the route message.send is of ws-hello"},
		"mock integration":       {"IntegrationType: AWS_PROXY", "IntegrationType: MOCK", `template.yaml:16: the integration of the route message.send is "MOCK"`},
		"integration elsewhere":  {"/invocations", "/elsewhere", "template.yaml:16: the integration of the route message.send has no function"},
		"integration of nothing": {"${WsHello.Arn}/invocations", "none/invocations", "template.yaml:16: the integration of the route message.send has no function"},
		"two WebSocket APIs":     {"  WsAuthorize:", "  Other: { Type: AWS::Serverless::WebSocketApi, Properties: {} }\n  WsAuthorize:", "template.yaml:24: a second WebSocket API"},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(webSocketTemplate, c.old) {
				t.Fatalf("the template has no %q", c.old)
			}
			_, err := Read(write(t, map[string]string{"template.yaml": strings.Replace(webSocketTemplate, c.old, c.new, 1)}))
			var broken *Error
			if !errors.As(err, &broken) {
				t.Fatalf("got %v, want an *Error", err)
			}
			if !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got  %q\nwant one line with %q", err, c.want)
			}
		})
	}
}
