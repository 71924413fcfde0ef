package conformance_test

import (
	"encoding/base64"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/stacktest"
)

// naming are the calls that name messages, by operation: what each sends about one.
var naming = map[string]func(id string) (method, path string, body []byte){
	"messages-get":             about(http.MethodGet, "", nil),
	"messages-delete":          about(http.MethodDelete, "", nil),
	"messages-delivered":       about(http.MethodPut, "/delivered", nil),
	"messages-seen":            about(http.MethodPut, "/seen", nil),
	"messages-content-get":     about(http.MethodGet, "/parts/1/content", nil),
	"messages-delete-callback": about(http.MethodDelete, "/callback", nil),
	"messages-receipts-list":   about(http.MethodGet, "/receipts", nil),
	"messages-update-metadata": about(http.MethodPatch, "/metadata", []byte(`{"a":"b"}`)),
	"reactions-put":            about(http.MethodPut, "/reactions/a", nil),
	"reactions-delete":         about(http.MethodDelete, "/reactions/a", nil),
	"messages-delete-many": func(id string) (string, string, []byte) {
		return http.MethodPost, "/v1/messages/delete", []byte(`{"ids":["` + id + `"]}`)
	},
}

func about(method, rest string, body []byte) func(id string) (string, string, []byte) {
	return func(id string) (string, string, []byte) { return method, "/v1/messages/" + id + rest, body }
}

// A transaction shows itself item by item. Where the channel's head is seen before the entry that it counts, the entry
// is read again, by a query: a call that may not make it fails on AWS some day, and in no other journey.
func TestEveryCallThatNamesAMessageMayReadItAgain(t *testing.T) { // not beside others: it changes the database for all
	stack := deployment.stack
	if stack == nil {
		t.Skip("needs a stack of its own, whose database tears transactions")
	}
	for _, o := range deployment.contract.Operations {
		if strings.HasPrefix(o.Path, "/v1/messages/") && naming[o.ID] == nil {
			t.Errorf("%s names a message, and is not tried here", o.ID)
		}
	}
	a := newApp(t)
	a.limit(t, object{"user_requests_per_minute": 1_000_000, "app_requests_per_minute": 10_000_000}) // a case calls as fast as it can
	alice := a.login(t, "alice")
	for _, stream := range stack.Streams() { // what a stream has told of is visible at once
		stack.StallStream(stream.Function, stream.Event, true)
		t.Cleanup(func() { stack.StallStream(stream.Function, stream.Event, false) })
	}
	stack.SetFaults("seed=1,torn=250ms")
	t.Cleanup(func() { stack.SetFaults(os.Getenv("PARLEY_FAULTS")) })
	for operation, call := range naming {
		t.Run(operation, func(t *testing.T) {
			t.Parallel()
			last := alice.say(t, alice.group(t).ID, "first")
			for late := time.Now().Add(time.Minute); !readsAgain(operation); {
				if time.Now().After(late) {
					t.Fatal("no call met a head before its entry")
				}
				method, path, body := call(following(t, last))
				sent := make(chan answer, 1)
				go func() { sent <- alice.post(t, "/v1/messages", textTo("next", last.Channel)) }()
				for len(sent) == 0 {
					got := alice.once(t, method, path, body, nil)
					if got.Status >= http.StatusInternalServerError && got.Status != http.StatusServiceUnavailable {
						<-sent
						t.Fatalf("%s: %d %s", got.call, got.Status, got.Body)
					}
				}
				last = as[message](t, (<-sent).is(t, http.StatusCreated))
			}
		})
	}
}

// following is the id of the entry after one of the first few.
func following(t *testing.T, m message) string {
	t.Helper()
	raw, err := base64.RawURLEncoding.DecodeString(m.ID)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)-1]++
	return base64.RawURLEncoding.EncodeToString(raw)
}

// readsAgain reports whether a function has made a query of messages by now.
func readsAgain(function string) bool {
	return slices.ContainsFunc(deployment.stack.Permissions().Granted, func(g stacktest.Grant) bool {
		return g.Function == function && g.Action == "dynamodb:Query" && strings.HasSuffix(g.Resource, "table/MessagesTable") && g.Used > 0
	})
}
