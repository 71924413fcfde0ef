package infra_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/infra"
	"github.com/parleyhq/parley/infra/conformance"
)

// onSocket reports whether a function is called by the WebSocket API.
func onSocket(name string) bool { return strings.HasPrefix(name, "ws-") }

// authorizing is the function that no route leads to: it is asked before a connection opens.
const authorizing = "ws-authorize"

// socketRoutes are the routes of the WebSocket API by their functions, among them that of the authorizer.
func socketRoutes(t testing.TB) map[string]string {
	t.Helper()
	names := map[string]string{}
	for _, name := range functions(t) {
		names[logicalID(name)] = name
	}
	routes := map[string]string{}
	add := func(id, route string) {
		name := names[strings.TrimSuffix(id, ".Arn")]
		if routes[name] != "" || name == "" {
			t.Errorf("%s leads to %q, which has %q", route, id, routes[name])
		}
		routes[name] = route
	}
	raw := map[string]string{} // routes beside the API: what they lead to
	for _, r := range template(t).resources {
		switch r.kind {
		case "AWS::Serverless::WebSocketApi":
			add(r.properties["Auth"].(map[string]any)["AuthArn"].(string), "the authorizer")
			for route, to := range r.properties["Routes"].(map[string]any) {
				add(to.(map[string]any)["FunctionArn"].(string), route)
			}
		case "AWS::ApiGatewayV2::Route":
			raw[r.properties["Target"].(string)] = r.properties["RouteKey"].(string)
		}
	}
	for _, r := range template(t).resources {
		if route := raw["integrations/${"+r.id+"}"]; r.kind == "AWS::ApiGatewayV2::Integration" {
			_, arn, _ := strings.Cut(r.properties["IntegrationUri"].(string), "functions/${")
			id, _, _ := strings.Cut(arn, "}")
			add(id, route)
		}
	}
	return routes
}

func TestEverySocketFunctionIsReachedByOneRoute(t *testing.T) {
	routes := socketRoutes(t)
	for _, name := range functions(t) {
		if onSocket(name) != (routes[name] != "") {
			t.Errorf("%s is reached by %q", name, routes[name])
		}
	}
}

// A route beside its API needs its own permission, which names it.
func TestARouteBesideItsAPIMayCallItsFunction(t *testing.T) {
	permitted := map[string]bool{}
	for _, r := range template(t).resources {
		if r.kind == "AWS::Lambda::Permission" {
			source := r.properties["SourceArn"].(string)
			permitted[source[strings.LastIndex(source, "/")+1:]] = true
		}
	}
	for _, r := range template(t).resources {
		if r.kind == "AWS::ApiGatewayV2::Route" && !permitted[r.properties["RouteKey"].(string)] {
			t.Errorf("nothing permits the route %s to call its function", r.id)
		}
	}
}

// socketEvent is what a WebSocket API sends, to functions and to its authorizer.
type socketEvent struct {
	Type      string `json:"type,omitempty"`
	MethodARN string `json:"methodArn,omitempty"`
	events.APIGatewayWebsocketProxyRequest
}

func eachSocketEvent(t *testing.T, test func(t *testing.T, name string, text []byte, event socketEvent)) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, "events", "ws-*", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample events: %v", err)
	}
	for _, file := range files {
		name := filepath.Base(filepath.Dir(file))
		t.Run(path.Join(name, filepath.Base(file)), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var event socketEvent
			decoder := json.NewDecoder(bytes.NewReader(text))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(&event); err != nil {
				t.Fatal(err)
			}
			test(t, name, text, event)
		})
	}
}

func TestSampleEventsOfSocketsSurviveTheirGoType(t *testing.T) {
	eachSocketEvent(t, func(t *testing.T, name string, text []byte, event socketEvent) {
		again, err := json.Marshal(event)
		if err != nil {
			t.Fatal(err)
		}
		var got, want map[string]any
		if err := json.Unmarshal(again, &got); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		if name == authorizing {
			delete(got, "isBase64Encoded") // the type always writes it
		}
		same(t, "event", got, want)
	})
}

func TestSampleEventsAreWhatAWebSocketAPISends(t *testing.T) {
	routes, ids := socketRoutes(t), map[string]string{}
	kinds := map[string]string{"$connect": "CONNECT", "$disconnect": "DISCONNECT"}
	eachSocketEvent(t, func(t *testing.T, name string, _ []byte, event socketEvent) {
		about, route := event.RequestContext, routes[name]
		if name == authorizing {
			route = "$connect"
			same(t, "type", event.Type, "REQUEST")
		} else {
			said, _ := about.Authorizer.(map[string]any)
			same(t, "session", said["session"], said["principalId"])
		}
		same(t, "route", about.RouteKey, route)
		kind := kinds[route]
		if kind == "" {
			kind = "MESSAGE"
			var frame struct{ Type string }
			if err := json.Unmarshal([]byte(event.Body), &frame); err != nil || frame.Type != route && route != "$default" {
				t.Errorf("the frame %s is not of this route: %v", event.Body, err)
			}
		}
		same(t, "kind", about.EventType, kind)
		for header, values := range event.MultiValueHeaders {
			same(t, header, event.Headers[header], values[len(values)-1])
		}
		if other := ids[about.RequestID]; other != "" || about.RequestID == "" || about.ConnectionID == "" {
			t.Errorf("the request id %q is %s's", about.RequestID, other)
		}
		ids[about.RequestID] = t.Name()
	})
}

func TestSampleFramesAreWhatTheContractAllows(t *testing.T) {
	contract, err := conformance.Load(infra.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	socket, err := contract.LoadSocket(infra.AsyncAPI)
	if err != nil {
		t.Fatal(err)
	}
	eachSocketEvent(t, func(t *testing.T, name string, _ []byte, event socketEvent) {
		if event.RequestContext.EventType != "MESSAGE" || name == "ws-default" {
			return
		}
		if err := socket.CheckClientFrame([]byte(event.Body)); err != nil {
			t.Error(err)
		}
	})
}

func TestCommandsAndRoutesAreTheSameSet(t *testing.T) {
	contract, err := conformance.Load(infra.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	socket, err := contract.LoadSocket(infra.AsyncAPI)
	if err != nil {
		t.Fatal(err)
	}
	var routed []string
	for name, route := range socketRoutes(t) {
		if name != authorizing && !strings.HasPrefix(route, "$") {
			routed = append(routed, route)
		}
	}
	slices.Sort(routed)
	commands := socket.Commands()
	slices.Sort(commands)
	same(t, "routes of frames", routed, commands)
}
