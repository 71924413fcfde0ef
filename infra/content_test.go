package infra_test

import (
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// showing is what a function needs whose answers, frames or events hold links to what messages carry: a link can do
// what its signer may.
const showing = "s3:GetObject"

// Which answers hold a message's parts stands in the document; over sockets and for servers these do, too.
var showingElsewhere = []string{"messages-content-get", "queue-scheduled", "queue-webhooks", "stream-fanout", "ws-delivered", "ws-seen", "ws-send"}

func TestWhoShowsMessagesMayLeadToWhatTheyCarryAndNobodyElse(t *testing.T) {
	var document map[string]any
	if err := yaml.Unmarshal(read(t, "infra/openapi.yaml"), &document); err != nil {
		t.Fatal(err)
	}
	shows := map[string]bool{}
	for _, name := range showingElsewhere {
		shows[name] = true
	}
	for _, methods := range document["paths"].(map[string]any) {
		for _, operation := range methods.(map[string]any) {
			o, ok := operation.(map[string]any)
			if !ok || o["operationId"] == nil {
				continue
			}
			for status, answer := range o["responses"].(map[string]any) {
				if strings.HasPrefix(status, "2") && reaches(document, answer, "#/components/schemas/Part", map[string]bool{}) {
					shows[o["operationId"].(string)] = true
				}
			}
		}
	}
	delete(shows, "messages-delete-many") // it shows tombstones, which have no parts
	for _, name := range functions(t) {
		same(t, name+" may lead to content", strings.Contains(block(t, name), showing), shows[name])
	}
}

// reaches reports whether a part of a document refers to a place in it, by whatever ways.
func reaches(document map[string]any, part any, place string, seen map[string]bool) bool {
	switch part := part.(type) {
	case []any:
		for _, each := range part {
			if reaches(document, each, place, seen) {
				return true
			}
		}
	case map[string]any:
		if ref, ok := part["$ref"].(string); ok && !seen[ref] {
			seen[ref] = true
			if ref == place || reaches(document, at(document, ref), place, seen) {
				return true
			}
		}
		for _, each := range part {
			if reaches(document, each, place, seen) {
				return true
			}
		}
	}
	return false
}

func at(document map[string]any, ref string) any {
	var found any = document
	for name := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
		found = found.(map[string]any)[name]
	}
	return found
}
