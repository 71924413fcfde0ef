package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/localstack/iam"
	"github.com/parleyhq/parley/localstack/lambda"
	"github.com/parleyhq/parley/localstack/socket"
	"github.com/parleyhq/parley/localstack/template"
)

// lifetimeVariable tells functions, in seconds, how long a connection lasts: they tell the clients.
const lifetimeVariable = "PARLEY_CONNECTION_LIFETIME"

// startSockets makes the WebSocket API of the template, where it has one, and gives the URL of its
// @connections, else "". Clients can come only after serve.
func (s *stack) startSockets() (string, error) {
	if len(s.template.WebSocketAPIs) == 0 {
		return "", nil
	}
	api := s.template.WebSocketAPIs[0]
	config := socket.Config{
		Region: s.settings.credentials.Region, Account: template.Account, APIID: "local", Stage: api.Stage,
		Selection: api.RouteSelectionExpression, Routes: map[string]string{}, Credentials: s.callers(),
		Lifetime: s.settings.connectionLifetime, Idle: s.settings.connectionIdle,
	}
	for _, route := range api.Routes {
		config.Routes[route.Key] = route.Function
	}
	if a := api.Authorizer; a != nil {
		config.Authorizer = &socket.Authorizer{Function: a.Function, IdentitySources: a.IdentitySources}
	}
	delay := faults.NewDelay(s.settings.faults)
	var err error
	if s.sockets, err = socket.New(config, socketInvoker{s, delay}); err != nil {
		return "", &template.Error{Place: api.Place, Text: err.Error()}
	}
	url, err := s.serveAside(s.guarded(iam.Connections(api.LogicalID), slowed(s.sockets.Management(), delay)))
	return url + s.socketPath(), err
}

// socketPath is where clients connect; it is also what the path of @connections begins with.
func (s *stack) socketPath() string { return "/" + s.template.WebSocketAPIs[0].Stage }

// socketURL is where clients connect, "" where the template has no WebSocket API.
func (s *stack) socketURL() string {
	if s.sockets == nil {
		return ""
	}
	return "ws://" + s.listener.Addr().String() + s.socketPath()
}

// functionEnvironment is what the template gives a function, with what this stack knows better.
func (s *stack) functionEnvironment(f template.Function) map[string]string {
	env := maps.Clone(f.Environment)
	if s.sockets != nil {
		env[lifetimeVariable] = strconv.Itoa(int(s.settings.connectionLifetime.Seconds()))
	}
	if env[apiVariable] != "" { // the template's is an address of AWS
		env[apiVariable] = s.url()
	}
	return env
}

// apiVariable says where the HTTP API is called, to functions that are not called by it.
const apiVariable = "PARLEY_API_URL"

// slowed lets each request take as long as it does on AWS, where it is to feel like AWS.
func slowed(next http.Handler, delay *faults.Delay) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if wait := delay.Post(); wait > 0 {
			time.Sleep(wait)
		}
		next.ServeHTTP(w, r)
	})
}

// socketInvoker is the Lambda service as the WebSocket API calls it. It finds the service when it is
// called: functions know the API's address, so the API is made first.
type socketInvoker struct {
	stack *stack
	delay *faults.Delay
}

func (i socketInvoker) Invoke(ctx context.Context, function string, event []byte) ([]byte, error) {
	if wait := i.delay.Socket(); wait > 0 {
		time.Sleep(wait)
	}
	payload, err := i.stack.lambda.Invoke(ctx, function, event)
	var failed *lambda.FunctionError
	switch {
	case errors.Is(err, lambda.ErrThrottled), errors.Is(err, lambda.ErrAbandoned), errors.Is(err, lambda.ErrClosed):
		return nil, fmt.Errorf("%w: %w", socket.ErrNotInTime, err)
	case errors.As(err, &failed):
		if strings.Contains(failed.Type, ".") { // of others the function told itself
			i.stack.out.say(function + "  " + failed.Error())
		}
		return nil, &socket.Failed{Message: failed.Message}
	}
	return payload, err
}
