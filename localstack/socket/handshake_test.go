package socket

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const arn = "arn:aws:execute-api:us-east-1:000000000000:local/ws/$connect"

func allowing(context string) string {
	return `{"principalId":"alice","policyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["execute-api:Invoke"],"Resource":["` + arn + `"]}]}` + context + `}`
}

func withAuthorizer(c *Config) {
	c.Authorizer = &Authorizer{"authorize", []string{"route.request.header.Sec-WebSocket-Protocol"}}
}

func TestWithoutTheIdentitySourceNobodyIsAsked(t *testing.T) {
	b := newBench(t, withAuthorizer)
	status, body := b.refused()
	if status != http.StatusUnauthorized || !strings.Contains(body, `"message":"Unauthorized"`) {
		t.Errorf("%d %s", status, body)
	}
	b.quiet()
}

func TestWhatAnAuthorizerCanSay(t *testing.T) {
	for name, c := range map[string]struct {
		answer string
		err    error
		want   int // 101 lets in
	}{
		"allow":               {allowing(""), nil, 101},
		"deny":                {strings.Replace(allowing(""), "Allow", "Deny", 1), nil, 403},
		"another resource":    {strings.Replace(allowing(""), "/ws/", "/other/", 1), nil, 403},
		"no policy":           {`{"principalId":"alice"}`, nil, 403},
		"no JSON":             {`alice`, nil, 403},
		"nobody":              {strings.Replace(allowing(""), "alice", "", 1), nil, 500},
		"a list in context":   {allowing(`,"context":{"roles":["a"]}`), nil, 500},
		"too much":            {allowing(`,"context":{"a":"` + strings.Repeat("x", maxVerdict) + `"}`), nil, 500},
		"Unauthorized":        {"", &Failed{"Unauthorized"}, 401},
		"another error":       {"", &Failed{"Unauthorized: expired"}, 500},
		"not in time":         {"", ErrNotInTime, 500},
		"broken in its midst": {"", errors.New("Unauthorized"), 500},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, withAuthorizer)
			b.functions.on("authorize", always(c.answer, c.err))
			_, response, err := b.tryDial("parley.v1", "token")
			if response == nil || response.StatusCode != c.want {
				t.Fatalf("%v, %v; want %d", response, err, c.want)
			}
			b.next("authorize")
			if c.want == 101 {
				b.next("connect")
			}
			b.quiet()
		})
	}
}

func TestTheAuthorizersEventAndWhatItSaysLater(t *testing.T) {
	b := newBench(t, withAuthorizer)
	b.functions.on("authorize", always(allowing(`,"context":{"session":"s1","level":3,"admin":true}`), nil))
	before := time.Now().UnixMilli()
	socket := b.dial("parley.v1", "token")
	authorize := b.next("authorize")
	var more struct {
		Type           string            `json:"type"`
		MethodARN      string            `json:"methodArn"`
		StageVariables map[string]string `json:"stageVariables"`
	}
	if err := json.Unmarshal(authorize.raw, &more); err != nil || more.Type != "REQUEST" || more.MethodARN != arn || more.StageVariables == nil {
		t.Errorf("%+v, %v", more, err)
	}
	e := authorize.event
	if e.Headers["Sec-WebSocket-Protocol"] != "parley.v1,token" || e.MultiValueHeaders["User-Agent"][0] != "bench" || e.Headers["Host"] == "" {
		t.Errorf("headers %v", e.Headers)
	}
	if e.QueryStringParameters["q"] != "2" || len(e.MultiValueQueryStringParameters["q"]) != 2 {
		t.Errorf("query %v", e.MultiValueQueryStringParameters)
	}
	at := e.RequestContext
	if at.RouteKey != "$connect" || at.EventType != "CONNECT" || at.Stage != "ws" || at.APIID != "local" || at.Identity.SourceIP != "127.0.0.1" ||
		at.ConnectedAt < before || at.RequestID == "" || at.DomainName == "" || !strings.HasSuffix(at.ConnectionID, "=") || at.Authorizer != nil {
		t.Errorf("context %+v", at)
	}
	b.send(socket, `{"type":"hello"}`)
	for _, function := range []string{"connect", "hello"} {
		later := b.next(function).event.RequestContext
		told, _ := later.Authorizer.(map[string]any)
		delete(told, "integrationLatency")
		want := map[string]any{"principalId": "alice", "session": "s1", "level": "3", "admin": "true"}
		if diff := cmp.Diff(want, told); diff != "" || later.ConnectionID != at.ConnectionID || later.ConnectedAt != at.ConnectedAt {
			t.Errorf("%s: %+v\n%s", function, later, diff)
		}
	}
}

func TestConnectDecidesAndChoosesTheSubprotocol(t *testing.T) {
	for name, c := range map[string]struct {
		answer   string
		err      error
		status   int
		protocol string
	}{
		"chosen":           {`{"statusCode":200,"headers":{"sec-websocket-protocol":"parley.v1"}}`, nil, 101, "parley.v1"},
		"chosen, many":     {`{"statusCode":204,"multiValueHeaders":{"Sec-WebSocket-Protocol":["parley.v1"]}}`, nil, 101, "parley.v1"},
		"none chosen":      {`{"statusCode":200}`, nil, 101, ""},
		"never offered":    {`{"statusCode":200,"headers":{"Sec-WebSocket-Protocol":"other"}}`, nil, 101, ""},
		"refused":          {`{"statusCode":429}`, nil, 429, ""},
		"no proxy answer":  {`null`, nil, 502, ""},
		"failed":           {"", &Failed{"oh"}, 502, ""},
		"not in time":      {"", ErrNotInTime, 504, ""},
		"a redirect, even": {`{"statusCode":302}`, nil, 302, ""},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, nil)
			b.functions.on("connect", always(c.answer, c.err))
			_, response, err := b.tryDial("parley.v1", "token")
			if response == nil || response.StatusCode != c.status || response.Header.Get("Sec-WebSocket-Protocol") != c.protocol {
				t.Fatalf("%v, %v; want %d %q", response, err, c.status, c.protocol)
			}
			b.next("connect")
			b.quiet() // nobody who was not let in is said to have left
		})
	}
}

func TestAPostDuringConnectIsGone(t *testing.T) {
	b := newBench(t, nil)
	b.functions.on("connect", func(_ context.Context, c call) (string, error) {
		if status, _ := b.post(c.event.RequestContext.ConnectionID, "early"); status != http.StatusGone {
			t.Errorf("a post during $connect: %d", status)
		}
		return `{"statusCode":200}`, nil
	})
	b.dial()
}

func TestWhatIsNoHandshakeIsRefused(t *testing.T) {
	b := newBench(t, nil)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, b.public.URL+"/ws", nil)
	if err != nil {
		t.Fatal(err)
	}
	if IsUpgrade(r) {
		t.Error("a plain GET counts as an upgrade")
	}
	if status, body := b.do(r); status != http.StatusBadRequest {
		t.Errorf("%d %s", status, body)
	}
	b.quiet()
}

func TestWhichPoliciesPermit(t *testing.T) {
	statement := func(effect, action, resource string) string {
		return `{"Effect":"` + effect + `","Action":` + action + `,"Resource":` + resource + `}`
	}
	allow := statement("Allow", `"execute-api:Invoke"`, `"`+arn+`"`)
	for name, c := range map[string]struct {
		statements string
		want       bool
	}{
		"one for a list":      {allow, true},
		"lists":               {`[` + statement("Allow", `["a:b","execute-api:Invoke"]`, `["x","`+arn+`"]`) + `]`, true},
		"wildcards":           {`[` + statement("Allow", `"execute-api:*"`, `"arn:aws:execute-api:*:local/w?/*"`) + `]`, true},
		"everything":          {`[` + statement("Allow", `"*"`, `"*"`) + `]`, true},
		"action in any case":  {`[` + statement("Allow", `"Execute-API:invoke"`, `"*"`) + `]`, true},
		"resource is exact":   {`[` + statement("Allow", `"*"`, `"`+strings.ToUpper(arn)+`"`) + `]`, false},
		"deny wins":           {`[` + allow + `,` + statement("Deny", `"*"`, `"*"`) + `]`, false},
		"deny of another":     {`[` + allow + `,` + statement("Deny", `"*"`, `"other"`) + `]`, true},
		"another action":      {statement("Allow", `"execute-api:ManageConnections"`, `"*"`), false},
		"a stage that begins": {statement("Allow", `"*"`, `"arn:aws:execute-api:us-east-1:000000000000:local/w"`), false},
		"nothing":             {`[]`, false},
		"a condition":         {`{"Effect":"Allow","Action":"*","Resource":"*","Condition":{}}`, false},
		"not an action":       {`{"Effect":"Allow","NotAction":"x","Resource":"*"}`, false},
		"no text":             {statement("Allow", `7`, `"*"`), false},
	} {
		if got := permits([]byte(`{"Version":"2012-10-17","Statement":`+c.statements+`}`), arn); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestWhatCannotBeServedIsSaid(t *testing.T) {
	for _, config := range []Config{
		{Selection: "$request.header.type"},
		{Selection: "$request.body."},
		{Selection: "$request.body.type", Authorizer: &Authorizer{"f", []string{"context.identity"}}},
	} {
		if _, err := New(config, nil); err == nil {
			t.Errorf("%+v is served", config)
		}
	}
}
