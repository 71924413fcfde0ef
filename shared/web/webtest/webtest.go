// Package webtest calls handlers as Lambda calls them, with the sample events of events/<function>/, and
// compares what they answer. It is for tests. It knows the edge, and nothing of what handlers do.
package webtest

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"log/slog"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

// What the sample events speak of.
const (
	App      parley.AppID     = "3f1c9a5e-d2b7-4c4e-9a0b-6d1f8e7c2a55"
	Channel  parley.ChannelID = "Q2hhbm5lbC1vZi1hbGljZQ"
	Message  parley.MessageID = "Q2hhbm5lbC1vZi1hbGljZQM" // entry 3 of Channel
	operator                  = "operator-key-of-the-sample-events"
)

// Alice is the user of the sample events.
func Alice() parley.Credential {
	return parley.Credential{
		Kind: parley.SessionToken, App: App, User: "alice", ID: base64.RawURLEncoding.EncodeToString([]byte("session-example1")),
		Secret: []byte("an-example-secret-of-32-bytes-zz"),
	}
}

// Server is the app's server of the sample events, acting as user, or for nobody.
func Server(user parley.UserID) parley.Credential {
	return parley.Credential{
		Kind: parley.APIKey, App: App, User: user, ID: base64.RawURLEncoding.EncodeToString([]byte("key-0001")),
		Environment: parley.Staging, Secret: []byte("an-example-secret-of-32-bytes-xx"),
	}
}

// Operator is the operator of the sample events.
func Operator() parley.Credential {
	return parley.Credential{Kind: parley.OperatorKey, Secret: []byte(operator)}
}

// Event is a call, to be changed into others like it.
type Event struct{ events.APIGatewayV2HTTPRequest }

// Load reads a sample event of the function whose folder the test runs in.
func Load(t testing.TB, name string) Event {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join("..", "..", "events", filepath.Base(folder), name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var e Event
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&e.APIGatewayV2HTTPRequest); err != nil {
		t.Fatalf("events/%s/%s.json: %v", filepath.Base(folder), name, err)
	}
	return e
}

// Body is the call with another body; one that is not UTF-8 comes in base64, since it cannot stand in JSON.
func (e Event) Body(text string) Event {
	e.APIGatewayV2HTTPRequest.Body, e.IsBase64Encoded = text, false
	if !utf8.ValidString(text) {
		e.APIGatewayV2HTTPRequest.Body, e.IsBase64Encoded = base64.StdEncoding.EncodeToString([]byte(text)), true
	}
	return e
}

// Query is the call with another query string.
func (e Event) Query(raw string) Event {
	e.RawQueryString = raw
	return e
}

// Header is the call with another value of a header; "" takes the header away.
func (e Event) Header(name, value string) Event {
	e.Headers = maps.Clone(e.Headers)
	delete(e.Headers, name)
	if value != "" {
		e.Headers[name] = value
	}
	return e
}

// Answer is what a call was answered.
type Answer struct {
	Status int
	Header map[string]string
	Body   string
}

// Serve makes a call, through JSON and back as Lambda does. Whatever the answer: the Lambda does not
// fail, the answer names the request, and the log holds nothing that was sent.
func Serve(t testing.TB, h web.Handler, e Event) Answer {
	t.Helper()
	var logged bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&logged, nil)))
	defer slog.SetDefault(before)

	payload, err := json.Marshal(e.APIGatewayV2HTTPRequest)
	if err != nil {
		t.Fatal(err)
	}
	out, err := lambda.NewHandler(web.Lambda(h)).Invoke(t.Context(), payload)
	if err != nil {
		t.Fatalf("the Lambda failed: %v", err)
	}
	var answer events.APIGatewayV2HTTPResponse
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Fatal(err)
	}
	if got := answer.Headers["X-Request-Id"]; got != e.RequestContext.RequestID {
		t.Errorf("X-Request-Id %q, want %q", got, e.RequestContext.RequestID)
	}
	if got := answer.Headers["X-Content-Type-Options"]; got != "nosniff" {
		t.Errorf("X-Content-Type-Options %q, want nosniff", got)
	}
	_, secret, _ := strings.Cut(e.Headers["authorization"], " ")
	for _, sent := range append(slices.Collect(maps.Values(e.PathParameters)), e.APIGatewayV2HTTPRequest.Body, secret) {
		if len(sent) > 3 && strings.Contains(logged.String(), sent) {
			t.Errorf("the log holds %q:\n%s", sent, &logged)
		}
	}
	return Answer{Status: answer.StatusCode, Header: answer.Headers, Body: answer.Body}
}

// Is fails the test where the answer is not this status with this JSON; "" is no body.
func (a Answer) Is(t testing.TB, status int, want string) {
	t.Helper()
	if a.Status != status {
		t.Errorf("status %d, want %d: %s", a.Status, status, a.Body)
		return
	}
	if want == "" {
		if a.Body != "" || a.Header["Content-Type"] != "" {
			t.Errorf("a body where there should be none: %q %s", a.Body, a.Header["Content-Type"])
		}
		return
	}
	if got := a.Header["Content-Type"]; got != "application/json" {
		t.Errorf("Content-Type %q", got)
	}
	if diff := cmp.Diff(Decode(t, want), Decode(t, a.Body)); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
}

// Judged reports whether a call whose input is anything at all was taken. One that was not is refused for its input,
// and each place that the refusal names is one of the body or a parameter.
func (a Answer) Judged(t testing.TB) (taken bool) {
	t.Helper()
	if a.Status < http.StatusBadRequest {
		return true
	}
	var got struct {
		Code   parley.Code
		Detail string
		Errors []struct{ Pointer, Detail string }
	}
	if err := json.Unmarshal([]byte(a.Body), &got); err != nil || !web.AboutInput(got.Code) && got.Code != parley.UnsupportedMediaType || got.Detail == "" {
		t.Errorf("%d %v: %s", a.Status, err, a.Body)
	}
	for _, e := range got.Errors {
		if p := jsontext.Pointer(e.Pointer); e.Detail == "" || strings.HasPrefix(e.Pointer, "/") && !p.IsValid() {
			t.Errorf("points at %q: %s", e.Pointer, a.Body)
		}
	}
	return false
}

// Lacks fails the test where one of the words stands anywhere in the answer.
func (a Answer) Lacks(t testing.TB, words ...string) {
	t.Helper()
	for _, word := range words {
		if strings.Contains(a.Body, word) {
			t.Errorf("the answer must not hold %q: %s", word, a.Body)
		}
	}
}

// Refused fails the test where the answer is not a problem document of this status and code that points
// at this place, or at none.
func (a Answer) Refused(t testing.TB, status int, code parley.Code, pointer string) {
	t.Helper()
	type problem struct {
		Type, Title string
		Status      int
		Code        parley.Code
		Detail      string
		Pointers    []string
		RequestID   string
	}
	var got struct {
		Type, Title, Detail string
		Status              int
		Code                parley.Code
		Errors              []struct{ Pointer, Detail string }
		RequestID           string `json:"request_id"`
	}
	if err := json.Unmarshal([]byte(a.Body), &got); err != nil {
		t.Fatalf("%v: %s", err, a.Body)
	}
	want := problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Code: code, Detail: got.Detail, RequestID: a.Header["X-Request-Id"]}
	if pointer != "" {
		want.Pointers = []string{pointer}
	}
	shown := problem{Type: got.Type, Title: got.Title, Status: got.Status, Code: got.Code, Detail: got.Detail, RequestID: got.RequestID}
	for _, place := range got.Errors {
		shown.Pointers = append(shown.Pointers, place.Pointer)
	}
	if diff := cmp.Diff(want, shown); diff != "" {
		t.Errorf("problem (-want +got):\n%s", diff)
	}
	if a.Status != status || a.Header["Content-Type"] != "application/problem+json" || got.Detail == "" {
		t.Errorf("%d %s, detail %q", a.Status, a.Header["Content-Type"], got.Detail)
	}
}

// Decode is a JSON text as plain values; numbers keep their spelling.
func Decode(t testing.TB, text string) any {
	t.Helper()
	var v any
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&v); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return v
}

// Same fails the test where got is not want.
func Same(t testing.TB, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}
