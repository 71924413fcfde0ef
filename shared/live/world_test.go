package live_test

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/post"
	"github.com/parleyhq/parley/shared/queue"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// world is one app, over a real engine, with connections on a gateway of the test's own.
type world struct {
	*live.Service
	*gateway
	t         testing.TB
	store     *store.Store
	messaging *messaging.Service
	waiting   *waiting
	app       parley.App
	records   int
}

// unsampled is randomness by which no call counts against a limit that is counted in even steps.
type unsampled struct{}

func (unsampled) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 0xff
	}
	return len(p), nil
}

func newWorld(t testing.TB) *world {
	t.Helper()
	s, g, q := storetest.New(t), newGateway(t), &waiting{}
	m := messaging.New(s, access.New(s, nil, time.Now, unsampled{}), time.Now, rand.Reader)
	w := &world{
		Service: live.New(m, s, post.New(aws.Config{Region: "us-east-1", Credentials: aws.CredentialsProviderFunc(local)}, g.url), q, time.Now),
		gateway: g, t: t, store: s, messaging: m, waiting: q,
		app: parley.App{
			ID: parley.NewAppID([16]byte(randomBytes(16))), Name: "test", Environment: parley.Staging, Epoch: 3,
			Settings: parley.DefaultSettings(parley.Staging), NonceKey: randomBytes(32), CreatedAt: time.Now(), UpdatedAt: time.Now(),
		},
	}
	w.Within(10 * time.Second)
	key := parley.APIKeyRecord{ID: base64.RawURLEncoding.EncodeToString(randomBytes(8))}
	w.ok(s.CreateApps(context.Background(), store.NewApp{App: w.app, Key: key}))
	return w
}

func local(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "local", SecretAccessKey: "local"}, nil
}

func (w *world) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// user logs a person in. Their connections belong to this session.
func (w *world) user(name parley.UserID) parley.Credential {
	w.t.Helper()
	secret, id := randomBytes(32), base64.RawURLEncoding.EncodeToString(randomBytes(16))
	session := parley.Session{ID: id, User: name, SecretHash: parley.SecretHash(secret), CreatedAt: time.Now(), ExpiresAt: time.Now().Add(time.Hour)}
	w.ok(w.store.Login(context.Background(), w.app.ID, session, id, time.Now(), parley.Profile{}))
	c, err := parley.ParseCredential("Bearer "+parley.NewSessionToken(w.app.ID, name, id, secret), "")
	w.ok(err)
	return c
}

// connect registers connections of a user.
func (w *world) connect(c parley.Credential, ids ...string) {
	w.t.Helper()
	for i, id := range ids {
		err := w.store.AddConnection(context.Background(), w.app.ID, c.User, parley.Connection{
			ID: id, Session: c.ID, ConnectedAt: time.Now().Add(time.Duration(i) * time.Millisecond), ExpiresAt: time.Now().Add(time.Hour),
		})
		w.ok(err)
	}
}

// on is a credential's call on a connection.
func on(c parley.Credential, connection string) parley.Credential {
	c.Kind, c.Connection = parley.SocketSession, connection
	return c
}

// connected are the connections that are stored of a user, in order.
func (w *world) connected(user parley.UserID) []string {
	w.t.Helper()
	b := w.store.Batch()
	slot := b.Connections(w.app.ID, user)
	w.ok(b.Run(context.Background()))
	var ids []string
	for _, c := range slot.Value.All {
		ids = append(ids, c.ID)
	}
	slices.Sort(ids)
	return ids
}

func (w *world) channel(creator parley.Credential, others ...string) parley.ChannelID {
	w.t.Helper()
	view, _, err := w.messaging.CreateChannel(context.Background(), creator, parley.ChannelDraft{Participants: others})
	w.ok(err)
	return view.Head.Channel
}

func text(said string, channels ...parley.ChannelID) messaging.SendRequest {
	content, _ := json.Marshal(map[string]string{"text": said})
	req := messaging.SendRequest{Message: parley.MessageDraft{Type: parley.TypeText, Content: content}}
	for _, channel := range channels {
		req.Channels = append(req.Channels, string(channel))
	}
	return req
}

// append sends a text without the fast path, and gives the record that the stream then has.
func (w *world) append(c parley.Credential, channel parley.ChannelID, said string) live.Record {
	w.t.Helper()
	sent, err := w.messaging.Send(context.Background(), c, text(said, channel))
	w.ok(err)
	w.ok(sent[0].Err)
	m := sent[0].Message.Message
	return w.record(live.Record{Channel: channel, Message: &m})
}

func (w *world) record(r live.Record) live.Record {
	w.records++
	r.ID, r.App = fmt.Sprintf("%021d", w.records), w.app.ID
	return r
}

// changes are the records of a channel's change log above a number.
func (w *world) changes(channel parley.ChannelID, above int64) []live.Record {
	w.t.Helper()
	found, err := w.store.Changes(context.Background(), w.app.ID, channel, parley.Span{First: above + 1, Last: above + 100})
	w.ok(err)
	var records []live.Record
	for _, c := range found {
		records = append(records, w.record(live.Record{Channel: channel, Change: &c}))
	}
	return records
}

// mark moves a watermark, and gives the record that the stream then has.
func (w *world) mark(c parley.Credential, channel parley.ChannelID, mark messaging.Mark, n int64) live.Record {
	w.t.Helper()
	before := w.member(channel, c.User)
	_, err := w.messaging.MarkChannel(context.Background(), c, string(channel), mark, n)
	w.ok(err)
	return w.record(live.Record{Channel: channel, Receipt: &store.Receipt{Before: before, After: w.member(channel, c.User)}})
}

func (w *world) member(channel parley.ChannelID, user parley.UserID) parley.Member {
	w.t.Helper()
	b := w.store.Batch()
	slot := b.Member(w.app.ID, channel, user)
	w.ok(b.Run(context.Background()))
	return slot.Value
}

// fanOut works on records, all of which must succeed.
func (w *world) fanOut(records ...live.Record) live.Report {
	w.t.Helper()
	report := w.FanOut(context.Background(), records)
	if len(report.Failed)+len(report.Poison) > 0 {
		w.t.Errorf("failed %v, unreadable %v", report.Failed, report.Poison)
	}
	return report
}

// gateway is API Gateway's side of connections: what they got, and how they behave.
type gateway struct {
	url string

	mu     sync.Mutex
	frames map[string][]string
	closed []string
	status map[string]int           // what a connection answers, else 200
	slow   map[string]time.Duration // and how late
	when   map[string]time.Time     // the last frame came
}

func newGateway(t testing.TB) *gateway {
	g := &gateway{frames: map[string][]string{}, status: map[string]int{}, slow: map[string]time.Duration{}, when: map[string]time.Time{}}
	server := httptest.NewServer(g)
	t.Cleanup(server.Close)
	g.url = server.URL + "/ws"
	return g
}

func (g *gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	frame, _ := io.ReadAll(r.Body)
	id := strings.TrimPrefix(r.URL.Path, "/ws/@connections/")
	g.mu.Lock()
	status, slow := g.status[id], g.slow[id]
	g.mu.Unlock()
	if slow > 0 && r.Method == http.MethodPost {
		select {
		case <-r.Context().Done():
			return
		case <-time.After(slow):
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case r.Method == http.MethodDelete:
		g.closed = append(g.closed, id)
	case status == 0:
		g.frames[id] = append(g.frames[id], string(frame))
		g.when[id] = time.Now()
	default:
		w.WriteHeader(status)
	}
}

func (g *gateway) behaves(id string, status int, slow time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.status[id], g.slow[id] = status, slow
}

// event is an event as a client reads it.
type event struct {
	Type, ID, Kind string
	Channel        parley.ChannelID `json:"channel_id"`
	Sequence       int64            `json:"sequence_id"`
	Change         int64            `json:"change_id"`
	Data           json.RawMessage
	Events         []event
}

// got takes what a connection got so far.
func (w *world) got(id string) []event {
	w.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	var all []event
	for _, frame := range w.frames[id] {
		var e event
		w.ok(json.Unmarshal([]byte(frame), &e))
		if e.Type == "batch" {
			all = append(all, e.Events...)
		} else {
			all = append(all, e)
		}
	}
	delete(w.frames, id)
	return all
}

// types are what a connection got, in short.
func (w *world) types(id string) string {
	var words []string
	for _, e := range w.got(id) {
		words = append(words, e.Type)
	}
	return strings.Join(words, " ")
}

// hears checks what each connection got.
func (w *world) hears(what string, want map[string]string) {
	w.t.Helper()
	for id, words := range want {
		if got := w.types(id); got != words {
			w.t.Errorf("%s: %s got %q, want %q", what, id, got, words)
		}
	}
}

// waiting keeps jobs.
type waiting struct {
	mu     sync.Mutex
	jobs   []queue.Job
	delays []time.Duration
	sent   int
	err    error
}

// take takes the jobs, and how long each was to wait.
func (q *waiting) take() ([]queue.Job, []time.Duration) {
	q.mu.Lock()
	defer q.mu.Unlock()
	jobs, delays := q.jobs, q.delays
	q.jobs, q.delays = nil, nil
	return jobs, delays
}

func (q *waiting) Send(_ context.Context, job []byte, delay time.Duration) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.err == nil {
		q.jobs = append(q.jobs, queue.Job{ID: fmt.Sprint(q.sent), Text: string(job)})
		q.delays = append(q.delays, delay)
		q.sent++
	}
	return q.err
}

func randomBytes(n int) []byte {
	raw := make([]byte, n)
	_, _ = rand.Read(raw) // never fails
	return raw
}

// counted is what a batch's log line says.
func counted(r queue.Report, what string) int {
	for _, attr := range r.Counts {
		if attr.Key == what {
			return int(attr.Value.Int64())
		}
	}
	return -1
}
