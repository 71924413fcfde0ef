package live_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

const created = "message.created"

func TestOneDeadPeerCostsNobodyElse(t *testing.T) {
	w := newWorld(t)
	alice := w.user("alice")
	w.connect(alice, "alice-1", "alice-2")
	var others []string
	for i := range 6 {
		name := fmt.Sprintf("user-%d", i)
		others = append(others, name)
		w.connect(w.user(parley.UserID(name)), name+"-1", name+"-2")
	}
	channel := w.channel(alice, others...)
	w.behaves("user-3-1", 410, 0)
	for _, path := range []string{"fast", "sure"} {
		w.connect(w.user("user-3"), "user-3-1")
		if path == "fast" {
			sent, err := w.Send(context.Background(), on(alice, "alice-1"), text("hello", channel))
			w.ok(errors.Join(err, sent[0].Err))
		} else if report := w.fanOut(w.append(on(alice, "alice-1"), channel, "hello")); report.Posts != 12 || report.Gone != 1 {
			t.Errorf("report %+v", report)
		}
		want := map[string]string{"alice-1": "", "alice-2": created, "user-3-1": "", "user-3-2": created}
		for _, i := range []int{0, 1, 2, 4, 5} {
			want[others[i]+"-1"], want[others[i]+"-2"] = created, created
		}
		w.hears(path, want)
		if got := w.connected("user-3"); !slices.Equal(got, []string{"user-3-2"}) {
			t.Errorf("%s: of user-3 is left %v", path, got)
		}
		if got := w.connected("alice"); !slices.Equal(got, []string{"alice-1", "alice-2"}) {
			t.Errorf("%s: of the sender is left %v", path, got)
		}
	}
}

func TestAHangingPeerDelaysNobody(t *testing.T) {
	w := newWorld(t)
	alice, bob, carol := w.user("alice"), w.user("bob"), w.user("carol")
	w.connect(bob, "hanging")
	w.connect(carol, "carol")
	channel := w.channel(alice, "bob", "carol")
	w.behaves("hanging", 0, time.Minute)

	w.append(alice, channel, "so that everything is warm")
	w.Within(live.FastTime)
	start := time.Now()
	sent, err := w.Send(context.Background(), alice, text("fast", channel))
	w.ok(errors.Join(err, sent[0].Err))
	if took := time.Since(start); took > time.Second {
		t.Errorf("the sender waited %s", took)
	}
	w.hears("fast", map[string]string{"carol": created})
	if got := w.connected("bob"); len(got) != 1 {
		t.Error("a connection that was slow for an instant was dropped")
	}

	start = time.Now()
	report := w.fanOut(w.append(alice, channel, "sure"))
	if late := w.when["carol"].Sub(start); late > time.Second {
		t.Errorf("the others waited %s", late)
	}
	w.hears("sure", map[string]string{"carol": created, "hanging": ""})
	if report.Dropped != 1 || len(w.connected("bob")) != 0 || !slices.Equal(w.closed, []string{"hanging"}) {
		t.Errorf("report %+v, closed %v, left of bob %v", report, w.closed, w.connected("bob"))
	}
}

// Clients drop duplicates by the id; everything else is the same too.
func TestBothPathsTellTheSame(t *testing.T) {
	w := newWorld(t)
	alice, bob := w.user("alice"), w.user("bob")
	w.connect(alice, "alice")
	w.connect(bob, "bob")
	channel := w.channel(alice, "bob")
	key := "k-1"
	req := text("hello", channel)
	req.Key = &key
	sent, err := w.Send(context.Background(), alice, req)
	w.ok(errors.Join(err, sent[0].Err))
	stored, err := w.store.Messages(context.Background(), w.app.ID, channel, parley.Span{First: 1, Last: 1})
	w.ok(err)
	w.fanOut(w.record(live.Record{Channel: channel, Message: &stored[0]}))
	for id, uuid := range map[string]bool{"alice": true, "bob": false} {
		frames := w.frames[id]
		if len(frames) != 2 || frames[0] != frames[1] {
			t.Fatalf("%s got %q", id, frames)
		}
		if got := w.got(id)[0]; got.Sequence != 1 || got.Channel != channel || got.ID == "" || uuid != (jsonHas(t, got.Data, "uuid")) {
			t.Errorf("%s got %+v: %s", id, got, got.Data)
		}
	}
	repeat, err := w.Send(context.Background(), alice, req)
	w.ok(errors.Join(err, repeat[0].Err))
	w.hears("a repeat of a send", map[string]string{"alice": "", "bob": ""})
}

// A record that comes late, or again, tells of an entry as it is by now: not what its author took back.
func TestWhatWasDeletedIsNotToldAsItWas(t *testing.T) {
	w := newWorld(t)
	alice, bob := w.user("alice"), w.user("bob")
	w.connect(bob, "bob")
	channel := w.channel(alice, "bob")
	record := w.append(alice, channel, "a secret")
	w.ok(w.messaging.DeleteMessage(context.Background(), alice, string(record.Message.ID())))
	w.fanOut(record)
	got := w.got("bob")
	if len(got) != 1 || got[0].Type != created || strings.Contains(string(got[0].Data), "a secret") || !strings.Contains(string(got[0].Data), `"deleted":true`) {
		t.Errorf("Bob is told %+v", got)
	}
}

func TestALargeMessageComesAsAPointer(t *testing.T) {
	w := newWorld(t)
	alice, bob := w.user("alice"), w.user("bob")
	w.connect(bob, "bob")
	channel := w.channel(alice, "bob")
	long := make([]byte, 31<<10)
	for i := range long {
		long[i] = 'x'
	}
	w.fanOut(w.append(alice, channel, string(long)))
	got := w.got("bob")
	if len(got) != 1 || !jsonHas(t, got[0].Data, "truncated") || jsonHas(t, got[0].Data, "content") {
		t.Errorf("got %s", got[0].Data)
	}
}

func TestOnlyWhoProvablyHasItIsLeftOut(t *testing.T) {
	w := newWorld(t)
	alice, bob, carol, dave := w.user("alice"), w.user("bob"), w.user("carol"), w.user("dave")
	w.connect(alice, "alice-1", "alice-2")
	w.connect(bob, "bob")
	w.connect(carol, "carol-1", "carol-2")
	w.connect(dave, "dave")
	channel := w.channel(alice, "bob", "carol", "dave")
	entry := w.append(on(alice, "alice-1"), channel, "hello")
	w.mark(on(bob, "bob"), channel, messaging.Delivered, 1)
	w.mark(on(carol, "carol-1"), channel, messaging.Seen, 1)
	w.mark(dave, channel, messaging.Delivered, 1) // over HTTP
	w.fanOut(entry)
	w.hears("entry", map[string]string{
		"alice-1": "", "alice-2": created, "bob": "", "carol-1": created, "carol-2": created, "dave": created,
	})
}

func TestReceiptsTravelTogether(t *testing.T) {
	w := newWorld(t)
	alice, bob, carol := w.user("alice"), w.user("bob"), w.user("carol")
	w.connect(alice, "alice")
	w.connect(bob, "bob-1", "bob-2")
	channel := w.channel(alice, "bob", "carol")
	for range 3 {
		w.append(alice, channel, "hello")
	}
	w.fanOut(
		w.mark(on(bob, "bob-1"), channel, messaging.Delivered, 1), w.mark(carol, channel, messaging.Seen, 2),
		w.mark(on(bob, "bob-1"), channel, messaging.Seen, 3),
	)
	got := w.got("alice")
	if len(got) != 1 || got[0].Type != "receipts" || string(got[0].Data) != `[{"user_id":"bob","delivered":3,"seen":3},{"user_id":"carol","delivered":2,"seen":2}]` {
		t.Errorf("alice got %+v", got)
	}
	w.hears("merged with another's", map[string]string{"bob-1": "receipts", "bob-2": "receipts"})

	w.append(alice, channel, "more")
	w.fanOut(w.mark(on(bob, "bob-1"), channel, messaging.Seen, 4))
	w.hears("bob's own", map[string]string{"alice": "receipts", "bob-1": "", "bob-2": "receipts"})
}

func TestManyConnectionsBecomeJobs(t *testing.T) {
	w := newWorld(t)
	alice := w.user("alice")
	w.connect(alice, "alice")
	var others, ids []string
	for i := range 16 {
		name := fmt.Sprintf("user-%02d", i)
		others = append(others, name)
		c := w.user(parley.UserID(name))
		for j := range parley.MaxConnections {
			ids = append(ids, fmt.Sprintf("%s-%02d", name, j))
			w.connect(c, ids[len(ids)-1])
		}
	}
	channel := w.channel(alice, others...)
	report := w.fanOut(w.append(alice, channel, "hello"), w.append(alice, channel, "again"))
	if report.Posts != 0 || report.Jobs != 7 || len(w.waiting.jobs) != 7 { // 512 connections, and the author's own
		t.Fatalf("report %+v, %d jobs", report, len(w.waiting.jobs))
	}
	w.behaves(ids[7], 410, 0)
	done := w.Work(context.Background(), w.waiting.jobs)
	if len(done.Failed) != 0 || counted(done, "gone") != 1 || counted(done, "posts") != len(ids) {
		t.Errorf("report %+v", done)
	}
	for i, id := range append(ids, "alice") {
		want := created + " " + created
		if i == 7 {
			want = ""
		}
		if got := w.types(id); got != want {
			t.Errorf("%s got %q", id, got)
		}
	}
}

// A throttle is ours: it costs nobody a connection, and only those who were not reached are tried again, each
// time later. A job that never gets through fails, and is put aside in the end.
func TestWhatIsThrottledWaitsInTheQueue(t *testing.T) {
	w := newWorld(t)
	alice, bob, carol := w.user("alice"), w.user("bob"), w.user("carol")
	w.connect(bob, "bob")
	w.connect(carol, "carol")
	channel := w.channel(alice, "bob", "carol")
	w.behaves("bob", 429, 0)
	w.behaves("carol", 429, 0)
	if report := w.fanOut(w.append(alice, channel, "hello")); report.Posts != 0 || report.Jobs != 1 || report.Dropped != 0 {
		t.Errorf("report %+v", report)
	}
	w.behaves("carol", 0, 0)
	jobs, delays := w.waiting.take()
	waited := delays
	for n := 1; len(jobs) == 1 && n < 10; n++ {
		done := w.Work(context.Background(), jobs)
		if posts := map[bool]int{true: 1}[n == 1]; counted(done, "posts") != posts || len(w.closed) != 0 {
			t.Errorf("try %d: %+v, closed %v", n, done, w.closed)
		}
		last := jobs
		jobs, delays = w.waiting.take()
		if waited = append(waited, delays...); len(jobs) > 0 {
			if len(done.Failed) != 0 || counted(done, "jobs") != 1 {
				t.Errorf("try %d: %+v", n, done)
			}
			continue
		}
		if !slices.Equal(done.Failed, []string{last[0].ID}) {
			t.Errorf("the last try: %+v", done)
		}
		w.behaves("bob", 0, 0)
		if done := w.Work(context.Background(), last); len(done.Failed) != 0 || counted(done, "posts") != 1 {
			t.Errorf("at last: %+v", done)
		}
	}
	if want := []time.Duration{5, 10, 20, 40, 80, 160}; !slices.EqualFunc(waited, want, func(a, b time.Duration) bool { return a == b*time.Second }) {
		t.Errorf("waited %v", waited)
	}
	w.hears("in the end", map[string]string{"bob": created, "carol": created})
}

func TestAJobWhoseRestCannotBeQueuedComesAgain(t *testing.T) {
	w := newWorld(t)
	alice, bob := w.user("alice"), w.user("bob")
	w.connect(bob, "bob")
	w.behaves("bob", 429, 0)
	w.fanOut(w.append(alice, w.channel(alice, "bob"), "hello"))
	jobs, _ := w.waiting.take()
	w.waiting.err = errors.New("no queue")
	if again := w.Work(context.Background(), jobs); !slices.Equal(again.Failed, []string{jobs[0].ID}) {
		t.Errorf("report %+v", again)
	}
}

// A connection is left out of what its answer surely holds: of a message into one channel.
func TestTheSendersOwnConnection(t *testing.T) {
	w := newWorld(t)
	alice := w.user("alice")
	w.connect(alice, "here", "there")
	one, other := w.channel(alice), w.channel(alice)
	for what, test := range map[string]struct {
		channels []parley.ChannelID
		here     string
	}{
		"one channel":      {[]parley.ChannelID{one}, ""},
		"several channels": {[]parley.ChannelID{one, other}, created + " " + created},
	} {
		sent, err := w.Send(context.Background(), on(alice, "here"), text(what, test.channels...))
		w.ok(err)
		w.hears("fast, "+what, map[string]string{"here": test.here})
		clear(w.frames)
		var records []live.Record
		for _, each := range sent {
			w.ok(each.Err)
			stored, err := w.store.Messages(context.Background(), w.app.ID, each.Message.Channel, parley.Span{First: each.Message.Sequence, Last: each.Message.Sequence})
			w.ok(err)
			records = append(records, w.record(live.Record{Channel: each.Message.Channel, Message: &stored[0]}))
		}
		w.fanOut(records...)
		w.hears("sure, "+what, map[string]string{"here": test.here})
		clear(w.frames)
	}
}

// What the fast path could not do shows in the log, and in nothing else: the sure path does it.
func TestWhatTheFastPathCouldNotDoIsLogged(t *testing.T) {
	w := newWorld(t)
	alice := w.user("alice")
	for _, name := range []parley.UserID{"bob", "carol"} {
		w.connect(w.user(name), string(name))
	}
	channel := w.channel(alice, "bob", "carol")
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(before)
	for _, test := range []struct {
		name   string
		status int
		want   string
	}{
		{"all is well", 0, ""},
		{"throttled", 429, `level=INFO msg="fast path" posts=1 gone=0 left=1`},
		{"forbidden", 403, `level=WARN msg="fast path"`},
		{"gone", 410, `level=INFO msg="fast path" posts=1 gone=1 left=0`},
	} {
		log.Reset()
		w.behaves("bob", test.status, 0)
		sent, err := w.Send(context.Background(), alice, text("a secret", channel))
		w.ok(errors.Join(err, sent[0].Err))
		line := log.String()
		if !strings.Contains(line, test.want) || (test.want == "") != (line == "") || strings.Contains(line, "secret") || strings.Contains(line, "bob") {
			t.Errorf("%s: %q", test.name, line)
		}
		if forbidden := strings.Contains(line, "posts forbidden"); forbidden != (test.status == 403) {
			t.Errorf("%s: %q", test.name, line)
		}
	}
}

func TestADisabledAppIsToldNothing(t *testing.T) {
	w := newWorld(t)
	alice := w.user("alice")
	w.connect(alice, "alice")
	channel := w.channel(alice)
	entry := w.append(alice, channel, "hello")
	for _, disabled := range []bool{true, false} {
		w.app.Disabled = disabled
		w.ok(w.store.CreateApps(context.Background(), store.NewApp{App: w.app, Key: parley.APIKeyRecord{ID: "again"}}))
		w.fanOut(entry)
		w.hears(fmt.Sprint("disabled: ", disabled), map[string]string{"alice": map[bool]string{false: created}[disabled]})
	}
}

func TestWhatIsOurFaultComesAgain(t *testing.T) {
	w := newWorld(t)
	alice, bob := w.user("alice"), w.user("bob")
	w.connect(bob, "bob")
	channel, quiet := w.channel(alice, "bob"), w.channel(alice)
	records := []live.Record{w.append(alice, quiet, "to nobody"), w.append(alice, channel, "one"), w.append(alice, channel, "two")}
	w.behaves("bob", 403, 0)
	if report := w.FanOut(context.Background(), records); !slices.Contains(report.Failed, records[1].ID) || len(w.connected("bob")) != 1 {
		t.Errorf("forbidden: %+v", report)
	}
	w.behaves("bob", 429, 0)
	w.waiting.err = errors.New("no queue")
	if report := w.FanOut(context.Background(), records); !slices.Contains(report.Failed, records[1].ID) {
		t.Errorf("no queue: %+v", report)
	}
	missing := *records[2].Message
	missing.Channel = parley.NewChannelID([16]byte{9})
	if report := w.FanOut(context.Background(), []live.Record{w.record(live.Record{Channel: missing.Channel, Message: &missing})}); report.Failed != nil {
		t.Errorf("a channel that is gone: %+v", report)
	}
}

func TestARecordThatCannotBeReadHoldsUpNobody(t *testing.T) {
	w := newWorld(t)
	alice, bob := w.user("alice"), w.user("bob")
	w.connect(bob, "bob")
	channel := w.channel(alice, "bob")
	bad := w.record(live.Record{Item: "MESSAGE", Err: errors.New("damaged")})
	report := w.FanOut(context.Background(), []live.Record{bad, w.append(alice, channel, "hello")})
	if !slices.Equal(report.Poison, []string{bad.ID}) || report.Failed != nil || report.Posts != 1 {
		t.Errorf("report %+v", report)
	}
	w.hears("beside it", map[string]string{"bob": created})
}

func TestAnEndedSessionsConnectionsClose(t *testing.T) {
	w := newWorld(t)
	alice, elsewhere := w.user("alice"), w.user("alice")
	w.connect(alice, "here-1", "here-2")
	w.connect(elsewhere, "there")
	w.fanOut(w.record(live.Record{Session: &parley.Session{ID: alice.ID, User: "alice"}}))
	w.hears("ended", map[string]string{"here-1": "session.ended", "here-2": "session.ended", "there": ""})
	slices.Sort(w.closed)
	if got := w.connected("alice"); !slices.Equal(got, []string{"there"}) || !slices.Equal(w.closed, []string{"here-1", "here-2"}) {
		t.Errorf("left %v, closed %v", got, w.closed)
	}
}

func TestAChangedProfileReachesAcquaintances(t *testing.T) {
	w := newWorld(t)
	alice := w.user("alice")
	w.connect(alice, "alice")
	w.connect(w.user("bob"), "bob")
	w.connect(w.user("stranger"), "stranger")
	w.channel(alice, "bob")
	name, email := "Alice", "alice@example.com"
	changed := parley.Identity{User: "alice", Type: "user", Profile: parley.Profile{DisplayName: &name, Email: &email}, UpdatedAt: time.Now()}
	w.fanOut(w.record(live.Record{Identity: &changed}))
	got := w.got("bob")
	if len(got) != 1 || got[0].Type != "identity.changed" || jsonHas(t, got[0].Data, "email") || !jsonHas(t, got[0].Data, "display_name") {
		t.Errorf("bob got %+v", got)
	}
	w.hears("others", map[string]string{"alice": "identity.changed", "stranger": ""})
}

func TestTellIsForAllConnectionsOfWhoDoesNotBlock(t *testing.T) {
	w := newWorld(t)
	w.connect(w.user("alice"), "alice-1", "alice-2")
	w.connect(w.user("bob"), "bob")
	w.behaves("bob", 410, 0)
	w.connect(w.user("dora"), "dora")
	w.block("dora", "carol")
	w.ok(w.Tell(context.Background(), w.app.ID, []parley.UserID{"alice", "bob", "dora", "nobody"}, []byte(`{"type":"typing"}`), "carol"))
	w.hears("typing", map[string]string{"alice-1": "typing", "alice-2": "typing", "dora": ""})
	if got := w.connected("bob"); got != nil {
		t.Errorf("left of bob: %v", got)
	}
}

// ear is a listener that may fail, and a bell.
type ear struct {
	mu    sync.Mutex
	err   error
	heard int
	rung  []string // the records
}

func (e *ear) Hear(context.Context, parley.AppID, parley.ChannelID, []live.Record) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.heard++
	return e.err
}

func (e *ear) Ring(_ context.Context, _ parley.AppID, _ parley.ChannelID, records []live.Record) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, r := range records {
		e.rung = append(e.rung, r.ID)
	}
}

// A listener that fails has records come again, and bells ring for what does not: neither twice for another's failure, nor
// for what follows a record that comes again. Sockets are told whatever the listeners do.
func TestBellsRingForWhatDoesNotComeAgain(t *testing.T) {
	w := newWorld(t)
	alice, bob := w.user("alice"), w.user("bob")
	w.connect(bob, "bob")
	channel, other := w.channel(alice, "bob"), w.channel(alice)
	records := []live.Record{w.append(alice, other, "before"), w.append(alice, channel, "one"), w.append(alice, other, "after")}
	listener, bell := &ear{}, &ear{}
	w.Telling(listener).Ringing(bell)
	w.behaves("bob", 403, 0)
	if report := w.FanOut(context.Background(), records[1:]); len(report.Failed) == 0 || len(bell.rung) != 0 || listener.heard != 2 {
		t.Errorf("nobody is told: %+v, rung %v, heard %d", report, bell.rung, listener.heard)
	}
	w.behaves("bob", 200, 0)
	listener.err = errors.New("deaf")
	report := w.FanOut(context.Background(), records)
	if len(bell.rung) != 0 || len(report.Failed) != 2 || report.Posts != 1 {
		t.Errorf("a deaf listener: %+v, rung %v", report, bell.rung)
	}
	listener.err = nil
	unreadable := w.record(live.Record{Channel: other, Err: errors.New("unreadable")})
	w.FanOut(context.Background(), []live.Record{records[0], records[1], unreadable, records[2]})
	slices.Sort(bell.rung)
	if want := []string{records[0].ID, records[1].ID}; !slices.Equal(bell.rung, want) {
		t.Errorf("rung %v, want %v", bell.rung, want)
	}
}
