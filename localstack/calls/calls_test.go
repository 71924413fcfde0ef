package calls

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// world is a provider whose reports are heard.
type world struct {
	*testing.T
	provider *Provider
	server   *httptest.Server
	heard    chan Status
	refuse   int // how many reports are refused first
}

func newWorld(t *testing.T) *world {
	w := &world{T: t, heard: make(chan Status, 10)}
	w.server = httptest.NewServer(http.HandlerFunc(w.callback))
	t.Cleanup(w.server.Close)
	w.provider = New(w.server.URL)
	return w
}

func (w *world) callback(answer http.ResponseWriter, r *http.Request) {
	var status Status
	if err := json.NewDecoder(r.Body).Decode(&status); err != nil || r.URL.Path != "/v1/callbacks/one" {
		w.Errorf("%s: %v", r.URL.Path, err)
	}
	if w.refuse > 0 {
		w.refuse--
		answer.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	w.heard <- status
}

func (w *world) call(want int, method, path string, body any) string {
	w.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		w.Fatal(err)
	}
	answer := httptest.NewRecorder()
	w.provider.Handler().ServeHTTP(answer, httptest.NewRequest(method, "/local/calls/"+path, bytes.NewReader(text)))
	if answer.Code != want {
		w.Errorf("%s %s: %d %s, want %d", method, path, answer.Code, answer.Body, want)
	}
	return strings.TrimSpace(answer.Body.String())
}

func (w *world) open() {
	w.Helper()
	w.call(http.StatusCreated, "PUT", "r", map[string]string{"user": "alice", "callback_url": "http://elsewhere.test/v1/callbacks/one"})
}

func (w *world) does(what, user string) {
	w.Helper()
	w.call(http.StatusOK, "POST", "r/"+what, map[string]string{"user": user})
}

func (w *world) hears(state string, people, seconds int) {
	w.Helper()
	select {
	case got := <-w.heard:
		if got.State != state || got.People != people || got.Seconds != seconds || (got.Since != nil) != (state == "live") {
			w.Errorf("reported %+v, want %s with %d people after %d s", got, state, people, seconds)
		}
	case <-time.After(time.Minute):
		w.Errorf("nothing was reported, want %s", state)
	}
}

func TestACallIsAnsweredAndEnds(t *testing.T) {
	w := newWorld(t)
	w.open()
	w.does("join", "bob")
	w.hears("live", 2, 0)
	w.does("join", "bob")
	w.does("join", "carol")
	w.hears("live", 3, 0)
	w.does("leave", "alice")
	w.hears("live", 2, 0)
	w.does("leave", "carol")
	w.hears("over", 0, 1)
	w.does("join", "carol")
	if len(w.heard) > 0 {
		t.Error("a call that is over goes on")
	}
}

func TestACallIsNotAnswered(t *testing.T) {
	for _, test := range []struct{ name, user string }{{"it is cancelled", "alice"}, {"it is declined", "bob"}} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t)
			w.open()
			w.does("leave", test.user)
			w.hears("over", 0, 0)
		})
	}
	t.Run("nobody is there", func(t *testing.T) {
		w := newWorld(t)
		w.provider.rings, w.provider.look = time.Millisecond, time.Millisecond
		w.open()
		w.hears("over", 0, 0)
	})
}

func TestWhoGoesWithoutAWordHasLeft(t *testing.T) {
	w := newWorld(t)
	w.provider.silence, w.provider.look = 200*time.Millisecond, time.Millisecond
	w.open()
	w.does("join", "bob")
	w.hears("live", 2, 0)
	w.hears("over", 0, 1)
}

func TestAReportThatIsNotTakenIsRepeated(t *testing.T) {
	w := newWorld(t)
	w.refuse = 1
	w.open()
	w.does("join", "bob")
	w.hears("live", 2, 0)
}

func TestOnlyCallbacksOfThisStackAreTold(t *testing.T) {
	w := newWorld(t)
	for _, address := range []string{"", "http://127.0.0.1/v1/messages", "://"} {
		w.call(http.StatusBadRequest, "PUT", "r", map[string]string{"user": "alice", "callback_url": address})
	}
	if text := w.call(http.StatusOK, "POST", "r/join", map[string]string{"user": "bob"}); text != `{"over":true}` {
		t.Errorf("a room that nobody knows: %s", text)
	}
	w.open()
	w.call(http.StatusConflict, "PUT", "r", map[string]string{"user": "bob", "callback_url": "/v1/callbacks/one"})
}
