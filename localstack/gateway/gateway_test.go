package gateway

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"
)

// called is an Invoker that keeps the event and answers as told.
type called struct {
	function string
	event    events.APIGatewayV2HTTPRequest
	answer   func(ctx context.Context) (string, error)
}

func (c *called) Invoke(ctx context.Context, function string, event []byte) ([]byte, error) {
	c.function = function
	if err := json.Unmarshal(event, &c.event); err != nil {
		return nil, err
	}
	if c.answer == nil {
		return []byte(`{"statusCode":200,"body":"fine"}`), nil
	}
	text, err := c.answer(ctx)
	return []byte(text), err
}

func serve(t *testing.T, config Config, c *called) *httptest.Server {
	t.Helper()
	config.Stage, config.APIID, config.Account = "$default", "api", "000000000000"
	if config.Routes == nil {
		config.Routes = routesOf("POST /v1/users/{user}/x", "GET /v1/x", "$default")
	}
	g, err := New(config, c)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(g)
	t.Cleanup(server.Close)
	return server
}

type sent struct {
	method, path, body string
	header             http.Header
}

func do(t *testing.T, server *httptest.Server, s sent) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), s.method, server.URL+s.path, strings.NewReader(s.body))
	if err != nil {
		t.Fatal(err)
	}
	for name, values := range s.header {
		r.Header[name] = values
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

func TestTheEventIsOfPayloadFormat2(t *testing.T) {
	c := &called{}
	server := serve(t, Config{}, c)
	before := time.Now().UnixMilli()
	answer, _ := do(t, server, sent{"POST", "/v1/users/a%2Fb%20c/x?q=1&q=2&r=%C3%A9&empty", `{"a":1}`, http.Header{
		"Content-Type": {"application/json"}, "X-Many": {"one", "two, three"}, "Cookie": {"a=1; b=2", "c=3"}, "User-Agent": {"test"},
	}})
	host := strings.TrimPrefix(server.URL, "http://")
	e := c.event
	if c.function != "POST /v1/users/{user}/x" || e.RequestContext.RequestID == "" || answer.Header.Get("Apigw-Requestid") != e.RequestContext.RequestID {
		t.Errorf("function %q, request id %q, header %q", c.function, e.RequestContext.RequestID, answer.Header.Get("Apigw-Requestid"))
	}
	if now := time.Now().UnixMilli(); e.RequestContext.TimeEpoch < before || e.RequestContext.TimeEpoch > now {
		t.Errorf("timeEpoch is %d", e.RequestContext.TimeEpoch)
	}
	if _, err := time.Parse("02/Jan/2006:15:04:05 -0700", e.RequestContext.Time); err != nil {
		t.Error(err)
	}
	want := events.APIGatewayV2HTTPRequest{
		Version: "2.0", RouteKey: "POST /v1/users/{user}/x", RawPath: "/v1/users/a/b c/x", RawQueryString: "q=1&q=2&r=%C3%A9&empty",
		Cookies: []string{"a=1", "b=2", "c=3"},
		Headers: map[string]string{
			"host": host, "content-type": "application/json", "content-length": "7", "x-many": "one,two, three", "user-agent": "test",
			"accept-encoding": "gzip", "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http", "x-forwarded-port": host[strings.Index(host, ":")+1:],
		},
		QueryStringParameters: map[string]string{"q": "1,2", "r": "é", "empty": ""},
		PathParameters:        map[string]string{"user": "a/b c"},
		Body:                  `{"a":1}`,
		RequestContext: events.APIGatewayV2HTTPRequestContext{
			RouteKey: "POST /v1/users/{user}/x", AccountID: "000000000000", Stage: "$default", APIID: "api", DomainName: host, DomainPrefix: "127",
			RequestID: e.RequestContext.RequestID, Time: e.RequestContext.Time, TimeEpoch: e.RequestContext.TimeEpoch,
			HTTP: events.APIGatewayV2HTTPRequestContextHTTPDescription{
				Method: "POST", Path: "/v1/users/a/b c/x", Protocol: "HTTP/1.1", SourceIP: "127.0.0.1", UserAgent: "test",
			},
		},
	}
	if diff := cmp.Diff(want, e); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestBodiesThatAreNotTextComeAsBase64(t *testing.T) {
	for name, c := range map[string]struct {
		contentType, encoding, body string
		base64                      bool
	}{
		"JSON":              {"application/json; charset=utf-8", "", `{"a":"é"}`, false},
		"problem":           {"application/problem+json", "", `{}`, false},
		"text":              {"text/plain", "", "hello", false},
		"nothing":           {"application/octet-stream", "", "", false},
		"JSON that is none": {"application/json", "", "\xff\xfe", true},
		"form":              {"application/x-www-form-urlencoded", "", "a=b", true},
		"bytes":             {"application/octet-stream", "", "abc", true},
		"no type":           {"", "", "abc", true},
		"compressed":        {"application/json", "gzip", "abc", true},
	} {
		t.Run(name, func(t *testing.T) {
			invoked := &called{}
			header := http.Header{}
			if c.contentType != "" {
				header.Set("Content-Type", c.contentType)
			}
			if c.encoding != "" {
				header.Set("Content-Encoding", c.encoding)
			}
			do(t, serve(t, Config{}, invoked), sent{"POST", "/v1/users/u/x", c.body, header})
			want := c.body
			if c.base64 {
				want = base64.StdEncoding.EncodeToString([]byte(c.body))
			}
			if invoked.event.IsBase64Encoded != c.base64 || invoked.event.Body != want {
				t.Errorf("got %q, base64 %v", invoked.event.Body, invoked.event.IsBase64Encoded)
			}
		})
	}
}

func TestAnswersOfFunctions(t *testing.T) {
	for name, c := range map[string]struct {
		payload string
		status  int
		body    string
		header  http.Header
	}{
		"plain":     {`{"statusCode":201,"headers":{"content-type":"application/json","X-A":"b"},"body":"{}"}`, 201, "{}", http.Header{"Content-Type": {"application/json"}, "X-A": {"b"}}},
		"many":      {`{"statusCode":200,"multiValueHeaders":{"X-A":["b","c"]},"cookies":["a=1","b=2"],"body":"x"}`, 200, "x", http.Header{"X-A": {"b", "c"}, "Set-Cookie": {"a=1", "b=2"}}},
		"bytes":     {`{"statusCode":200,"body":"/wA=","isBase64Encoded":true,"headers":{"Content-Type":"image/png"}}`, 200, "\xff\x00", http.Header{"Content-Type": {"image/png"}}},
		"empty":     {`{"statusCode":204,"body":""}`, 204, "", http.Header{"Content-Type": nil}},
		"inferred":  {`{"hello":"there"}`, 200, `{"hello":"there"}`, http.Header{"Content-Type": {"application/json"}}},
		"not ours":  {`{"statusCode":200,"headers":{"Content-Length":"99","Apigw-Requestid":"x","Transfer-Encoding":"chunked"},"body":"ab"}`, 200, "ab", http.Header{"Content-Length": {"2"}}},
		"no JSON":   {`hello`, 500, `{"message":"Internal Server Error"}`, nil},
		"no status": {`{"statusCode":"many"}`, 500, `{"message":"Internal Server Error"}`, nil},
		"odd code":  {`{"statusCode":42}`, 500, `{"message":"Internal Server Error"}`, nil},
		"bad bytes": {`{"statusCode":200,"body":"%","isBase64Encoded":true}`, 500, `{"message":"Internal Server Error"}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			invoked := &called{answer: func(context.Context) (string, error) { return c.payload, nil }}
			answer, body := do(t, serve(t, Config{}, invoked), sent{method: "GET", path: "/v1/x"})
			if answer.StatusCode != c.status || body != c.body {
				t.Errorf("got %d %q", answer.StatusCode, body)
			}
			for name, want := range c.header {
				if diff := cmp.Diff(want, answer.Header[name]); diff != "" {
					t.Errorf("%s (-want +got)\n%s", name, diff)
				}
			}
			if id := answer.Header["Apigw-Requestid"]; len(id) != 1 || id[0] == "x" {
				t.Errorf("Apigw-Requestid is %q", id)
			}
		})
	}
}

func TestTheGatewaysOwnRefusals(t *testing.T) {
	failed := func(err error) func(context.Context) (string, error) {
		return func(context.Context) (string, error) { return "", err }
	}
	slow := func(ctx context.Context) (string, error) { <-ctx.Done(); return "", ErrNotInTime }
	routes := routesOf("POST /v1/x", "GET /v1/x")
	for name, c := range map[string]struct {
		sent   sent
		answer func(context.Context) (string, error)
		status int
		body   string
	}{
		"no route":        {sent{method: "GET", path: "/nope"}, nil, 404, `{"message":"Not Found"}`},
		"no such method":  {sent{method: "PUT", path: "/v1/x"}, nil, 404, `{"message":"Not Found"}`},
		"failed":          {sent{method: "GET", path: "/v1/x"}, failed(errors.New("crashed")), 500, `{"message":"Internal Server Error"}`},
		"not in time":     {sent{method: "GET", path: "/v1/x"}, slow, 503, `{"message":"Service Unavailable"}`},
		"event too large": {sent{method: "GET", path: "/v1/x"}, failed(ErrTooLarge), 413, `{"message":"Request Entity Too Large"}`},
		"body too large":  {sent{method: "POST", path: "/v1/x", body: strings.Repeat("a", maxBody+1)}, nil, 413, `{"message":"Request Entity Too Large"}`},
		"long headers":    {sent{method: "GET", path: "/v1/x", header: http.Header{"X-Long": {strings.Repeat("a", maxHeader)}}}, nil, 431, `{"message":"Request Header Fields Too Large"}`},
		"long path":       {sent{method: "GET", path: "/v1/x?" + strings.Repeat("a", maxHeader)}, nil, 431, `{"message":"Request Header Fields Too Large"}`},
	} {
		t.Run(name, func(t *testing.T) {
			server := serve(t, Config{Routes: routes, Timeout: 50 * time.Millisecond}, &called{answer: c.answer})
			answer, body := do(t, server, c.sent)
			if answer.StatusCode != c.status || body != c.body || answer.Header.Get("Content-Type") != "application/json" || answer.Header.Get("Apigw-Requestid") == "" {
				t.Errorf("got %d %s %v", answer.StatusCode, body, answer.Header)
			}
		})
	}
}

func TestABodyOfExactlyTheLimitPasses(t *testing.T) {
	c := &called{}
	answer, _ := do(t, serve(t, Config{}, c), sent{"POST", "/v1/users/u/x", strings.Repeat("a", maxBody), http.Header{"Content-Type": {"text/plain"}}})
	if answer.StatusCode != 200 || len(c.event.Body) != maxBody {
		t.Errorf("got %d, %d bytes", answer.StatusCode, len(c.event.Body))
	}
}

func TestAClientThatGoesAwayDoesNotEndItsCall(t *testing.T) {
	began, ended := make(chan struct{}), make(chan error, 1)
	release := make(chan struct{})
	c := &called{answer: func(ctx context.Context) (string, error) {
		close(began)
		<-release
		ended <- ctx.Err()
		return `{"statusCode":200}`, nil
	}}
	server := serve(t, Config{}, c)
	ctx, leave := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+"/v1/x", bytes.NewReader(nil))
	if err != nil {
		t.Fatal(err)
	}
	gone := make(chan struct{})
	go func() {
		if answer, err := http.DefaultClient.Do(r); err == nil {
			answer.Body.Close()
		}
		close(gone)
	}()
	<-began
	leave()
	<-gone
	close(release)
	if err := <-ended; err != nil {
		t.Errorf("the call was ended: %v", err)
	}
}

func TestCORS(t *testing.T) {
	config := Config{Routes: routesOf("GET /v1/x"), CORS: &CORS{
		AllowOrigins: []string{"https://a.example", "https://*.b.example"}, AllowMethods: []string{"GET", "PUT"},
		AllowHeaders: []string{"authorization", "x-a"}, ExposeHeaders: []string{"x-request-id"}, MaxAge: 60, AllowCredentials: true,
	}}
	everything := Config{Routes: config.Routes, CORS: &CORS{AllowOrigins: []string{"*"}}}
	preflight := func(origin string) http.Header {
		return http.Header{"Origin": {origin}, "Access-Control-Request-Method": {"PUT"}}
	}
	for name, c := range map[string]struct {
		config Config
		sent   sent
		status int
		want   map[string]string
	}{
		"preflight": {config, sent{"OPTIONS", "/anything", "", preflight("https://a.example")}, 204, map[string]string{
			"Access-Control-Allow-Origin": "https://a.example", "Access-Control-Allow-Methods": "GET,PUT", "Access-Control-Allow-Headers": "authorization,x-a",
			"Access-Control-Max-Age": "60", "Access-Control-Allow-Credentials": "true", "Vary": "Origin"}},
		"preflight of a stranger": {config, sent{"OPTIONS", "/v1/x", "", preflight("https://evil.example")}, 204, map[string]string{
			"Access-Control-Allow-Origin": "", "Access-Control-Allow-Methods": ""}},
		"wildcard":         {config, sent{"OPTIONS", "/v1/x", "", preflight("https://x.b.example")}, 204, map[string]string{"Access-Control-Allow-Origin": "https://x.b.example"}},
		"wildcard's edge":  {config, sent{"OPTIONS", "/v1/x", "", preflight("https://.b.example")}, 204, map[string]string{"Access-Control-Allow-Origin": ""}},
		"plain OPTIONS":    {config, sent{method: "OPTIONS", path: "/v1/x"}, 404, nil},
		"answer":           {config, sent{"GET", "/v1/x", "", http.Header{"Origin": {"https://a.example"}}}, 200, map[string]string{"Access-Control-Allow-Origin": "https://a.example", "Access-Control-Expose-Headers": "x-request-id"}},
		"to a stranger":    {config, sent{"GET", "/v1/x", "", http.Header{"Origin": {"https://evil.example"}}}, 200, map[string]string{"Access-Control-Allow-Origin": ""}},
		"refusal":          {config, sent{"GET", "/nope", "", http.Header{"Origin": {"https://a.example"}}}, 404, map[string]string{"Access-Control-Allow-Origin": "https://a.example"}},
		"everybody":        {everything, sent{"GET", "/v1/x", "", http.Header{"Origin": {"https://any.example"}}}, 200, map[string]string{"Access-Control-Allow-Origin": "*"}},
		"none configured":  {Config{Routes: config.Routes}, sent{"GET", "/v1/x", "", http.Header{"Origin": {"https://any.example"}}}, 200, map[string]string{"Access-Control-Allow-Origin": "https://own.example"}},
		"not asked for it": {config, sent{method: "GET", path: "/v1/x"}, 200, map[string]string{"Access-Control-Allow-Origin": ""}},
	} {
		t.Run(name, func(t *testing.T) {
			invoked := &called{answer: func(context.Context) (string, error) {
				return `{"statusCode":200,"headers":{"Access-Control-Allow-Origin":"https://own.example"}}`, nil
			}}
			answer, _ := do(t, serve(t, c.config, invoked), c.sent)
			if answer.StatusCode != c.status {
				t.Errorf("got %d", answer.StatusCode)
			}
			for header, want := range c.want {
				if got := answer.Header.Get(header); got != want {
					t.Errorf("%s is %q, want %q", header, got, want)
				}
			}
		})
	}
}
