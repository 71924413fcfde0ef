package socket

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

// Authorizer decides by the subprotocols that a client offers whether it may connect, and as whom.
type Authorizer func(ctx context.Context, offered []string) (parley.Credential, error)

// Opening names the subprotocol, of those offered, that the connection speaks.
type Opening func(offered []string) string

// Closing notes that a connection is closed.
type Closing func(ctx context.Context, c parley.Credential) error

// Protocol is the subprotocol that connections speak.
const Protocol = "parley.v1"

const protocolHeader = "Sec-WebSocket-Protocol"

// ServeAuthorizer runs a as the API's Lambda authorizer until the process ends.
func ServeAuthorizer(name string, a Authorizer) { start(name, AuthorizerLambda(a)) }

// ServeOpening runs o behind the route $connect until the process ends.
func ServeOpening(name string, o Opening) { start(name, OpeningLambda(o)) }

// ServeClosing runs c behind the route $disconnect until the process ends.
func ServeClosing(name string, c Closing) { start(name, ClosingLambda(c)) }

// Request is what API Gateway asks an authorizer.
type Request struct {
	Type      string `json:"type"`
	MethodARN string `json:"methodArn"`
	events.APIGatewayWebsocketProxyRequest
}

// errUnauthorized is the one error that API Gateway answers with 401, by its text.
var errUnauthorized = errors.New("Unauthorized")

// AuthorizerLambda is a as a Lambda handler: allowed, denied (403), the error "Unauthorized" (401), or where
// nobody can say, another error (500). It never allows by mistake.
func AuthorizerLambda(a Authorizer) func(context.Context, Request) (events.APIGatewayCustomAuthorizerResponse, error) {
	return func(ctx context.Context, r Request) (events.APIGatewayCustomAuthorizerResponse, error) {
		start := time.Now()
		ctx, used := meter.With(ctx)
		c, err := web.Caught(func() (parley.Credential, error) {
			ctx, cancel := web.InTime(ctx)
			defer cancel()
			return a(ctx, protocols(r.APIGatewayWebsocketProxyRequest))
		})
		logFrame(ctx, entry{route: "authorize", requestID: r.RequestContext.RequestID, err: err}, time.Since(start), used.Total())
		return verdict(c, err, r.MethodARN)
	}
}

func verdict(c parley.Credential, err error, arn string) (events.APIGatewayCustomAuthorizerResponse, error) {
	switch {
	case err == nil:
		answer := policy("Allow", c.ID, arn)
		answer.Context = contextOf(c)
		return answer, nil
	case parley.CodeOf(err) == parley.Unauthenticated, parley.CodeOf(err) == parley.SessionExpired:
		return events.APIGatewayCustomAuthorizerResponse{}, errUnauthorized
	case parley.CodeOf(err) == parley.AppDisabled:
		return policy("Deny", "nobody", arn), nil
	}
	return events.APIGatewayCustomAuthorizerResponse{}, errors.New("the authorizer could not tell") // logged above
}

func policy(effect, principal, arn string) events.APIGatewayCustomAuthorizerResponse {
	return events.APIGatewayCustomAuthorizerResponse{
		PrincipalID: principal,
		PolicyDocument: events.APIGatewayCustomAuthorizerPolicy{Version: "2012-10-17", Statement: []events.IAMPolicyStatement{
			{Action: []string{"execute-api:Invoke"}, Effect: effect, Resource: []string{arn}},
		}},
	}
}

// OpeningLambda is o as a Lambda handler. Nothing is stored: a connection is registered when it says hello.
func OpeningLambda(o Opening) func(context.Context, events.APIGatewayWebsocketProxyRequest) (events.APIGatewayProxyResponse, error) {
	return func(ctx context.Context, event events.APIGatewayWebsocketProxyRequest) (events.APIGatewayProxyResponse, error) {
		answer := done()
		if protocol := o(protocols(event)); protocol != "" {
			answer.Headers = map[string]string{protocolHeader: protocol}
		}
		slog.LogAttrs(ctx, slog.LevelInfo, "frame", slog.String("route", event.RequestContext.RouteKey), slog.String("request_id", event.RequestContext.RequestID))
		return answer, nil
	}
}

// ClosingLambda is c as a Lambda handler. API Gateway does not repeat it, whatever it answers.
func ClosingLambda(c Closing) func(context.Context, events.APIGatewayWebsocketProxyRequest) (events.APIGatewayProxyResponse, error) {
	return func(ctx context.Context, event events.APIGatewayWebsocketProxyRequest) (events.APIGatewayProxyResponse, error) {
		start := time.Now()
		ctx, used := meter.With(ctx)
		_, err := web.Caught(func() (struct{}, error) {
			ctx, cancel := web.InTime(ctx)
			defer cancel()
			credential, err := credentialOf(event)
			if err != nil || event.RequestContext.EventType != "DISCONNECT" { // a frame may not say that it is over
				return struct{}{}, err
			}
			return struct{}{}, c(ctx, credential)
		})
		about := event.RequestContext
		logFrame(ctx, entry{route: about.RouteKey, requestID: about.RequestID, err: err}, time.Since(start), used.Total())
		return done(), nil
	}
}

// protocols are the subprotocols that a client offers. Names of headers come in the case in which the client
// wrote them.
func protocols(event events.APIGatewayWebsocketProxyRequest) []string {
	var offered []string
	for name, values := range event.MultiValueHeaders {
		if !strings.EqualFold(name, protocolHeader) {
			continue
		}
		for _, value := range values {
			for word := range strings.SplitSeq(value, ",") {
				offered = append(offered, strings.TrimSpace(word))
			}
		}
	}
	return offered
}
