package messaging_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/queue"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// pigeonholes is a queue that keeps its jobs, and takes no more than so many where that is set.
type pigeonholes struct {
	mu   sync.Mutex
	jobs []string
	full bool
}

func (q *pigeonholes) Send(_ context.Context, job []byte, _ time.Duration) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.full {
		return errors.New("the queue is full")
	}
	q.jobs = append(q.jobs, string(job))
	return nil
}

// work does all jobs that wait, and those that they leave, each as often as it may come.
func (w *world) work(ctx context.Context, q *pigeonholes, times int) {
	w.t.Helper()
	for len(q.jobs) > 0 {
		job := queue.Job{ID: "1", Text: q.jobs[0]}
		q.jobs = q.jobs[1:]
		for range times {
			if failed := w.DeliverAnnouncements(ctx, []queue.Job{job}).Failed; len(failed) > 0 {
				w.t.Logf("failed: %s", job.Text)
				q.jobs = append(q.jobs, job.Text)
			}
		}
	}
}

func announcement(key string, recipients ...string) messaging.AnnounceRequest {
	return messaging.AnnounceRequest{
		Recipients: recipients, Key: &key, Message: parley.MessageDraft{Type: parley.TypeText, Content: []byte(`{"text": "news"}`)},
	}
}

// has is how many messages somebody's announcements have.
func (w *world) has(user parley.UserID) int64 {
	w.t.Helper()
	b := w.store.Batch()
	head := b.Head(w.app.ID, parley.AnnouncementsOf(w.app.ID, user))
	if err := b.Run(context.Background()); err != nil {
		w.t.Fatal(err)
	}
	return head.Value.Last
}

func someone(n int) []string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf("user-%03d", i))
	}
	return list
}

// Every job comes twice, and the first time it is broken off: everybody has the message once.
func TestNobodyGetsAnAnnouncementTwiceWhateverDies(t *testing.T) {
	ctx := context.Background()
	var written atomic.Int64
	dying, die := context.WithCancel(ctx)
	s, _ := storetest.Watched(t, func(operation string) {
		if operation == "TransactWriteItems" && written.Add(1) == 100 {
			die()
		}
	})
	w, q := newWorld(t, s), &pigeonholes{}
	w.Queueing(q)
	w.user("bot")
	recipients := someone(2*parley.RecipientsPerChunk + 3)
	view, err := w.Announce(ctx, w.server("bot"), announcement("k", recipients...))
	if err != nil || view.Announcement.Chunks != 3 || view.Done() || len(q.jobs) != 1 {
		t.Fatalf("%+v, %v, %d jobs", view, err, len(q.jobs))
	}
	begin := q.jobs[0]
	w.work(ctx, &pigeonholes{jobs: []string{begin}}, 1) // its chunks went into q, too
	for _, job := range q.jobs {
		w.DeliverAnnouncements(dying, []queue.Job{{ID: "1", Text: job}})
	}
	if halfway, err := w.GetAnnouncement(ctx, w.server(""), view.Announcement.ID); dying.Err() == nil || err != nil || halfway.Done() {
		t.Fatalf("it did not die: %+v, %v", halfway, err)
	}
	q.jobs = append(q.jobs, begin)
	w.work(ctx, q, 2)
	view, err = w.GetAnnouncement(ctx, w.server(""), view.Announcement.ID)
	if err != nil || !view.Done() || view.Delivered != len(recipients) || view.Failed != 0 {
		t.Errorf("%+v, %v", view.Progress, err)
	}
	for _, user := range recipients {
		if n := w.has(parley.UserID(user)); n != 1 {
			t.Errorf("%s has %d messages", user, n)
		}
	}
}

// Who announces may be among those who are told, each time.
func TestAnAuthorIsToldToo(t *testing.T) {
	w, q := quiet(t), &pigeonholes{}
	w.Queueing(q)
	ctx := context.Background()
	alice := w.user("alice")
	for n, key := range []string{"first", "second"} {
		view, err := w.Announce(ctx, w.server("alice"), announcement(key, "alice", "bob"))
		w.is(key, err, "")
		w.work(ctx, q, 2)
		view, err = w.GetAnnouncement(ctx, w.server(""), view.Announcement.ID)
		if err != nil || view.Delivered != 2 || view.Failed != 0 || w.has("alice") != int64(n+1) || w.has("bob") != int64(n+1) {
			t.Errorf("%s: %+v, %v", key, view.Progress, err)
		}
	}
	_, err := w.trySend(alice, parley.AnnouncementsOf(w.app.ID, "alice"), "", "by herself")
	w.is("by herself", err, parley.ReadOnly)
}

// What an app has begun to say waits while it is disabled, and is given up once it is archived.
func TestAnAnnouncementWaitsForItsApp(t *testing.T) {
	w, q := quiet(t), &pigeonholes{}
	w.Queueing(q)
	ctx := context.Background()
	w.user("bot")
	_, err := w.Announce(ctx, w.server("bot"), announcement("k", "a"))
	w.is("announce", err, "")
	w.work(ctx, &pigeonholes{jobs: q.jobs}, 1) // its chunk goes into q
	chunk := queue.Job{ID: "1", Text: q.jobs[len(q.jobs)-1]}
	for _, test := range []struct {
		name               string
		disabled, archived bool
		put, has           int
	}{{"disabled", true, false, 1, 0}, {"archived", true, true, 0, 0}, {"enabled", false, false, 0, 1}} {
		w.setApp(func(a *parley.App) { a.Disabled, a.Archived = test.disabled, test.archived })
		q.jobs = nil
		failed := w.DeliverAnnouncements(ctx, []queue.Job{chunk}).Failed
		if len(failed) > 0 || len(q.jobs) != test.put || w.has("a") != int64(test.has) || test.put > 0 && q.jobs[0] != chunk.Text {
			t.Errorf("%s: %d failed, %q put off, %d messages", test.name, len(failed), q.jobs, w.has("a"))
		}
	}
}

// A database that does not answer for a while costs seconds, and no job its tries: a queue brings back what failed
// minutes later, and only a few times.
func TestAJobIsPutOffWhileTheDatabaseIsAway(t *testing.T) {
	t.Parallel()
	s, proxy := storetest.WithFaults(t)
	w, q := newWorld(t, s), &pigeonholes{}
	w.Queueing(q)
	ctx := context.Background()
	w.user("bot")
	view, err := w.Announce(ctx, w.server("bot"), announcement("k", "a"))
	w.is("announce", err, "")
	for range 2 { // the job that begins it, and the one that delivers it
		job := queue.Job{ID: "1", Text: q.jobs[0]}
		q.jobs = nil
		proxy.Set(faults.Config{Seed: 1, Throttle: 1})
		if failed := w.DeliverAnnouncements(ctx, []queue.Job{job}).Failed; len(failed) > 0 || len(q.jobs) != 1 || q.jobs[0] != job.Text {
			t.Errorf("%d failed, %q put off", len(failed), q.jobs)
		}
		proxy.Set(faults.Config{})
		q.jobs = nil
		w.DeliverAnnouncements(ctx, []queue.Job{job})
	}
	if view, err = w.GetAnnouncement(ctx, w.server(""), view.Announcement.ID); err != nil || !view.Done() || view.Delivered != 1 {
		t.Errorf("%+v, %v", view, err)
	}
}

func TestWhatIsAnnouncedIsNamedByItsKey(t *testing.T) {
	w, q := quiet(t), &pigeonholes{}
	w.Queueing(q)
	ctx := context.Background()
	w.user("bot")
	first, err := w.Announce(ctx, w.server("bot"), announcement("k", "b", "a", "b"))
	if err != nil || first.People != 2 {
		t.Fatalf("%+v, %v", first, err)
	}
	w.work(ctx, q, 1)
	again, err := w.Announce(ctx, w.server("bot"), announcement("k", "a", "b"))
	if err != nil || again.Announcement.ID != first.Announcement.ID || !again.Done() || len(q.jobs) != 0 {
		t.Errorf("again: %+v, %v, %d jobs", again, err, len(q.jobs))
	}
	if _, err := w.Announce(ctx, w.server("bot"), announcement("k", "a")); parley.CodeOf(err) != parley.KeyReused {
		t.Errorf("to others: %v", err)
	}
	if _, err := w.Announce(ctx, w.server("a"), announcement("k", "a")); err != nil {
		t.Errorf("by another author: %v", err)
	}
	w.work(ctx, q, 1)
	if n := w.has("a"); n != 2 {
		t.Errorf("a has %d", n)
	}
}

// A queue that does not answer is before anything is written; a job without its announcement is forgotten.
func TestAnAnnouncementIsTakenWholeOrNotAtAll(t *testing.T) {
	w, q := quiet(t), &pigeonholes{full: true}
	w.Queueing(q)
	ctx := context.Background()
	w.user("bot")
	if _, err := w.Announce(ctx, w.server("bot"), announcement("k", "a")); parley.CodeOf(err) != parley.TryAgain {
		t.Errorf("without the queue: %v", err)
	}
	q.full, q.jobs = false, []string{fmt.Sprintf(`{"app": %q, "id": "AQIDBAUGBwgJCgsMDQ4PEA", "chunk": -1}`, w.app.ID)}
	w.work(ctx, q, 1)
	if _, err := w.GetAnnouncement(ctx, w.server(""), "AQIDBAUGBwgJCgsMDQ4PEA"); parley.CodeOf(err) != parley.NotFound {
		t.Errorf("of nobody: %v", err)
	}
	view, err := w.Announce(ctx, w.server("bot"), announcement("k", "a"))
	if err != nil {
		t.Fatal(err)
	}
	w.work(ctx, q, 1)
	if view, err = w.GetAnnouncement(ctx, w.server(""), view.Announcement.ID); err != nil || !view.Done() {
		t.Errorf("%+v, %v", view, err)
	}
}

func TestAnAnnouncementFitsIntoWhatIsLeftOfTheDay(t *testing.T) {
	w, q := quiet(t), &pigeonholes{}
	w.Queueing(q)
	w.user("bot")
	large := announcement("k", "a")
	large.Message.Type, large.Message.Content = "big", fmt.Appendf(nil, `{"text": "%031000d"}`, 1)
	for name, test := range map[string]struct {
		req  messaging.AnnounceRequest
		code parley.Code
	}{
		"nobody":          {announcement("k"), parley.InvalidValue},
		"too many":        {announcement("k", someone(parley.MaxAnnouncementRecipients+1)...), parley.InvalidValue},
		"no user id":      {announcement("k", "me"), parley.InvalidValue},
		"a bad key":       {announcement("a b", "a"), parley.InvalidRequest},
		"a large message": {large, parley.TooLarge},
	} {
		if _, err := w.Announce(context.Background(), w.server("bot"), test.req); parley.CodeOf(err) != test.code {
			t.Errorf("%s: %v, want %s", name, err, test.code)
		}
	}
	if len(q.jobs) != 0 {
		t.Errorf("refused, and %d jobs", len(q.jobs))
	}
}
