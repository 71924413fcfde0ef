package infra_test

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/parleyhq/parley/infra"
)

// uncounted are the ways of boot for functions whose callers nobody is held to account for: anybody, AWS itself,
// and who connects or leaves. Every other way admits somebody, and what it admits is counted.
var uncounted = []string{"Public", "Stream", "Queue", "Push", "Deliveries", "Due", "Schedule", "WebhooksPublic", "WebhooksQueue", "WebhooksSchedule", "SocketAuthorizer", "SocketOpening", "SocketClosing"}

var booted = regexp.MustCompile(`boot\.([A-Z]\w+)\(`)

// admits reports whether a function's callers are limited.
func admits(t testing.TB, name string) bool {
	t.Helper()
	way := booted.FindSubmatch(read(t, path.Join("functions", name, "main.go")))
	if way == nil {
		t.Fatalf("functions/%s/main.go: nothing boots it", name)
	}
	return !slices.Contains(uncounted, string(way[1]))
}

// counting is what a function needs to count the calls that it admits.
const counting = "- { Effect: Allow, Action: [dynamodb:BatchGetItem, dynamodb:UpdateItem], Resource: !GetAtt Data.Outputs.UsageTableArn }\n"

// block is a function's part of the template, as it is written.
func block(t testing.TB, name string) string {
	t.Helper()
	_, after, ok := strings.Cut(string(read(t, "template.yaml")), "\n  # ---- "+name+" -")
	if !ok {
		t.Fatalf("template.yaml: no block of %s", name)
	}
	own, _, _ := strings.Cut(after, "\n  # ---- ")
	return own
}

// The write is made by one call in many, and one that is denied is dropped: a right that is missing would show
// nowhere but in limits that are not held.
func TestWhoAdmitsCallersMayCountThem(t *testing.T) {
	for _, name := range functions(t) {
		own, want := block(t, name), 0
		if admits(t, name) {
			want = 1
		}
		same(t, name+": counts by this statement", strings.Count(own, counting), want)
		same(t, name+": statements of the table of what was used", strings.Count(own, "UsageTable"), want)
	}
}

func TestWhoAdmitsCallersMayAnswerThatALimitIsReached(t *testing.T) {
	var document struct {
		Paths map[string]map[string]any `yaml:"paths"`
	}
	if err := yaml.Unmarshal(infra.OpenAPI, &document); err != nil {
		t.Fatal(err)
	}
	for _, item := range document.Paths {
		for _, operation := range item {
			operation, _ := operation.(map[string]any)
			name, ok := operation["operationId"].(string)
			if !ok {
				continue // parameters of the whole path
			}
			answers, _ := operation["responses"].(map[string]any)
			same(t, name+": 429", answers["429"] != nil, admits(t, name))
		}
	}
}

// What writes may lose its answer, and says so. Counting is no write that a caller is told of.
func TestWhoMayWriteMayAnswerThatNobodyKnows(t *testing.T) {
	var document struct {
		Paths map[string]map[string]any `yaml:"paths"`
	}
	if err := yaml.Unmarshal(infra.OpenAPI, &document); err != nil {
		t.Fatal(err)
	}
	writes := regexp.MustCompile(`dynamodb:(Put|Update|Delete|BatchWrite)`)
	for path, item := range document.Paths {
		for method, operation := range item {
			operation, ok := operation.(map[string]any)
			if !ok {
				continue // parameters of the whole path
			}
			grants := strings.ReplaceAll(block(t, fmt.Sprint(operation["operationId"])), counting, "")
			failure := fmt.Sprint(operation["responses"].(map[string]any)["500"])
			if writes.MatchString(grants) && !strings.Contains(failure, "/UnknownOutcome") {
				t.Errorf("%s %s: 500 is %s", method, path, failure)
			}
		}
	}
}
