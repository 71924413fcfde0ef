package webhook_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
)

// receiver is an app's server.
type receiver struct {
	url    string
	mu     sync.Mutex
	all    []received
	answer func(n int, w http.ResponseWriter, r *http.Request) // nil answers 200
}

type received struct {
	header http.Header
	body   []byte
	event  event
	taken  bool
}

type event struct {
	Type       string `json:"type"`
	ID         string `json:"id"`
	ChannelID  string `json:"channel_id"`
	SequenceID int64  `json:"sequence_id"`
	ChangeID   int64  `json:"change_id"`
	Kind       string `json:"kind"`
	Data       struct {
		Content struct {
			Text string `json:"text"`
		} `json:"content"`
		Truncated bool           `json:"truncated"`
		UserIDs   []string       `json:"user_ids"`
		UserID    string         `json:"user_id"`
		Reason    string         `json:"reason"`
		Title     string         `json:"title"`
		UUID      string         `json:"uuid"`
		Message   map[string]any `json:"message"`
	} `json:"data"`
}

// status is a writer that remembers the status.
type status struct {
	http.ResponseWriter
	code int
}

func (s *status) WriteHeader(code int) {
	s.code = code
	s.ResponseWriter.WriteHeader(code)
}

func (s *status) Unwrap() http.ResponseWriter { return s.ResponseWriter }

func newReceiver(t testing.TB) *receiver {
	t.Helper()
	r := &receiver{}
	server := httptest.NewServer(r)
	t.Cleanup(server.Close)
	r.url = server.URL + "/parley"
	return r
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	body, _ := io.ReadAll(req.Body)
	got := received{header: req.Header.Clone(), body: body}
	_ = json.Unmarshal(body, &got.event)
	r.mu.Lock()
	n, answer := len(r.all)+1, r.answer
	r.all = append(r.all, got)
	r.mu.Unlock()
	s := &status{w, http.StatusOK}
	if answer != nil {
		answer(n, s, req)
	}
	r.mu.Lock()
	r.all[n-1].taken = s.code >= 200 && s.code < 300
	r.mu.Unlock()
}

// does changes what the receiver answers.
func (r *receiver) does(answer func(n int, w http.ResponseWriter, r *http.Request)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answer = answer
}

func refuse(code int) func(int, http.ResponseWriter, *http.Request) {
	return func(_ int, w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func (r *receiver) got() []received {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.all)
}

// taken is what the receiver took, in order.
func (r *receiver) taken() []received {
	return slices.DeleteFunc(r.got(), func(g received) bool { return !g.taken })
}

// texts are the texts that the receiver took of a channel, "" for all, in order.
func (r *receiver) texts(channel parley.ChannelID) []string {
	var texts []string
	for _, g := range r.taken() {
		if g.event.Type == "message.created" && (channel == "" || g.event.ChannelID == string(channel)) {
			texts = append(texts, g.event.Data.Content.Text)
		}
	}
	return texts
}
