package conformance_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/parleyhq/parley/localstack/stacktest"
)

// sent notes what a request says that no log may hold: its body, its query, its headers, and what people have put
// into its path.
func (d *target) sent(r *http.Request, call string, body []byte) {
	d.secrets.Sent("sent with "+call, body)
	for name, values := range r.Header {
		if name != "Content-Type" {
			d.secrets.Word(name+" of "+call, strings.TrimPrefix(values[0], "Bearer "))
		}
	}
	for _, values := range r.URL.Query() {
		for _, value := range values {
			d.secrets.Word("query of "+call, value)
		}
	}
	_, params := d.contract.Match(r.Method, r.URL.EscapedPath())
	for name, value := range params {
		if name != "id" {
			d.secrets.Word("path of "+call, value)
		}
	}
}

// wantSecrets wants that nothing of what the journeys said and were told stands in any log, be it of a call that
// succeeded, was refused or broke.
func (l *local) wantSecrets(stack *stacktest.Stack) {
	logs, err := filepath.Glob(filepath.Join(stack.Data, "logs", "*.log"))
	if err != nil || len(logs) == 0 {
		l.Errorf("no logs in %s: %v", stack.Data, err)
	}
	texts := map[string][]byte{"the terminal": []byte(stack.Output())}
	vocabulary := deployment.contract.Vocabulary(deployment.socket)
	for _, log := range append(logs, filepath.Join(stack.Data, "engine.log")) {
		name := filepath.Base(log)
		vocabulary = append(vocabulary, name) // each line has the function's
		if texts[name], err = os.ReadFile(log); err != nil {
			l.Errorf("%v", err)
		}
	}
	for name, text := range texts {
		for i, found := range deployment.secrets.In(text, vocabulary...) {
			if i < 3 { // more of one log tell no more
				l.Errorf("%s holds what somebody said: %s", name, found)
			}
		}
	}
}

// Calls and frames that break on the database are the ones whose errors are logged. This runs before the journeys that
// run side by side; what it leaves in the logs is read with all else.
func TestEveryRouteBreaksWhereTheDatabaseDoes(t *testing.T) {
	if deployment.faults == nil {
		t.Skip("only a local stack breaks when it is told to")
	}
	f := newFixture(t)
	device := f.alice.connect(t)
	var calls []func() answer
	for _, o := range deployment.contract.Operations {
		var text []byte
		if body := f.body(t, o); body != nil {
			text = []byte(asText(t, body))
		}
		who, path := f.who(t, o), f.path(t, o)
		calls = append(calls, func() answer { return who.once(t, o.Method, path, text, nil) })
	}
	t.Cleanup(func() { deployment.faults(os.Getenv("PARLEY_FAULTS")) })
	deployment.faults("error=1")
	var all sync.WaitGroup
	var broken atomic.Int64
	for _, call := range calls {
		all.Go(func() {
			if call().Status >= http.StatusInternalServerError {
				broken.Add(1)
			}
		})
	}
	for _, frame := range f.frames() {
		if answer := device.ask(frame); answer.Type != "error" {
			t.Errorf("%v: %+v", frame, answer)
		}
	}
	all.Wait()
	if least := len(calls) - 4; broken.Load() < int64(least) { // what asks the database for nothing cannot break
		t.Errorf("%d of %d calls broke", broken.Load(), len(calls))
	}
}

// frames are those that ask the database for something.
func (f fixture) frames() []object {
	return []object{
		textFrame("for nobody's log", f.channel.ID), {"type": "seen", "channel_id": f.channel.ID, "sequence_id": 1},
		{"type": "delivered", "channel_id": f.channel.ID, "sequence_id": 1}, {"type": "typing", "channel_id": f.channel.ID, "state": "started"},
		{"type": "presence", "status": "busy"}, {"type": "presence", "watch": []string{"somebody-else"}},
	}
}
