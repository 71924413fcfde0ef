package main

import (
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/engine"
	"github.com/parleyhq/parley/localstack/template"
)

// faceOf serves the public face of a template with these WebSocket APIs, over functions of which none
// can run, and gives the URL of @connections.
func faceOf(t *testing.T, apis ...template.WebSocketAPI) (*stack, string) {
	t.Helper()
	s := &stack{
		out: newConsole(io.Discard),
		settings: settings{
			credentials:        engine.Credentials{Region: template.Region, KeyID: "local", Secret: "local"},
			connectionLifetime: 90 * time.Second, connectionIdle: time.Minute,
		},
		template: template.Stack{HTTPAPIs: []template.HTTPAPI{{Stage: template.Default}}, WebSocketAPIs: apis},
	}
	connections, err := s.startSockets()
	if err != nil {
		t.Fatal(err)
	}
	if s.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	if err := s.serve(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.close)
	return s, connections
}

func TestTheFaceServesTheWebSocketAPI(t *testing.T) {
	s, connections := faceOf(t, template.WebSocketAPI{
		Stage: "ws", RouteSelectionExpression: "$request.body.type",
		Authorizer: &template.Authorizer{Function: "authorize", IdentitySources: []string{"route.request.header.Sec-WebSocket-Protocol"}},
	})
	if s.socketURL() != "ws://"+s.listener.Addr().String()+"/ws" || !strings.HasPrefix(connections, "http://127.0.0.1:") || !strings.HasSuffix(connections, "/ws") {
		t.Errorf("%s and %s", s.socketURL(), connections)
	}
	upgrade := http.Header{
		"Connection": {"Upgrade"}, "Upgrade": {"websocket"}, "Sec-Websocket-Version": {"13"}, "Sec-Websocket-Key": {"dGhlIHNhbXBsZSBub25jZQ=="},
	}
	foreign := http.Header{"Origin": {"https://evil.example"}}
	for name, c := range map[string]struct {
		url    string
		header http.Header
		want   int
	}{
		"a WebSocket without a token":    {s.url() + "/ws", upgrade, http.StatusUnauthorized},
		"no WebSocket":                   {s.url() + "/ws", nil, http.StatusNotFound},
		"a WebSocket elsewhere":          {s.url() + "/v1", upgrade, http.StatusNotFound},
		"the connections":                {s.url() + "/local/connections", nil, http.StatusOK},
		"the connections, another site":  {s.url() + "/local/connections", foreign, http.StatusForbidden},
		"@connections, without a key":    {connections + "/@connections/x", nil, http.StatusForbidden},
		"@connections, at the face":      {s.url() + "/ws/@connections/x", nil, http.StatusNotFound},
		"the connections, at the others": {strings.TrimSuffix(connections, "/ws") + "/local/connections", nil, http.StatusForbidden},
	} {
		if status, body := request(t, http.MethodGet, c.url, "", c.header); status != c.want {
			t.Errorf("%s: %d %s, want %d", name, status, body, c.want)
		}
	}
	env := s.functionEnvironment(template.Function{Environment: map[string]string{"PARLEY_CONNECTION_LIFETIME": "7200", "OTHER": "x"}})
	if env["PARLEY_CONNECTION_LIFETIME"] != "90" || env["OTHER"] != "x" {
		t.Errorf("functions see %v", env)
	}
}

func TestWithoutAWebSocketAPINoneIsServed(t *testing.T) {
	s, connections := faceOf(t)
	if connections != "" || s.socketURL() != "" {
		t.Errorf("%q and %q", connections, s.socketURL())
	}
	if status, _ := get(t, s.url()+"/local/connections"); status != http.StatusNotFound {
		t.Errorf("the connections: %d", status)
	}
	env := s.functionEnvironment(template.Function{Environment: map[string]string{"OTHER": "x"}})
	if len(env) != 1 {
		t.Errorf("functions see %v", env)
	}
}
