package messaging_test

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// world is one app with its messaging, over a real engine.
type world struct {
	*messaging.Service
	t      testing.TB
	store  *store.Store
	app    parley.App
	apiKey string
}

func newWorld(t testing.TB, s *store.Store) *world {
	t.Helper()
	w := &world{
		Service: messaging.New(s, access.New(s, nil, time.Now, unsampled{}), time.Now, rand.Reader),
		t:       t, store: s,
		app: parley.App{
			ID: parley.NewAppID([16]byte(randomBytes(16))), Name: "test", Environment: parley.Staging, Epoch: 1,
			Settings: parley.DefaultSettings(parley.Staging), NonceKey: randomBytes(32), CreatedAt: time.Now(), UpdatedAt: time.Now(),
		},
	}
	secret := randomBytes(32)
	key := parley.APIKeyRecord{ID: base64.RawURLEncoding.EncodeToString(randomBytes(8)), SecretHash: parley.SecretHash(secret)}
	w.apiKey = parley.NewAPIKey(w.app.Environment, w.app.ID, key.ID, secret)
	if err := s.CreateApps(context.Background(), store.NewApp{App: w.app, Key: key}); err != nil {
		t.Fatal(err)
	}
	return w
}

// unsampled is randomness by which no call counts against a limit that is counted in even steps.
type unsampled struct{}

func (unsampled) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 0xff
	}
	return len(p), nil
}

func quiet(t testing.TB) *world { return newWorld(t, storetest.New(t)) }

// user logs a person in.
func (w *world) user(name parley.UserID) parley.Credential {
	w.t.Helper()
	secret, id := randomBytes(32), base64.RawURLEncoding.EncodeToString(randomBytes(16))
	session := parley.Session{ID: id, User: name, SecretHash: parley.SecretHash(secret), CreatedAt: time.Now(), ExpiresAt: time.Now().Add(time.Hour)}
	if err := w.store.Login(context.Background(), w.app.ID, session, id, time.Now(), parley.Profile{}); err != nil {
		w.t.Fatal(err)
	}
	c, err := parley.ParseCredential("Bearer "+parley.NewSessionToken(w.app.ID, name, id, secret), "")
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// server is the app's server, for one of its users or, with "", for nobody.
func (w *world) server(user string) parley.Credential {
	w.t.Helper()
	c, err := parley.ParseCredential("Bearer "+w.apiKey, user)
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// setApp changes the app as its operator does.
func (w *world) setApp(change func(*parley.App)) {
	w.t.Helper()
	before := w.app
	change(&w.app)
	w.app.UpdatedAt = before.UpdatedAt.Add(time.Millisecond)
	if done, err := w.store.UpdateApp(context.Background(), before, w.app); !done || err != nil {
		w.t.Fatalf("write the app: %t, %v", done, err)
	}
}

// is checks how a call ended: with the code, or "" for well.
func (w *world) is(what string, err error, want parley.Code) {
	w.t.Helper()
	if err == nil && want == "" || err != nil && want != "" && parley.CodeOf(err) == want {
		return
	}
	w.t.Errorf("%s: %v, want %q", what, err, want)
}

// group makes a group by a draft.
func (w *world) group(creator parley.Credential, draft parley.ChannelDraft) messaging.ChannelView {
	w.t.Helper()
	view, _, err := w.CreateChannel(context.Background(), creator, draft)
	if err != nil {
		w.t.Fatal(err)
	}
	return view
}

func (w *world) get(c parley.Credential, channel parley.ChannelID) messaging.ChannelView {
	w.t.Helper()
	view, err := w.GetChannel(context.Background(), c, string(channel))
	if err != nil {
		w.t.Fatal(err)
	}
	return view
}

// until repeats what may be repeated until it is answered, as a client should.
func until(do func() error) error {
	for deadline := time.Now().Add(time.Minute); ; {
		err := do()
		switch parley.CodeOf(err) {
		case parley.TryAgain, parley.UnknownOutcome:
			if time.Now().Before(deadline) {
				continue
			}
		}
		return err
	}
}

// channel makes a channel of its creator and others.
func (w *world) channel(creator parley.Credential, kind parley.ChannelType, others ...string) messaging.ChannelView {
	w.t.Helper()
	view, fresh, err := w.CreateChannel(context.Background(), creator, parley.ChannelDraft{Participants: others, Type: string(kind)})
	if err != nil || !fresh {
		w.t.Fatalf("create channel: fresh %t, %v", fresh, err)
	}
	return view
}

// send sends a text, which must be taken.
func (w *world) send(c parley.Credential, channel parley.ChannelID, text string) messaging.MessageView {
	w.t.Helper()
	sent, err := w.trySend(c, channel, "", text)
	if err != nil {
		w.t.Fatal(err)
	}
	return sent.Message
}

func (w *world) trySend(c parley.Credential, channel parley.ChannelID, key, text string) (messaging.Sent, error) {
	req := messaging.SendRequest{Message: draft(text), Channels: []string{string(channel)}}
	if key != "" {
		req.Key = &key
	}
	sent, err := w.Send(context.Background(), c, req)
	if err != nil {
		return messaging.Sent{}, err
	}
	return sent[0], sent[0].Err
}

func draft(text string) parley.MessageDraft {
	content, _ := json.Marshal(map[string]string{"text": text})
	return parley.MessageDraft{Type: parley.TypeText, Content: content}
}

// log reads a whole channel.
func (w *world) log(c parley.Credential, channel parley.ChannelID) []messaging.MessageView {
	w.t.Helper()
	var all []messaging.MessageView
	for page := int64(1); ; page++ {
		listing, err := w.ListMessages(context.Background(), c, string(channel), parley.Selection{Page: parley.Page{Number: page, Size: 100}}, false)
		if err != nil {
			w.t.Fatal(err)
		}
		if len(listing.Messages) == 0 {
			return all
		}
		all = append(all, listing.Messages...)
	}
}

func randomBytes(n int) []byte {
	raw := make([]byte, n)
	_, _ = rand.Read(raw) // never fails
	return raw
}

func names(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("user-%03d", i)
	}
	return all
}
