package webhook_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/outbound"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// Whatever an endpoint does, what it did not take with a status of 2xx comes again with the same id, and then never.
func TestReceiversThatMisbehave(t *testing.T) {
	hangUp := func(w http.ResponseWriter) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err == nil {
			_ = conn.Close()
		}
	}
	for name, test := range map[string]struct {
		does  func(w http.ResponseWriter, r *http.Request)
		tries int
	}{
		"never answers": {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, 2},
		"hangs up":      {func(w http.ResponseWriter, _ *http.Request) { hangUp(w) }, 2},
		"redirects elsewhere": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://169.254.169.254/", http.StatusPermanentRedirect)
		}, 2},
		"redirects to itself": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/parley", http.StatusTemporaryRedirect)
		}, 2},
		"informs, and fails":  {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusProcessing); w.WriteHeader(503) }, 2},
		"has endless headers": {func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X", strings.Repeat("x", 1<<20)) }, 2},
		"answers without end": {func(w http.ResponseWriter, r *http.Request) { drip(w, r, 1<<20, time.Millisecond) }, 1},
		"drips":               {func(w http.ResponseWriter, r *http.Request) { drip(w, r, 1, 10*time.Millisecond) }, 1},
		"takes and says 500":  {func(w http.ResponseWriter, _ *http.Request) { http.Error(w, `{"ok":true}`, 500) }, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, r := worldOver(t, storetest.New(t), outbound.Config{Loopback: true, Timeout: time.Second}), newReceiver(t)
			w.hook(r, "message.created")
			channel := w.channel("alice", "bob")
			r.does(func(n int, rw http.ResponseWriter, req *http.Request) {
				if n == 1 {
					test.does(rw.(*status).ResponseWriter, req)
				}
			})
			w.send("alice", channel, "one")
			w.send("alice", channel, "two")
			w.pass(time.Hour)
			ids, texts := map[string]int{}, []string{}
			for _, g := range r.got() {
				ids[g.header.Get("Webhook-Id")]++
				texts = append(texts, g.event.Data.Content.Text)
			}
			same(t, "texts", texts, append([]string{"one", "one"}[:test.tries], "two"))
			same(t, "different ids", len(ids), 2)
		})
	}
}

// drip answers 200 and then does not end.
func drip(w http.ResponseWriter, r *http.Request, size int, pause time.Duration) {
	for piece := make([]byte, size); r.Context().Err() == nil; time.Sleep(pause) {
		if _, err := w.Write(piece); err != nil {
			return
		}
		_ = http.NewResponseController(w).Flush()
	}
}

// Who ends between an endpoint's answer and the note of it has the same delivery made once more, and no other.
func TestAProcessThatEndsAfterASuccess(t *testing.T) {
	var ended bool
	s := storetest.Behind(t, func(engine http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if ended {
				w.Header().Set("Content-Type", "application/x-amz-json-1.0")
				w.WriteHeader(http.StatusBadRequest)
				_, _ = w.Write([]byte(`{"__type":"com.amazonaws.dynamodb.v20120810#ValidationException","message":"nobody is there"}`))
				return
			}
			engine.ServeHTTP(w, r)
		})
	})
	w, r := worldOver(t, s, outbound.Config{Loopback: true}), newReceiver(t)
	w.hook(r, "message.created")
	channel := w.channel("alice", "bob")
	w.work()
	r.does(func(n int, _ http.ResponseWriter, _ *http.Request) { ended = n == 1 })
	w.send("alice", channel, "one")
	jobs := w.waiting.ready()
	w.waiting.breaks(true)
	if report := w.Work(t.Context(), jobs); len(report.Failed) != 1 {
		t.Fatalf("failed: %v", report.Failed)
	}
	w.waiting.breaks(false)
	ended = false
	w.restart()
	w.send("alice", channel, "two")
	w.work() // it meets the lease
	same(t, "came meanwhile", len(r.got()), 1)
	w.clock.pass(6 * time.Minute)
	jobs[0].Again = true
	w.Work(t.Context(), jobs)
	w.pass(time.Hour)
	same(t, "texts", r.texts(channel), []string{"one", "one", "two"})
	got := r.got()
	same(t, "id", got[1].header.Get("Webhook-Id"), got[0].header.Get("Webhook-Id"))
}

// Who holds a lease too long has lost it: another delivers, and what the first one writes counts no more.
func TestALeaseThatWasLost(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.hook(r, "message.created")
	channel := w.channel("alice", "bob")
	w.work()
	began, ends := make(chan struct{}), make(chan struct{})
	r.does(func(n int, _ http.ResponseWriter, _ *http.Request) {
		if n == 1 {
			close(began)
			<-ends
		}
	})
	w.quietly("alice", channel, "one")
	w.send("alice", channel, "two")
	jobs, done := w.waiting.ready(), make(chan struct{})
	go func() {
		defer close(done)
		w.Work(context.Background(), jobs)
	}()
	<-began
	w.clock.pass(61 * time.Second)
	w.send("alice", channel, "three")
	w.work()
	close(ends)
	<-done
	w.pass(time.Hour)
	same(t, "texts", r.texts(channel), []string{"one", "one", "two", "three"})
}

func TestAnEndpointThatIsGonePausesItsWebhookAlone(t *testing.T) {
	w, dead, well := newWorld(t), newReceiver(t), newReceiver(t)
	hook := w.hook(dead, "message.created")
	w.hook(well, "message.created")
	channel := w.channel("alice", "bob")
	dead.does(refuse(http.StatusGone))
	w.send("alice", channel, "one")
	w.work()
	w.send("alice", channel, "two")
	w.pass(24 * time.Hour)
	got, err := w.Get(t.Context(), w.as(""), string(hook.ID))
	w.ok(err)
	same(t, "state", []string{string(got.State), got.Reason}, []string{"paused", parley.PausedGone})
	same(t, "attempts", len(dead.got()), 1)
	same(t, "the other", well.texts(channel), []string{"one", "two"})
	dead.does(nil)
	w.ok(w.Delete(t.Context(), w.as(""), string(hook.ID)))
	w.send("alice", channel, "three")
	w.pass(24 * time.Hour)
	same(t, "attempts after its end", len(dead.got()), 1)
	if at, ok := w.waiting.next(); ok {
		t.Errorf("something runs at %v", at)
	}
}
