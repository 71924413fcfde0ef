package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

const requestID = "JKJaXmPLvHcESHA="

// event is a call of a route, as an HTTP API delivers it, with a body that is fine.
func event(route string) webtest.Event {
	method, path, _ := strings.Cut(route, " ")
	e := webtest.Event{APIGatewayV2HTTPRequest: events.APIGatewayV2HTTPRequest{
		Version: "2.0", RouteKey: route, RawPath: path, Body: `{"word": "x"}`,
		Headers: map[string]string{"content-type": "application/json"},
	}}
	e.RequestContext.RouteKey, e.RequestContext.RequestID = route, requestID
	e.RequestContext.HTTP.Method, e.RequestContext.HTTP.Path = method, path
	return e
}

func fails(err error) web.Handler {
	return func(context.Context, *web.Request) (web.Response, error) { return web.Response{}, err }
}

// answers is a handler that says what ask saw.
func answers(ask func(r *web.Request) any) web.Handler {
	return func(_ context.Context, r *web.Request) (web.Response, error) { return web.OK(ask(r)), nil }
}

func TestEveryAnswerHasItsHeaders(t *testing.T) {
	a := webtest.Serve(t, answers(func(*web.Request) any { return map[string]int{"n": 1} }), event("GET /v1/things"))
	a.Is(t, http.StatusOK, `{"n": 1}`)
	webtest.Same(t, "Cache-Control", a.Header["Cache-Control"], "no-store")
	a = webtest.Serve(t, fails(parley.Refuse(parley.NotFound, "no")), event("GET /v1/things"))
	webtest.Same(t, "Cache-Control", a.Header["Cache-Control"], "no-store")
}

func TestAnAnswerMaySetHeaders(t *testing.T) {
	a := webtest.Serve(t, func(context.Context, *web.Request) (web.Response, error) {
		return web.Response{Status: http.StatusOK, Header: map[string]string{"Etag": `"7"`, "Cache-Control": "public"}}, nil
	}, event("GET /v1/things"))
	webtest.Same(t, "headers", []string{a.Header["Etag"], a.Header["Cache-Control"]}, []string{`"7"`, "public"})
}

func TestNoContentHasNoContentType(t *testing.T) {
	webtest.Serve(t, func(context.Context, *web.Request) (web.Response, error) { return web.NoContent(), nil }, event("DELETE /v1/things")).
		Is(t, http.StatusNoContent, "")
}

func TestWhatWasThereAlreadyIsNotCreated(t *testing.T) {
	webtest.Same(t, "fresh", web.Created(1, true).Status, http.StatusCreated)
	webtest.Same(t, "repeat", web.Created(1, false).Status, http.StatusOK)
}

func TestAPanicIsInternalAndItsTextStaysInside(t *testing.T) {
	for rule, value := range map[string]any{"text": "table-of-secrets", "error": errors.New("table-of-secrets"), "nil": nil, "abort": http.ErrAbortHandler} {
		t.Run(rule, func(t *testing.T) {
			a := webtest.Serve(t, func(context.Context, *web.Request) (web.Response, error) { panic(value) }, event("GET /v1/things"))
			a.Refused(t, http.StatusInternalServerError, parley.Internal, "")
			a.Lacks(t, "table-of-secrets", "goroutine", "panic", ".go:")
		})
	}
}

func TestARequestWithoutAnIDIsGivenOne(t *testing.T) {
	e := event("GET /v1/things")
	e.RequestContext.RequestID = ""
	got, err := web.Lambda(fails(parley.Refuse(parley.NotFound, "no")))(t.Context(), e.APIGatewayV2HTTPRequest)
	if err != nil || got.Headers["X-Request-Id"] == "" {
		t.Errorf("%v %v", got.Headers, err)
	}
}

// Whatever stands in the event, the function answers: an error of a Lambda tells clients nothing.
func TestTheLambdaNeverFails(t *testing.T) {
	for rule, change := range map[string]func(e *events.APIGatewayV2HTTPRequest){
		"an empty event":          func(e *events.APIGatewayV2HTTPRequest) { *e = events.APIGatewayV2HTTPRequest{} },
		"a path with percents":    func(e *events.APIGatewayV2HTTPRequest) { e.RawPath = "/v1/identities/50% off" },
		"a path that is a URL":    func(e *events.APIGatewayV2HTTPRequest) { e.RawPath = "//[::1/%zz?#" },
		"a method that is none":   func(e *events.APIGatewayV2HTTPRequest) { e.RequestContext.HTTP.Method = "no method" },
		"a host that is none":     func(e *events.APIGatewayV2HTTPRequest) { e.RequestContext.DomainName = "%zz" },
		"a query that is none":    func(e *events.APIGatewayV2HTTPRequest) { e.RawQueryString = "%zz&;;" },
		"a header that is none":   func(e *events.APIGatewayV2HTTPRequest) { e.Headers = map[string]string{"a b\n": "\x00"} },
		"base64 that is none":     func(e *events.APIGatewayV2HTTPRequest) { e.Body, e.IsBase64Encoded = "?", true },
		"a cookie that is none":   func(e *events.APIGatewayV2HTTPRequest) { e.Cookies = []string{"=;\n"} },
		"a credential, unread":    func(e *events.APIGatewayV2HTTPRequest) { e.Headers["authorization"] = "Bearer \xff" },
		"a content type, unheard": func(e *events.APIGatewayV2HTTPRequest) { e.Headers["content-type"] = ";;" },
	} {
		t.Run(rule, func(t *testing.T) {
			e := event("GET /v1/things").APIGatewayV2HTTPRequest
			change(&e)
			got, err := web.Lambda(answers(func(*web.Request) any { return 1 }))(t.Context(), e)
			if err != nil || got.StatusCode != http.StatusOK {
				t.Errorf("%d, error %v", got.StatusCode, err)
			}
		})
	}
}

// What Guarded does, told by who came to speak.
func TestGuarded(t *testing.T) {
	var (
		good    = event("POST /v1/things")
		stands  = parley.Refuse(parley.Unauthenticated, "who are you")
		decodes = func(_ context.Context, r *web.Request) (web.Response, error) {
			var body struct {
				Word string `json:"word"`
			}
			if err := r.Query().Err(); err != nil {
				return web.Response{}, err
			}
			return web.OK(1), r.Decode(&body)
		}
	)
	for rule, c := range map[string]struct {
		event   webtest.Event
		handler web.Handler
		check   error
		status  int
		checked bool
	}{
		"a good call is checked by its use case alone":          {good, decodes, stands, http.StatusOK, false},
		"who may call learns what is wrong with the body":       {good.Body("{"), decodes, nil, http.StatusBadRequest, true},
		"a stranger does not learn what is wrong with the body": {good.Body("{"), decodes, stands, http.StatusUnauthorized, true},
		"nor with its type":                                          {good.Header("content-type", "text/plain"), decodes, stands, http.StatusUnauthorized, true},
		"nor with the query":                                         {good.Query("a=1"), decodes, stands, http.StatusUnauthorized, true},
		"nor with a broken query":                                    {good.Query("a=%zz"), decodes, stands, http.StatusUnauthorized, true},
		"nor with a value":                                           {good, fails(parley.Refuse(parley.InvalidValue, "x")), stands, http.StatusUnauthorized, true},
		"nor with a size":                                            {good, fails(parley.Refuse(parley.TooLarge, "x")), stands, http.StatusUnauthorized, true},
		"a check that cannot be made says so":                        {good.Body("{"), decodes, parley.Refuse(parley.TryAgain, "busy"), http.StatusServiceUnavailable, true},
		"a refusal after the check stands":                           {good, fails(parley.Refuse(parley.NotFound, "x")), stands, http.StatusNotFound, false},
		"so does an internal error":                                  {good, fails(errors.New("x")), stands, http.StatusInternalServerError, false},
		"a credential that cannot be read is refused before all":     {good.Header("authorization", "Basic eDp5"), panics, nil, http.StatusUnauthorized, false},
		"an API key that cannot be read likewise":                    {good.Header("authorization", "Bearer sk_staging_x"), panics, nil, http.StatusUnauthorized, false},
		"no credential is not a broken one; the use case refuses it": {good, decodes, stands, http.StatusOK, false},
	} {
		t.Run(rule, func(t *testing.T) {
			checked := false
			h := web.Guarded(func(context.Context, parley.Credential) error {
				checked = true
				if c.check == nil {
					return nil
				}
				return c.check
			}, c.handler)
			a := webtest.Serve(t, h, c.event)
			webtest.Same(t, "status", a.Status, c.status)
			webtest.Same(t, "checked", checked, c.checked)
		})
	}
}

func panics(context.Context, *web.Request) (web.Response, error) { panic("reached") }

func TestABrokenCredentialOnAPublicRouteIsFine(t *testing.T) {
	for _, word := range []string{"Basic eDp5", "Bearer", "Bearer sk_staging_x", "x"} {
		webtest.Serve(t, answers(func(r *web.Request) any { return int(r.Credential.Kind) }), event("GET /v1/health").Header("authorization", word)).
			Is(t, http.StatusOK, "0")
	}
}

// A log line is for whoever runs the deployment: what, how long, how it went, and nothing of the content.
func TestTheLogSaysWhatHappenedAndNotWhatWasSaid(t *testing.T) {
	e := event("POST /v1/things/{id}").Header("authorization", "Bearer top-secret").Query("a=secret-query").Body(`{"word": "secret-body"}`)
	e.RawPath, e.PathParameters = "/v1/things/secret-id", map[string]string{"id": "secret-id"}
	for rule, c := range map[string]struct {
		err         error
		level, code string
		told        bool
	}{
		"an answer":            {nil, "INFO", "", false},
		"a refusal":            {parley.Refuse(parley.InvalidValue, "secret-detail"), "INFO", "invalid_value", false},
		"a fault of ours":      {errors.New("what went wrong"), "ERROR", "internal", true},
		"a fault of theirs":    {parley.Theirs{Err: parley.Refuse(parley.TryAgain, "what went wrong")}, "WARN", "try_again", true},
		"an outcome not known": {parley.Refuse(parley.UnknownOutcome, "what went wrong"), "ERROR", "unknown_outcome", true},
	} {
		t.Run(rule, func(t *testing.T) {
			var logged bytes.Buffer
			before := slog.Default()
			slog.SetDefault(slog.New(slog.NewJSONHandler(&logged, nil)))
			defer slog.SetDefault(before)
			if _, err := web.Lambda(fails(c.err))(t.Context(), e.APIGatewayV2HTTPRequest); err != nil {
				t.Fatal(err)
			}
			var line struct {
				Level, Route, Code, Error string
				RequestID                 string `json:"request_id"`
			}
			if err := json.Unmarshal(logged.Bytes(), &line); err != nil { // so it is one line
				t.Fatalf("%v: %s", err, &logged)
			}
			webtest.Same(t, "line", []string{line.Level, line.Route, line.Code, line.RequestID}, []string{c.level, "POST /v1/things/{id}", c.code, requestID})
			webtest.Same(t, "the error is told", strings.Contains(line.Error, "what went wrong"), c.told)
			if strings.Contains(logged.String(), "secret") {
				t.Errorf("the log tells what was sent: %s", &logged)
			}
		})
	}
}
