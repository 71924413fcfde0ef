package infra_test

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/infra"
)

// deployment is a CloudFormation template, as far as these tests look into it.
type deployment struct{ resources []resource }

type resource struct {
	id, kind   string
	properties map[string]any
}

type function struct{ resource }

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func template(t testing.TB) deployment { return readTemplate(t, "template.yaml") }

// readTemplate reads resources in the order of the file. CloudFormation's tags are looked through.
func readTemplate(t testing.TB, name string) deployment {
	t.Helper()
	var text struct {
		Resources yaml.MapSlice `yaml:"Resources"`
	}
	if err := yaml.Unmarshal(read(t, name), &text); err != nil {
		t.Fatal(err)
	}
	var d deployment
	for _, item := range text.Resources {
		body := plain(item.Value).(map[string]any)
		properties, _ := body["Properties"].(map[string]any)
		d.resources = append(d.resources, resource{id: item.Key.(string), kind: body["Type"].(string), properties: properties})
	}
	if len(d.resources) == 0 {
		t.Fatalf("%s: no resources found", name)
	}
	return d
}

// plain turns ordered maps into maps.
func plain(v any) any {
	switch v := v.(type) {
	case yaml.MapSlice:
		m := map[string]any{}
		for _, item := range v {
			m[fmt.Sprint(item.Key)] = plain(item.Value)
		}
		return m
	case map[string]any:
		for name, value := range v {
			v[name] = plain(value)
		}
		return v
	case []any:
		for i, value := range v {
			v[i] = plain(value)
		}
		return v
	}
	return v
}

func (d deployment) functions() []function {
	var list []function
	for _, r := range d.resources {
		if r.kind == "AWS::Serverless::Function" {
			list = append(list, function{r})
		}
	}
	return list
}

// routes are the routes of a function, as API Gateway writes them.
func (f function) routes(t testing.TB) []string {
	t.Helper()
	var routes []string
	triggers, _ := f.properties["Events"].(map[string]any)
	for _, trigger := range triggers {
		trigger := trigger.(map[string]any)
		if trigger["Type"] != "HttpApi" {
			continue
		}
		properties, _ := trigger["Properties"].(map[string]any)
		if properties["ApiId"] != "HttpApi" {
			t.Errorf("%s: a route belongs to an API; ApiId is %v", f.id, properties["ApiId"])
		}
		if properties["Path"] == nil && properties["Method"] == nil {
			routes = append(routes, "$default")
			continue
		}
		routes = append(routes, fmt.Sprint(properties["Method"], " ", properties["Path"]))
	}
	slices.Sort(routes)
	return routes
}

// operations are the routes of the contract by operationId.
func operations(t testing.TB) map[string]string {
	t.Helper()
	var document struct {
		Paths map[string]map[string]any `yaml:"paths"`
	}
	if err := yaml.Unmarshal(infra.OpenAPI, &document); err != nil {
		t.Fatal(err)
	}
	routes := map[string]string{}
	for path, item := range document.Paths {
		for method, operation := range item {
			operation, ok := operation.(map[string]any)
			if !ok {
				continue // parameters of the whole path
			}
			id, _ := operation["operationId"].(string)
			if routes[id] != "" {
				t.Errorf("operationId %q is said twice", id)
			}
			routes[id] = strings.ToUpper(method) + " " + path
		}
	}
	if len(routes) == 0 {
		t.Fatal("no operations found")
	}
	return routes
}

// CloudFormation takes 500 resources in a stack; SAM makes more of them than the template shows.
func TestTheStackStaysUnderCloudFormationsLimit(t *testing.T) {
	const limit = 500
	for _, name := range []string{"template.yaml", "data.yaml", "content.yaml", "live.yaml", "webhooks.yaml", "alarms.yaml"} {
		if name != "template.yaml" {
			name = "infra/" + name
		}
		d := readTemplate(t, name)
		total := 0
		for _, r := range d.resources {
			total += r.deployed(t)
		}
		t.Logf("%s: %d resources written, %d deployed, %d at most", name, len(d.resources), total, limit)
		if total > limit {
			t.Errorf("%s deploys %d resources; CloudFormation takes %d", name, total, limit)
		}
	}
}

// deployed is how many resources SAM makes of one.
func (r resource) deployed(t testing.TB) int {
	t.Helper()
	switch r.kind {
	case "AWS::Serverless::Function":
		n := 1
		if r.properties["Role"] == nil {
			n++
		}
		if r.properties["AutoPublishAlias"] != nil {
			n += 2 // version and alias
		}
		if url := r.properties["FunctionUrlConfig"]; url != nil {
			n += 2 // and its permission
		}
		triggers, _ := r.properties["Events"].(map[string]any)
		// A trigger is a permission, an event source mapping, or a rule or schedule with its permission
		// or role; a route stands in the body of its API.
		for _, trigger := range triggers {
			switch trigger.(map[string]any)["Type"] {
			case "HttpApi", "Api", "DynamoDB", "SQS", "Kinesis":
				n++
			default:
				n += 2
			}
		}
		return n
	case "AWS::Serverless::HttpApi":
		return 2 // and its stage
	case "AWS::Serverless::WebSocketApi":
		routes, _ := r.properties["Routes"].(map[string]any)
		n := 2 + 3*len(routes) // and its stage; a route is route, integration and permission
		if r.properties["Auth"] != nil {
			n += 2 // authorizer and permission
		}
		return n
	}
	if strings.HasPrefix(r.kind, "AWS::Serverless::") {
		t.Errorf("%s: nobody has counted what SAM makes of %s", r.id, r.kind)
	}
	return 1
}

// Only the local stack lets functions call their own machine for a customer.
func TestNoTemplateOpensTheWayToLoopback(t *testing.T) {
	for _, file := range sources(t) {
		if path.Ext(file) == ".yaml" && strings.Contains(string(read(t, file)), "PARLEY_OUTBOUND_LOOPBACK") {
			t.Errorf("%s sets PARLEY_OUTBOUND_LOOPBACK", file)
		}
	}
}
