// Package template reads a SAM template and the templates nested in it, and says what the local
// stack has to run: functions with what calls them, HTTP and WebSocket APIs, tables, queues, secrets.
//
// It resolves what the template says with local names (a table is called by its TableName or its
// logical id, a function by its folder). Values are resolved only where they are asked for, so that
// parts of a template that mean nothing on one machine (alarms, roles) may use what is unknown here.
// It starts nothing and must not know how anything is run.
package template

import (
	"fmt"
	"path/filepath"
	"time"
)

// Stack is everything of a template and its nested templates that can run on one machine.
type Stack struct {
	Functions     []Function
	HTTPAPIs      []HTTPAPI
	WebSocketAPIs []WebSocketAPI
	Tables        []Table
	Queues        []Queue
	Buckets       []Bucket
	Secrets       []Secret
}

// Function is a Lambda function.
type Function struct {
	LogicalID   string
	Folder      string // the last element of CodeUri, also the function's local name
	Timeout     time.Duration
	MemoryMB    int
	Reserved    int // reserved concurrency, 0 where the template sets none
	Environment map[string]string
	Policies    []Statement
	Routes      []Route
	Streams     []StreamMapping
	Queues      []QueueMapping
	Schedules   []Schedule
	Place       Place
}

// Route leads from an HTTP API to the function that holds it. The route that takes what no other
// takes has the Path "$default" and no Method.
type Route struct {
	API    string // the logical id of the HTTP API
	Method string // upper case; "ANY" is every method
	Path   string
	Place  Place
}

// Default is the path of the route that takes what no other route takes.
const Default = "$default"

// Key is the route as API Gateway writes it: "GET /v1/health" or "$default".
func (r Route) Key() string {
	if r.Path == Default {
		return Default
	}
	return r.Method + " " + r.Path
}

// HTTPAPI is an HTTP API; CORS is nil where it is not configured.
type HTTPAPI struct {
	LogicalID string
	Stage     string
	CORS      *CORS
	Place     Place
}

// CORS is what an HTTP API answers browsers of other origins.
type CORS struct {
	AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders []string

	AllowCredentials bool
	MaxAge           int // seconds, 0 where none is given
}

// Region and Account stand for AWS's in every name made here.
const (
	Region  = "us-east-1"
	Account = "000000000000"
)

// Place is a line of a template.
type Place struct {
	File string
	Line int
}

func (p Place) String() string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// Error is what is wrong with a template, and where.
type Error struct {
	Place Place
	Text  string
}

func (e *Error) Error() string { return e.Place.String() + ": " + e.Text }

func errorAt(p Place, format string, args ...any) error {
	return &Error{p, fmt.Sprintf(format, args...)}
}

// Read reads the template at path. What is wrong with a template is an *Error.
func Read(path string) (Stack, error) { return ReadWith(path, nil) }

// ReadWith is Read for a deployment with these parameters.
func ReadWith(path string, parameters map[string]string) (Stack, error) {
	r := &reader{names: map[string]Place{}}
	given := map[string]value{}
	for name, text := range parameters {
		given[name] = textValue(text, Place{filepath.Base(path), 1})
	}
	doc, err := r.open(path, filepath.Base(path), given)
	if err != nil {
		return Stack{}, err
	}
	if err := r.collect(doc); err != nil {
		return Stack{}, err
	}
	if err := r.checkAPIs(); err != nil {
		return Stack{}, err
	}
	if err := r.checkWebSocketAPIs(); err != nil {
		return Stack{}, err
	}
	if err := r.checkEvents(); err != nil {
		return Stack{}, err
	}
	return r.stack, nil
}

// reader gathers the parts of a template and of those nested in it.
type reader struct {
	stack      Stack
	webSockets webSocketParts
	depth      int              // of nested resolving: what refers to itself ends here
	names      map[string]Place // of tables and functions, which must be unique across nested templates
}

// claim refuses two things of one kind with one name, which would silently be one thing here.
func (r *reader) claim(kind, name string, place Place) error {
	key := kind + " " + name
	if first, taken := r.names[key]; taken {
		return errorAt(place, "two %ss are called %s; the other stands at %s", kind, name, first)
	}
	r.names[key] = place
	return nil
}

// collect takes what can run from doc and, after it, from the templates nested in doc.
func (r *reader) collect(doc *document) error {
	collectors := map[string]func(*document, resource) error{
		"AWS::Serverless::Function":      r.function,
		"AWS::Serverless::HttpApi":       r.httpAPI,
		"AWS::Serverless::WebSocketApi":  r.webSocketAPI,
		"AWS::ApiGatewayV2::Route":       r.webSocketRoute,
		"AWS::ApiGatewayV2::Integration": r.webSocketIntegration,
		"AWS::DynamoDB::Table":           r.table,
		"AWS::SQS::Queue":                r.queue,
		"AWS::S3::Bucket":                r.bucket,
		"AWS::SecretsManager::Secret":    r.secret,
	}
	for _, res := range doc.resources {
		if collector, known := collectors[res.kind]; known {
			if err := collector(doc, res); err != nil {
				return err
			}
		}
	}
	for _, res := range doc.resources {
		if child := doc.children[res.id]; child != nil {
			if err := r.collect(child); err != nil {
				return err
			}
		}
	}
	return nil
}
