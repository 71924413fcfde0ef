package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"time"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/localstack/gateway"
	"github.com/parleyhq/parley/localstack/iam"
	"github.com/parleyhq/parley/localstack/lambda"
	"github.com/parleyhq/parley/localstack/template"
)

// AWS gives an account a thousand processes; a machine on a desk should keep some memory.
const (
	perFunction = 32
	allTogether = 96
	initTimeout = 10 * time.Second // Lambda's own
)

// behindProxy puts the fault proxy before the database, and the roles before that. Another database than the embedded
// one knows its own callers; before that there is a proxy only where faults are asked for.
func (s *stack) behindProxy(database string) (string, error) {
	if s.engine == nil && !s.settings.faulty {
		return database, nil
	}
	target, err := url.Parse(database)
	if err != nil {
		return "", err
	}
	s.proxy = faults.NewProxy(target, faults.Config{})
	return s.serveAside(s.guarded(iam.DynamoDB(), s.proxy))
}

// beginFaults lets the proxy loose when all is ready: what a seed decides then does not depend on
// how the start went.
func (s *stack) beginFaults() {
	if s.proxy != nil {
		s.proxy.Set(s.settings.faults)
	}
}

// serveAside serves something that only functions talk to, on a port of its own.
func (s *stack) serveAside(handler http.Handler) (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: time.Minute}
	s.aside = append(s.aside, server)
	go func() { _ = server.Serve(listener) }()
	return "http://" + listener.Addr().String(), nil
}

// loopbackVariable lets functions call addresses of this machine that customers name, without TLS too: here a
// customer's server is a program beside this one. It stands in no template, so that no deployment has it.
const loopbackVariable = "PARLEY_OUTBOUND_LOOPBACK"

func (s *stack) startFunctions() error {
	secretsURL, err := s.serveAside(s.guarded(iam.SecretsManager(), s.secrets))
	if err != nil {
		return err
	}
	env := map[string]string{
		"AWS_ENDPOINT_URL_DYNAMODB":        s.database,
		"AWS_ENDPOINT_URL_SECRETS_MANAGER": secretsURL,
		loopbackVariable:                   "allowed",
	}
	connectionsURL, err := s.startSockets()
	if err != nil {
		return err
	}
	if connectionsURL != "" {
		env["AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI"] = connectionsURL
	}
	queuesURL, err := s.openQueues()
	if err != nil {
		return err
	}
	if queuesURL != "" {
		env["AWS_ENDPOINT_URL_SQS"] = queuesURL
	}
	if s.buckets != nil {
		env["AWS_ENDPOINT_URL_S3"] = s.bucketsURL()
	}
	if s.settings.sns != nil {
		if env["AWS_ENDPOINT_URL_SNS"], err = s.serveAside(s.guarded(iam.SNS(), httputil.NewSingleHostReverseProxy(s.settings.sns))); err != nil {
			return err
		}
	}
	if c := s.settings.credentials; s.settings.database != nil {
		env["AWS_ACCESS_KEY_ID"], env["AWS_SECRET_ACCESS_KEY"], env["AWS_SESSION_TOKEN"] = c.KeyID, c.Secret, c.Token
		env["AWS_REGION"] = c.Region
	}
	var functions []lambda.Function
	for _, f := range s.template.Functions {
		functions = append(functions, lambda.Function{
			Name: f.Folder, Bootstrap: s.binaries.Path(f.Folder), Timeout: f.Timeout,
			MemoryMB: f.MemoryMB, Reserved: f.Reserved, Env: s.functionEnvironment(f),
		})
	}
	s.lambda = lambda.New(lambda.Config{
		Region: template.Region, Account: template.Account, Env: env,
		PerFunction: perFunction, Total: allTogether, InitTimeout: initTimeout,
		Output: s.logs.Writer, Starter: s.starter,
	}, functions)
	return nil
}

// invoker is the Lambda service as a gateway calls it: with the way there and back, where it is to
// feel like AWS, and with failures in the gateway's words.
type invoker struct {
	service *lambda.Service
	delay   *faults.Delay
	out     *console
}

func (i invoker) Invoke(ctx context.Context, function string, event []byte) ([]byte, error) {
	if wait := i.delay.HTTP(); wait > 0 {
		time.Sleep(wait)
	}
	payload, err := i.service.Invoke(ctx, function, event)
	var failed *lambda.FunctionError
	switch {
	case errors.Is(err, lambda.ErrThrottled), errors.Is(err, lambda.ErrAbandoned), errors.Is(err, lambda.ErrClosed):
		return nil, fmt.Errorf("%w: %w", gateway.ErrNotInTime, err)
	case errors.Is(err, lambda.ErrTooLarge):
		return nil, fmt.Errorf("%w: %w", gateway.ErrTooLarge, err)
	case errors.As(err, &failed) && strings.Contains(failed.Type, "."): // of others the function told itself
		i.out.say(function + "  " + failed.Error())
	}
	return payload, err
}

// newGateway is the HTTP API of the template.
func (s *stack) newGateway() (*gateway.Gateway, error) {
	if len(s.template.HTTPAPIs) != 1 {
		return nil, fmt.Errorf("template.yaml has %d HTTP APIs; the local stack serves exactly one", len(s.template.HTTPAPIs))
	}
	api := s.template.HTTPAPIs[0]
	config := gateway.Config{APIID: "local", Account: template.Account, Stage: api.Stage}
	if c := api.CORS; c != nil {
		config.CORS = &gateway.CORS{
			AllowOrigins: c.AllowOrigins, AllowMethods: c.AllowMethods, AllowHeaders: c.AllowHeaders,
			ExposeHeaders: c.ExposeHeaders, AllowCredentials: c.AllowCredentials, MaxAge: c.MaxAge,
		}
	}
	for _, f := range s.template.Functions {
		for _, route := range f.Routes {
			config.Routes = append(config.Routes, gateway.Route{Method: route.Method, Path: route.Path, Function: f.Folder})
		}
	}
	g, err := gateway.New(config, invoker{s.lambda, faults.NewDelay(s.settings.faults), s.out})
	if err != nil {
		return nil, fmt.Errorf("template.yaml: %w", err)
	}
	return g, nil
}
