package push_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sns"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/push"
	"github.com/parleyhq/parley/shared/push/mototest"
	"github.com/parleyhq/parley/shared/queue"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// world is an app whose members have devices, over a real engine and an SNS that is not ours.
type world struct {
	*push.Service
	mototest.Moto
	t         testing.TB
	store     *store.Store
	weather   *faults.Proxy
	access    *access.Service
	messaging *messaging.Service
	waiting   *waiting
	platforms push.Platforms
	app       parley.App
	now       time.Time // the clock of pushes alone; zero for the real one
}

// waiting is a queue that keeps its jobs.
type waiting struct {
	jobs   []string
	delays []time.Duration
	err    error // why it takes no job
}

func (q *waiting) Send(_ context.Context, job []byte, delay time.Duration) error {
	if q.err != nil {
		return q.err
	}
	q.jobs, q.delays = append(q.jobs, string(job)), append(q.delays, delay)
	return nil
}

func newWorld(t *testing.T, env parley.Environment) *world {
	t.Helper()
	t.Parallel()
	m, q := mototest.New(t), &waiting{}
	s, weather := storetest.WithFaults(t)
	a := access.New(s, nil, time.Now, rand.Reader)
	w := &world{Moto: m, t: t, store: s, weather: weather, access: a, waiting: q, messaging: messaging.New(s, a, time.Now, rand.Reader), app: parley.App{
		ID: parley.NewAppID([16]byte(randomBytes(16))), Name: "test", Environment: env, Epoch: 1, Settings: parley.DefaultSettings(env),
		NonceKey: randomBytes(32), CreatedAt: time.Now(), UpdatedAt: time.Now(),
	}}
	w.platforms = push.Platforms{
		APNs: m.Application(t, "APNS"), APNsSandbox: m.Application(t, "APNS_SANDBOX"), FCM: m.Application(t, "GCM"),
	}
	w.by(m.Client)
	key := parley.APIKeyRecord{ID: base64.RawURLEncoding.EncodeToString(randomBytes(8))}
	w.ok(s.CreateApps(context.Background(), store.NewApp{App: w.app, Key: key}))
	return w
}

// by has pushes made by an SNS.
func (w *world) by(client *sns.Client) {
	w.Service = push.New(push.Config{Store: w.store, Messaging: w.messaging, SNS: client, Queue: w.waiting, Platforms: w.platforms, Now: func() time.Time {
		if w.now.IsZero() {
			return time.Now()
		}
		return w.now
	}})
}

// refusing has pushes made by an SNS that refuses what a test says with a code and a message, and is moto else.
func (w *world) refusing(refuse func(action string) (code, message string)) {
	w.t.Helper()
	moto, err := url.Parse(w.URL)
	w.ok(err)
	proxy := httputil.NewSingleHostReverseProxy(moto)
	server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		form, _ := url.ParseQuery(string(body))
		code, message := refuse(form.Get("Action"))
		if code == "" {
			r.Body = io.NopCloser(bytes.NewReader(body))
			proxy.ServeHTTP(out, r)
			return
		}
		out.WriteHeader(http.StatusBadRequest)
		_, _ = fmt.Fprintf(out, "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>", code, message)
	}))
	w.t.Cleanup(server.Close)
	options := w.Options()
	options.BaseEndpoint = &server.URL
	w.by(sns.New(options))
}

func randomBytes(n int) []byte {
	raw := make([]byte, n)
	_, _ = rand.Read(raw)
	return raw
}

func (w *world) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// user logs a person in.
func (w *world) user(name parley.UserID) parley.Credential {
	w.t.Helper()
	secret, id := randomBytes(32), base64.RawURLEncoding.EncodeToString(randomBytes(16))
	session := parley.Session{ID: id, User: name, SecretHash: parley.SecretHash(secret), CreatedAt: time.Now(), ExpiresAt: time.Now().Add(30 * 24 * time.Hour)}
	w.ok(w.store.Login(context.Background(), w.app.ID, session, id, time.Now(), parley.Profile{}))
	c, err := parley.ParseCredential("Bearer "+parley.NewSessionToken(w.app.ID, name, id, secret), "")
	w.ok(err)
	return c
}

// carry puts a device of the user's, whose token is made from the user's name and the platform's.
func (w *world) carry(c parley.Credential, platform parley.Platform) {
	w.t.Helper()
	_, err := w.access.PutDevice(context.Background(), c, parley.Device{ID: string(platform), Platform: platform, Token: token(c.User, platform)})
	w.ok(err)
}

func token(user parley.UserID, platform parley.Platform) string {
	return hex.EncodeToString(parley.SecretHash([]byte(string(user) + "-" + string(platform))))
}

func (w *world) connect(c parley.Credential) {
	w.t.Helper()
	w.ok(w.store.AddConnection(context.Background(), w.app.ID, c.User, parley.Connection{
		ID: "connection-of-" + string(c.User), Session: c.ID, ConnectedAt: time.Now(), ExpiresAt: time.Now().Add(time.Hour),
	}))
}

func (w *world) channel(creator parley.Credential, others ...string) parley.ChannelID {
	w.t.Helper()
	view, _, err := w.messaging.CreateChannel(context.Background(), creator, parley.ChannelDraft{Participants: others})
	w.ok(err)
	return view.Head.Channel
}

// say sends a text.
func (w *world) say(c parley.Credential, channel parley.ChannelID, n parley.Notification) parley.Message {
	w.t.Helper()
	content, _ := json.Marshal(map[string]string{"text": "a secret"})
	sent, err := w.messaging.Send(context.Background(), c, messaging.SendRequest{
		Channels: []string{string(channel)}, Message: parley.MessageDraft{Type: parley.TypeText, Content: content, Pushes: n},
	})
	w.ok(err)
	w.ok(sent[0].Err)
	return sent[0].Message.Message
}

// ring tells of messages as the stream does.
func (w *world) ring(messages ...parley.Message) {
	w.t.Helper()
	var records []live.Record
	for i := range messages {
		records = append(records, live.Record{ID: fmt.Sprint(i), App: w.app.ID, Channel: messages[i].Channel, Message: &messages[i]})
	}
	push.Bell{Queue: w.waiting}.Ring(context.Background(), w.app.ID, messages[0].Channel, records)
}

// work does the jobs that wait, and says how many have to come again.
func (w *world) work(ctx context.Context) int {
	w.t.Helper()
	var jobs []queue.Job
	for i, text := range w.waiting.jobs {
		jobs = append(jobs, queue.Job{ID: fmt.Sprint(i), Text: text})
	}
	w.waiting.jobs, w.waiting.delays = nil, nil
	return len(w.Work(ctx, jobs).Failed)
}

// tell rings, and has it done.
func (w *world) tell(messages ...parley.Message) {
	w.t.Helper()
	w.ring(messages...)
	if failed := w.work(context.Background()); failed > 0 || len(w.waiting.jobs) > 0 {
		w.t.Errorf("%d jobs failed, %v wait", failed, w.waiting.jobs)
	}
}

// got is how many pushes somebody got on a device.
func (w *world) got(user parley.UserID, platform parley.Platform) int {
	w.t.Helper()
	return len(w.Pushed(w.t, token(user, platform), map[parley.Platform]string{parley.APNs: "APNS_SANDBOX", parley.FCM: "GCM"}[platform]))
}

func (w *world) devices(user parley.UserID) parley.Devices {
	w.t.Helper()
	b := w.store.Batch()
	found := b.Devices(w.app.ID, user)
	w.ok(b.Run(context.Background()))
	return found.Value
}

// bar flags an identity, and leaves sessions and devices as they are.
func (w *world) bar(user parley.UserID, flag func(*parley.Identity)) error {
	w.t.Helper()
	b := w.store.Batch()
	before := b.Identity(w.app.ID, user)
	w.ok(b.Run(context.Background()))
	after := before.Value
	flag(&after)
	_, err := w.store.WriteIdentity(context.Background(), w.app.ID, before.Value, after)
	return err
}
