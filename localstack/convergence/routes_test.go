package convergence

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// route is a way to ask for something of one channel.
type route struct{ method, path string }

var routeLine = regexp.MustCompile(`Method: ([A-Z]+), Path: "?(/v1/[^" ]+)"?`)

// routes are all of the template's that name a channel, a message or what belongs to one: a new one
// cannot be forgotten.
func routes(t *testing.T) (out []route) {
	t.Helper()
	template, err := os.ReadFile("../../template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range routeLine.FindAllSubmatch(template, -1) {
		r := route{string(m[1]), string(m[2])}
		if strings.HasPrefix(r.path, "/v1/channels/{id}") || strings.HasPrefix(r.path, "/v1/messages/{id}") {
			out = append(out, r)
		}
	}
	if len(out) < 5 {
		t.Fatalf("only %v were found in the template", out)
	}
	return out
}

// of is the route of one channel and message.
func (r route) of(channel, message, user string) string {
	id := channel
	if strings.HasPrefix(r.path, "/v1/messages/") {
		id = message
	}
	return strings.NewReplacer("{id}", id, "{user}", user, "{key}", "like", "{part}", "1").Replace(r.path)
}

// body is one that the route takes.
func (r route) body() any {
	switch {
	case r.method == "GET" || r.method == "DELETE":
		return nil
	case r.path == "/v1/channels/{id}/folder":
		return client.Object{"folder": "inbox"}
	case r.path == "/v1/channels/{id}/seen", r.path == "/v1/channels/{id}/delivered", r.path == "/v1/channels/{id}/cleared":
		return client.Object{"sequence_id": 1}
	case r.path == "/v1/channels/{id}/participants":
		return client.Object{"user_ids": []string{"accomplice"}}
	case r.path == "/v1/channels/{id}/participants/{user}":
		return client.Object{"role": "owner"}
	case r.method == "PATCH" && r.path == "/v1/channels/{id}":
		return client.Object{"title": "mine now"}
	case r.path == "/v1/messages/{id}/metadata":
		return client.Object{"read": true}
	}
	return nil
}

// told is an answer without what differs from request to request, and without the ids that were asked
// for.
func told(a client.Answer, ids ...string) string {
	var body any
	decoder := json.NewDecoder(bytes.NewReader(a.Body))
	if decoder.Decode(&body) != nil {
		return string(a.Body)
	}
	if problem, ok := body.(map[string]any); ok {
		delete(problem, "request_id")
	}
	text, _ := json.Marshal(body) // it was just read
	out := string(text)
	for _, id := range ids {
		out = strings.ReplaceAll(out, id, "ID")
	}
	return out
}
