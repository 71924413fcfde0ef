package infra_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/infra"
	"github.com/parleyhq/parley/infra/conformance"
	"github.com/parleyhq/parley/shared/parley"
)

// eachEvent runs a test on every sample event.
func eachEvent(t *testing.T, test func(t *testing.T, name string, text []byte, event events.APIGatewayV2HTTPRequest)) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, "events", "*", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample events: %v", err)
	}
	for _, file := range files {
		name := filepath.Base(filepath.Dir(file))
		if !overHTTP(name) {
			continue
		}
		t.Run(path.Join(name, filepath.Base(file)), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var event events.APIGatewayV2HTTPRequest
			decoder := json.NewDecoder(bytes.NewReader(text))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(&event); err != nil {
				t.Fatal(err)
			}
			test(t, name, text, event)
		})
	}
}

func TestSampleEventsSurviveTheirGoType(t *testing.T) {
	eachEvent(t, func(t *testing.T, _ string, text []byte, event events.APIGatewayV2HTTPRequest) {
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
		delete(got["requestContext"].(map[string]any), "authentication") // the type always writes it
		same(t, "event", got, want)
	})
}

func TestSampleEventsAreWhatAnHTTPAPISends(t *testing.T) {
	routes := operations(t)
	routes[fallback] = "$default"
	ids := map[string]string{}
	eachEvent(t, func(t *testing.T, name string, _ []byte, event events.APIGatewayV2HTTPRequest) {
		about := event.RequestContext
		same(t, "version", event.Version, "2.0")
		same(t, "route", []string{event.RouteKey, about.RouteKey}, []string{routes[name], routes[name]})
		same(t, "path", about.HTTP.Path, event.RawPath)
		same(t, "host", about.DomainName, event.Headers["host"])
		same(t, "user agent", about.HTTP.UserAgent, event.Headers["user-agent"])
		same(t, "content length", event.Headers["content-length"], strconv.Itoa(len(body(t, event))))
		for header := range event.Headers {
			same(t, "header", header, strings.ToLower(header))
		}
		if name != fallback {
			method, pattern, _ := strings.Cut(event.RouteKey, " ")
			same(t, "method", about.HTTP.Method, method)
			for param, value := range event.PathParameters {
				pattern = strings.Replace(pattern, "{"+param+"}", value, 1)
			}
			same(t, "decoded path", event.RawPath, pattern)
		}
		query, err := url.ParseQuery(event.RawQueryString)
		if err != nil {
			t.Fatal(err)
		}
		for parameter, values := range query {
			same(t, "query "+parameter, event.QueryStringParameters[parameter], strings.Join(values, ","))
		}
		same(t, "parameters of the query", len(event.QueryStringParameters), len(query))
		if other := ids[about.RequestID]; other != "" || about.RequestID == "" {
			t.Errorf("the request id %q is %s's", about.RequestID, other)
		}
		ids[about.RequestID] = t.Name()
		if _, err := parley.ParseCredential(event.Headers["authorization"], event.Headers["parley-user"]); err != nil {
			t.Error(err)
		}
	})
}

func TestSampleEventsAreCallsThatTheContractAllows(t *testing.T) {
	contract, err := conformance.Load(infra.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	eachEvent(t, func(t *testing.T, name string, _ []byte, event events.APIGatewayV2HTTPRequest) {
		if name == fallback {
			return
		}
		i := slices.IndexFunc(contract.Operations, func(o *conformance.Operation) bool { return o.ID == name })
		if i < 0 {
			t.Fatalf("no operation %s", name)
		}
		call := conformance.Call{
			Method: event.RequestContext.HTTP.Method, URL: &url.URL{Path: event.RawPath, RawQuery: event.RawQueryString},
			Header: http.Header{}, Body: body(t, event),
		}
		for header, value := range event.Headers {
			call.Header.Set(header, value)
		}
		if len(call.Body) == 0 && event.Headers["content-type"] == "" { // left out, where that means {}
			call.Body = []byte("{}")
			call.Header.Set("Content-Type", "application/json")
		}
		if err := contract.CheckRequest(contract.Operations[i], event.PathParameters, call); err != nil {
			t.Error(err)
		}
	})
}

func body(t *testing.T, event events.APIGatewayV2HTTPRequest) []byte {
	t.Helper()
	if !event.IsBase64Encoded {
		return []byte(event.Body)
	}
	decoded, err := base64.StdEncoding.DecodeString(event.Body)
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}
